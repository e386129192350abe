import Foundation
import Testing
import Testkit

/// Tables that are not in their last part what they are in the others. They are given on in one go by what a sample says,
/// unless that turns out wrong.
@Suite("dateline export, a table that changes late") struct ExportPassTests {
    private let program: Program
    private let count = 9_000

    /// Five megabytes, of which a sample takes no row of the last 250 kB. Some notes have line breaks, and lines that look
    /// like rows.
    init() throws {
        program = try Program()
        var random = SeededRandom.announced("ExportPassTests")
        var table = "n,empty,flag,long,day,lat,lon,note\n"
        for number in 0..<count {
            let isLate = number == count - 20
            let note =
                number % 50 == 7
                ? "\"" + String(repeating: "1,,true,5,2020-01-02,1,2,\"\"no row\"\"\r\n", count: 8) + "\""
                : String(repeating: "né ", count: Int.random(in: 1...330, using: &random)) + "."
            table +=
                isLate
                ? "x,7,yes,1234567890123,2021-02-30,1,2,late\n"
                : "\(number),,true,\(number % 1000),20\(10 + number % 10)-01-1\(number % 10),\(number % 90),\(number % 180).5,\(note)\n"
        }
        try #require(table.utf8.count > 17 << 18)
        try program.file("t.csv", table.utf8)
    }

    private let script = """
        import csv, json, sys
        rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
        features = json.load(open(sys.argv[2], encoding="utf-8"))["features"]
        assert len(rows) == len(features), (len(rows), len(features))
        for number, (row, feature) in enumerate(zip(rows, features), 1):
            found = feature["properties"]
            assert feature["id"] == number, feature["id"]
            for name in ("n", "flag", "day", "note"): assert found[name] == row[name], (number, name, found[name])
            for name in ("empty", "long"): assert found[name] == (int(row[name]) if row[name] else None), (number, name)
        """

    @Test("every cell of a column is of the type that all of them have, in a file and in a pipe") func types()
        throws
    {
        #expect(try program.run("export", "t.csv", "-o", "t.geojson").status == 0)
        #expect(try program.shell("\"$dateline\" export t.csv | cmp - t.geojson").status == 0)
        let folder = program.folder.path
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", script, folder + "/t.csv", folder + "/t.geojson"])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a GeoPackage and a KML declare what all cells are") func declared() throws {
        #expect(try program.run("export", "t.csv", "-o", "t.gpkg").status == 0)
        let columns = try Subprocess.run("ogrinfo", ["-so", program.folder.path + "/t.gpkg", "t"]).text
        for line in [
            "n: String", "empty: Integer64", "flag: String", "long: Integer64", "day: String",
            "Feature Count: \(count)",
        ] { #expect(columns.contains(line), "\(line): \(columns)") }
        #expect(try program.run("export", "t.csv", "-o", "t.kml").status == 0)
        let kml = try String(contentsOfFile: program.folder.path + "/t.kml", encoding: .utf8)
        // More than 32 bits, which KML's int has not.
        #expect(kml.contains("<SimpleField type=\"string\" name=\"long\">"))
        #expect(kml.split(separator: "<Placemark>").count == count + 1)
    }

    @Test("rows without a position are told of all the same") func rejected() throws {
        let table = try String(contentsOfFile: program.folder.path + "/t.csv", encoding: .utf8)
        try program.file("r.csv", (table + "1,,true,5,2020-01-02,91,2,\n").utf8)
        for output in [["-o", "r.geojson"], ["--format", "csv"]] {
            let run = try Program.run(["export", "r.csv"] + output, in: program.folder.path)
            #expect(run.status == 1)
            #expect(
                run.errors.contains("r.csv: 1 of \(count + 1) rows have no usable position"), "\(run.errors)")
        }
    }
}
