internal import Geometry

/// The encodings in which tables are published, made UTF-8.
enum TextEncodings {
    /// The bytes as UTF-8, with a word about what was done; nil when they are UTF-8 already.
    static func converted(_ bytes: TableBytes) -> (bytes: TableBytes, note: String)? {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        if unsafe all.starts(with: [0xFF, 0xFE]) {
            return (utf16(bytes, from: 2, isBig: false), "UTF-16, read as such")
        }
        if unsafe all.starts(with: [0xFE, 0xFF]) {
            return (utf16(bytes, from: 2, isBig: true), "UTF-16, read as such")
        }
        // Every second byte of plain words is none.
        if all.count >= 8, (0..<4).allSatisfy({ unsafe all[$0 * 2 + 1] == 0 && all[$0 * 2] >= 0x20 }) {
            return (utf16(bytes, from: 0, isBig: false), "UTF-16 without a mark, read as such")
        }
        guard let offset = firstFault(bytes) else { return nil }
        if BinaryContent.isBinary(bytes.copy(0..<4096)) { return nil }
        let line = bytes.lines(at: [offset])[0]
        return (
            windows1252(bytes),
            "not UTF-8 (first in line \(line)): read as Windows-1252; convert the file to UTF-8 when that is wrong"
        )
    }

    /// The same with line feeds at the ends of lines that have a carriage return alone, as old Macintoshes wrote them; nil
    /// when the first line does not end so. Those within quotation marks stay.
    static func withLineFeeds(_ bytes: TableBytes) -> TableBytes? {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var isQuoted = false
        var first: Int?
        for index in all.indices {
            let byte = unsafe all[index]
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A { return nil }
            if byte == 0x0D {
                first = index
                break
            }
        }
        guard let first, unsafe first + 1 == all.count || all[first + 1] != 0x0A else { return nil }
        var text = bytes.copy(0..<bytes.count)
        isQuoted = false
        for index in text.indices {
            if text[index] == 0x22 { isQuoted.toggle() }
            if !isQuoted, text[index] == 0x0D { text[index] = 0x0A }
        }
        return TableBytes(text)
    }

    /// Where the bytes stop being UTF-8; nil when they do not.
    private static func firstFault(_ bytes: TableBytes) -> Int? {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var index = 0
        while index < all.count {
            if index + 8 <= all.count,
                unsafe all.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let byte = unsafe all[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            guard let length = unsafe sequence(all, index) else { return index }
            index += length
        }
        return nil
    }

    /// The length of the well-formed sequence at an index (Unicode 15, table 3-7); nil when there is none.
    private static func sequence(_ all: UnsafeRawBufferPointer, _ index: Int) -> Int? {
        let first = unsafe all[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard index + length <= all.count, unsafe second.contains(all[index + 1]) else { return nil }
        for next in 2..<max(2, length) where unsafe all[index + next] & 0xC0 != 0x80 { return nil }
        return length
    }

    private static func utf16(_ bytes: TableBytes, from start: Int, isBig: Bool) -> TableBytes {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var units: [UInt16] = []
        units.reserveCapacity(all.count / 2)
        for index in stride(from: start, to: all.count - 1, by: 2) {
            let (a, b) = unsafe (UInt16(all[index]), UInt16(all[index + 1]))
            units.append(isBig ? a << 8 | b : b << 8 | a)
        }
        return TableBytes(Array(String(decoding: units, as: UTF16.self).utf8))
    }

    private static func windows1252(_ bytes: TableBytes) -> TableBytes {
        let all = unsafe bytes.block.bytes(0, bytes.count)
        var text: [UInt8] = []
        text.reserveCapacity(all.count + all.count / 16)
        for index in all.indices {
            let byte = unsafe all[index]
            if byte < 0x80 {
                text.append(byte)
            } else {
                let scalar = byte < 0xA0 ? high[Int(byte - 0x80)] : UInt32(byte)
                text.append(contentsOf: String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
            }
        }
        return TableBytes(text)
    }

    /// Windows-1252 from 0x80 to 0x9F; the five that it leaves open stand for themselves, as WHATWG's Encoding has it.
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
