import Datasets
import Formats
import Foundation
import Geometry
import Testing
import Testkit

@Suite("The index beside a table") struct SidecarTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.url("t.csv").path
    }

    func write(_ count: Int, _ random: inout SeededRandom) throws {
        var text = "id,lat,lon,notes\n"
        for row in 0..<count {
            let isBad = row % 50 == 7
            text += "\(row),\(isBad ? 99 : Double.random(in: -90...90, using: &random)),"
            text += "\(Double.random(in: -180...180, using: &random)),\"a\nb\"\n"
        }
        try Data(text.utf8).write(to: folder.url("t.csv"))
    }

    @Test("answers as the table itself does") func same() throws {
        var random = SeededRandom.announced("same")
        try write(2000, &random)
        let written = try Sidecar.write(for: path)
        #expect(written.points == 1960 && written.table.rejectedCount == 40)
        let kept = try #require(try Sidecar.open(for: path))
        let table = try PointTable(contentsOf: path)
        #expect(kept.table.rowCount == 2000 && kept.table.rejectedCount == 40)
        #expect(kept.table.columns == table.columns)
        for _ in 0..<20 {
            let centre = Coordinate(
                wrappingLatitude: Double.random(in: -90...90, using: &random), longitude: 179.5)
            let found = kept.index.neighbours(within: .kilometres(2000), of: centre)
            #expect(
                found
                    == PointScan.neighbours(
                        latitudes: table.latitudes, longitudes: table.longitudes, within: .kilometres(2000),
                        of: centre))
            #expect(
                kept.index.nearest(to: centre, limit: 7)
                    == PointScan.nearest(
                        latitudes: table.latitudes, longitudes: table.longitudes, to: centre, limit: 7))
            for neighbour in found {
                #expect(try kept.table.values(ofRow: Int(neighbour.row))[0] == .text("\(neighbour.row)"))
            }
        }
    }

    @Test("an empty table has one, too") func empty() throws {
        try Data("lat,lon\n".utf8).write(to: folder.url("t.csv"))
        _ = try Sidecar.write(for: path)
        let kept = try #require(try Sidecar.open(for: path))
        #expect(
            kept.index.count == 0
                && kept.index.nearest(to: .init(wrappingLatitude: 0, longitude: 0), limit: 1).isEmpty)
    }

    @Test("is not used for other columns than its own") func otherColumns() throws {
        try Data("lat,lon,y2\n1,2,3\n".utf8).write(to: folder.url("t.csv"))
        _ = try Sidecar.write(for: path)
        var options = TableOptions()
        options.latitude = "y2"
        #expect(try Sidecar.open(for: path, options) == nil)
        #expect(try Sidecar.open(for: folder.url("none.csv").path) == nil)
    }

    @Test("is refused when the table has changed, in size or in time or at its ends") func stale() throws {
        var random = SeededRandom.announced("stale")
        try write(100, &random)
        _ = try Sidecar.write(for: path)
        let text = try Data(contentsOf: folder.url("t.csv"))
        let times = try FileManager.default.attributesOfItem(atPath: path)
        try (text + Data("x".utf8)).write(to: folder.url("t.csv"))
        expectStale()
        var other = text
        other[other.count - 3] ^= 1
        try other.write(to: folder.url("t.csv"))
        try FileManager.default.setAttributes(
            [.modificationDate: times[.modificationDate] as Any], ofItemAtPath: path)
        expectStale()
    }

    private func expectStale() {
        let error = #expect(throws: TableError.self) { try Sidecar.open(for: path) }
        #expect(error?.description.contains("has changed since") == true, "\(String(describing: error))")
    }

    @Test("every damaged byte and every other length is refused") func damage() throws {
        var random = SeededRandom.announced("damage")
        try write(300, &random)
        _ = try Sidecar.write(for: path)
        let file = folder.url("t.csv.dpx")
        let whole = [UInt8](try Data(contentsOf: file))
        let places = Array(0..<128) + (0..<300).map { _ in Int.random(in: 0..<whole.count, using: &random) }
        for place in places {
            var bytes = whole
            bytes[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
            try Data(bytes).write(to: file)
            #expect(throws: TableError.self, "byte \(place)") { try Sidecar.open(for: path) }
        }
        for length in [0, 1, 127, 128, whole.count - 1, whole.count + 1, whole.count / 2] {
            try Data((whole + [0]).prefix(length)).write(to: file)
            #expect(throws: TableError.self, "\(length) bytes") { try Sidecar.open(for: path) }
        }
        try Data(whole).write(to: file)
        #expect(try Sidecar.open(for: path) != nil)
    }
}
