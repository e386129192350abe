/// A table whose rows can be read in blocks, by several threads and in any order: a file of delimited text, a store.
package protocol RowSource: Sendable {
    /// The columns with their types. Every cell of a column is of its type, or null; whole numbers may stand in a column
    /// of real ones.
    var fields: [Field] { get }
    /// The column that tells rows apart; nil when their numbers do.
    var identifier: Int? { get }
    /// The columns of whole numbers of which some have more than 32 bits.
    var wideColumns: Set<Int> { get }
    /// How many blocks there are.
    var blockCount: Int { get }
    /// Reads a block, in place of the rows that `rows` has.
    ///
    /// - Throws: `FormatError` when the table has changed or is damaged.
    func read(block number: Int, into rows: inout RowBlock) throws(FormatError)
    /// Tells that the rows of a block will not be looked at any more.
    func finish(block number: Int)
}

extension RowSource {
    package func finish(block number: Int) {}
}

/// A row, and what its source finds it by.
package struct RowPlace: Sendable, BitwiseCopyable {
    /// Its number, from 1 and below 2³².
    package let row: Int
    /// The source's own.
    package let place: UInt64

    /// A row with its place.
    package init(row: Int, place: UInt64) {
        self.row = row
        self.place = place
    }
}

/// Turns rows into the bytes of a format.
package protocol RowBlockEncoder: Sendable {
    /// What comes before the first row.
    var head: [UInt8] { get }
    /// What comes after the last row.
    var tail: [UInt8] { get }
    /// What parts two rows, if anything does; `encode` leaves it away before a block's first row.
    var separator: [UInt8] { get }
    /// Appends the rows of a block.
    func encode(_ rows: RowBlock, to out: inout [UInt8])
}

extension RowBlockEncoder {
    package var separator: [UInt8] { [] }
}
