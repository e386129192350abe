internal import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The first 128 bytes of an index beside a table; `Data/FORMAT.md` describes them.
struct SidecarHeader {
    static let size = 128
    static let magic = Array("DATELDPX".utf8)
    static let version: UInt16 = 1

    var source: SourceState
    var points = 0
    var rows = 0
    var anchors = 0
    var rejected = 0
    var latitude = 0
    var longitude = 0
    var delimiter: UInt8 = 0
    var digest: UInt64 = 0

    /// Where the parts behind the index begin, and how long the file is.
    var anchorRows: Int { Self.size + PointIndex.byteCount(count: points) }
    var anchorOffsets: Int { anchorRows + (anchors * 4 + 63) / 64 * 64 }
    var length: Int { anchorOffsets + anchors * 8 }

    init(source: SourceState) { self.source = source }

    /// The header as bytes, with its own digest.
    var bytes: [UInt8] {
        var bytes = Self.magic
        func append(_ number: some FixedWidthInteger) {
            unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
        }
        append(Self.version)
        append(UInt16(delimiter))
        append(UInt32(rejected))
        append(UInt64(length))
        append(UInt64(source.size))
        append(Int64(source.seconds))
        append(Int64(source.nanoseconds))
        append(source.digest)
        append(UInt32(points))
        append(UInt32(rows))
        append(UInt32(anchors))
        append(UInt32(latitude))
        append(UInt32(longitude))
        append(UInt32(0))
        append(digest)
        while bytes.count < Self.size - 8 { bytes.append(0) }
        append(unsafe bytes.withUnsafeBytes { unsafe Digest.lanes($0) })
        return bytes
    }

    /// Reads and checks a header, and that the file is as long as it says.
    ///
    /// - Throws: `TableError` for anything else than a whole index of this version.
    init(_ block: MemoryBlock, path: String) throws(TableError) {
        func failure(_ reason: String) -> TableError {
            TableError(path: path, reason: "\(reason): write it again with `dateline index`")
        }
        guard block.count >= Self.size else { throw failure("no index, or a truncated one") }
        let bytes = unsafe block.bytes(0, Self.size)
        func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Number.Type) -> Number {
            unsafe Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
        }
        guard unsafe bytes.starts(with: Self.magic) else { throw failure("no index of points") }
        guard number(8, UInt16.self) == Self.version else {
            throw failure("index format \(number(8, UInt16.self)), but this program reads \(Self.version)")
        }
        guard unsafe Digest.lanes(block.bytes(0, Self.size - 8)) == number(Self.size - 8, UInt64.self) else {
            throw failure("the header of the index is damaged")
        }
        source = SourceState(
            size: Int(clamping: number(24, UInt64.self)), seconds: Int(number(32, Int64.self)),
            nanoseconds: Int(number(40, Int64.self)), digest: number(48, UInt64.self))
        points = Int(number(56, UInt32.self))
        rows = Int(number(60, UInt32.self))
        anchors = Int(number(64, UInt32.self))
        latitude = Int(number(68, UInt32.self))
        longitude = Int(number(72, UInt32.self))
        delimiter = UInt8(truncatingIfNeeded: number(10, UInt16.self))
        rejected = Int(number(12, UInt32.self))
        digest = number(80, UInt64.self)
        guard points <= PointIndex.limit, points <= rows, number(16, UInt64.self) == UInt64(length),
            block.count == length
        else { throw failure("the index is truncated, or was appended to") }
    }
}

/// What a table's file was when its index was written.
struct SourceState: Hashable {
    let size: Int
    /// When it was last changed, since 1970.
    let seconds: Int
    let nanoseconds: Int
    /// The digest of its first and its last 64 KiB.
    let digest: UInt64

    init(size: Int, seconds: Int, nanoseconds: Int, digest: UInt64) {
        self.size = size
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.digest = digest
    }

    /// The state of a file that lies in `bytes`.
    ///
    /// - Throws: `TableError` with the system's reason.
    init(_ bytes: TableBytes, path: String) throws(TableError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            throw TableError(path: path, reason: unsafe String(cString: strerror(errno)))
        }
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        let piece = 1 << 16
        let ends = bytes.copy(0..<piece) + bytes.copy(max(0, bytes.count - piece)..<bytes.count)
        self.init(
            size: bytes.count, seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec),
            digest: unsafe ends.withUnsafeBytes { unsafe Digest.lanes($0) })
    }
}
