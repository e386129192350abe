/// A row in SQLite's record format (Database File Format, 2.1): the types of all columns, then their values.
///
/// Begin, add a value for each column, finish; then begin again with the same memory.
struct SQLiteRecord: Sendable {
    private var header: [UInt8] = []
    private var body: [UInt8] = []
    private var record: [UInt8] = []

    /// A record without memory.
    init() {}

    /// Begins a record.
    ///
    /// - Parameter room: How long its texts and blobs will be together, or a little more.
    mutating func begin(columns: Int, room: Int) {
        header.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
        header.reserveCapacity(9 * columns)
        body.reserveCapacity(room + 8 * columns)
    }

    /// Adds no value; what stands for the row's number, too.
    mutating func addNull() { header.append(0) }

    /// Adds a whole number.
    mutating func add(_ number: Int) {
        // The least type that holds it; zero and one are types of their own.
        let bits = 65 - (number < 0 ? ~number : number).leadingZeroBitCount
        switch bits {
        case _ where number == 0: header.append(8)
        case _ where number == 1: header.append(9)
        case ...8: add(number, type: 1, bytes: 1)
        case ...16: add(number, type: 2, bytes: 2)
        case ...24: add(number, type: 3, bytes: 3)
        case ...32: add(number, type: 4, bytes: 4)
        case ...48: add(number, type: 5, bytes: 6)
        default: add(number, type: 6, bytes: 8)
        }
    }

    private mutating func add(_ number: Int, type: UInt8, bytes: Int) {
        header.append(type)
        var shift = 8 * (bytes - 1)
        while shift >= 0 {
            body.append(UInt8(truncatingIfNeeded: number >> shift))
            shift -= 8
        }
    }

    /// Adds a number.
    mutating func add(_ number: Double) {
        header.append(7)
        body.write(atMost: 8) { $0.put(bigEndian: number.bitPattern) }
    }

    /// Adds UTF-8 text.
    mutating func add(text: UnsafeRawBufferPointer) {
        header.write(atMost: 9) { $0.put(varint: 13 + 2 * text.count) }
        unsafe body.append(contentsOf: text)
    }

    /// Adds bytes.
    mutating func add(blob: [UInt8]) {
        header.write(atMost: 9) { $0.put(varint: 12 + 2 * blob.count) }
        body.append(contentsOf: blob)
    }

    /// Adds a point's geometry blob (OGC 12-128r17, 2.1.3): no envelope, WGS84, little-endian.
    mutating func add(point longitude: Double, _ latitude: Double) {
        header.append(12 + 2 * 29)
        body.write(atMost: 29) { out in
            out.put("GP")
            out.put(bigEndian: UInt16(0x0001))
            out.put(littleEndian: UInt32(4326))
            out.put(1)
            out.put(littleEndian: UInt32(1))
            out.put(littleEndian: longitude.bitPattern)
            out.put(littleEndian: latitude.bitPattern)
        }
    }

    /// The record with all that was added.
    mutating func finish() -> [UInt8] {
        // The length of the header counts its own bytes.
        var own = 1
        while SQLiteVarint.length(header.count + own) > own { own += 1 }
        record.removeAll(keepingCapacity: true)
        record.write(atMost: 9) { $0.put(varint: header.count + own) }
        record += header
        record += body
        return record
    }
}
