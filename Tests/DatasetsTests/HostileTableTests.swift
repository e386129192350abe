import Datasets
import Foundation
import Geometry
import Testing
import Testkit

/// Tables out of pieces that mean something, in no order at all: an error or rows, and never a crash.
@Suite("Hostile tables") struct HostileTableTests {
    private static let delimited = [
        "\"", "\"\"", ",", "\n", "\r\n", "\r", "0.5", "-", "e", "+1e3", "lat", ";", "\t", "x", " ",
        "\u{FEFF}", "é", "1",
    ]
    private static let json = [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\"lat\":1", "\"lon\":2", "\"features\"", "\"geometry\"",
        "\"type\":\"Point\"",
        "\"coordinates\":[1,2]", "\"properties\":{}", "1", "-1e5", "null", "true", "\n", " ", "\"a\"",
        "{\"lat\":1,\"lon\":2}\n",
    ]

    @Test("delimited text") func delimited() throws {
        try check("delimited", Self.delimited) { "lat,lon,id\n1,2,3\n" + $0 }
    }

    @Test("JSON") func json() throws { try check("json", Self.json) { "{\"lat\":1,\"lon\":2}\n" + $0 } }

    private func check(_ name: String, _ parts: [String], _ whole: (String) -> String) throws {
        var random = SeededRandom.announced(name)
        let folder = try TemporaryFolder()
        let file = folder.url("t")
        for _ in 0..<600 {
            let count = Int.random(in: 0...40, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            try Data(whole(text).utf8).write(to: file)
            guard let table = try? PointTable(contentsOf: file.path) else { continue }
            #expect(table.latitudes.count == table.rowCount && table.longitudes.count == table.rowCount)
            #expect(table.rejectedCount == table.latitudes.count(where: \.isNaN), "\(text)")
            #expect(table.rejections(first: 99).count == table.rejectedCount)
            for row in 0..<table.rowCount {
                #expect(try table.values(ofRow: row).count >= table.columns.count)
                #expect(table.latitudes[row].isNaN || table.coordinate(ofRow: row) != nil)
            }
        }
    }
}
