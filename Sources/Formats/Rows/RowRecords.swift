internal import Geometry

// Rows as records, one behind the other: how they lie on the disk until they are read in another order. A record has a head
// (its key, its length in all, the position), the kind and the length of each cell, and the cells' bytes. Numbers are as the
// machine has them: no other will read them.

/// The head of a record.
struct RecordHead: BitwiseCopyable {
    static let size = 32
    /// What rows are sorted by; the lower half is the row's number.
    let key: UInt64
    /// How many bytes the record has, with its head.
    let count: Int
    /// Not a number where there is none.
    let latitude: Double
    let longitude: Double

    /// The head of a record that begins at a place.
    @unsafe @inline(__always)
    static func read(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> RecordHead {
        unsafe bytes.loadUnaligned(fromByteOffset: place, as: RecordHead.self)
    }
}

extension RowBlock.Row {
    /// Appends the row as a record.
    @inline(__always)
    func append(key: UInt64, to records: inout [UInt8]) {
        let start = records.count
        var count = RecordHead.size + 2 * columns + length
        for column in 0..<columns where self[column].length >= 0xFF { count += 4 }
        records.write(atMost: count + 16) { out in
            out.put(
                native: RecordHead(
                    key: key, count: count, latitude: position?.latitude ?? .nan,
                    longitude: position?.longitude ?? .nan))
            for column in 0..<columns {
                let cell = self[column]
                out.put(cell.kind.rawValue | (cell.isPlain ? 0x80 : 0))
                if cell.length < 0xFF {
                    out.put(UInt8(truncatingIfNeeded: cell.length))
                } else {
                    out.put(0xFF)
                    out.put(native: cell.length)
                }
            }
            for column in 0..<columns { put(self[column], to: &out) }
        }
        assert(records.count == start + count)
    }
}
