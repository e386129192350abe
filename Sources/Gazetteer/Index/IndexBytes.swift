import CEmbedded

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Read-only bytes that stay where they are: in the program, in a mapped file or in an array.
///
/// Every read is checked against the length and yields zero outside it, so that a damaged index can lead to a
/// wrong or empty answer but never out of its bytes. A mapping ends with the last reference to it.
@safe package final class IndexBytes: Sendable {
    /// How many bytes there are.
    package let count: Int
    // Never written to, so that sharing it between tasks is safe.
    private nonisolated(unsafe) let base: UnsafeRawPointer
    private let owner: Owner

    private enum Owner {
        case program
        case mapping
        case copy
    }

    private init(_ base: UnsafeRawPointer, count: Int, owner: Owner) {
        unsafe self.base = base
        self.count = count
        self.owner = owner
    }

    /// The world index that was compiled into the program.
    static let world = unsafe IndexBytes(
        UnsafeRawPointer(dateline_world_bytes()), count: dateline_world_size, owner: .program)

    /// What the program knows of English words, see `Data/FORMAT.md`.
    package static let words = unsafe IndexBytes(
        UnsafeRawPointer(dateline_words_bytes()), count: dateline_words_size, owner: .program)

    /// The geoparser's trained weights, see `Data/FORMAT.md`.
    package static let geoparser = unsafe IndexBytes(
        UnsafeRawPointer(dateline_geoparser_bytes()), count: dateline_geoparser_size, owner: .program)

    /// The landmark table that was compiled into the program.
    static let landmarks = unsafe IndexBytes(
        UnsafeRawPointer(dateline_landmarks_bytes()), count: dateline_landmarks_size, owner: .program)

    /// The frame of the page that `map` writes, its style and its script.
    package static let page = unsafe IndexBytes(
        UnsafeRawPointer(dateline_page_bytes()), count: dateline_page_size, owner: .program)
    package static let pageStyle = unsafe IndexBytes(
        UnsafeRawPointer(dateline_page_style_bytes()), count: dateline_page_style_size, owner: .program)
    package static let pageScript = unsafe IndexBytes(
        UnsafeRawPointer(dateline_page_script_bytes()), count: dateline_page_script_size, owner: .program)

    /// A copy of `bytes`.
    package convenience init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        unsafe copy.copyBytes(from: bytes)
        unsafe self.init(
            UnsafeRawPointer(copy.baseAddress.unsafelyUnwrapped), count: bytes.count, owner: .copy)
    }

    /// The bytes of a file, mapped: only the pages that are read are loaded.
    ///
    /// - Throws: `GazetteerError.unreadable` with the system's reason.
    package convenience init(mapping path: String) throws(GazetteerError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: SystemFailure.lastReason()) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .unreadable(path: path, reason: SystemFailure.lastReason())
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, reason: "not a regular file")
        }
        let length = Int(status.st_size)
        guard length > 0 else { throw .unreadable(path: path, reason: "the file is empty") }
        guard let start = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe start != MAP_FAILED
        else { throw .unreadable(path: path, reason: SystemFailure.lastReason()) }
        unsafe self.init(UnsafeRawPointer(start), count: length, owner: .mapping)
    }

    deinit {
        switch owner {
        case .program: break
        case .mapping: unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
        case .copy: unsafe base.deallocate()
        }
    }

    /// The byte at `offset`.
    @inline(__always)
    package func byte(_ offset: Int) -> UInt8 {
        guard offset >= 0, offset < count else { return 0 }
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// The little-endian number at `offset`, which need not be aligned.
    @inline(__always)
    package func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Number.Type) -> Number
    {
        guard offset >= 0, offset <= count - MemoryLayout<Number>.size else { return 0 }
        return unsafe Number(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// Calls `body` with the bytes of `range`, cut to what is there.
    @inline(__always)
    package func withSpan<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
        let bounded = range.clamped(to: 0..<count)
        let buffer = unsafe UnsafeRawBufferPointer(start: base + bounded.lowerBound, count: bounded.count)
        return unsafe body(Span(_unsafeBytes: buffer))
    }

    /// Calls `body` with the bytes of `range`, cut to what is there; for loops that would otherwise keep counting
    /// references to this object.
    @inline(__always)
    func withRawSpan<Result>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
        let bounded = range.clamped(to: 0..<count)
        let buffer = unsafe UnsafeRawBufferPointer(start: base + bounded.lowerBound, count: bounded.count)
        return unsafe body(RawSpan(_unsafeBytes: buffer))
    }

    /// The bytes of `range`, cut to what is there, as text; bad UTF-8 is repaired.
    func text(_ range: Range<Int>) -> String {
        let bounded = range.clamped(to: 0..<count)
        let buffer = unsafe UnsafeRawBufferPointer(start: base + bounded.lowerBound, count: bounded.count)
        return unsafe String(decoding: buffer, as: UTF8.self)
    }

    /// All bytes as an array.
    package func copy() -> [UInt8] { unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count)) }

    /// The order of the bytes of `range` and of `other`, as unsigned bytes, the shorter first: -1, 0 or 1.
    @inline(__always)
    func compare(_ range: Range<Int>, _ other: Span<UInt8>) -> Int {
        let bounded = range.clamped(to: 0..<count)
        let shared = min(bounded.count, other.count)
        var index = 0
        while index < shared {
            let mine = unsafe base.load(fromByteOffset: bounded.lowerBound + index, as: UInt8.self)
            let theirs = other[index]
            if mine != theirs { return mine < theirs ? -1 : 1 }
            index += 1
        }
        return bounded.count == other.count ? 0 : bounded.count < other.count ? -1 : 1
    }

    /// FNV-1a, 64 bits, over the bytes of `range` (see `Checksum`).
    func checksum(_ range: Range<Int>) -> UInt64 {
        var hash = Checksum()
        withSpan(range) { hash.add($0) }
        return hash.value
    }
}

extension RawSpan {
    /// The little-endian number at `offset`, which need not be aligned; zero where the bytes end.
    @inline(__always)
    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Number.Type) -> Number {
        guard offset >= 0, offset <= byteCount - MemoryLayout<Number>.size else { return 0 }
        return unsafe Number(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
