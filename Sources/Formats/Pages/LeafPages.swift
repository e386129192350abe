/// Rows of a table as SQLite's leaf pages (Database File Format, 1.6), which do not know yet where in the file they will be:
/// so several threads can make them at once.
struct LeafPages: Sendable {
    /// The pages one behind the other: leaves, and what a row is too long for.
    private(set) var bytes: [UInt8] = []
    /// The pages in order: the last row of a leaf, nothing for an overflow page.
    private(set) var lastRows: [Int?] = []
    /// Where the number of an overflow page must be put, and which page of these it is.
    private(set) var links: [(offset: Int, page: Int)] = []

    /// The page that rows are being added to.
    private var open: Int?
    private var rows = 0
    private var content = 0
    /// What stands before a page's pointers to its rows.
    private static let header = 8
    /// What of a payload may lie in a leaf, and what lies there at least when that is not all (1.6, "Cell Payload Overflow").
    private static let most = PageFile.size - 35
    private static let least = (PageFile.size - 12) * 32 / 255 - 23

    /// No rows.
    init() {}

    /// Takes all rows away.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lastRows.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        open = nil
        rows = 0
    }

    /// Adds a row, its number above all before, with its record.
    mutating func add(_ row: Int, _ record: [UInt8]) {
        var cell = SQLiteVarint.pair(record.count, row)
        guard record.count > Self.most else {
            let place = makeRoom(cell.count + record.count)
            return store(cell, record, at: place, row)
        }
        let body = PageFile.size - 4
        let fitting = Self.least + (record.count - Self.least) % body
        let local = fitting <= Self.most ? fitting : Self.least
        // The overflow pages come first, each with a link to the one behind it.
        closePage()
        var start = local
        let first = lastRows.count
        while start < record.count {
            let end = min(record.count, start + body)
            if end < record.count { links.append((bytes.count, lastRows.count + 1)) }
            bytes.append(contentsOf: [0, 0, 0, 0])
            bytes.append(contentsOf: record[start..<end])
            bytes.append(contentsOf: repeatElement(0, count: body - (end - start)))
            lastRows.append(nil)
            start = end
        }
        cell += record[..<local]
        let place = makeRoom(cell.count + 4)
        links.append((place + cell.count, first))
        store(cell, [0, 0, 0, 0], at: place, row)
    }

    /// Where a cell of this size goes, in the open page or a new one.
    private mutating func makeRoom(_ size: Int) -> Int {
        if content - size < Self.header + 2 * (rows + 1) { closePage() }
        if open == nil {
            open = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: PageFile.size))
            bytes[bytes.count - PageFile.size] = 0x0D
            lastRows.append(0)
            content = PageFile.size
            rows = 0
        }
        content -= size
        return (open ?? 0) + content
    }

    private mutating func closePage() { open = nil }

    private mutating func store(_ head: [UInt8], _ record: [UInt8], at place: Int, _ row: Int) {
        guard let page = open else { return }
        rows += 1
        lastRows[lastRows.count - 1] = row
        let (rows, content) = (rows, content)
        unsafe bytes.withUnsafeMutableBytes { all in
            unsafe UnsafeMutableRawBufferPointer(rebasing: all[place..<place + head.count]).copyBytes(
                from: head)
            let start = place + head.count
            unsafe UnsafeMutableRawBufferPointer(rebasing: all[start..<start + record.count])
                .copyBytes(from: record)
            func put(_ number: Int, at offset: Int) {
                unsafe all.storeBytes(
                    of: UInt16(truncatingIfNeeded: number).bigEndian, toByteOffset: page + offset,
                    as: UInt16.self)
            }
            put(rows, at: 3)
            put(content, at: 5)
            put(content, at: Self.header + 2 * (rows - 1))
        }
    }
}

/// SQLite's numbers of one to nine bytes, seven bits in each and the highest first.
enum SQLiteVarint {
    /// How many bytes a number takes, which is not negative.
    @inline(__always)
    static func length(_ number: Int) -> Int {
        if number < 0x80 { return 1 }
        return number < 0x4000 ? 2 : (63 - number.leadingZeroBitCount) / 7 + 1
    }

    /// Two numbers.
    static func pair(_ a: Int, _ b: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.write(atMost: 18) {
            $0.put(varint: a)
            $0.put(varint: b)
        }
        return bytes
    }
}

extension ByteCursor {
    /// Writes a number that is not negative, and below 2⁵⁶.
    @inline(__always)
    mutating func put(varint number: Int) {
        if number < 0x80 { return put(UInt8(truncatingIfNeeded: number)) }
        var shift = 7 * (SQLiteVarint.length(number) - 1)
        while shift > 0 {
            put(UInt8(truncatingIfNeeded: number >> shift) | 0x80)
            shift -= 7
        }
        put(UInt8(truncatingIfNeeded: number) & 0x7F)
    }
}
