import Foundation
import Testing
import Testkit

/// A thousand rows of anything, in every format, before those who check files and those who read them.
@Suite("dateline export, judged by others") struct ExportInteropTests {
    private let program: Program
    private let rows: [[String]]

    /// A seeded table: identifiers, numbers, days, texts that break careless writers, rows longer than a page of SQLite.
    init() throws {
        program = try Program()
        var random = SeededRandom.announced("ExportInteropTests")
        rows = (0..<1000).map { number in
            let lat = Double.random(in: -90...90, using: &random)
            let lon = Double.random(in: -180...180, using: &random)
            // Control characters but line ends and tabs are another test's: XML cannot keep them.
            var text = String(
                String.UnicodeScalarView(
                    random.hostileText().unicodeScalars.filter {
                        ($0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE) || $0 == "\n" || $0 == "\t"
                    }))
            if number % 97 == 0 { text = String(repeating: "long é ", count: number * 3) + "." }
            return [
                "E\(number)", "\(Int.random(in: -999...99999, using: &random))",
                "\((Double.random(in: -1e6...1e6, using: &random) * 1000).rounded() / 1000)",
                "20\(10 + number % 15)-0\(1 + number % 9)-1\(number % 10)", "t" + text + "t",
                "\((lat * 1e6).rounded() / 1e6)", "\((lon * 1e6).rounded() / 1e6)",
            ]
        }
        let header = "id,count,value,day,text,lat,lon\n"
        let body = rows.map { row in
            row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
        }
        try program.file("t.csv", (header + body.joined(separator: "\n") + "\n").utf8)
    }

    private func export(_ ending: String) throws -> String {
        let run = try program.run("export", "t.csv", "-o", "o.\(ending)")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        return program.folder.path + "/o.\(ending)"
    }

    /// Every feature with its values and position as GDAL reads them.
    private let dump = """
        import json, sys
        from osgeo import gdal, ogr
        gdal.UseExceptions()
        dataset = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR)
        for i in range(dataset.GetLayerCount()):
            for f in dataset.GetLayer(i):
                d = f.GetField("day")
                d = d.replace("/", "-") if d else d
                g = f.GetGeometryRef()
                where = [round(g.GetY(), 6), round(g.GetX(), 6)] if g else [float(f.GetField("lat")), float(f.GetField("lon"))]
                print(json.dumps([f.GetField("id"), str(f.GetField("count")), repr(float(f.GetField("value"))), d, f.GetField("text")]
                    + [repr(w) for w in where]))
        """

