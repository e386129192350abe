import Foundation
import Geometry
import Testing
import Testkit

/// Other people's collections of notations, most of them from sentences; the figures are printed.
@Suite struct CoordinateCorpusTests {
    private static let folder = Project.root + "/../shared/corpora/"

    private static func lines(_ name: String) -> [String]? {
        guard let text = try? String(contentsOfFile: folder + name, encoding: .utf8) else {
            print("skipped: no \(name) in ../shared/corpora")
            return nil
        }
        return text.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }

    private static func positions(_ text: String) -> [WrittenPosition] {
        CoordinateFinder.findings(in: text).compactMap { try? $0.outcome.get() }
    }

    /// A line refused says so: FAIL means that it is none in the notation of its family.
    @Test func notationsAreRecognisedOrRefused() throws {
        guard let lines = Self.lines("coordinate-tests.tsv") else { return }
        var right = 0
        var refusedAltogether = 0
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let text = fields[2...].joined(separator: "\t")
            let found = Self.positions(text)
            let mustFail = text.lowercased().contains("fail") || text.contains("should not match")
            let family = found.filter { $0.notation.rawValue == fields[0] }
            let isRight = mustFail ? family.isEmpty : !found.isEmpty
            right += isRight ? 1 : 0
            refusedAltogether += mustFail == found.isEmpty ? 1 : 0
            if !isRight || mustFail != found.isEmpty { print("  \(isRight) \(line) -> \(found)") }
        }
        print("notations: \(right) of \(lines.count); \(refusedAltogether) if FAIL means in any notation")
        #expect(right * 100 >= lines.count * 95)
    }

    @Test func positionsAreRight() throws {
        guard let lines = Self.lines("coordinate-truth-odd.csv") else { return }
        var right = 0
        for line in lines {
            let fields = Self.fields(line)
            let text = fields[2].replacingOccurrences(of: "$NL", with: "\n")
            let found = Self.positions(text)
            let mustFail = fields[5].contains("FAIL")
            var isRight = mustFail && found.isEmpty
            if !mustFail, let first = found.first, let latitude = Double(fields[3]),
                let longitude = Double(fields[4].trimmingCharacters(in: .whitespaces)),
                let truth = Coordinate(latitude: latitude, longitude: longitude)
            {
                isRight = Geodesic.distance(from: truth, to: first.coordinate).metres <= 100
            }
            right += isRight ? 1 : 0
            if !isRight { print("  \(line) -> \(CoordinateFinder.findings(in: text))") }
        }
        print("positions: \(right) of \(lines.count)")
        #expect(right * 100 >= lines.count * 95)
    }

    /// One line of CSV.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for (index, part) in line.components(separatedBy: "\"").enumerated() {
            isQuoted = !index.isMultiple(of: 2)
            // A doubled quotation mark is an empty part between two quoted ones.
            if !isQuoted, part.isEmpty, index > 0, index < line.filter({ $0 == "\"" }).count {
                fields[fields.count - 1] += "\""
            } else if isQuoted {
                fields[fields.count - 1] += part
            } else {
                let pieces = part.components(separatedBy: ",")
                fields[fields.count - 1] += pieces[0]
                fields += pieces.dropFirst()
            }
        }
        return fields
    }
}
