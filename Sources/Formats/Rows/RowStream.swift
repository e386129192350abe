private import Geometry

/// Writes a table from block to block: all cores turn rows into bytes, one thread writes them in their order.
package enum RowStream {
    /// What goes from a worker to the writer.
    private struct Piece: Sendable {
        var rows: RowBlock
        var bytes: [UInt8] = []
        var failure: FormatError?
    }

    /// Writes all rows of a source to a staged file or a descriptor.
    ///
    /// - Throws: `FormatError` when the source cannot be read or the output not be written.
    package static func write(
        _ source: some RowSource, as encoder: some RowBlockEncoder,
        to write: ([UInt8]) throws(FormatError) -> Void
    ) throws(FormatError) {
        try write(encoder.head)
        let columns = source.fields.count
        let separator = encoder.separator
        var isFirst = true
        try Parallel.inOrder(count: source.blockCount) { number, used -> Piece in
            var piece = used ?? Piece(rows: RowBlock(columns: columns))
            piece.bytes.removeAll(keepingCapacity: true)
            do throws(FormatError) {
                try source.read(block: number, into: &piece.rows)
                encoder.encode(piece.rows, to: &piece.bytes)
                source.finish(block: number)
            } catch {
                piece.failure = error
            }
            return piece
        } take: { (_, piece) throws(FormatError) in
            if let failure = piece.failure { throw failure }
            if piece.bytes.isEmpty { return }
            if !isFirst, !separator.isEmpty { try write(separator) }
            isFirst = false
            try write(piece.bytes)
        }
        try write(encoder.tail)
    }
}
