#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes that stay where they are until the last reference to them goes: memory of our own, or a mapped file.
@safe package final class MemoryBlock: @unchecked Sendable {
    /// How many bytes there are.
    package let count: Int
    private let start: UnsafeMutableRawPointer

    /// Zeros; memory is taken as it is written to.
    package init(zeros count: Int) {
        self.count = count
        unsafe start = MemoryBlock.zeros(count)
    }

    private static func zeros(_ count: Int) -> UnsafeMutableRawPointer {
        let mapped = unsafe mmap(
            nil, max(1, count), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
            // As when an array cannot be had.
            preconditionFailure("no memory for \(count) bytes")
        }
        return unsafe mapped
    }

    /// A file, to be read only.
    ///
    /// - Parameter eager: Whether all of it will be read.
    /// - Throws: `MappingError` with the system's reason.
    package init(mapping path: String, eager: Bool = false) throws(MappingError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw MappingError(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw MappingError(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw MappingError(reason: "not a regular file") }
        count = Int(status.st_size)
        guard count > 0 else {
            unsafe start = MemoryBlock.zeros(0)
            return
        }
        #if canImport(Glibc)
            let flags = MAP_PRIVATE | (eager ? Int32(MAP_POPULATE) : 0)
        #else
            let flags = MAP_PRIVATE
        #endif
        guard let mapped = unsafe mmap(nil, count, PROT_READ, flags, descriptor, 0),
            unsafe mapped != MAP_FAILED
        else { throw MappingError(errno) }
        unsafe start = mapped
    }

    deinit { unsafe munmap(start, max(1, count)) }

    /// The bytes from `offset` on, `count` of them, which must be there.
    @unsafe package func bytes(_ offset: Int, _ count: Int) -> UnsafeRawBufferPointer {
        precondition(offset >= 0 && count >= 0 && offset <= self.count - count)
        return unsafe UnsafeRawBufferPointer(start: start + offset, count: count)
    }

    /// The same, to be written to by whoever made the block.
    @unsafe package func mutableBytes(_ offset: Int, _ count: Int) -> UnsafeMutableRawBufferPointer {
        precondition(offset >= 0 && count >= 0 && offset <= self.count - count)
        return unsafe UnsafeMutableRawBufferPointer(start: start + offset, count: count)
    }

    /// Where one byte is looked at, Linux maps all pages of the aligned window around it that it has (`fault_around_bytes`).
    private static let window = 1 << 16

    /// Lets go of the memory of a part of a mapped file; what is read there again is loaded again. The pages around the part
    /// go, too, as looks at it have brought them in; whoever is reading there gets them back.
    package func release(_ range: Range<Int>) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let first = max(0, range.lowerBound - Self.window) / page * page
        let end = min(count, range.upperBound + Self.window)
        if !range.isEmpty { unsafe madvise(start + first, end - first, MADV_DONTNEED) }
    }
}

/// Why a file cannot be read.
package struct MappingError: Error, Hashable, Sendable {
    /// For people.
    package let reason: String

    init(_ code: Int32) {
        reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
    init(reason: String) { self.reason = reason }
}
