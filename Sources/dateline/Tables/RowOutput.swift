import Datasets
import Formats
import Geometry
import Synchronization

/// Rows of a table with columns of ours behind its own; made in several threads, put out in order.
struct RowOutput: Sendable {
    /// All columns.
    let fields: [Field]
    private let format: AnswerFormat
    private let name: String
    /// Which columns go first where a window is too narrow for all.
    private let ranks: [Int]

    /// - Parameter added: Our columns; one whose name the table has already gets an underscore.
    init(_ format: AnswerFormat, name: String, columns: [String], added: [Field]) {
        var fields = columns.map { Field($0, .text, $0) }
        for field in added {
            fields.append(Field(Self.free(field.name, among: fields), field.type, field.title))
        }
        let main = DatasetMapping.mainColumns(of: columns)
        ranks = fields.indices.map { $0 >= columns.count ? 0 : main.contains($0) ? 1 : 2 }
        self.fields = fields
        self.format = format
        self.name = name
    }

    /// A name that no field has.
    static func free(_ name: String, among fields: [Field]) -> String {
        var free = name
        while fields.contains(where: { $0.name == free }) { free += "_" }
        return free
    }

    /// What puts the rows out.
    func writer() -> AnswerWriter {
        AnswerWriter(
            format, fields: fields, name: name,
            columns: zip(fields, ranks).map { field, rank in
                TextColumn(
                    field.name, field.type == .real || field.type == .integer ? .right : .left, rank: rank,
                    styles: ["certain": .sure, "possible": .doubtful])
            })
    }

    /// A part of the rows.
    func part() -> Part { Part(format: format, encoder: format.encoder(fields: fields, name: name)) }

    /// Rows as they come.
    struct Part {
        private var encoder: RowEncoder?
        private var cells: [[String]] = []

        fileprivate init(format: AnswerFormat, encoder: RowEncoder?) { self.encoder = encoder }

        mutating func add(_ values: [FieldValue], id: @autoclosure () -> String, at point: Coordinate?) {
            guard encoder != nil else {
                cells.append(values.map(\.text))
                return
            }
            encoder?.begin(id: id(), point: point)
            for value in values { encoder?.add(passing: value) }
            encoder?.end()
        }

        var output: BatchOutput {
            var output = BatchOutput()
            output.bytes = encoder?.bytes ?? []
            output.cells = cells
            return output
        }
    }

    /// Puts out rows that are made in pieces: `count` of them, each piece in a thread of its own.
    ///
    /// - Throws: What a piece failed with.
    func write(
        count: Int, pieces size: Int, to writer: inout AnswerWriter,
        _ make: @escaping @Sendable (Range<Int>) -> Result<BatchOutput, TableError>
    ) throws {
        var start = 0
        // A few pieces at a time, so that memory does not grow with the output.
        while start < count {
            let block = start..<min(count, start + size * Parallel.width * 4)
            let pieces = (block.count + size - 1) / size
            let outputs = Parallel.map(count: pieces, threads: Parallel.width) { piece in
                let first = block.lowerBound + piece * size
                return make(first..<min(block.upperBound, first + size))
            }
            for output in outputs { writer.add(try output.get()) }
            start = block.upperBound
        }
    }
}

extension FieldValue {
    /// A length in metres to the millimetre.
    static func metres(_ metres: Double) -> FieldValue { .real((metres * 1000).rounded() / 1000) }

    /// The direction of one position from another, degrees clockwise from north, 0 up to 360; null for the same position.
    static func azimuth(from a: Coordinate, to b: Coordinate) -> FieldValue {
        if a == b { return .null }
        let degrees = (Geodesic.inverse(from: a, to: b).initialAzimuth * 100).rounded() / 100
        return .real(degrees < 0 ? degrees + 360 : degrees + 0)
    }
}

/// A number that several threads add to.
final class Tally: Sendable {
    private let number = Atomic<Int>(0)

    var count: Int { number.load(ordering: .relaxed) }

    func add(_ count: Int) { _ = number.wrappingAdd(count, ordering: .relaxed) }
}
