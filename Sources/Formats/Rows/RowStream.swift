private import Geometry

/// Takes a table from block to block: all cores turn rows into what a format needs, one thread puts that out in their order.
package enum RowStream {
    /// What goes from a worker to the writer and back: one of them has it, so that its memory is never copied.
    private final class Piece<Maker: RowMaker>: @unchecked Sendable {
        var rows: RowBlock
        var maker: Maker
        var failure: FormatError?

        init(columns: Int, _ maker: Maker) {
            rows = RowBlock(columns: columns)
            self.maker = maker
        }
    }

    /// Has all rows of a source made into something, block by block, and passes it on in their order.
    ///
    /// - Throws: What `take` throws; `FormatError` when the source cannot be read.
    static func convert<Maker: RowMaker>(
        _ source: some RowSource, using maker: @escaping @Sendable () -> Maker,
        take: (borrowing Maker) throws(FormatError) -> Void
    ) throws(FormatError) {
        let columns = source.fields.count
        try Parallel.inOrder(count: source.blockCount) { number, used -> Piece<Maker> in
            let piece = used ?? Piece(columns: columns, maker())
            do throws(FormatError) {
                try source.read(block: number, into: &piece.rows)
                piece.maker.make(piece.rows)
                source.finish(block: number)
            } catch {
                piece.failure = error
            }
            return piece
        } take: { (_, piece) throws(FormatError) in
            if let failure = piece.failure { throw failure }
            try take(piece.maker)
        }
    }
}

/// What a worker makes of a block of rows.
protocol RowMaker: Sendable {
    /// Makes something of these rows, in place of what was made of those before.
    mutating func make(_ rows: RowBlock)
}
