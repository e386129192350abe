import Datasets
import Geometry

/// What answers the questions of one piece of input, in a thread of its own.
protocol BatchWorker {
    /// Answers one question.
    mutating func answer(_ record: InputRecord)
    /// All answers so far.
    var output: BatchOutput { get }
}

/// Answers in the order of their questions.
struct BatchOutput: Sendable {
    /// Rows in the chosen format; empty for a table.
    var bytes: [UInt8] = []
    /// Rows of a table for people.
    var cells: [[String]] = []
    /// What to say about questions without an answer.
    var messages: [String] = []
    /// How many had none.
    var unanswered = 0
}

/// Reads questions from standard input and answers them on all cores, in their order and as they come.
enum Batch {
    static func run(
        _ format: InputFormat, _ columns: InputColumns, to writer: inout AnswerWriter,
        worker: @escaping @Sendable () -> any BatchWorker
    ) throws {
        var source = LineSource(isTable: format == .csv)
        var header: TableHeader?
        var isText = true
        while var pieces = try source.next(parts: Parallel.width) {
            if format == .csv, header == nil {
                header = try TableHeader(takingFrom: &pieces, columns: columns)
            }
            let known = header
            let outputs = Parallel.map(pieces) { piece in
                var worker = worker()
                var records = RecordReader(piece, format: format, columns: columns, header: known)
                var notText: Int?
                while let record = records.next() {
                    if !record.isText { notText = notText ?? record.line }
                    worker.answer(record)
                }
                return (output: worker.output, notText: notText)
            }
            for (output, notText) in outputs {
                if isText, let line = notText {
                    StandardError.write("dateline: standard input:\(line): \(DelimitedRecords.notText)")
                    isText = false
                }
                writer.add(output)
            }
        }
        guard format != .csv || header != nil else {
            throw Failure("standard input: the table is empty: it needs a header")
        }
    }
}