    @Test("GDAL reads back every value", arguments: ["geojson", "geojsonl", "kml", "kmz", "gpkg", "csv"])
    func readBack(_ ending: String) throws {
        let run = try Subprocess.run("/usr/bin/python3", ["-c", dump, try export(ending)])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        var read = try run.text.split(separator: "\n").map {
            try JSONDecoder().decode([String].self, from: Data($0.utf8))
        }
        // In folders by month.
        if ending == "kmz" { read.sort { Int($0[0].dropFirst()) ?? 0 < Int($1[0].dropFirst()) ?? 0 } }
        #expect(read.count == rows.count)
        for (found, row) in zip(read, rows) {
            #expect(found[0] == row[0] && found[1] == row[1] && found[3] == row[3])
            #expect(found[4] == row[4], "\(row[0])")
            for column in [2, 5, 6] { #expect(Double(found[column]) == Double(row[column]), "\(row[0])") }
        }
    }

    @Test("GDAL's validate_gpkg and SQLite's own checks") func geoPackage() throws {
        let path = try export("gpkg")
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-m", "osgeo_utils.samples.validate_gpkg", "-k", path])
        #expect(run.status == 0 && run.text.isEmpty && run.errors.isEmpty, "\(run.text)\(run.errors)")
    }

    @Test("OGC's own KML schema", arguments: [1000, 10_500]) func kml(_ count: Int) throws {
        let schema = Project.tools + "/kml-schema/ogckml22.xsd"
        try #require(FileManager.default.fileExists(atPath: schema), "run Scripts/install-test-tools")
        if count > 1000 {
            try program.file(
                "t.csv", ("lat,lon\n" + (0..<count).map { "\($0 % 89),\($0 % 179)\n" }.joined()).utf8)
        }
        let run = try Subprocess.run(
            "xmllint", ["--nonet", "--noout", "--schema", schema, try export("kml")])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("geojson-validator") func geoJSON() throws {
        let python = Project.tools + "/bin/python"
        try #require(FileManager.default.fileExists(atPath: python), "run Scripts/install-test-tools")
        let script = """
            import json, sys, loguru
            loguru.logger.remove()
            import geojson_validator as v
            data = json.load(open(sys.argv[1]))
            result = v.validate_geometries(data)
            found = {**v.validate_structure(data)} | result["invalid"] | result["problematic"]
            found.pop("excessive_coordinate_precision", None)
            print(json.dumps(found))
            """
        let run = try Subprocess.run(python, ["-c", script, try export("geojson")])
        #expect(run.status == 0 && run.text == "{}\n", "\(run.text)\(run.errors)")
    }

    @Test(
        "regions of a large KML hold each row once, and the rows that lie in them", arguments: ["kml", "kmz"])
    func regions(_ ending: String) throws {
        var random = SeededRandom.announced("ExportInteropTests.regions")
        let count = 12_500
        var table = "id,lat,lon\n"
        for number in 0..<count {
            let lat = Double.random(in: -90...90, using: &random),
                lon = Double.random(in: -180...180, using: &random)
            // Half of them in one spot, some nowhere.
            table +=
                number % 2 == 0
                ? "\(number),10,20\n" : number % 101 == 0 ? "\(number),,\n" : "\(number),\(lat),\(lon)\n"
        }
        try program.file("t.csv", table.utf8)
        #expect(try program.run("export", "t.csv", "-o", "t.\(ending)").status == 1)
        let script = """
            import sys, zipfile, re
            import xml.etree.ElementTree as E
            K = "{http://www.opengis.net/kml/2.2}"
            path, seen = sys.argv[1], []
            def box(e):
                b = e.find(K + "Region/" + K + "LatLonAltBox")
                return [float(b.find(K + n).text) for n in ("south", "north", "west", "east")] if b is not None else None
            def take(marks, b):
                for m in marks:
                    seen.append(int(m.find(K + "name").text))
                    c = m.find(K + "Point/" + K + "coordinates")
                    if c is None: continue
                    x, y = map(float, c.text.split(","))
                    assert b is None or b[0] <= y <= b[1] and b[2] <= x <= b[3], (b, x, y)
            if path.endswith("kml"):
                for f in E.parse(path).getroot().iter(K + "Folder"):
                    assert len(f.findall(K + "Placemark")) <= 1000
                    take(f.findall(K + "Placemark"), box(f))
            else:
                z = zipfile.ZipFile(path)
                assert z.testzip() is None and z.namelist()[0] == "doc.kml"
                links = list(E.fromstring(z.read("doc.kml")).iter(K + "NetworkLink"))
                assert len(links) + 1 == len([n for n in z.namelist() if n.endswith(".kml")])
                for l in links:
                    take(E.fromstring(z.read(l.find(K + "Link/" + K + "href").text)).iter(K + "Placemark"), box(l))
            assert sorted(seen) == list(range(\(count))), len(seen)
            """
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", script, program.folder.path + "/t.\(ending)"])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(
        "a run that is killed leaves nothing under the name asked for", arguments: ["geojson", "gpkg", "kml"])
    func killed(_ ending: String) throws {
        try program.file(
            "t.csv", ("id,lat,lon\n" + (0..<20_000).map { "\($0),\($0 % 89),\($0 % 179)\n" }.joined()).utf8)
        var random = SeededRandom.announced("ExportInteropTests.killed")
        for _ in 0..<3 {
            let delay = Double.random(in: 0...0.4, using: &random)
            _ = try program.shell(
                "\"$dateline\" export t.csv -o t.\(ending) & sleep \(delay); kill -9 $!; wait $! 2>/dev/null; true"
            )
            if program.exists("t.\(ending)") {
                let read = try Subprocess.run(
                    "ogrinfo", ["-so", "-al", program.folder.path + "/t.\(ending)"])
                #expect(read.status == 0, "\(read.text)")
                try FileManager.default.removeItem(atPath: program.folder.path + "/t.\(ending)")
            }
        }
    }
}
