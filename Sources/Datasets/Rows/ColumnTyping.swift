import Formats

/// What the cells of a column may be, found from all of them.
///
/// A column is of a type when all its cells are that are not empty; so it does not depend on which rows come first, and a
/// number never turns up among texts.
struct ColumnTyping: Sendable {
    /// What has been seen, by column.
    private(set) var seen: [UInt8]

    private static let text: UInt8 = 1
    private static let integer: UInt8 = 2
    private static let real: UInt8 = 4
    private static let boolean: UInt8 = 8
    private static let date: UInt8 = 16
    /// Set together with `integer`.
    private static let wide: UInt8 = 32

    init(columns: Int) { seen = [UInt8](repeating: 0, count: columns) }

    /// Adds what another part of the table has.
    mutating func add(_ other: ColumnTyping) {
        for column in seen.indices { seen[column] |= other.seen[column] }
    }

    /// The type of a column; text when it has no cells.
    func type(_ column: Int) -> FieldType {
        switch seen[column] & ~Self.wide {
        case Self.integer: .integer
        case Self.real, Self.integer | Self.real: .real
        case Self.boolean: .boolean
        case Self.date: .date
        default: .text
        }
    }

    /// The types of all columns.
    var types: [FieldType] { seen.indices.map { type($0) } }

    /// Whether the columns come out as the same.
    func isAlike(_ other: ColumnTyping) -> Bool {
        seen == other.seen || types == other.types && wideColumns == other.wideColumns
    }

    /// The columns of whole numbers of which some may have more than 32 bits.
    var wideColumns: Set<Int> {
        Set(seen.indices.filter { type($0) == .integer && seen[$0] & Self.wide != 0 })
    }

    /// Looks at a cell, as long as its column may be anything but text.
    @inline(__always)
    mutating func look(_ column: Int, _ cell: UnsafeRawBufferPointer) {
        guard seen[column] & Self.text == 0, cell.count > 0 else { return }
        unsafe seen[column] |= Self.kind(cell)
    }

    private static func kind(_ cell: UnsafeRawBufferPointer) -> UInt8 {
        switch unsafe cell[0] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            if unsafe cell.count == 10 && cell[4] == UInt8(ascii: "-") {
                return unsafe isDay(cell) ? date : text
            }
            return unsafe number(cell)
        case UInt8(ascii: "-"): return unsafe number(cell)
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
            return unsafe cell.count <= 5 && isTruthValue(cell) ? boolean : text
        default: return text
        }
    }

    /// A number as JSON writes them (RFC 8259, 6), which is also how tables do. With a zero before it, a plus, or more
    /// than 18 digits, it is rather a code or an identifier, of which a number would lose something.
    private static func number(_ cell: UnsafeRawBufferPointer) -> UInt8 {
        var index = unsafe cell[0] == UInt8(ascii: "-") ? 1 : 0
        func digits() -> Int {
            let start = index
            while index < cell.count, unsafe cell[index] &- 0x30 <= 9 { index += 1 }
            return index - start
        }
        let first = index
        let whole = digits()
        guard whole > 0, unsafe whole == 1 || cell[first] != UInt8(ascii: "0") else { return text }
        if index == cell.count {
            // There is no integer of minus zero.
            if unsafe first == 1 && cell[1] == UInt8(ascii: "0") { return real }
            return whole <= 9 ? integer : whole <= 18 ? integer | wide : text
        }
        if unsafe cell[index] == UInt8(ascii: ".") {
            index += 1
            guard digits() > 0 else { return text }
            if index == cell.count { return whole <= 18 ? real : text }
        }
        guard unsafe cell[index] | 0x20 == UInt8(ascii: "e") else { return text }
        index += 1
        if index < cell.count, unsafe cell[index] == UInt8(ascii: "-") || cell[index] == UInt8(ascii: "+") {
            index += 1
        }
        guard digits() > 0, index == cell.count else { return text }
        // One that is too great for a double stays as it is written.
        return unsafe DecimalText.number(cell) == nil ? text : real
    }

    private static func isTruthValue(_ cell: UnsafeRawBufferPointer) -> Bool {
        ["true", "True", "TRUE", "false", "False", "FALSE"].contains {
            unsafe $0.utf8.elementsEqual(cell)
        }
    }

    /// Whether ten bytes are a day of the calendar, `YYYY-MM-DD`.
    private static func isDay(_ cell: UnsafeRawBufferPointer) -> Bool {
        guard unsafe cell[7] == UInt8(ascii: "-") else { return false }
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for index in range {
                let digit = unsafe cell[index] &- 0x30
                guard digit <= 9 else { return nil }
                number = number * 10 + Int(digit)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            1...12 ~= month
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let long: UInt16 = 0b1_0101_1010_1010
        let last = month == 2 ? (isLeap ? 29 : 28) : long >> month & 1 == 1 ? 31 : 30
        return 1...last ~= day
    }
}
