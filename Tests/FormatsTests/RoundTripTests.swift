import Formats
import Foundation
import Testing
import Testkit

/// Python is the reader here: Foundation's JSON parser is off by a bit in the last place of some numbers,
/// and drops a U+FEFF that begins a text.
@Suite("What is written reads back the same in Python")
struct RoundTripTests {
    let fields = [Field("text", .text, "Text"), Field("why", .object, "Why"), Field("x", .real, "X")]

    private struct Row {
        var id: String
        var text: String
        var why: [String]
        var x: Double

        var feature: Feature {
            let members = [KeyedText("a", why[0]), KeyedText("b", why[1])]
            return Feature(id: id, shape: nil, values: [.text(text), .object(members), .real(x)])
        }
    }

    private func rows(_ random: inout SeededRandom) -> [Row] {
        (0..<500).map { number in
            let scales = [1, 1e-9, 1e12]
            let x = Double.random(in: -1e9...1e9, using: &random) * scales[number % 3]
            return Row(
                id: random.hostileText(), text: random.hostileText(),
                why: [random.hostileText(), random.hostileText()], x: number % 5 == 0 ? x.rounded() : x)
        }
    }

    @Test("as GeoJSON")
    func geoJSON() throws {
        var random = SeededRandom.announced("RoundTripTests.geoJSON")
        let rows = rows(&random)
        var writer = GeoJSONWriter(fields: fields)
        let read = try python(
            """
            for f in json.load(sys.stdin.buffer)["features"]:
                p = f["properties"]
                row(f["id"], p["text"], p["why"]["a"], p["why"]["b"], repr(float(p["x"])))
            """, written(rows.map(\.feature), by: &writer))
        #expect(read.count == rows.count)
        for (row, cells) in zip(rows, read) {
            #expect(Double(cells[4]) == row.x)
            expectSame(Array(cells[..<4]), [row.id, row.text] + row.why)
        }
    }

    @Test("as CSV, once the apostrophes before formulas are off")
    func csv() throws {
        var random = SeededRandom.announced("RoundTripTests.csv")
        let rows = rows(&random)
        var writer = CSVWriter(fields: fields)
        let read = try python(
            """
            text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="")
            for r in csv.DictReader(text, strict=True):
                why = json.loads(r["why"])
                row(r["text"], why["a"], why["b"], repr(float(r["x"])))
            """, written(rows.map(\.feature), by: &writer))
        #expect(read.count == rows.count)
        for (row, cells) in zip(rows, read) {
            #expect(Double(cells[3]) == row.x)
            let text = row.text.without { $0 == "\0" }
            expectSame([unguarded(cells[0]), cells[1], cells[2]], [text] + row.why)
            let isNumber = Double(cells[0]) != nil
            #expect(isNumber || cells[0].unicodeScalars.first.map { !formulaStarts.contains($0) } ?? true)
        }
    }

    @Test("as KML, but for what XML cannot say")
    func kml() throws {
        var random = SeededRandom.announced("RoundTripTests.kml")
        let rows = rows(&random)
        var writer = KMLWriter(name: random.hostileText(), fields: fields)
        let read = try python(
            """
            k = "{http://www.opengis.net/kml/2.2}"
            for m in tree.parse(sys.stdin.buffer).iter(k + "Placemark"):
                data = [d.text or "" for d in m.iter(k + "SimpleData")]
                why = json.loads(data[1])
                row(m.find(k + "name").text or "", data[0], why["a"], why["b"], data[2])
            """, written(rows.map(\.feature), by: &writer))
        #expect(read.count == rows.count)
        for (row, cells) in zip(rows, read) {
            #expect(Double(cells[4]) == row.x)
            let texts = [row.id, row.text]
            expectSame(Array(cells[..<2]), texts.map { $0.without(isForbidden) })
            // Control characters in a JSON text are escapes and get through.
            expectSame(Array(cells[2..<4]), row.why.map { $0.without { isForbidden($0) && $0.value > 32 } })
        }
    }

    /// Runs a script that calls `row` with the texts of each row.
    private func python(_ script: String, _ input: String) throws -> [[String]] {
        let start = """
            import csv, io, json, sys, xml.etree.ElementTree as tree
            def row(*cells): print(",".join(c.encode("utf-8").hex() for c in cells))

            """
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", start + script], input: Data(input.utf8))
        #expect(run.status == 0, "\(run.errors)")
        return run.text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
                var digits = cell[...]
                var bytes: [UInt8] = []
                while !digits.isEmpty {
                    bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
                    digits = digits.dropFirst(2)
                }
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    /// Code point by code point: `==` on strings takes canonically equivalent ones for the same.
    private func expectSame(_ read: [String], _ written: [String]) {
        #expect(read.map { Array($0.utf8) } == written.map { Array($0.utf8) }, "\(read) for \(written)")
    }
}

private let formulaStarts: [Unicode.Scalar] = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
]

/// A cell without the apostrophe that keeps a spreadsheet from running it.
private func unguarded(_ cell: String) -> String {
    guard cell.unicodeScalars.first == "'",
        let first = cell.unicodeScalars.first(where: { $0 != "'" }), formulaStarts.contains(first)
    else { return cell }
    return String(cell.unicodeScalars.dropFirst())
}

/// Whether XML 1.0 has no way to write it.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar) || scalar == "\u{FFFE}"
        || scalar == "\u{FFFF}"
}

extension String {
    fileprivate func without(_ unwanted: (Unicode.Scalar) -> Bool) -> String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !unwanted($0) }))
    }
}
