import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes that come one after the other: from a file, or from an entry of an archive.
class ByteStream {
    /// What errors call it: a path, with the entry behind it.
    let path: String

    init(path: String) { self.path = path }

    /// How many bytes there are in all; nil where nobody says.
    var size: Int? { nil }
    /// How much of them has been read, 0 to 1; nil where nobody knows.
    var share: Double? { nil }

    /// Reads into `buffer` from `offset` on, as much as is there; 0 at the end.
    ///
    /// - Throws: `GazetteerError.unreadable` with the reason.
    func read(_ buffer: inout [UInt8], at offset: Int) throws(GazetteerError) -> Int { 0 }

    /// The first bytes, at most `limit`, or fewer when the stream has no more.
    ///
    /// - Throws: `GazetteerError.unreadable` with the reason.
    func beginning(_ limit: Int) throws(GazetteerError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = try read(&bytes, at: filled)
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(limit - filled)
        return bytes
    }
}

/// The bytes of a file.
final class FileStream: ByteStream {
    private let descriptor: Int32

    /// - Throws: `GazetteerError.unreadable` with the system's reason.
    init(file: String) throws(GazetteerError) {
        descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        super.init(path: file)
        guard descriptor >= 0 else { throw .unreadable(path: file, reason: SystemFailure.lastReason()) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    override var size: Int? { SourceFiles.size(path) }

    override func read(_ buffer: inout [UInt8], at offset: Int) throws(GazetteerError) -> Int {
        let file = descriptor
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe Self.readOnce(file, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
        }
        guard count >= 0 else { throw .unreadable(path: path, reason: SystemFailure.lastReason()) }
        return count
    }

    /// `read(2)`, under a name that the method does not hide.
    private static func readOnce(_ file: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.read(file, start, count)
        #elseif canImport(Musl)
            unsafe Musl.read(file, start, count)
        #else
            unsafe Glibc.read(file, start, count)
        #endif
    }
}

/// Reads another stream one block ahead in a thread of its own: unpacking goes on while a block is worked at.
final class ReadAhead: ByteStream {
    /// What the two threads hand to each other; only one of them has it at any time.
    private final class Block: @unchecked Sendable {
        let stream: ByteStream
        var bytes: [UInt8]
        var count = 0
        var failure: GazetteerError?

        init(_ stream: ByteStream, size: Int) {
            self.stream = stream
            bytes = [UInt8](repeating: 0, count: size)
        }

        func fill() {
            do throws(GazetteerError) {
                count = 0
                while count < bytes.count {
                    let step = try stream.read(&bytes, at: count)
                    if step == 0 { break }
                    count += step
                }
            } catch {
                failure = error
            }
        }
    }

    private let queue = DispatchQueue(label: "dateline.read-ahead")
    private let block: Block
    private var current: [UInt8]
    private var unread = 0..<0
    private var isExhausted = false
    private var taken = 0
    private let total: Int?

    override var size: Int? { total }
    override var share: Double? { total.map { min(1, Double(taken) / Double(max(1, $0))) } }

    init(_ stream: ByteStream, blockSize: Int = 1 << 20) {
        block = Block(stream, size: blockSize)
        current = [UInt8](repeating: 0, count: blockSize)
        total = stream.size
        super.init(path: stream.path)
        queue.async { [block] in block.fill() }
    }

    override func read(_ buffer: inout [UInt8], at offset: Int) throws(GazetteerError) -> Int {
        if unread.isEmpty, !isExhausted {
            queue.sync {}
            if let failure = block.failure { throw failure }
            swap(&current, &block.bytes)
            unread = 0..<block.count
            isExhausted = block.count < current.count
            if !isExhausted { queue.async { [block] in block.fill() } }
        }
        let count = min(unread.count, buffer.count - offset)
        buffer.replaceSubrange(
            offset..<offset + count, with: current[unread.lowerBound..<unread.lowerBound + count])
        unread = unread.lowerBound + count..<unread.upperBound
        taken += count
        return count
    }
}
