#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file, or standard input, read in large pieces.
struct InputFile: ~Copyable {
    /// Whole lines.
    struct Batch {
        let bytes: [UInt8]
        /// Without their line ends; lines of nothing but white space are left out.
        let lines: [Range<Int>]
    }

    private let descriptor: Int32
    private let name: String
    private var rest: [UInt8] = []
    private var isAtEnd = false

    /// Opens a file; `-` is standard input.
    init(path: String) throws {
        name = path == "-" ? "standard input" : path
        descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path): \(unsafe String(cString: strerror(errno)))") }
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    /// All that is left.
    mutating func readAll() throws -> [UInt8] {
        while !isAtEnd { try fill(1 << 20) }
        defer { rest = [] }
        return rest
    }

    /// The next whole lines, of so many bytes or a few more; nil at the end.
    mutating func lines(atLeast size: Int) throws -> Batch? {
        var searched = 0
        var lastEnd: Int?
        while !isAtEnd, rest.count < size || lastEnd == nil {
            try fill(size)
            lastEnd = rest[searched...].lastIndex(of: 0x0A) ?? lastEnd
            searched = rest.count
        }
        guard !rest.isEmpty else { return nil }
        let end = isAtEnd ? rest.count : (lastEnd ?? rest.count - 1) + 1
        let bytes = Array(rest[..<end])
        rest.removeFirst(end)
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let stop = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if bytes[start..<stop].contains(where: { $0 > 0x20 }) { lines.append(start..<stop) }
            start = stop + 1
        }
        return Batch(bytes: bytes, lines: lines)
    }

    private mutating func fill(_ size: Int) throws {
        var buffer = [UInt8](repeating: 0, count: size)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure("\(name): \(unsafe String(cString: strerror(errno)))") }
            if count == 0 { isAtEnd = true }
            rest.append(contentsOf: buffer[..<count])
            return
        }
    }
}

/// How many processors there are.
enum Processors {
    static var count: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension InputFile {
    /// Whether there is a file of that name.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Whether there is a folder of that name.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether two names are of one file that is there.
    static func isSame(_ one: String, _ other: String) -> Bool {
        var (a, b) = (stat(), stat())
        return unsafe stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev
            && a.st_ino == b.st_ino
    }
}
