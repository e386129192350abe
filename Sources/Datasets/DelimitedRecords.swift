/// Rows of delimited text out of bytes in memory, one after the other: what filters read, who answer a row as it comes.
///
/// Delimiter and quoting are those of all tables (`DelimitedScanner`).
package struct DelimitedRecords {
    /// A row.
    package struct Record {
        /// The number of the line that it begins on.
        package let line: Int
        package let fields: [String]
        /// Whether all of it is UTF-8; what is not has become U+FFFD.
        package let isText: Bool
        /// Whether a quoted field in it is never closed.
        package let isOpen: Bool
    }

    /// What is said of a row that is not UTF-8, the first of its file.
    package static let notText =
        "not UTF-8, here first; what cannot be read becomes U+FFFD: convert the file, such as with `iconv -f WINDOWS-1252 -t UTF-8`"
    /// What is said of a row with a quoted field that is never closed.
    package static let open =
        "a quoted field begins here or on the next lines, and is not closed before the end of the file"

    /// What parts the fields.
    package let delimiter: UInt8
    private let bytes: [UInt8]
    /// Where the next row begins, or line ends before it.
    package private(set) var position = 0
    /// The number of the line there.
    package private(set) var line: Int

    /// The rows of `bytes`, which are a part of a table from one of its lines on.
    package init(_ bytes: [UInt8], delimiter: UInt8, line: Int) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.line = line
    }

    /// The rows of a table, its header first; the delimiter is what that has most of.
    ///
    /// - Throws: `TableError` for an encoding that is not read.
    package init(table bytes: [UInt8], name: String) throws(TableError) {
        self.bytes = bytes
        line = 1
        (position, delimiter) = try unsafe bytes.span.withUnsafeBytes { (all) throws(TableError) in
            let start = try unsafe DelimitedHeader.start(all, name: name)
            return unsafe (start, DelimitedHeader.delimiter(all, from: start))
        }
    }

    /// The next row; nil at the end.
    package mutating func next() -> Record? {
        let (start, delimiter) = (position, delimiter)
        let found: (begin: Int, end: Int, fields: [String], isText: Bool, isOpen: Bool)? =
            unsafe bytes.withUnsafeBytes { all in
                var scanner = unsafe DelimitedScanner(all, delimiter: delimiter, at: start)
                guard scanner.beginRow() else { return nil }
                let begin = scanner.position
                let fields = scanner.row()
                return (
                    begin, min(all.count, scanner.position), fields, scanner.isText(from: begin),
                    scanner.isOpen
                )
            }
        guard let found else {
            position = bytes.count
            return nil
        }
        line += lineEnds(start..<found.begin)
        defer {
            line += lineEnds(found.begin..<found.end)
            position = found.end
        }
        return Record(line: line, fields: found.fields, isText: found.isText, isOpen: found.isOpen)
    }

    private func lineEnds(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    }
}

/// Tells where rows of delimited text end, byte by byte, as `DelimitedScanner` has it: for tables that come in pieces.
package struct DelimitedRowEnds {
    private enum State { case row, field, plain, quoted, closed }

    private let delimiter: UInt8
    private var state = State.row

    /// At the beginning of a row.
    package init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Whether the next byte ends a row, or an empty line.
    package mutating func isEnd(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.quoted, 0x22): state = .closed
        case (.quoted, _): break
        case (_, 0x0A):
            state = .row
            return true
        case (.row, 0x0D): break
        case (.row, 0x22), (.field, 0x22), (.closed, 0x22): state = .quoted
        default: state = byte == delimiter ? .field : .plain
        }
        return false
    }
}
