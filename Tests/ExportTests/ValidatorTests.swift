import Export
import Foundation
import Testing
import Testkit

@Suite("Validators that others wrote accept the files")
struct ValidatorTests {
    private func write(_ format: LayerFormat, _ name: String, _ body: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom.announced("ValidatorTests." + name)
        let incidents = (0..<200).map { random.incident($0) }
        try body(try IncidentLayers(incidents).write(to: folder.path, formats: [format])[0])
        // Nothing happened is a result too.
        try body(try IncidentLayers([]).write(to: folder.path, formats: [format])[0])
    }

    @Test("OGC's own KML schema")
    func kml() throws {
        let schema = Project.tools + "/kml-schema/ogckml22.xsd"
        try #require(
            FileManager.default.fileExists(atPath: schema), "run Scripts/install-test-tools")
        try write(.kml, "kml") { path in
            let run = try Subprocess.run("xmllint", ["--nonet", "--noout", "--schema", schema, path])
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    @Test("GDAL's validate_gpkg, which checks the requirements one by one")
    func geoPackage() throws {
        try write(.gpkg, "geoPackage") { path in
            let run = try Subprocess.run(
                "/usr/bin/python3", ["-m", "osgeo_utils.samples.validate_gpkg", "-k", path])
            #expect(run.status == 0 && run.text.isEmpty && run.errors.isEmpty, "\(run.text)\(run.errors)")
        }
    }

    @Test("geojson-validator")
    func geoJSON() throws {
        // It allows six decimals where we write seven, and takes an edge that lies on the antimeridian for
        // one that crosses it.
        let script = """
            import json, sys, loguru
            loguru.logger.remove()
            import geojson_validator as v
            data = json.load(open(sys.argv[1]))
            found = {**v.validate_structure(data)}
            if data["features"]:
                result = v.validate_geometries(data)
                found |= result["invalid"] | result["problematic"]
            for allowed in "excessive_coordinate_precision", "crosses_antimeridian": found.pop(allowed, None)
            print(json.dumps(found))
            """
        let python = Project.tools + "/bin/python"
        try #require(
            FileManager.default.fileExists(atPath: python), "run Scripts/install-test-tools")
        try write(.geojson, "geoJSON") { path in
            let run = try Subprocess.run(python, ["-c", script, path])
            #expect(run.status == 0 && run.text == "{}\n", "\(run.text)\(run.errors)")
        }
    }
}
