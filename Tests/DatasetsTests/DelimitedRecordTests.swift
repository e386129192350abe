import Testing
import Testkit

@testable import Datasets

@Suite("Delimited text in pieces") struct DelimitedRecordTests {
    @Test("cut where rows end, the pieces hold the rows of the whole, with their lines") func pieces() {
        var random = SeededRandom.announced("rows of delimited text in pieces")
        let letters = Array("ab;;,\"\"\"\n\n\r".utf8)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                letters[Int.random(in: letters.indices, using: &random)]
            }
            let whole = Self.rows(bytes, line: 1)
            var parts: [(Int, [String])] = []
            var ends = DelimitedRowEnds(delimiter: UInt8(ascii: ";"))
            var (start, line, lineEnds) = (0, 1, 0)
            for (index, byte) in bytes.enumerated() {
                if byte == 0x0A { lineEnds += 1 }
                guard ends.isEnd(byte) || index + 1 == bytes.count else { continue }
                parts += Self.rows(Array(bytes[start...index]), line: line)
                (start, line) = (index + 1, 1 + lineEnds)
            }
            let text = String(decoding: bytes, as: UTF8.self).debugDescription
            #expect(parts.map(\.0) == whole.map(\.0), "\(text)")
            #expect(parts.map(\.1) == whole.map(\.1), "\(text)")
        }
    }

    private static func rows(_ bytes: [UInt8], line: Int) -> [(Int, [String])] {
        var records = DelimitedRecords(bytes, delimiter: UInt8(ascii: ";"), line: line)
        var rows: [(Int, [String])] = []
        while let record = records.next() { rows.append((record.line, record.fields)) }
        return rows
    }
}
