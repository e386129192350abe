internal import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a table: a mapped file, or what came from standard input.
struct TableBytes: Sendable {
    let block: MemoryBlock
    let count: Int
    /// Whether parts that were read can be let go of, since the file still has them.
    private let isMapped: Bool

    /// Files above this give their pages back once they were read, so that a large table does not fill the memory.
    private static let large = 1 << 28

    /// The bytes of a file; of standard input for `-`.
    ///
    /// - Throws: `TableError` with the system's reason.
    init(path: String) throws(TableError) {
        if path == "-" || !Self.isRegular(path) {
            (block, count) = try Self.readAll(path)
            isMapped = false
            return
        }
        do throws(MappingError) {
            block = try MemoryBlock(mapping: path)
        } catch {
            throw TableError(path: path, reason: error.reason)
        }
        count = block.count
        isMapped = true
    }

    /// Bytes of our own making.
    init(_ bytes: [UInt8]) {
        block = MemoryBlock(zeros: bytes.count)
        count = bytes.count
        isMapped = false
        unsafe bytes.withUnsafeBytes { unsafe block.mutableBytes(0, count).copyMemory(from: $0) }
    }

    /// Tells that a part was read.
    func done(_ range: Range<Int>) { if isMapped, count > Self.large { block.release(range) } }

    /// Lets go of a part that was read, whatever the size of the file: for those who read it from one end to the other.
    func release(_ range: Range<Int>) { if isMapped { block.release(range) } }

    /// A part as an array, cut to what is there.
    func copy(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return unsafe [UInt8](block.bytes(range.lowerBound, range.count))
    }

    /// The numbers of the lines, from 1, in which ascending offsets lie.
    func lines(at offsets: [Int]) -> [Int] {
        let all = unsafe block.bytes(0, count)
        var line = 1
        var position = 0
        return offsets.map { offset in
            while position < min(offset, count) {
                line += unsafe all[position] == 0x0A ? 1 : 0
                position += 1
            }
            return line
        }
    }

    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        // What is not there is for the mapping to complain of.
        return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    /// All of a stream, in memory that doubles.
    private static func readAll(_ path: String) throws(TableError) -> (MemoryBlock, Int) {
        let name = path == "-" ? "standard input" : path
        let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor > 0 { close(descriptor) } }
        func failure() -> TableError {
            TableError(
                path: name, reason: unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unreadable")
        }
        guard descriptor >= 0 else { throw failure() }
        var block = MemoryBlock(zeros: 1 << 20)
        var count = 0
        while true {
            if count == block.count {
                let larger = MemoryBlock(zeros: 2 * count)
                unsafe larger.mutableBytes(0, count).copyMemory(from: block.bytes(0, count))
                block = larger
            }
            let room = unsafe block.mutableBytes(count, block.count - count)
            let got = unsafe read(descriptor, room.baseAddress, room.count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw failure() }
            if got == 0 { return (block, count) }
            count += got
        }
    }
}

/// Whether there is something with that name.
func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
}
