import Datasets
import Formats
import Foundation
import Geometry
import Testing
import Testkit

@Suite("Tables of delimited text") struct DelimitedTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func table(_ text: String, _ options: TableOptions = TableOptions()) throws -> PointTable {
        let file = folder.url("t.csv")
        try Data(text.utf8).write(to: file)
        return try PointTable(contentsOf: file.path, options)
    }

    @Test(
        "the position is found by the names of the columns, whatever parts them",
        arguments: [
            "id,lat,lon\na,1.5,-2.25\n", "id\tLatitude\tLongitude\na\t1.5\t-2.25",
            "x;y;id\r\n-2.25;1.5;a\r\n",
            "\u{FEFF}lng|lat|id\n-2.25|1.5|a\n", "id,\"lat\",long\n\n\"a\",\"1.5\", -2.25 \n\n",
            "lon,id,lat\n-225e-2,a,+1.50000\n",
        ])
    func columns(text: String) throws {
        let table = try table(text)
        #expect(table.rowCount == 1 && table.rejectedCount == 0)
        #expect(table.latitudes == [1.5] && table.longitudes == [-2.25])
        let column = try #require(table.columns.firstIndex(of: "id"))
        #expect(try table.values(ofRow: 0)[column] == .text("a"))
    }

    @Test("columns that are named win over the usual names") func named() throws {
        var options = TableOptions()
        (options.latitude, options.longitude) = ("B", "a")
        #expect(try table("lat,lon,a,b\n1,2,3,4\n", options).latitudes == [4])
        options.latitude = "c"
        #expect(throws: TableError.self) { try table("lat,lon,a,b\n1,2,3,4\n", options) }
    }

    @Test("fields keep their commas, quotation marks and line breaks") func quoting() throws {
        let table = try table("id,notes,lat,lon\n1,\"a \"\"b\"\", c\nd\",3,4\n2,5\" pipe,6,7\n3,,8,9\n")
        #expect(table.latitudes == [3, 6, 8])
        #expect(try table.values(ofRow: 0)[1] == .text("a \"b\", c\nd"))
        #expect(try table.values(ofRow: 1)[1] == .text("5\" pipe"))
        #expect(try table.values(ofRow: 2)[1] == .null)
    }

    @Test(
        "a row without a position is named by line and column, and keeps its number",
        arguments: [
            ("x,lat,lon\n\"a\nb\",1,2\n\n,91,5\n", "t.csv:5: lat: 91 is not in -90...90"),
            ("lat,lon\n1,2\n3,180.5\n", "t.csv:3: lon: 180.5 is not in -180...180"),
            ("lat,lon\n1,2\nnan,0\n", "t.csv:3: lat: \u{2018}nan\u{2019} is not a number"),
            ("lat,lon\n1,2\n0x1,0\n", "t.csv:3: lat: \u{2018}0x1\u{2019} is not a number"),
            ("lat,lon\n1,2\n\"3,5\",0\n", "t.csv:3: lat: \u{2018}3,5\u{2019} is not a number"),
            ("lat,lon\n1,2\n1e999,0\n", "t.csv:3: lat: \u{2018}1e999\u{2019} is not a number"),
            ("lat,lon\n1,2\n , \n", "t.csv:3: lat: is empty"),
            ("a,lat,lon\n1,1,2\n9\n", "t.csv:3: the row has 1 fields"),
            ("lat,lon,a\n1,2,3\n\"5,6,7\n8,9,1\n", "t.csv:3: a quoted field begins here"),
        ])
    func rejected(text: String, message: String) throws {
        let table = try table(text)
        #expect(table.rowCount == 2 && table.rejectedCount == 1)
        #expect(table.latitudes[0] == 1 && table.latitudes[1].isNaN && table.rejected[0].row == 1)
        #expect(table.rejections(first: 5)[0].contains(message), "\(table.rejections(first: 5))")
    }

    @Test(
        "what is no table says so",
        arguments: [
            ("", "is empty"), ("\n\n", "is empty"), ("a,b\n1,2\n", "no column lat, latitude, y"),
            ("lat,b\n1,2\n", "name it with --lon"),
        ])
    func none(text: String, words: String) throws {
        let error = try #require(throws: TableError.self) { try table(text) }
        #expect(error.description.contains(words), "\(error)")
    }

    @Test("a file read in pieces by several threads is the file read in one") func pieces() throws {
        var random = SeededRandom.announced("pieces")
        var text = "id,notes,lat,lon,more\n"
        var expected: [Double] = []
        // Line ends in quotation marks all over, so that pieces are cut within fields, which look like rows.
        while text.utf8.count < 13 << 20 {
            let latitude = Double(Int.random(in: -900...900, using: &random)) / 10
            expected.append(latitude)
            let lines = String(
                repeating: "x,\"\"y\n1,2,3,4,5\n", count: Int.random(in: 0...400, using: &random))
            text += "\(expected.count),\"\(lines)\",\(latitude),5,\"\n\"\n"
        }
        let table = try table(text)
        #expect(table.latitudes == expected && table.rejectedCount == 0)
        for _ in 0..<20 {
            let row = Int.random(in: 0..<expected.count, using: &random)
            #expect(try table.values(ofRow: row)[0] == .text("\(row + 1)"))
        }
    }

    @Test("numbers are read as Swift reads them") func numbers() throws {
        var random = SeededRandom.announced("numbers")
        let numbers = (0..<2000).map { number -> String in
            let value = Double.random(in: -90...90, using: &random)
            return switch number % 4 {
            case 0: "\(value)"
            case 1: String(format: "%.\(number % 23)f", value)
            case 2: String(format: "%.12e", value)
            default: "\(value)000000000000000000000"
            }
        }
        let table = try table("lat,lon\n" + numbers.map { "\($0),0\n" }.joined())
        for (text, latitude) in zip(numbers, table.latitudes) {
            let expected = try #require(Double(text))
            #expect(abs(expected) <= 90 ? latitude == expected : latitude.isNaN, "\(text)")
        }
    }
}

