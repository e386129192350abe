internal import Formats
internal import GRDBSQLite

/// Rows made ready for SQLite in a thread of their own: numbers, and texts in one stretch of bytes, which are bound where
/// they lie.
struct RowArena: Sendable {
    private enum Kind: UInt8 {
        case null, integer, real, text, blob
    }

    private struct Cell {
        var kind: Kind
        /// The bits of a number, or where a text begins and how long it is.
        var bits: UInt64
    }

    private var bytes: [UInt8] = []
    private var cells: [Cell] = []

    /// How many cells there are.
    var count: Int { cells.count }

    /// Takes all cells away and keeps their memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    mutating func addNull() { cells.append(Cell(kind: .null, bits: 0)) }

    mutating func add(_ number: Int64) {
        cells.append(Cell(kind: .integer, bits: UInt64(bitPattern: number)))
    }

    mutating func add(_ number: Double) { cells.append(Cell(kind: .real, bits: number.bitPattern)) }

    mutating func add(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        cells.append(Cell(kind: .text, bits: UInt64(start) << 32 | UInt64(bytes.count - start)))
    }

    mutating func add(_ value: FieldValue) {
        switch value {
        case .null, .object: addNull()
        case .boolean(let flag): add(flag ? Int64(1) : Int64(0))
        case .integer(let number): add(Int64(number))
        case .real(let number): number.isFinite ? add(number) : addNull()
        case .text(let text), .date(let text), .json(let text): add(text)
        }
    }

    /// A JSON array of texts.
    mutating func add(json texts: [String]) {
        let start = bytes.count
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(jsonString: text)
        }
        bytes.append(UInt8(ascii: "]"))
        cells.append(Cell(kind: .text, bits: UInt64(start) << 32 | UInt64(bytes.count - start)))
    }

    /// A point as a GeoPackage geometry in WGS84: header without envelope, then little-endian well-known binary.
    mutating func add(longitude: Double, latitude: Double) {
        let start = bytes.count
        bytes.append(contentsOf: [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0])
        for number in [longitude, latitude] {
            let bits = number.bitPattern
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
            }
        }
        cells.append(Cell(kind: .blob, bits: UInt64(start) << 32 | UInt64(bytes.count - start)))
    }

    /// The bytes of a text.
    func text(_ cell: Int) -> [UInt8] {
        let (start, length) = (Int(cells[cell].bits >> 32), Int(cells[cell].bits & 0xFFFF_FFFF))
        return Array(bytes[start..<start + length])
    }

    /// Puts a cell again behind the last one.
    mutating func copy(_ cell: Int) { cells.append(cells[cell]) }

    /// Puts cells again behind the last ones, the second of them another one; gives where they are.
    mutating func replace(_ range: Range<Int>, second: Int) -> Range<Int> {
        let start = cells.count
        for index in range { cells.append(cells[index == range.lowerBound + 1 ? second : index]) }
        return start..<cells.count
    }

    /// Runs a statement whose first parameters are numbers, and the others a stretch of cells; gives SQLite's code.
    @unsafe func run(_ statement: OpaquePointer, _ numbers: [Int64?], _ range: Range<Int>) -> Int32 {
        unsafe bytes.withUnsafeBytes { bytes in
            var parameter: Int32 = 0
            for number in numbers {
                parameter += 1
                if let number {
                    unsafe sqlite3_bind_int64(statement, parameter, number)
                } else {
                    unsafe sqlite3_bind_null(statement, parameter)
                }
            }
            for index in range {
                let cell = cells[index]
                parameter += 1
                switch cell.kind {
                case .null: unsafe sqlite3_bind_null(statement, parameter)
                case .integer: unsafe sqlite3_bind_int64(statement, parameter, Int64(bitPattern: cell.bits))
                case .real: unsafe sqlite3_bind_double(statement, parameter, Double(bitPattern: cell.bits))
                case .text, .blob:
                    // SQLite reads them where they lie, until the statement is run again.
                    let start = unsafe bytes.baseAddress.map { unsafe $0 + Int(cell.bits >> 32) }
                    let count = Int32(cell.bits & 0xFFFF_FFFF)
                    if cell.kind == .text {
                        unsafe sqlite3_bind_text(
                            statement, parameter, start?.assumingMemoryBound(to: CChar.self), count, nil)
                    } else {
                        unsafe sqlite3_bind_blob(statement, parameter, start, count, nil)
                    }
                }
            }
            let code = unsafe sqlite3_step(statement)
            unsafe sqlite3_reset(statement)
            return code
        }
    }
}
