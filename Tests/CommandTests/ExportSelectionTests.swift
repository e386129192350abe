import Foundation
import Testing
import Testkit

@Suite("Rows of a table chosen by export") struct ExportSelectionTests {
    let program: Program

    init() throws {
        program = try Program()
        // More than a block, and more than a KML holds without regions.
        var table = "id,date,lat,lon,kind,n\n"
        for row in 1...12_000 {
            let point = row.isMultiple(of: 100) ? "," : "\(row % 180 - 89),\(row % 360 - 179)"
            table +=
                "e\(row),20\(10 + row % 10)-0\(row % 9 + 1)-01,\(point),\(row % 3 == 0 ? "Attack" : "Protest large"),\(row)\n"
        }
        try program.file("t.csv", table.utf8)
        try program.file(
            "area.geojson",
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[20,0],[20,20],[0,20],[0,0]]]}".utf8)
    }

    private func ids(_ options: String...) throws -> [Int] {
        let run = try Program.run(
            ["export", "t.csv", "--format", "csv"] + options, in: program.folder.path)
        return run.text.split(separator: "\r\n").dropFirst().compactMap {
            Int($0.dropFirst().prefix { $0 != "," })
        }
    }

    private static func rows(_ holds: (Int) -> Bool) -> [Int] { (1...12_000).filter(holds) }

    @Test("--where, --since, --until and --within choose what they say, in the table's order")
    func options() throws {
        #expect(
            try ids("--where", "kind=Attack", "--where", "n>6000") == Self.rows { $0 % 3 == 0 && $0 > 6000 })
        #expect(try ids("--where", "kind~LARGE") == Self.rows { $0 % 3 != 0 })
        #expect(
            try ids("--since", "2012", "--until", "2013-02")
                == Self.rows {
                    $0 % 10 == 2 || $0 % 10 == 3 && $0 % 9 < 2
                })
        func isPlaced(_ row: Int) -> Bool { row % 100 != 0 }
        #expect(
            try ids("--within", "0,0,20,20")
                == Self.rows { isPlaced($0) && 0...20 ~= $0 % 180 - 89 && 0...20 ~= $0 % 360 - 179 })
        #expect(
            try ids("--within", "170,-90,-170,90") == Self.rows { isPlaced($0) && abs($0 % 360 - 179) >= 170 }
        )
        #expect(try ids("--within", "area.geojson").count == ids("--within", "0,0,20,20").count)
    }

    @Test("every format holds the same rows, with their numbers and types") func formats() throws {
        let wanted = Self.rows { $0 > 1500 }
        for name in ["a.geojson", "a.kml", "a.gpkg"] {
            #expect(try program.run("export", "t.csv", "-o", name, "--where", "n>1500").status == 1)
        }
        func text(_ name: String) throws -> String {
            try String(contentsOf: program.folder.url(name), encoding: .utf8)
        }
        #expect(try text("a.geojson").components(separatedBy: "\"Feature\"").count == wanted.count + 1)
        #expect(try text("a.kml").components(separatedBy: "<Placemark").count == wanted.count + 1)
        let read = try Subprocess.run(
            "ogr2ogr",
            ["-f", "CSV", "/vsistdout/", program.folder.path + "/a.gpkg", "-select", "n", "-preserve_fid"])
        let numbers = read.text.split { !$0.isNumber }.compactMap { Int($0) }
        #expect(numbers == wanted, "\(read.errors) \(numbers.count)")
        let check = try Subprocess.run(
            "/usr/bin/python3",
            ["-m", "osgeo_utils.samples.validate_gpkg", "-k", program.folder.path + "/a.gpkg"])
        #expect(check.status == 0 && check.errors.isEmpty, "\(check.text)\(check.errors)")
    }

    @Test("nothing found is 1 with a whole file; what makes no sense is told") func edges() throws {
        let none = try program.run("export", "t.csv", "--where", "n<0", "--format", "csv")
        #expect(none.status == 1 && none.text == "id,date,lat,lon,kind,n\r\n")
        #expect(try program.run("export", "t.csv", "--where", "n<0", "-o", "none.gpkg").status == 1)
        #expect(try program.run("export", "none.gpkg", "--format", "csv").text.hasPrefix("fid,id,"))
        try program.run("export", "t.csv", "--where", "m=3").expectError("no column \u{2018}m\u{2019}")
        try program.run("export", "t.csv", "--since", "soon").expectError("--since")
        try program.run("export", "t.csv", "--since", "2020", "--date", "when").expectError("--date")
        let undated = try program.run(
            "export", "t.csv", "--since", "2020", "--date", "kind", "--format", "csv")
        #expect(undated.errors.contains("12000 rows have no readable date"))
    }
}
