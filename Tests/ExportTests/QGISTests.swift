import Export
import Foundation
import Incidents
import Testing
import Testkit

/// The map that QGIS itself draws, without any setting up.
@Suite("QGIS opens the GeoPackage with names and colours")
struct QGISTests {
    private struct Layer: Decodable, Equatable {
        var name: String
        var valid: Bool
        var count: Int
        var aliases: [String: String]
        /// The colour and kind of symbol of each value of the field that decides.
        var categories: [String: [String]]
    }

    private let script = """
        import json, os, sys
        from qgis.core import QgsApplication, QgsVectorLayer
        application = QgsApplication([], False)
        application.initQgis()
        for name in sys.argv[2:]:
            layer = QgsVectorLayer(sys.argv[1] + "|layername=" + name, name, "ogr")
            renderer = layer.renderer()
            print(json.dumps({
                "name": name, "valid": layer.isValid(), "count": layer.featureCount(),
                "aliases": {f.name(): f.alias() for f in layer.fields()},
                "categories": {c.value(): [c.symbol().color().name()[1:], c.symbol().symbolLayer(0).layerType()]
                    for c in renderer.categories()} if hasattr(renderer, "categories") else {}}))
        sys.stdout.flush()
        # QGIS may crash when Python takes it down piece by piece.
        os._exit(0)
        """

    @Test("every type has its colour, every column its title")
    func styles() throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom.announced("QGISTests.styles")
        let incidents = (0..<40).map { random.incident($0) }
        let path = try IncidentLayers(incidents).write(to: folder.path, formats: [.gpkg])[0]
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", script, path, "incidents", "areas", "evidence", "sources"],
            environment: ["QT_QPA_PLATFORM": "offscreen", "HOME": folder.path])
        #expect(run.status == 0, "\(run.errors); is QGIS there? Run Scripts/install-test-tools")
        let layers = try run.text.split(separator: "\n").map {
            try JSONDecoder().decode(Layer.self, from: Data($0.utf8))
        }
        try #require(layers.count == 4)
        #expect(layers.allSatisfy { $0.valid })
        #expect(layers[0].count == incidents.count)
        #expect(layers[1].count == incidents.filter { $0.location != nil }.count)
        for layer in layers[..<2] {
            #expect(layer.aliases["uncertainty_m"] == "How far from the point the truth may lie (m)")
            #expect(Set(layer.categories.keys) == Set(IncidentType.allCases.map { $0.rawValue }))
            #expect(Set(layer.categories.values.map { $0[0] }).count == IncidentType.allCases.count)
        }
        #expect(layers[0].categories["air strike"] == ["a73907", "SimpleMarker"])
        #expect(layers[1].categories["air strike"] == ["a73907", "SimpleFill"])
        #expect(layers[2].aliases["sentence"] == "Sentence")
    }
}
