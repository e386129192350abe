internal import Geometry

/// Where the bytes of a table go.
package protocol RowSink: ~Copyable {
    /// Writes bytes behind those before.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func write(_ block: [UInt8]) throws(FormatError)
    /// Writes all rows of a source.
    ///
    /// - Throws: `FormatError` when the source cannot be read or the bytes not be written.
    mutating func write(_ source: some RowSource, as encoder: some RowBlockEncoder) throws(FormatError)
}

extension RowSink where Self: ~Copyable {
    /// All cores make bytes of rows, one thread writes them in their order.
    package mutating func write(
        _ source: some RowSource, as encoder: some RowBlockEncoder
    ) throws(FormatError) {
        try write(encoder.head)
        var isFirst = true
        try RowStream.convert(source, using: { BytesMaker(encoder) }) { maker throws(FormatError) in
            if maker.bytes.isEmpty { return }
            try write(isFirst ? Array(maker.bytes.dropFirst(encoder.separator.count)) : maker.bytes)
            isFirst = false
        }
        try write(encoder.tail)
    }
}

extension MemorySink: RowSink {
    package mutating func write(_ block: [UInt8]) { bytes += block }
}

extension OutputFile: RowSink {
    /// Each core writes the bytes that it has made, while it has them at hand.
    package mutating func write(
        _ source: some RowSource, as encoder: some RowBlockEncoder
    ) throws(FormatError) {
        try write(encoder.head)
        try writePlaced { output throws(FormatError) in
            let columns = source.fields.count
            Parallel.placed(count: source.blockCount) { number, used -> PlacedPiece in
                let piece = used ?? PlacedPiece(RowBlock(columns: columns), BytesMaker(encoder))
                piece.make(number, of: source)
                return piece
            } place: { piece in
                if let failure = piece.failure { output.fail(failure) }
                if output.isEmpty { piece.start = encoder.separator.count }
                piece.place = output.place(for: piece.bytes.count)
                return piece.failure == nil
            } finish: { piece in
                output.write(piece.bytes, at: piece.place)
            }
        }
        try write(encoder.tail)
    }
}

/// A block's bytes with their place in a file; one thread at a time has it.
private final class PlacedPiece<Encoder: RowBlockEncoder>: @unchecked Sendable {
    private var rows: RowBlock
    private var maker: BytesMaker<Encoder>
    private(set) var failure: FormatError?
    var start = 0
    var place = 0

    init(_ rows: RowBlock, _ maker: BytesMaker<Encoder>) { (self.rows, self.maker) = (rows, maker) }

    /// What is to be written.
    var bytes: ArraySlice<UInt8> { maker.bytes.dropFirst(start) }

    /// Takes a block in place of the one before.
    func make(_ number: Int, of source: some RowSource) {
        start = 0
        do throws(FormatError) {
            try source.read(block: number, into: &rows)
            maker.make(rows)
            source.finish(block: number)
        } catch {
            failure = error
        }
    }
}

/// The bytes of a format; the separator comes first, unless a block is empty.
private struct BytesMaker<Encoder: RowBlockEncoder>: RowMaker {
    private let encoder: Encoder
    private(set) var bytes: [UInt8] = []

    init(_ encoder: Encoder) { self.encoder = encoder }

    mutating func make(_ rows: RowBlock) {
        bytes.removeAll(keepingCapacity: true)
        bytes += encoder.separator
        encoder.encode(rows, to: &bytes)
        if bytes.count == encoder.separator.count { bytes.removeAll(keepingCapacity: true) }
    }
}
