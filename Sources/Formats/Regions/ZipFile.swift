/// A file of an archive, compressed already, so that several threads can do that.
struct ZipEntry: Sendable {
    let name: String
    let bytes: [UInt8]
    let size: Int
    let checksum: UInt32

    /// Compresses a file's bytes.
    init(name: String, _ content: [UInt8]) {
        self.name = name
        size = content.count
        checksum = Formats.checksum(content)
        // Level 4: a third less time than zlib's own choice, a twentieth more bytes.
        bytes = Deflate.compress(content, level: 4)
    }
}

/// An archive (PKWARE's APPNOTE 6.3), written from its first file to its last.
struct ZipFile {
    private var first: [UInt8] = []
    private var others: [UInt8] = []
    private var count = 0
    private var offset = 0

    /// No files.
    init() {}

    /// Files are of no time of day, so that the same table gives the same bytes: 1 January 1980.
    private static let date: UInt16 = 1 << 5 | 1
    private static let limit = Int(UInt32.max)

    /// The bytes that add a file, which stands first in the directory or behind those added before.
    mutating func add(_ entry: ZipEntry, isFirst: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        let name = Array(entry.name.utf8)
        // The sizes of one file fit: no part of a map has four gigabytes.
        out.little(UInt32(0x0403_4B50))
        Self.describe(entry, version: 20, name: name, extra: 0, to: &out)
        out += name
        out += entry.bytes

        let isFar = offset >= Self.limit
        directory.little(UInt32(0x0201_4B50))
        directory.little(UInt16(45))
        Self.describe(entry, version: isFar ? 45 : 20, name: name, extra: isFar ? 12 : 0, to: &directory)
        directory.little(UInt16(0))
        directory.little(UInt16(0))
        directory.little(UInt16(0))
        directory.little(UInt32(0))
        directory.little(UInt32(clamping: offset))
        directory += name
        if isFar {
            directory.little(UInt16(1))
            directory.little(UInt16(8))
            directory.little(UInt64(offset))
        }
        if isFirst { first += directory } else { others += directory }
        offset += out.count
        count += 1
        return out
    }

    /// What the file's own head and the directory both say.
    private static func describe(
        _ entry: ZipEntry, version: UInt16, name: [UInt8], extra: UInt16, to out: inout [UInt8]
    ) {
        out.little(version)
        // Names are UTF-8.
        out.little(UInt16(1 << 11))
        out.little(UInt16(8))
        out.little(UInt16(0))
        out.little(date)
        out.little(entry.checksum)
        out.little(UInt32(clamping: entry.bytes.count))
        out.little(UInt32(clamping: entry.size))
        out.little(UInt16(name.count))
        out.little(extra)
    }

    /// The bytes that end the archive: its directory.
    func end() -> [UInt8] {
        let directory = first + others
        var out = directory
        if offset + directory.count >= Self.limit || count >= Int(UInt16.max) {
            out.little(UInt32(0x0606_4B50))
            out.little(UInt64(44))
            out.little(UInt16(45))
            out.little(UInt16(45))
            out.little(UInt32(0))
            out.little(UInt32(0))
            out.little(UInt64(count))
            out.little(UInt64(count))
            out.little(UInt64(directory.count))
            out.little(UInt64(offset))
            out.little(UInt32(0x0706_4B50))
            out.little(UInt32(0))
            out.little(UInt64(offset + directory.count))
            out.little(UInt32(1))
        }
        out.little(UInt32(0x0605_4B50))
        out.little(UInt16(0))
        out.little(UInt16(0))
        out.little(UInt16(clamping: count))
        out.little(UInt16(clamping: count))
        out.little(UInt32(clamping: directory.count))
        out.little(UInt32(clamping: offset))
        out.little(UInt16(0))
        return out
    }
}

extension [UInt8] {
    fileprivate mutating func little<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
        write(atMost: 8) { $0.put(littleEndian: number) }
    }
}
