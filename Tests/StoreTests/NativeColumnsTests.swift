import Datasets
import Formats
import Foundation
import Geocoding
import Store
import Testing
import Testkit

@Suite("Rows in their publisher's columns") struct NativeColumnsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Imports a file into a store of the test's own.
    @discardableResult
    func load(_ path: String, into store: String = "s.gpkg", named: [ColumnRole: String] = [:]) throws
        -> ImportReport
    {
        let table = try SourceTable(contentsOf: path)
        let store = try IncidentStore(writing: folder.url(store).path)
        let name = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? path
        let mapping = DatasetMapping.recognising(table.columns).called(name)
        let map = try ColumnMap(table, mapping, named: named)
        let report = try store.importTable(table, map, #require(StoreTests.geocoder))
        try store.close()
        return report
    }

    func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: folder.url(name))
        return folder.url(name).path
    }

    /// What `export --columns native` writes.
    func native(_ dataset: String? = nil, of store: String = "s.gpkg") throws -> String {
        let store = try IncidentStore(reading: folder.url(store).path)
        let dataset = try store.dataset(dataset)
        let native = try NativeColumns(dataset)
        var selection = StoreSelection()
        selection.take(dataset)
        let rows = try StoreRowSource(store, selection, columns: native.columns)
        var sink = MemorySink()
        let encoder = DelimitedRows(lines: native.layout.headLines, delimiter: native.layout.delimiter)
        try sink.write(rows, as: encoder)
        return String(decoding: sink.bytes, as: UTF8.self)
    }

    static func firstCell(_ path: String) throws -> Substring {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return text.drop { $0 == "\u{FEFF}" || $0 == "\"" }.prefix { !",;\t\"".contains($0) }
    }

    /// The fields of a file, header and all.
    static func fields(_ path: String) throws -> [[String]] {
        let table = try SourceTable(contentsOf: path)
        var rows = table.layout.headLines
        table.forEachRow { rows.append($0.fields) }
        return rows
    }

    /// A file comes back field by field, and what comes back says nothing new.
    func expectRoundTrip(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let store = UUID().uuidString + ".gpkg"
        let report = try load(path, into: store)
        let given = try file("given-" + store + ".csv", native(of: store))
        // As a file begins, so does what is given back: a header where there was one.
        if !path.hasSuffix(".json") {
            #expect(try Self.firstCell(given) == Self.firstCell(path), sourceLocation: sourceLocation)
        }
        var (old, new) = (try Self.fields(path), try Self.fields(given))
        #expect(new.count == old.count - report.rejected, sourceLocation: sourceLocation)
        if report.rejected > 0 {
            let kept = Set(new)
            old.removeAll { !kept.contains($0) }
        }
        #expect(old == new, sourceLocation: sourceLocation)
        let again = try load(given, into: store)
        #expect(again.added == 0 && again.changed == 0 && again.rejected == 0, sourceLocation: sourceLocation)
        #expect(again.unchanged == report.added, sourceLocation: sourceLocation)
    }

    @Test(
        "published files come back field by field, and importing what came back changes nothing",
        arguments: [
            "ucdp_ged231_sample1000.csv", "ucdp_ged_hdx_ukr_hxl.csv", "gdelt2_20180101000000.export.CSV",
            "nga_asam.json", "imb_piracy_1993_2016.csv",
        ])
    func samples(_ name: String) throws {
        let path = Project.root + "/../shared/samples/" + name
        guard FileManager.default.fileExists(atPath: path) else {
            return print("skipped: no ../shared/samples")
        }
        let head = try Self.head(path)
        try expectRoundTrip(file(name, head))
        guard name == "ucdp_ged231_sample1000.csv" else { return }
        // The candidate releases have no header.
        try expectRoundTrip(file("candidate.csv", String(head.split(separator: "\n", maxSplits: 1)[1])))
    }

    /// A file as far as its twentieth row.
    static func head(_ path: String) throws -> String {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var lines: [Int] = []
        try SourceTable(contentsOf: path).forEachRow { lines.append($0.line) }
        guard lines.count > 20 else { return text }
        let all = text.split(separator: "\n", omittingEmptySubsequences: false)
        return all.prefix(lines[20] - 1).joined(separator: "\n") + "\n"
    }

    static let acled = """
        event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
        actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,\
        longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp
        SYR1,28 December 2022,2022,1,Political violence,Battles,Armed clash,Side A,,1,Side B,,2,12,,760,Middle East,Syria,\
        Idleb,Ariha,Ariha,Ariha,35.8136,36.6094,1,Somebody,National,"On 28 December, a ""clash"".",3,,1672700000
        SYR2,05-01-2023,2023,2,Political violence,Battles,Armed clash,Side A,,1,,,,10,,760,Middle East,Syria,Idleb,,,Idleb,\
        35.93,36.63,3,Somebody,National, Around then. ,0,crowd size=no report,1672700001

        """

    static let oldACLED = """
        data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,\
        assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,\
        longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3
        9,760,SYR7,7,03 March 2021,2021,1,Protests,Peaceful protest,People,,6,,,0,60,Middle East,Syria,Homs,,,Homs,34.73,\
        36.72,1,S,National,A protest.,0,1,SYR

        """

    @Test("ACLED in both layouts, GTD without a header, tags alone: as they were") func layouts() throws {
        try expectRoundTrip(file("acled.csv", Self.acled))
        try expectRoundTrip(file("old.csv", Self.oldACLED))
        var gtd = [String](repeating: "", count: 135)
        gtd.replaceSubrange(0..<4, with: ["201705310001", "2017", "5", "0"])
        (gtd[8], gtd[11], gtd[12], gtd[13], gtd[14]) = (
            "Afghanistan", "Kabul", "Kabul", "34.516895", "69.147011"
        )
        (gtd[15], gtd[18]) = ("1", "\"31/05/2017: A bomb, in two\nlines.\"")
        try expectRoundTrip(file("gtd.csv", gtd.joined(separator: ",") + "\n"))
        let tags = "#event+id,#geo+lat,#geo+lon,#date\nx,1.50,2,2020-01-01\n"
        try load(file("tags.csv", tags), into: "tags.gpkg")
        #expect(
            try native(of: "tags.gpkg").hasPrefix(
                """
                #event+id,#geo+lat,#geo+lon,#date,lat,lon,uncertainty_m,rule\r
                #event+id,#geo+lat,#geo+lon,#date,,,,\r
                x,1.50,2,2020-01-01,1.5,2.0,5000.0,
                """))
    }

    @Test("rows that were placed by name have their position and code; they are no news to the store")
    func placed() throws {
        let header =
            "id,type_of_violence,date_start,date_end,date_prec,country,adm_1,adm_2,where_coordinates,latitude,longitude,where_prec,relid\n"
        func row(_ id: Int, _ place: String, _ admin1: String, _ point: String, _ code: String) -> String {
            "\(id).0,2.0,2020-01-01,2020-01-02,1.0,Afghanistan,\(admin1),,\(place),\(point),\(code),AFG-\(id)\n"
        }
        let text =
            header + row(1, "Kandahar city", "Kandahar province", "31.61,65.71", "1.0")
            + row(2, "Kandahar", "Kandahar province", ",", "1.0")
            + row(3, "Nowhere at all", "Helmand province", ",", "1.0")
            + row(4, "Kabul", "Kabul province", ",", "4.0") + row(5, "", "", ",", "")
        try load(file("ged.csv", text))
        let given = try native()
        var lines = given.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        lines.removeFirst()
        #expect(lines.map { $0[11] } == ["1.0", "1.0", "4.0", "4.0", "6"])
        #expect(lines[0][9] == "31.61" && lines[0][10] == "65.71")
        let kandahar = try #require(Double(lines[1][9]))
        #expect(abs(kandahar - 31.61) < 0.1)
        #expect(lines.allSatisfy { !$0[9].isEmpty && !$0[10].isEmpty })
        // All else is as it was.
        #expect(lines.map { $0[0] } == ["1.0", "2.0", "3.0", "4.0", "5.0"])
        let again = try load(file("given.csv", given))
        #expect(again.unchanged == 5 && again.changed == 0 && again.added == 0)
        // A publisher who has found out where something was says something new.
        let news = try load(
            file(
                "ged2.csv",
                text.replacing("Kandahar province,,Kandahar,,", with: "Kandahar province,,Kandahar,31.7,65.6")
            ))
        #expect(news.changed == 1 && news.unchanged == 4)
    }

    @Test("a code never says more than was reached, and the publisher's is kept where it says no less")
    func codes() throws {
        let ucdp = try #require(DatasetMapping.named("ucdp"))
        #expect(ucdp.code(for: .admin2, published: "1.0") == "3.0")
        #expect(ucdp.code(for: .exact, published: "2") == "2")
        #expect(ucdp.code(for: .exact, published: "7") == "7")
        #expect(ucdp.code(for: .area, published: "") == "5")
        let acled = try #require(DatasetMapping.named("acled"))
        #expect(
            acled.code(for: .admin2, published: "1") == "3" && acled.code(for: .country, published: "") == "3"
        )
        let gtd = try #require(DatasetMapping.named("gtd"))
        #expect(gtd.code(for: .admin2, published: "3") == "3" && gtd.code(for: .near, published: "1") == "2")
        #expect(gtd.code(for: .country, published: "1") == "5")
        let gdelt = try #require(DatasetMapping.named("gdelt"))
        #expect(
            gdelt.code(for: .exact, published: "0") == "0" && gdelt.code(for: .exact, published: "") == "4")
        #expect(DatasetMapping.named("imb")?.code(for: .exact, published: "") == nil)
    }

    @Test("a spreadsheet keeps its columns, and ours come behind them") func spreadsheet() throws {
        let text = "Nr;Ort;Staat;lat;Bemerkung\n1;Kabul;Afghanistan;;\"a; b\"\n2;Nowhere;;;\n"
        try load(file("meine.csv", text), named: [.place: "Ort", .country: "Staat"])
        let lines = try native().split(separator: "\r\n")
        #expect(lines[0] == "Nr;Ort;Staat;lat;Bemerkung;lat_2;lon;uncertainty_m;rule")
        #expect(lines[1].hasPrefix("1;Kabul;Afghanistan;;\"a; b\";34.5"))
        #expect(lines[1].hasSuffix(PlacingRule.placeInCountry.rawValue))
        #expect(lines[2] == "2;Nowhere;;;;;;;")
    }

    @Test("editions with other columns are one table; tables of other columns are several") func several()
        throws
    {
        try load(file("old.csv", Self.oldACLED))
        try load(file("new.csv", Self.acled))
        try load(file("a.csv", "id,lat,lon\nx,1,2\n"))
        try load(file("b.csv", "id,lat,lon,place\ny,1,2,Kabul\n"))
        let all = try IncidentStore(reading: folder.url("s.gpkg").path).datasets()
        #expect(all.map { "\($0.name) \($0.count)" } == ["acled 3", "a 1", "b 1"])
        let error = #expect(throws: StoreError.self) { try native() }
        #expect(
            error?.description.hasSuffix(
                "it holds 3 datasets; name one with --dataset: acled (3), a (1), b (1)") == true)
        #expect(throws: StoreError.self) { try native("gtd") }
        #expect(
            try native("B").hasPrefix(
                "id,lat,lon,place,lat_2,lon_2,uncertainty_m,rule\r\ny,1,2,Kabul,1.0,2.0,"))
        let lines = try native("acled").split(separator: "\r\n")
        // The latest file's columns, then those that only the earlier one has.
        #expect(
            lines[0].hasPrefix("event_id_cnty,event_date,")
                && lines[0].hasSuffix(",timestamp,data_id,event_id_no_cnty,iso3"))
        #expect(lines[1].hasPrefix("SYR7,03 March 2021,") && lines[1].hasSuffix(",1,9,7,SYR"))
        #expect(lines[2].hasPrefix("SYR1,28 December 2022,") && lines[2].hasSuffix(",1672700000,,,"))
    }
}
