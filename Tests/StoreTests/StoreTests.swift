import Datasets
import Formats
import Foundation
import GRDB
import Gazetteer
import Geocoding
import Geometry
import Store
import Testing
import Testkit

@Suite("A store of incidents") struct StoreTests {
    let folder: TemporaryFolder
    static let geocoder: Geocoder? = try? Geocoder(world: .embedded(), landmarks: .embedded())

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.url("incidents.gpkg").path }

    static let small = """
        id,date,place,country,lat,lon,event_type,fatalities
        a,2020-01-02,Kabul,Afghanistan,34.5,69.2,Attack,3
        b,2020-02-03,Kabul,Afghanistan,,,Attack,
        c,2020-03-04,Nowhere,,,,Attack,1
        d,2020-04-05,Kabul,Afghanistan,,,Attack,1,more

        """

    @discardableResult
    func load(_ text: String, _ options: ImportOptions = ImportOptions(), name: String = "t.csv") throws
        -> ImportReport
    {
        let file = folder.url(name)
        try Data(text.utf8).write(to: file)
        let table = try SourceTable(contentsOf: file.path)
        let store = try IncidentStore(writing: path)
        let mapping = DatasetMapping.recognising(table.columns).called(name)
        let report = try store.importTable(
            table, ColumnMap(table, mapping), #require(Self.geocoder), options)
        try store.close()
        return report
    }

    func incidents(_ selection: StoreSelection = StoreSelection()) throws -> [[String: FieldValue]] {
        var found: [[String: FieldValue]] = []
        try IncidentStore(reading: path).forEach(selection) { incident in
            found.append(Dictionary(uniqueKeysWithValues: zip(IncidentStore.columns, incident.values)))
            return true
        }
        return found
    }

    /// All of the tables that must not change, as texts.
    func content() throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try ["incidents", "areas", "evidence", "rejects", "sources", "removed"].flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY fid").map { "\(table) \($0)" }
            }
        }
    }

    @Test("rows keep their points, are placed by name, or stay without a position") func positions() throws {
        let report = try load(Self.small)
        #expect(report.added == 3 && report.rejected == 1 && report.placed == 1 && report.unplaced == 1)
        #expect(report.rejections == ["5: the row has 9 fields, the header 8"])
        let found = try incidents()
        #expect(found.map { $0["id"] } == [.text("a"), .text("b"), .text("c")])
        // One decimal, and no row that has more.
        #expect(
            found[0]["lat"] == .real(34.5) && found[0]["rule"] == .text(PlacingRule.statedGrain.rawValue))
        #expect(
            found[1]["matched"] == .text("Kabul, Afghanistan") || found[1]["geonameid"] == .integer(1_138_958)
        )
        #expect(found[1]["rule"] == .text(PlacingRule.placeInCountry.rawValue))
        #expect(found[2]["lat"] == .null && found[2]["uncertainty_m"] == .null)
        #expect(found[1]["fatalities"] == .null && found[0]["fatalities"] == .integer(3))
    }

    @Test("incidents that are placed on a country share its outline, whatever they are") func outlines()
        throws
    {
        let rows = (1...50).map { "m\($0),2020-01-02,Mali,,,Attack\n" }.joined()
        try load("id,date,country,lat,lon,event_type\n" + rows + "k,2020-01-02,Fiji,,,Attack\n")
        let queue = try DatabaseQueue(path: path)
        try queue.read { db in
            let areas = try Row.fetchAll(
                db,
                sql: """
                    SELECT matched, rule, minx, maxx, miny, maxy, (SELECT count(*) FROM incidents WHERE area = a.fid)
                    FROM areas a JOIN rtree_areas_geom ON id = a.fid ORDER BY a.fid
                    """)
            #expect(areas.map { $0[0] as String } == ["Mali", "Fiji"])
            #expect(areas.map { $0[6] as Int } == [50, 1])
            #expect(areas.allSatisfy { $0[1] as String == "outline of the division or country" })
            // Mali reaches from 12.2 W to 4.2 E and from 10.1 N to 25.0 N (CIA World Factbook).
            let box = (2...5).map { areas[0][$0] as Double }
            #expect(zip(box, [-12.2, 4.2, 10.1, 25.0]).allSatisfy { abs($0 - $1) < 0.2 }, "\(box)")
        }
        // The next import knows it.
        try load("id,date,country,lat,lon,event_type\nn,2020-01-02,Mali,,,Attack\n", name: "u.csv")
        #expect(try content().count { $0.hasPrefix("areas") } == 2)
    }

    @Test("importing a file again changes nothing") func again() throws {
        try load(Self.small)
        let before = try content()
        let report = try load(Self.small)
        #expect(report.added == 0 && report.changed == 0 && report.unchanged == 3 && report.rejected == 1)
        #expect(try content() == before)
    }

    @Test("a newer edition changes what it says otherwise, and nothing else") func newer() throws {
        try load(Self.small)
        let edition = Self.small.replacing("34.5,69.2", with: "34.6,69.3").replacing(
            "Attack,1,more", with: "Attack,1")
        let report = try load(edition)
        #expect(report.added == 1 && report.changed == 1 && report.unchanged == 2 && report.rejected == 0)
        let found = try incidents()
        #expect(found.map { $0["id"] } == [.text("a"), .text("b"), .text("c"), .text("d")])
        #expect(found[0]["lat"] == .real(34.6))
        #expect(try !content().contains { $0.hasPrefix("rejects") })
        var box = StoreSelection()
        box.within = Envelope(west: 69.25, south: 34.55, east: 69.35, north: 34.65)
        #expect(try incidents(box).map { $0["id"] } == [.text("a")])
    }

    @Test("a whole new edition takes away what it does not have, and keeps the rows of that") func edition()
        throws
    {
        try load(Self.small)
        let others = try load("id,date,lat,lon\nz,2020-01-01,1,2\n", name: "other.csv")
        #expect(others.added == 1)
        // Row a is gone, c cannot be read any more.
        let text = Self.small.replacing(#/a,2020.*\n/#, with: "").replacing("c,2020-03-04", with: "c,never")
        #expect(try load(text).gone == 1)
        #expect(try incidents().count == 4)
        var options = ImportOptions()
        let edition = ImportEdition()
        options.edition = edition
        try load(text, options)
        let store = try IncidentStore(writing: path)
        let removal = try store.removeWhatIsGone(in: edition)
        #expect(removal.count == 1 && removal.examples == ["a"])
        try store.close()
        #expect(try incidents().map { $0["id"] } == [.text("b"), .text("c"), .text("z")])
        let queue = try DatabaseQueue(path: path)
        try queue.read { db in
            let native = try String.fetchOne(db, sql: "SELECT native FROM removed")
            #expect(native?.contains("34.5") == true)
            #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_incidents_geom')") == "ok")
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM rtree_incidents_geom") == 2)
        }
        // The index keeps its triggers, and the next import its place.
        #expect(try load(Self.small).added == 1)
        let empty = ImportEdition()
        let again = try IncidentStore(writing: path)
        #expect(throws: StoreError.self) { _ = try again.removeWhatIsGone(in: empty) }
        try again.close()
    }

    @Test("rows without a name, and rows that share one, keep apart") func names() throws {
        let text = "date,place\n2020-01-01,Kabul\n2020-01-01,Kabul\n2020-01-02,Kabul\n"
        #expect(try load(text).added == 3)
        #expect(try load(text).unchanged == 3)
        let shared = "id,date\nx,2020-01-01\nx,2020-01-02\nx,2020-01-01\n"
        let report = try load(shared, name: "s.csv")
        #expect(report.added == 2 && report.rejected == 1)
        #expect(try load(shared, name: "s.csv").unchanged == 2)
        #expect(try incidents().suffix(2).map { $0["id"] } == [.text("x"), .text("x#2")])
    }

    @Test("--strict keeps nothing of a file with a row that cannot be used") func strict() throws {
        var options = ImportOptions()
        options.isStrict = true
        let error = #expect(throws: StoreError.self) { try load(Self.small, options) }
        #expect(error?.description.contains("t.csv:5: the row has 9 fields, the header 8") == true)
        #expect(try incidents().isEmpty)
    }

    @Test("a cell that cannot be read is left empty, and said once for its column; --strict ends there")
    func cells() throws {
        let text = "id,date,place,killed\na,soon,Kabul,3\nb,later,Kabul,3\nc,2020-01-02,Kabul,many\n"
        var options = ImportOptions()
        options.isStrict = true
        let error = #expect(throws: StoreError.self) { try load(text, options) }
        #expect(error?.description.contains("t.csv:2: date: \u{2018}soon\u{2019} is no date") == true)
        #expect(try incidents().isEmpty)
        let report = try load(text)
        #expect(report.added == 3 && report.rejected == 0)
        #expect(
            report.notes.lines == [
                "2: date: \u{2018}soon\u{2019} is no date: left empty, in 2 rows",
                "4: killed: \u{2018}many\u{2019} is not a number: left empty",
            ])
        // Of a table in many pieces the lines count from its beginning.
        let long =
            "id,date,notes\n"
            + String(repeating: "x,2020-01-02,\(String(repeating: "-", count: 1000))\n", count: 3000)
        #expect(
            try load(long + "y,soon,\n", name: "long.csv").notes.lines == [
                "3002: date: \u{2018}soon\u{2019} is no date: left empty"
            ])
    }

    @Test("the row as published comes back whole") func published() throws {
        let text = "id,date,notes,extra\na,2020-01-01,\"x \"\"y\"\", z\",\u{1F600}\n"
        try load(text)
        let row = try #require(try IncidentStore(reading: path).published(1))
        #expect(row.fields.map(\.name) == ["id", "date", "notes", "extra"])
        #expect(row.fields.map(\.text) == ["a", "2020-01-01", "x \"y\", z", "\u{1F600}"])
        #expect(row.line == 2 && row.source.hasSuffix("t.csv"))
    }

    @Test("dates and boxes select, across the antimeridian too") func selections() throws {
        try load("id,date,lat,lon\na,2020-01-31,1,179.5\nb,2020-02,1,-179.5\nc,2021,1,0\n")
        var selection = StoreSelection()
        selection.since = "2020-02-10"
        #expect(try incidents(selection).map { $0["id"] } == [.text("b"), .text("c")])
        selection.until = "2020"
        #expect(try incidents(selection).map { $0["id"] } == [.text("b")])
        selection = StoreSelection()
        selection.within = Envelope(west: 179, south: 0, east: -179, north: 2)
        #expect(try incidents(selection).map { $0["id"] } == [.text("a"), .text("b")])
    }

    @Test("the packed index finds what looking through all points finds") func index() throws {
        var random = SeededRandom.announced("index")
        var text = "id,lat,lon\n"
        // More than four mebibytes, so that the index is packed at the end.
        let pad = String(repeating: "0", count: 120)
        for number in 0..<40_000 {
            text +=
                "\(number)-\(pad),\(Double.random(in: -90...90, using: &random)),\(Double.random(in: -180...180, using: &random))\n"
        }
        try load(text)
        let queue = try DatabaseQueue(path: path)
        try queue.read { db in
            #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_incidents_geom')") == "ok")
            for _ in 0..<50 {
                let (x, y) = (
                    Double.random(in: -180...170, using: &random), Double.random(in: -90...80, using: &random)
                )
                let size = Double.random(in: 0.01...10, using: &random)
                let arguments: StatementArguments = [x, x + size, y, y + size]
                let indexed = try Int64.fetchAll(
                    db,
                    sql:
                        "SELECT fid FROM rtree_incidents_geom AS r JOIN incidents ON fid = r.id WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4 AND lon BETWEEN ?1 AND ?2 AND lat BETWEEN ?3 AND ?4 ORDER BY fid",
                    arguments: arguments)
                let all = try Int64.fetchAll(
                    db,
                    sql:
                        "SELECT fid FROM incidents WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY fid",
                    arguments: arguments)
                #expect(indexed == all)
            }
        }
    }

    @Test("a store can be read while an import writes to it") func reading() throws {
        try load(Self.small)
        let writer = try IncidentStore(writing: path)
        let reader = try IncidentStore(reading: path)
        #expect(try reader.count() == 3)
        let file = folder.url("u.csv")
        try Data("id,date,lat,lon\nz,2020-01-01,1,2\n".utf8).write(to: file)
        let table = try SourceTable(contentsOf: file.path)
        _ = try writer.importTable(
            table, ColumnMap(table, .recognising(table.columns)), #require(Self.geocoder))
        #expect(try reader.count() == 4)
        try writer.close()
    }

    @Test("who finds a store locked for too long is told so, and nothing is changed") func locked() throws {
        try load(Self.small)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try other.inDatabase { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let file = folder.url("u.csv")
        try Data("id,date,lat,lon\nz,2020-01-01,1,2\n".utf8).write(to: file)
        let table = try SourceTable(contentsOf: file.path)
        let map = try ColumnMap(table, .recognising(table.columns))
        let geocoder = try #require(Self.geocoder)
        let store = try IncidentStore(writing: path, patience: 0.2)
        let error = #expect(throws: StoreError.self) { _ = try store.importTable(table, map, geocoder) }
        #expect(error?.reason == "another program has locked it", "\(String(describing: error))")
        #expect(try IncidentStore(reading: path).count() == 3)
        try other.inDatabase { db in try db.execute(sql: "ROLLBACK") }
        #expect(try store.importTable(table, map, geocoder).added == 1)
        try store.close()
    }

    @Test("several threads read one state, whatever is written meanwhile") func snapshot() throws {
        try load(Self.small)
        let store = try IncidentStore(reading: path)
        let rows = try StoreRowSource(store, StoreSelection())
        // A row goes and others come before the first one is read.
        try load("id,date,lat,lon\nx,2020-01-01,1,2\ny,2020-01-01,1,2\n", name: "u.csv")
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: "DELETE FROM evidence WHERE fid = 1") }
        let other = try IncidentStore(writing: path)
        try other.close()
        var block = RowBlock(columns: rows.fields.count)
        try rows.read(block: 0, into: &block)
        #expect(rows.rowCount == 3 && block.count == 3)
        #expect(try StoreRowSource(store, StoreSelection()).rowCount == 5)
    }

    @Test("numbers of incidents may have gaps, as after a removal") func gaps() throws {
        var random = SeededRandom.announced("gaps")
        let text = (0..<9_000).map { "i\($0),2020-01-01,1,2\n" }.joined()
        try load("id,date,lat,lon\n" + text)
        let gone = (0..<3_000).map { _ in Int.random(in: 1...9_000, using: &random) } + Array(2_500...6_000)
        let list = gone.map(String.init).joined(separator: ",")
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            for suffix in ["insert", "update1", "update2", "update3", "update4", "delete"] {
                try db.execute(sql: "DROP TRIGGER IF EXISTS rtree_incidents_geom_\(suffix)")
            }
            try db.execute(sql: "DELETE FROM incidents WHERE fid IN (\(list))")
        }
        let rows = try StoreRowSource(IncidentStore(reading: path), StoreSelection())
        var block = RowBlock(columns: rows.fields.count)
        var numbers: [Int] = []
        for number in 0..<rows.blockCount {
            try rows.read(block: number, into: &block)
            numbers += block.places.map(\.row)
        }
        #expect(numbers == Array(1...rows.rowCount) && rows.rowCount == 9_000 - Set(gone).count)
    }

    @Test("what is no store is refused, and left as it is") func others() throws {
        let text = Data("no database at all, but long enough to look like a file of some kind or other".utf8)
        try text.write(to: folder.url("incidents.gpkg"))
        #expect(throws: StoreError.self) { try IncidentStore(reading: path) }
        #expect(throws: StoreError.self) { try IncidentStore(writing: path) }
        #expect(try Data(contentsOf: folder.url("incidents.gpkg")) == text)
        #expect(throws: StoreError.self) { try IncidentStore(reading: folder.url("none.gpkg").path) }
    }

    @Test("GDAL's validate_gpkg accepts a store, and ogr2ogr reads what was imported") func gdal() throws {
        try load(Self.small + "e,2020-01-01,Kabul,,,,Attack,\n")
        let check = try Subprocess.run(
            "/usr/bin/python3", ["-m", "osgeo_utils.samples.validate_gpkg", "-k", path])
        #expect(
            check.status == 0 && check.text.isEmpty && check.errors.isEmpty, "\(check.text)\(check.errors)")
        let read = try Subprocess.run(
            "ogr2ogr",
            [
                "-f", "CSV", "/vsistdout/", path, "incidents", "-select", "id,date_start", "-lco",
                "GEOMETRY=AS_XY",
            ])
        #expect(read.text.hasPrefix("X,Y,id,date_start"), "\(read.errors)")
        #expect(
            read.text.contains("69.2,34.5,a,2020/01/02") || read.text.contains("69.2,34.5,a,\"2020/01/02\""),
            "\(read.text)")
    }
}
