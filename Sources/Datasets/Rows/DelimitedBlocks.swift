import Formats
internal import Geometry

/// Delimited text in blocks of about the same size, and how the rows of one are read.
struct DelimitedBlocks: Sendable {
    let bytes: TableBytes
    let name: String
    let header: DelimitedHeader
    /// How many rows without a position are kept of each.
    let shown: Int

    /// Enough to be worth a thread's while, little to hold.
    private static let stretch = 1 << 18

    /// How many bytes the rows have.
    var size: Int { bytes.count - header.end }

    /// How many blocks there are.
    var count: Int { (size + Self.stretch - 1) / Self.stretch }

    /// Where a block begins, unless that is within a quoted field: after a line end.
    func likelyStart(_ number: Int) -> Int {
        let start = header.end + number * Self.stretch
        return number == 0 ? start : bytes.afterLineEnd(from: start - 1)
    }

    /// Reads the rows of a block, in place of those that `rows` has.
    ///
    /// - Parameters:
    ///   - start: Where it begins.
    ///   - typing: What is assumed of the columns; only cells that may tell otherwise are looked at.
    func read(
        _ number: Int, from start: Int, _ typing: ColumnTyping, into rows: inout RowBlock
    ) -> DelimitedSurvey.Part {
        rows.begin(number, firstRow: 1, source: bytes.block, base: start)
        var part = DelimitedSurvey.Part(start: start, typing)
        let types = typing.types
        let limit = header.end + (number + 1) * Self.stretch
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var scanner = unsafe DelimitedScanner(all, delimiter: header.delimiter, at: start)
        while scanner.position < limit, scanner.beginRow(), scanner.position < limit {
            unsafe read(&scanner, all, types, &part, into: &rows)
        }
        part.end = min(bytes.count, scanner.position)
        return part
    }

    @inline(__always)
    private func read(
        _ scanner: inout DelimitedScanner, _ all: UnsafeRawBufferPointer, _ types: [FieldType],
        _ part: inout DelimitedSurvey.Part, into rows: inout RowBlock
    ) {
        let rowStart = scanner.position
        var latitude = 0..<0
        var longitude = 0..<0
        var column = 0
        var hasSurplus = false
        while true {
            let field = scanner.field()
            if column < types.count {
                if column == header.latitude { latitude = field.range }
                if column == header.longitude { longitude = field.range }
                let cell = unsafe UnsafeRawBufferPointer(rebasing: all[field.range])
                unsafe part.typing.look(column, cell)
                unsafe add(field, cell, types[column], base: part.start, to: &rows)
            } else if !field.range.isEmpty {
                // A delimiter at the end of a row takes nothing away.
                hasSurplus = true
            }
            column += 1
            if field.isLast { break }
        }
        for _ in column..<max(column, types.count) { rows.addNull() }
        let position = unsafe DelimitedReading.position(
            UnsafeRawBufferPointer(rebasing: all[latitude]), UnsafeRawBufferPointer(rebasing: all[longitude]))
        if let position {
            rows.end(latitude: position.latitude, longitude: position.longitude, place: UInt64(rowStart))
            if scanner.isOpen { part.open = rowStart }
        } else {
            rows.end(latitude: .nan, longitude: .nan, place: UInt64(rowStart))
            part.rejectedCount += 1
            if part.rejected.count < shown {
                let fault = DelimitedReading.fault(scanner, latitude, longitude, fields: column, header)
                part.rejected.append(
                    RejectedRow(
                        row: part.rows, offset: rowStart, column: fault.column, reason: fault.reason))
            }
        }
        if hasSurplus {
            part.surplusCount += 1
            if part.surplus.count < RowNotes.shown { part.surplus.append((rowStart, column)) }
        }
        if part.notText == nil, !scanner.isText(from: rowStart) { part.notText = rowStart }
        part.rows += 1
    }

    @inline(__always)
    private func add(
        _ field: DelimitedScanner.Field, _ cell: UnsafeRawBufferPointer, _ type: FieldType, base: Int,
        to rows: inout RowBlock
    ) {
        if unsafe cell.isEmpty { return rows.addNull() }
        let start = field.range.lowerBound - base
        switch type {
        case .integer: rows.add(.integer, start, cell.count, isPlain: true)
        case .real: rows.add(.real, start, cell.count, isPlain: true)
        case .date: rows.add(.date, start, cell.count, isPlain: true)
        case .boolean:
            let isTrue = unsafe cell[0] | 0x20 == UInt8(ascii: "t")
            rows.add(isTrue ? .yes : .no, start, 0)
        case .text, .object:
            if field.isPlain { return rows.add(.text, start, cell.count, isPlain: true) }
            unsafe addOdd(cell, start, hasDoubled: field.hasDoubled, to: &rows)
        }
    }

    /// Adds a text in which there is something that a format may have to write otherwise.
    private func addOdd(
        _ cell: UnsafeRawBufferPointer, _ start: Int, hasDoubled: Bool, to rows: inout RowBlock
    ) {
        let isClean = unsafe CleanText.isPlain(cell) || CleanText.isClean(cell)
        if hasDoubled {
            rows.add(.text) { out in
                if isClean { return unsafe DelimitedScanner.append(undoubled: cell, to: &out) }
                var text: [UInt8] = []
                unsafe DelimitedScanner.append(undoubled: cell, to: &text)
                unsafe text.withUnsafeBytes { unsafe CleanText.append($0, to: &out) }
            }
        } else if isClean {
            rows.add(.text, start, cell.count)
        } else {
            rows.add(.text) { unsafe CleanText.append(cell, to: &$0) }
        }
    }
}
