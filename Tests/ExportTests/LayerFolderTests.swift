import Export
import Formats
import Foundation
import Testing
import Testkit

@Suite("A folder of layers")
struct LayerFolderTests {
    @Test("holds one file a format, and nothing else")
    func files() throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom.announced("files")
        let incidents = (0..<300).map { random.incident($0) }
        let paths = try IncidentLayers(incidents).write(to: folder.path + "/new/layers")
        #expect(paths == LayerFormat.allCases.map { "\(folder.path)/new/layers/incidents.\($0.rawValue)" })
        let found = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/layers")
        #expect(found.sorted() == paths.map { ($0 as NSString).lastPathComponent }.sorted())
        if let keep = ProcessInfo.processInfo.environment["KEEP"] {
            try? FileManager.default.removeItem(atPath: keep)
            try FileManager.default.copyItem(atPath: folder.path + "/new/layers", toPath: keep)
        }
    }
}
