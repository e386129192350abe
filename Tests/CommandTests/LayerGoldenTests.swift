import Foundation
import Testing
import Testkit

@Suite("The layers of kabul-rockets.txt, letter by letter") struct LayerGoldenTests {
    private let layers: TemporaryFolder
    private let run: Subprocess

    init() throws {
        layers = try TemporaryFolder()
        // From the project's folder, as in the README: the path is part of the layers.
        run = try Program.run(
            ["map", "Data/reports/kabul-rockets.txt", "-o", layers.path], in: Project.root)
    }

    @Test("the table") func table() throws { try Golden.expect(run.text, "kabul-rockets.table.txt") }

    @Test("text layers", arguments: ["geojson", "kml", "csv"]) func text(format: String) throws {
        let written = try String(contentsOf: layers.url("incidents.\(format)"), encoding: .utf8)
        try Golden.expect(written, "kabul-rockets.\(format)")
    }

    @Test("the GeoPackage, as GDAL reads it") func geoPackage() throws {
        let tables = ["incidents", "areas", "evidence", "sources"]
        let dump = try Subprocess.run("ogrinfo", ["-ro", layers.path + "/incidents.gpkg"] + tables)
        #expect(dump.status == 0)
        // The first lines name the driver and the temporary path; WGS 84 takes twenty lines of WKT a layer.
        var lines: [Substring] = []
        var isReference = false
        for line in dump.text.split(separator: "\n").dropFirst(2) {
            if line == "Layer SRS WKT:" { isReference = true }
            if !isReference { lines.append(line) }
            if line == "(unknown)" || line.hasPrefix("Data axis to CRS") { isReference = false }
        }
        try Golden.expect(lines.joined(separator: "\n") + "\n", "kabul-rockets.gpkg.txt")
    }
}