@Suite("Other tables") struct FeatureTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func table(_ text: String) throws -> PointTable {
        try Data(text.utf8).write(to: folder.url("t.json"))
        return try PointTable(contentsOf: folder.url("t.json").path)
    }

    @Test("GeoJSON: points with their properties; other shapes are rejected") func geoJSON() throws {
        let table = try table(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[10.5,20,300]},"properties":{"n":1,"t":"x"}},
            {"type":"Feature","geometry":null,"properties":{"n":2}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},"properties":{}},
            {"type":"Feature","properties":{"z":true,"n":1.5},"geometry":{"coordinates":[181,20],"type":"Point"}}]}
            """)
        #expect(table.columns == ["id", "n", "t", "z"])
        #expect(table.latitudes[0] == 20 && table.longitudes[0] == 10.5)
        #expect(try table.values(ofRow: 0) == [.text("a"), .integer(1), .text("x"), .null])
        #expect(try table.values(ofRow: 3) == [.null, .real(1.5), .null, .boolean(true)])
        let messages = table.rejections(first: 9)
        #expect(messages.count == 3)
        #expect(messages[0].contains("t.json:3: geometry: is null"))
        #expect(messages[1].contains("t.json:4: geometry: is a Polygon"))
        #expect(messages[2].contains("t.json:5: geometry: longitude 181.0"))
    }

    @Test(
        "objects with a latitude and a longitude, a line each or in an array",
        arguments: [
            "{\"id\":1,\"lat\":1,\"lon\":2}\n{\"id\":2,\"lat\":\"3\",\"lon\":4}\n",
            "[{\"id\":1,\"y\":1,\"x\":2},{\"id\":2,\"Latitude\":3,\"LNG\":4}]",
        ])
    func lines(text: String) throws {
        let table = try table(text)
        #expect(table.latitudes == [1, 3] && table.longitudes == [2, 4])
    }

    @Test("what is no JSON says where") func broken() throws {
        let error = try #require(throws: TableError.self) { try table("{\"lat\":1,\"lon\":2}\n{\"lat\":1,") }
        #expect(error.description.contains("line 2"))
    }

    @Test("a GeoPackage of our own") func geoPackage() throws {
        var group = FileGroup()
        let file = folder.url("t.gpkg").path
        var writer = try GeoPackageWriter(try group.stage(file))
        let points = [(1.5, 2.5), (-90, 180)].map { Coordinate(wrappingLatitude: $0.0, longitude: $0.1) }
        try writer.add(
            GeoPackageLayer(
                name: "incidents", title: "Incidents", summary: "Some",
                fields: [Field("name", .text, "Name"), Field("n", .integer, "N")], shapes: .points),
            points.enumerated().map {
                Feature(
                    id: "\($0.offset)", shape: .point($0.element), values: [.text("a"), .integer($0.offset)])
            })
        try writer.finish()
        try group.commit()
        let table = try PointTable(contentsOf: file)
        #expect(table.latitudes == [1.5, -90] && table.longitudes == [2.5, 180])
        let column = try #require(table.columns.firstIndex(of: "n"))
        #expect(try table.values(ofRow: 1)[column] == .integer(1))
    }
}
