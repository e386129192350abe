import Dispatch
import Formats
import Geocoding
import Synchronization

/// Parses documents on several processors and hands them on in order.
struct DocumentParser: Sendable {
    private let geoparser: Geoparser
    private let takesGiven: Bool
    private let sessions: Sessions
    private let jobs: Int
    /// Documents that could not be read.
    private(set) var failures = 0

    /// Bytes of a batch: enough to keep all processors busy, little to hold.
    private static let batchSize = 2 << 20

    init(geoparser: Geoparser, takesGiven: Bool, jobs: Int?) {
        self.geoparser = geoparser
        self.takesGiven = takesGiven
        self.jobs = jobs ?? max(1, Processors.count)
        sessions = Sessions(geoparser)
    }

    /// Parses a file: one document of text, or one a line.
    mutating func parse(_ path: String, _ kind: TextInput, _ body: (ParsedDocument) -> Void) throws {
        let name = path == "-" ? "standard input" : path
        var input = try InputFile(path: path)
        guard kind == .jsonl else {
            let text = try input.readAll()
            return body(parsed(LineDocument(id: Self.json(name), text: text, spans: [])))
        }
        var number = 0
        while let batch = try input.lines(atLeast: Self.batchSize) {
            let first = number + 1
            number += batch.lines.count
            for (offset, document) in parsed(batch).enumerated() {
                if let error = document.error {
                    failures += 1
                    StandardError.write("dateline: \(name):\(first + offset): \(error)")
                }
                body(document)
            }
        }
    }

    private func parsed(_ document: LineDocument) -> ParsedDocument {
        sessions.use { session in
            let toponyms =
                takesGiven
                ? session.toponyms(in: document.text, at: document.spans)
                : session.toponyms(in: document.text)
            return ParsedDocument(id: document.id, text: document.text, toponyms: toponyms, error: nil)
        }
    }

    private func parsed(_ batch: InputFile.Batch) -> [ParsedDocument] {
        let results = Mutex<[ParsedDocument?]>(Array(repeating: nil, count: batch.lines.count))
        // Small pieces: a long document must not leave the other processors idle.
        let pieces = min(batch.lines.count, jobs * 8)
        let size = (batch.lines.count + pieces - 1) / max(1, pieces)
        @Sendable func run(_ piece: Int) {
            // Rounded up, the pieces may end before their number does.
            let start = min(piece * size, batch.lines.count)
            for index in start..<min(start + size, batch.lines.count) {
                let document: ParsedDocument
                do throws(JSONScanner.Failure) {
                    document = parsed(
                        try LineDocument(line: batch.bytes, batch.lines[index], needsSpans: takesGiven))
                } catch {
                    document = ParsedDocument(
                        id: Array("null".utf8), text: [], toponyms: [], error: "\(error)")
                }
                results.withLock { $0[index] = document }
            }
        }
        if jobs == 1 {
            for piece in 0..<pieces { run(piece) }
        } else {
            DispatchQueue.concurrentPerform(iterations: pieces) { run($0) }
        }
        return results.withLock { $0.compactMap { $0 } }
    }

    private static func json(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(json: name)
        return bytes
    }
}

/// Sessions that wait for work: as many as have ever been busy at once.
private final class Sessions: Sendable {
    private let geoparser: Geoparser
    private let idle = Mutex<[Box]>([])

    /// Handed from thread to thread, never shared.
    private final class Box: @unchecked Sendable {
        var session: Geoparser.Session
        init(_ session: Geoparser.Session) { self.session = session }
    }

    init(_ geoparser: Geoparser) { self.geoparser = geoparser }

    func use<Result>(_ body: (inout Geoparser.Session) -> Result) -> Result {
        let box = idle.withLock { $0.popLast() } ?? Box(geoparser.session())
        defer { idle.withLock { $0.append(box) } }
        return body(&box.session)
    }
}

/// A line of input taken apart.
struct LineDocument {
    let id: [UInt8]
    let text: [UInt8]
    /// Code points.
    let spans: [Range<Int>]

    init(id: [UInt8], text: [UInt8], spans: [Range<Int>]) {
        self.id = id
        self.text = text
        self.spans = spans
    }

    /// Reads `{"id", "text", "toponyms": [{"start", "end"}]}`; other members are passed over.
    init(line: [UInt8], _ range: Range<Int>, needsSpans: Bool) throws(JSONScanner.Failure) {
        var scanner = JSONScanner(line, range)
        var id: [UInt8]?
        var text: [UInt8]?
        var spans: [Range<Int>]?
        try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
            switch name {
            case "id": id = Array(line[try scanner.skip()])
            case "text": text = try scanner.string()
            case "toponyms" where needsSpans: spans = try Self.spans(&scanner)
            default: try scanner.skip()
            }
        }
        try scanner.finish()
        func missing(_ member: String) -> JSONScanner.Failure {
            JSONScanner.Failure(
                offset: scanner.position - range.lowerBound, expected: "a member \u{201C}\(member)\u{201D}")
        }
        guard let text else { throw missing("text") }
        guard let spans = needsSpans ? spans : [] else { throw missing("toponyms") }
        self.init(id: id ?? Array("null".utf8), text: text, spans: spans)
    }

    private static func spans(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        try scanner.array { (scanner) throws(JSONScanner.Failure) in
            var start: Int?
            var end: Int?
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                switch name {
                case "start": start = try scanner.integer()
                case "end": end = try scanner.integer()
                default: try scanner.skip()
                }
            }
            guard let start, let end, start >= 0, end >= start else {
                throw JSONScanner.Failure(
                    offset: scanner.position,
                    expected: "\u{201C}start\u{201D} and \u{201C}end\u{201D} of a toponym, start before end")
            }
            spans.append(start..<end)
        }
        return spans
    }
}
