import Datasets
import Foundation
import Geometry
import Incidents
import Testing
import Testkit

@Suite("Files as they come") struct MessyFileTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    // MARK: Lines

    @Test("carriage returns alone end lines, and stay within quotation marks") func oldMacintosh() throws {
        let table = try sources.table("id,place,notes\ra,Gao,\"one\rtwo\"\rb,Kidal,x\r")
        let rows = try Sources.readings(table).map { try $0.incident() }
        #expect(rows.map(\.names.place) == ["Gao", "Kidal"] && rows[0].notes == "one\rtwo")
    }

    @Test("lines of delimiters alone are no rows; the lines below keep their numbers") func blank() throws {
        let table = try sources.table(
            "id,place,lat,lon\n,,,\na,Gao,16.27,-0.04\n, ,,\n,,,\nb,Kidal,18.4,1.4\n,,,\n")
        var lines: [Int] = []
        table.forEachRow { lines.append($0.line) }
        #expect(lines == [3, 6])
    }

    @Test("a row may lack its last fields, but not be torn") func short() throws {
        let rows = try Sources.readings(
            sources.table(
                "id,date,place,lat,lon,notes\na,2022-12-28,Gao,16.27,-0.04\nb,2022-12-28,Gao\nand then they left\nc,2022-12\n"
                    + "d,maybe, they\n"))
        #expect(try rows[0].get().point?.latitude == 16.27 && rows[1].incident().names.place == "Gao")
        let torn = #expect(throws: IncidentReader.Fault.self) { try rows[2].get() }
        #expect(torn?.reason == "the row has 1 fields, the header 6")
        #expect(try rows[3].incident().date?.precision == .month)
        #expect(throws: IncidentReader.Fault.self) { try rows[4].get() }
    }

    @Test(
        "a table without a header is refused, and the first row is not swallowed",
        arguments: [
            "1,2022-12-28,Gao,Mali,16.27,-0.04,3\n2,2022-12-29,Gao,Mali,16.27,-0.04,3\n",
            "Gao;16,27;-0,04\nKidal;18,4;1,4\n", "a\t28 December 2022\tGao\n",
            "1,Gao,Mali\n2,Kidal,Mali\n", "Gao,20221228\n",
        ])
    func headerless(_ text: String) throws {
        let error = #expect(throws: TableError.self) { try sources.table(text) }
        #expect(error?.reason.contains("is no header: put a line") == true, "\(String(describing: error))")
    }

    @Test(
        "a row of groups above the headings is passed over",
        arguments: ["Incident,,,Location,,,Casualties", "Event,,Date,Location,,,Killed"])
    func groups(_ line: String) throws {
        let table = try sources.table(
            line + "\nid,date,type,place,lat,lon,killed\na,2022-12-28,Raid,Gao,16.27,-0.04,3\n")
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.names.place == "Gao" && incident.fatalities == 3 && table.columns[0] == "id")
    }

    @Test(
        "binary files are named and never shown",
        arguments: [
            ("a.shp", [0x00, 0x00, 0x27, 0x0A, 0, 0, 0, 0], "a shapefile"),
            ("a.fgb", Array("fgb\u{3}fgb\u{0}".utf8), "FlatGeobuf"),
            ("a.dbf", [0x03, 0x7A, 0x0B, 0x1E, 0, 0, 0, 1], "a part of a shapefile"),
            ("a.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF], "no text"),
        ] as [(String, [UInt8], String)])
    func binary(_ name: String, bytes: [UInt8], what: String) throws {
        let file = try sources.file(name, bytes)
        let error = #expect(throws: TableError.self) { try SourceTable(contentsOf: file) }
        #expect(error?.reason.contains(what) == true && error?.reason.contains("ogr2ogr -f GPKG") == true)
        let points = #expect(throws: TableError.self) { try PointTable(contentsOf: file) }
        #expect(points?.reason == error?.reason)
    }

    @Test("a stray control character makes no binary file") func stray() throws {
        let table = try sources.table("id,place,notes\na,Gao,\u{0}\u{1}x\n")
        #expect(try Sources.readings(table)[0].incident().names.place == "Gao")
    }

    @Test("UTF-16 without a byte order mark is read") func unmarked() throws {
        let units = Array("id,place\na,Gao\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let table = try SourceTable(contentsOf: sources.file("u.csv", units))
        #expect(try Sources.readings(table)[0].incident().names.place == "Gao")
    }

    // MARK: JSON

    @Test(
        "replies of services: the objects in the list are the table",
        arguments: [
            #"{"status":200,"success":true,"count":1,"data":[ROW]}"#,
            #"{"TotalCount":1,"TotalPages":1,"PreviousPageUrl":"","NextPageUrl":"","Result":[ROW]}"#,
            #"{"meta":{"page":1},"messages":[],"incidents":[ROW]}"#,
        ])
    func replies(_ text: String) throws {
        let row = #"{"id":"a","date":"2022-12-28","country":"Mali","latitude":16.27,"longitude":-0.04}"#
        let rows = try Sources.readings(sources.table(text.replacing("ROW", with: row), "t.json"))
        #expect(rows.count == 1)
        #expect(try rows[0].get().point == Coordinate(latitude: 16.27, longitude: -0.04))
    }

    @Test("a list within an incident makes it no reply") func lists() throws {
        let text = #"{"id":"a","date":"2022-12-28","place":"Gao","victims":[{"name":"x"},{"name":"y"}]}"#
        let rows = try Sources.readings(sources.table(text, "t.json"))
        #expect(try rows.count == 1 && rows[0].incident().names.place == "Gao")
    }

    // MARK: KML

    @Test("KMZ whose first document links to others within the archive, as GDAL writes it") func links()
        throws
    {
        func placemark(_ name: String, _ longitude: Int) -> String {
            "<Placemark><name>\(name)</name><Point><coordinates>\(longitude),16</coordinates></Point></Placemark>"
        }
        func link(_ target: String) -> String {
            "<NetworkLink><Link><href>\(target)</href></Link></NetworkLink>"
        }
        func kml(_ text: String) -> String { "<kml><Document>\(text)</Document></kml>" }
        let file = try sources.file(
            "t.kmz",
            zip([
                (
                    "doc.kml",
                    kml(link("layers/a.kml") + link("layers/a.kml") + link("https://example.org/x.kml"))
                ),
                ("layers/a.kml", kml(placemark("A", 1) + link("./b.kml"))),
                ("layers/b.kml", kml(placemark("B", 2) + link("../doc.kml"))),
                ("other.kml", kml(placemark("C", 3))),
            ]))
        let rows = try Sources.readings(SourceTable(contentsOf: file)).map { try $0.get() }
        #expect(rows.map(\.incident.names.description) == ["A", "B"])
        #expect(rows.map(\.point?.longitude) == [1, 2])
    }

    @Test("a placemark keeps both its name and its description") func names() throws {
        let table = try sources.table(FormatTests.kml, "t.kml")
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.names.description == "A strike" && incident.notes == "near <b>Kabul</b>")
    }

    // MARK: Workbooks

    /// A workbook of two sheets with styles 1 day and time, 2 day, 3 month, 4 time, 5 a count of hours, 6 a number.
    private func workbook(_ cells: String, countsFrom1904: Bool = false) throws -> String {
        let styles = """
            <styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>\
            <numFmt numFmtId="165" formatCode="[$-409]mmm\\-yy;@"/><numFmt numFmtId="166" formatCode="[h]:mm"/>\
            <numFmt numFmtId="167" formatCode="0.00&quot; days&quot;"/></numFmts>
            <cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
            <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/>\
            <xf numFmtId="20"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>
            """
        func text(_ cell: String, _ text: String) -> String {
            "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        let header = ["id", "date", "place", "hours"].enumerated().map {
            text(["A", "B", "C", "D"][$0] + "1", $1)
        }
        return try sources.file(
            "t.xlsx",
            zip([
                (
                    "xl/workbook.xml",
                    "<workbook><workbookPr date1904=\"\(countsFrom1904 ? 1 : 0)\"/><sheets><sheet name=\"README\" id=\"r1\"/><sheet name=\"Data\" id=\"r2\"/></sheets></workbook>"
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/b.xml\"/></Relationships>"
                ),
                ("xl/styles.xml", styles),
                (
                    "xl/worksheets/a.xml",
                    "<worksheet><sheetData><row r=\"1\">\(text("A1", "This workbook holds incidents"))</row></sheetData></worksheet>"
                ),
                (
                    "xl/worksheets/b.xml",
                    "<worksheet><sheetData><row r=\"1\">\(header.joined())</row><row r=\"2\">\(cells)</row></sheetData></worksheet>"
                ),
            ]))
    }

    @Test("cells that show a day are days, with a time or not, from 1900 or 1904; others stay numbers")
    func dayCells() throws {
        func fields(_ cells: String, countsFrom1904: Bool = false) throws -> [String] {
            let table = try SourceTable(contentsOf: workbook(cells, countsFrom1904: countsFrom1904))
            var fields: [String] = []
            table.forEachRow { fields = $0.fields }
            return fields
        }
        // What Excel shows for these numbers.
        #expect(
            try fields(
                "<c r=\"A2\" s=\"6\"><v>44923.5</v></c><c r=\"B2\" s=\"1\"><v>44923.604166666664</v></c><c r=\"C2\" s=\"4\"><v>0.5</v></c><c r=\"D2\" s=\"5\"><v>1.5</v></c>"
            ) == ["44923.5", "2022-12-28 14:30", "12:00", "1.5"])
        #expect(
            try fields(
                "<c r=\"A2\"><v>44923</v></c><c r=\"B2\" s=\"2\"><v>44923</v></c><c r=\"C2\" s=\"3\"><v>44923</v></c><c r=\"D2\" t=\"d\" s=\"2\"><v>2022-12-28T00:00:00</v></c>"
            ) == ["44923", "2022-12-28", "2022-12", "2022-12-28"])
        #expect(
            try fields("<c r=\"B2\" s=\"2\"><v>43461</v></c>", countsFrom1904: true)[1] == "2022-12-28")
    }

    @Test("the first sheet with a table is taken, and it is said") func sheets() throws {
        let table = try SourceTable(
            contentsOf: workbook("<c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>44923.604</v></c>"))
        #expect(table.notes == ["sheet \u{2018}Data\u{2019} of README, Data: those before it hold no table"])
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.date?.start.description == "2022-12-28" && incident.date?.precision == .day)
    }

    @Test("the days of a workbook and of a CSV table are the same to a comparison") func sameDays() throws {
        let sheet = try SourceTable(
            contentsOf: workbook(
                "<c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>44923.604</v></c><c r=\"C2\" t=\"str\"><v>Gao</v></c>"
            ))
        let map = try ColumnMap(sheet, .recognising(sheet.columns))
        func changes(_ day: String) throws -> Int {
            let table = try sources.table("id,date,place\n1,\(day),Gao\n")
            return EditionComparison(
                old: (table, try ColumnMap(table, .recognising(table.columns))), new: (sheet, map)
            ).changes.count
        }
        #expect(try changes("2022-12-28") == 0 && changes("28.12.2022") == 0 && changes("44923") == 0)
        #expect(try changes("12/28/2022") == 0 && changes("27.12.2022") == 1)
    }

    @Test("what GDAL writes as dates is read as dates") func gdalDays() throws {
        let csv = try sources.file(
            "in.csv", "id,date,at\na,2021/07/20,2021/07/20 10:30:00\nb,1999/12/31,2000/01/01 00:00:00\n".utf8)
        let out = sources.folder.url("o.xlsx").path
        let run = try Subprocess.run("ogr2ogr", ["-f", "XLSX", out, csv, "-oo", "AUTODETECT_TYPE=YES"])
        try #require(run.status == 0, "\(run.errors)")
        var fields: [[String]] = []
        try SourceTable(contentsOf: out).forEachRow { fields.append($0.fields) }
        #expect(fields == [["a", "2021-07-20", "2021-07-20 10:30"], ["b", "1999-12-31", "2000-01-01"]])
    }

    // MARK: Published datasets

    @Test("a table that lacks a dataset's columns is none of its, and they are named") func missing() throws {
        let table = try sources.table("id,date,country,latitude,longitude\na,2022-12-28,Mali,16.27,-0.04\n")
        let gtd = try #require(DatasetMapping.named("gtd"))
        #expect(try ColumnMap(table, gtd).missing == ["eventid", "iyear"])
        let own = try sources.table("eventid,iyear,country_txt\n1,2020,Mali\n")
        #expect(try ColumnMap(own, gtd).missing.isEmpty)
    }
}
