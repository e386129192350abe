import Foundation
import Testing
import Testkit

/// Published tables as they come, with days in their publishers' notations, shown in every way there is.
@Suite("KML, page, picture, QGIS and the choice by days agree on what a table's columns mean", .serialized)
struct OneLookTests {
    private static let acled = """
        event_id_cnty,event_date,time_precision,event_type,actor1,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities
        AFG1,20 July 2021,1,Explosions/Remote violence,IS,Afghanistan,Kabul,Kabul,Kabul,34.5281,69.1723,1,Tolo,rockets,0
        AFG2,05 August 2021,2,Battles,Taliban,Afghanistan,Herat,Herat,Herat,34.3482,62.1997,1,Tolo,clash,4
        AFG3,15 September 2021,3,Talks & <more>,,Afghanistan,Kabul,Kabul,Kabul,34.5281,69.1723,1,AP,,0
        AFG4,15 September 2021,1,Battles,,Afghanistan,Kabul,Kabul,Kabul,34.5281,69.1723,1,AP,,0

        """
    private static let gtd = """
        eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,attacktype1_txt,gname,nkill,summary
        201001010001,2010,1,5,Iraq,Baghdad,Baghdad,33.3,44.4,1,Bombing/Explosion,Unknown,3,a
        201003000002,2010,3,0,Iraq,Nineveh,Mosul,36.34,43.13,1,Armed Assault,Unknown,1,b
        201100000003,2011,0,0,Iraq,Basra,Basra,30.5,47.8,1,Assassination,Unknown,1,c

        """
    private static let gdelt = """
        GlobalEventID,SQLDATE,EventRootCode,Actor1Name,ActionGeo_Type,ActionGeo_FullName,ActionGeo_Lat,ActionGeo_Long,SOURCEURL
        1,20230105,19,ARMY,4,"Goma, Congo",-1.68,29.22,http://x
        2,20230206,14,CROWD,4,"Goma, Congo",-1.68,29.22,http://y

        """
    /// Codes as a data frame writes them; days that the publisher means as they stand, whatever the code says.
    private static let ucdp = """
        id,relid,type_of_violence,side_a,side_b,where_prec,where_coordinates,country,latitude,longitude,date_prec,date_start,date_end,best
        1,a,1.0,A,B,1,Gao,Mali,16.27,-0.04,4,2020-01-05,2020-01-31,3
        2,b,3.0,A,B,1,Gao,Mali,16.27,-0.04,1,2020-02-06,2020-02-06,1
        3,c,3.0,A,B,1,Gao,Mali,16.27,-0.04,1,2020-02-07,2020-02-07,1

        """
    /// Three columns that nobody publishes; what is not known is left out.
    private static let parts = """
        id,year,month,day,event,lat,lon
        1,2020,2,3,Riots,1,2
        2,2020,2,,Riots,1,2
        3,2020,,,Riots,1,2

        """
    /// Day before month, as one of the rows shows; in German.
    private static let german = """
        Nr;Datum;Ort;Art;Breite;Länge
        1;03-04-2022;Gao;Angriff;16.27;-0.04
        2;25-04-2022;Gao;Raub;16.27;-0.04
        3;;Gao;Raub;16.27;-0.04

        """

