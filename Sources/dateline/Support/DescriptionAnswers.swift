import Formats
import Geocoding
import Geometry

/// A description of the input with what it was read as.
struct DescriptionAnswer: Sendable {
    /// As it stands in the input, in JSON; nil for none.
    var id: [UInt8]?
    var text: String
    var described: DescribedPlace
    /// Why the line is no description.
    var error: String?
}

/// Reads descriptions from a file on all cores, in their order.
struct DescriptionAnswers: Sendable {
    let geocoder: Geocoder
    /// Areas that hold all of them.
    let within: [String]
    /// What was said before each of them.
    let context: String?
    let kind: TextInput

    /// Bytes of a batch.
    private static let batchSize = 1 << 18

    /// Hands on every line's answer.
    func read(_ path: String, _ body: (DescriptionAnswer) -> Void) throws {
        let name = path == "-" ? "standard input" : path
        var file = try InputFile(path: path)
        var number = 0
        while let batch = try file.lines(atLeast: Self.batchSize) {
            let size = max(1, (batch.lines.count + Parallel.width * 4 - 1) / (Parallel.width * 4))
            let pieces = stride(from: 0, to: batch.lines.count, by: size).map {
                Array(batch.lines[$0..<min($0 + size, batch.lines.count)])
            }
            let answers = Parallel.map(pieces) { lines in
                var reader = DescriptionReader(geocoder)
                return lines.map { answer(batch.bytes, $0, &reader) }
            }
            for var answer in answers.joined() {
                number += 1
                if let error = answer.error { answer.error = "\(name):\(number): \(error)" }
                body(answer)
            }
        }
    }

    private func answer(
        _ bytes: [UInt8], _ line: Range<Int>, _ reader: inout DescriptionReader
    ) -> DescriptionAnswer {
        guard kind == .jsonl else {
            let text = String(decoding: bytes[line], as: UTF8.self).trimmed
            return DescriptionAnswer(
                id: nil, text: text, described: reader.read(text, within: within, context: context))
        }
        do throws(JSONScanner.Failure) {
            let question = try DescriptionQuestion(bytes, line)
            let described = reader.read(
                question.text, within: question.within + within, context: question.context ?? context)
            return DescriptionAnswer(id: question.id, text: question.text, described: described)
        } catch {
            return DescriptionAnswer(
                id: nil, text: "", described: DescribedPlace(readings: [], notes: []), error: "\(error)")
        }
    }
}

/// A line of JSON Lines: `{"id", "text", "within", "country", "admin1", "admin2", "context"}`; other members are passed over.
private struct DescriptionQuestion {
    private(set) var id: [UInt8]?
    private(set) var text = ""
    private(set) var within: [String] = []
    private(set) var context: String?

    init(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONScanner.Failure) {
        var scanner = JSONScanner(bytes, line)
        var text: String?
        var (id, within, context) = (self.id, self.within, self.context)
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            let isText = scanner.peek() == 0x22
            switch name {
            case "id": id = Array(bytes[try scanner.skip()])
            case "text": text = String(decoding: try scanner.string(), as: UTF8.self)
            case "context" where isText: context = String(decoding: try scanner.string(), as: UTF8.self)
            case "country", "admin1", "admin2", "within":
                if isText {
                    let area = String(decoding: try scanner.string(), as: UTF8.self).trimmed
                    if !area.isEmpty { within.append(area) }
                } else {
                    try scanner.skip()
                }
            default: try scanner.skip()
            }
        }
        try scanner.finish()
        guard let text else {
            throw JSONScanner.Failure(
                offset: scanner.position - line.lowerBound, expected: "a member \u{201C}text\u{201D}")
        }
        (self.id, self.text, self.within, self.context) = (id, text, within, context)
    }
}

extension String {
    /// Without white space at its ends.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
