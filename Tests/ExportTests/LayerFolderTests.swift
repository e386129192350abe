import Export
import Formats
import Foundation
import Testing
import Testkit

@Suite("A folder of layers")
struct LayerFolderTests {
    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test("is made with those above it, and holds one file a format and nothing else")
    func files() throws {
        let folder = try TemporaryFolder()
        let layers = folder.path + "/new/layers"
        let paths = try IncidentLayers([kabul()]).write(to: layers)
        #expect(paths == LayerFormat.allCases.map { "\(layers)/incidents.\($0.rawValue)" })
        #expect(try names(layers) == ["csv", "geojson", "gpkg", "kml", "kmz"].map { "incidents." + $0 })
    }

    @Test("holds only the formats asked for, each once")
    func chosen() throws {
        let folder = try TemporaryFolder()
        let paths = try IncidentLayers([kabul()]).write(to: folder.path + "/", formats: [.csv, .kml, .csv])
        #expect(paths == ["/incidents.csv", "/incidents.kml"].map { folder.path + $0 })
        #expect(try names(folder.path) == ["incidents.csv", "incidents.kml"])
        #expect(try Data(contentsOf: folder.url("incidents.csv")) == Data(IncidentLayers([kabul()]).csv()))
    }

    @Test("keeps all its old files when one new file cannot be written")
    func kept() throws {
        let folder = try TemporaryFolder()
        for name in ["incidents.geojson", "incidents.gpkg"] {
            try Data("old".utf8).write(to: folder.url(name))
        }
        // A folder has the name of the last file.
        try FileManager.default.createDirectory(
            at: folder.url("incidents.csv"), withIntermediateDirectories: false)
        let error = #expect(throws: FormatError.self) {
            try IncidentLayers([kabul()]).write(to: folder.path)
        }
        #expect(error?.path == folder.path + "/incidents.csv")
        #expect(error?.reason == "Is a directory")
        #expect(try names(folder.path) == ["incidents.csv", "incidents.geojson", "incidents.gpkg"])
        #expect(try Data(contentsOf: folder.url("incidents.geojson")) == Data("old".utf8))
        #expect(try Data(contentsOf: folder.url("incidents.gpkg")) == Data("old".utf8))
    }

    @Test("cannot be where a file is: the error names the path and the reason")
    func refused() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: folder.url("file"))
        let error = #expect(throws: FormatError.self) {
            try IncidentLayers([kabul()]).write(to: folder.path + "/file")
        }
        #expect(error?.path == folder.path + "/file")
        #expect(error?.reason == "Not a directory")
    }

    @Test("replaces what an earlier run wrote")
    func replaced() throws {
        let folder = try TemporaryFolder()
        _ = try IncidentLayers([kabul(), kabul()]).write(to: folder.path)
        _ = try IncidentLayers([kabul()]).write(to: folder.path)
        #expect(try Data(contentsOf: folder.url("incidents.kml")) == Data(IncidentLayers([kabul()]).kml()))
        #expect(try names(folder.path).count == 5)
    }
}