    /// A table, its days, the column of its types, and days to choose by.
    struct Table: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let days: [String]
        let types: [String]
        let choice: [String]
        var testDescription: String { name }
    }

    private static let tables = [
        Table(
            name: "acled", text: acled,
            days: ["2021-07-20", "2021-08-02 2021-08-08", "2021-09-01 2021-09-30", "2021-09-15"],
            types: ["Battles", "Explosions/Remote violence", "Talks & <more>"],
            choice: ["--since", "2021-08-08", "--until", "2021-09-14"]),
        Table(
            name: "gtd", text: gtd,
            days: ["2010-01-05", "2010-03-01 2010-03-31", "2011-01-01 2011-12-31"],
            types: ["Armed Assault", "Assassination", "Bombing/Explosion"],
            choice: ["--since", "2010-03-15", "--until", "2011-05"]),
        Table(
            name: "gdelt", text: gdelt, days: ["2023-01-05", "2023-02-06"], types: ["fight", "protest"],
            choice: ["--since", "2023-01-06"]),
        Table(
            name: "ucdp", text: ucdp, days: ["2020-01-05 2020-01-31", "2020-02-06", "2020-02-07"],
            types: ["one-sided violence", "state-based conflict"],
            choice: ["--since", "2020-01-31", "--until", "2020-02-06"]),
        Table(
            name: "parts", text: parts,
            days: ["2020-02-03", "2020-02-01 2020-02-29", "2020-01-01 2020-12-31"],
            types: ["Riots"], choice: ["--since", "2020-03"]),
        Table(
            name: "german", text: german, days: ["2022-04-03", "2022-04-25", ""], types: ["Raub", "Angriff"],
            choice: ["--since", "2022-04-04"]),
    ]

    private let program: Program

    init() throws { program = try Program() }

    private func written(_ name: String) throws -> String {
        try String(contentsOf: program.folder.url(name), encoding: .utf8)
    }

    /// What stands between two texts, each time.
    private func all(_ text: String, _ start: String, _ end: String) -> [String] {
        text.components(separatedBy: start).dropFirst().map {
            $0.components(separatedBy: end)[0]
        }
    }

    private func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    @Test("the same days, the same colours", arguments: tables) func look(_ table: Table) throws {
        let file = try program.file("\(table.name).csv", table.text.utf8)
        for output in ["t.kml", "t.kmz", "t.svg", "t.html"] {
            let run = try program.run("export", file, "-o", output)
            #expect(run.status == 0, "\(output): \(run.errors)")
        }
        #expect(try program.run("import", file, "--into", "s.gpkg").status == 0)

        let kml = try written("t.kml")
        let days = kml.components(separatedBy: "<Placemark>").dropFirst().map { mark in
            let days = all(mark, "<when>", "</when>") + all(mark, "<begin>", "</begin>")
            return (days + all(mark, "<end>", "</end>")).joined(separator: " ")
        }
        #expect(days == table.days)

        let svg = try written("t.svg")
        // The words of a legend stand behind their colour.
        var drawn: [String: String] = [:]
        for entry in svg.components(separatedBy: "<circle r=\"5\" fill=\"#").dropFirst() {
            let name = plain(all(entry, "<text", "</text>")[0].components(separatedBy: ">").last ?? "")
            drawn[name.components(separatedBy: " (")[0]] = String(entry.prefix(6))
        }
        let colours = table.types.map { drawn[$0] ?? "none" }
        #expect(Set(colours).count == table.types.count && !colours.contains("none"), "\(drawn)")

        // KML writes blue before red; its styles are in the order of how often the types are.
        let styles = all(kml, "<IconStyle><color>ff", "</color>").map { bgr in
            [bgr.suffix(2), bgr.dropFirst(2).prefix(2), bgr.prefix(2)].joined()
        }
        #expect(Array(styles.dropLast()) == colours)

        let styled = try Subprocess.run(
            "/usr/bin/python3",
            [
                "-c",
                """
                import sqlite3, sys
                import xml.etree.ElementTree as E
                q = sqlite3.connect(sys.argv[1]).execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'incidents'").fetchone()[0]
                d = E.fromstring(q.split("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")[-1])
                for c in d.iter("category"):
                    p = next(s for s in d.iter("symbol") if s.get("name") == c.get("symbol")).find("layer/prop[@k='color']").get("v")
                    print("%02x%02x%02x" % tuple(map(int, p.split(",")[:3])), c.get("value"))
                """, program.folder.path + "/s.gpkg",
            ])
        #expect(styled.status == 0, "\(styled.errors)")
        let inQGIS = Dictionary(
            uniqueKeysWithValues: styled.text.split(separator: "\n").map {
                (String($0.dropFirst(7)), String($0.prefix(6)))
            })
        #expect(table.types.map { inQGIS[$0] ?? "none" } == colours)

        if Browser.isMissing { return }
        let browser = try Browser()
        try browser.open(
            Data(contentsOf: program.folder.url("t.html")), when: "document.documentElement.dataset.ready")
        let names = try browser.value("app.incidents.types.slice(0, -1).map(t => t.name)") as? [String]
        #expect(names == table.types)
        let shown = try browser.value("app.incidents.types.slice(0, -1).map(t => t.colour.slice(1))")
        #expect(shown as? [String] == colours)
        let spans = try browser.value(
            """
            Array.from(app.incidents.start, (day, row) => day === NO_DAY ? '' : [...new Set([day, app.incidents.end[row]])]
              .map(each => dayDate(each).toISOString().slice(0, 10)).join(' '))
            """)
        #expect(spans as? [String] == table.days)
    }

    @Test("a table's rows are chosen by their days as a store's are", arguments: tables)
    func choice(_ table: Table) throws {
        let file = try program.file("\(table.name).csv", table.text.utf8)
        #expect(try program.run("import", file, "--into", "s.gpkg").status == 0)
        func rows(_ file: String) throws -> Int {
            let run = try Program.run(
                ["export", file, "--format", "csv"] + table.choice, in: program.folder.path)
            return run.text.split(whereSeparator: \.isNewline).count - 1
        }
        let count = try rows(file)
        #expect(try rows("s.gpkg") == count)
        #expect(count > 0 && count < table.days.count)
        let near = try Program.run(
            ["near", "20,40", "--radius", "20000km", "--in", file, "--format", "csv"] + table.choice,
            in: program.folder.path)
        #expect(near.text.split(whereSeparator: \.isNewline).count - 1 == count, "\(near.errors)")
    }

    @Test("what is called a date and is none gives way to a column of days") func misnamed() throws {
        try program.file(
            "m.csv", "id,day,seen,lat,lon\na,Monday,2022-05-02,1,2\nb,Friday,2022-05-06,1,2\n".utf8)
        let kml = try program.run("export", "m.csv", "--format", "kml")
        #expect(all(kml.text, "<when>", "</when>") == ["2022-05-02", "2022-05-06"])
        let run = try program.run("export", "m.csv", "--format", "csv", "--since", "2022-05-03")
        #expect(run.text.split(whereSeparator: \.isNewline).dropFirst().map { $0.first } == ["b"])
    }

    @Test("a date that the user names counts, whatever else is called so") func named() throws {
        try program.file(
            "n.csv",
            "id,date,reported on,lat,lon\na,2021-01-01,5 May 2022,1,2\nb,2022-05-05,1 June 2020,1,2\n".utf8)
        let run = try program.run(
            "export", "n.csv", "--format", "csv", "--since", "2022", "--date", "reported on")
        #expect(run.text.split(whereSeparator: \.isNewline).dropFirst().map { $0.first } == ["a"])
        let kml = try program.run("export", "n.csv", "--format", "kml", "--date", "reported on")
        #expect(all(kml.text, "<when>", "</when>") == ["2022-05-05", "2020-06-01"])
    }
}
