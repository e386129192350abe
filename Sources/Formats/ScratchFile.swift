#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes on the disk that are needed for a while only: a file without a name, so that nothing is left when the program is killed.
final class ScratchFile: Sendable {
    private let descriptor: Int32
    private let destination: String

    /// Makes one on the disk where that file will be.
    ///
    /// - Throws: `FormatError` when the folder takes no file.
    init(beside staged: StagedFile) throws(FormatError) {
        let path = staged.temporary + ".scratch"
        destination = staged.destination
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FormatError(path: destination, errno: errno) }
        unsafe unlink(path)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Where any thread can write to it.
    var output: PlacedOutput { PlacedOutput(descriptor, of: destination, from: 0, isKept: false) }

    /// Writes numbers, as the machine has them, from a byte on.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    func write<Item: BitwiseCopyable>(_ items: [Item], at place: Int) throws(FormatError) {
        try writeAll(items[...], descriptor, at: place, of: destination)
    }

    /// Reads bytes that were written, in place of what `items` has.
    ///
    /// - Throws: `FormatError` when the disk fails.
    func read<Item: BitwiseCopyable>(_ range: Range<Int>, into items: inout [Item]) throws(FormatError) {
        let count = range.count / MemoryLayout<Item>.stride
        var got = 0
        items.removeAll(keepingCapacity: true)
        items.append(addingCapacity: count) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, filled in
                let room = UnsafeMutableRawBufferPointer(buffer)
                while got < range.count {
                    let read = unsafe pread(
                        descriptor, room.baseAddress.map { unsafe $0 + got }, range.count - got,
                        off_t(range.lowerBound + got))
                    if read > 0 { got += read } else if read == 0 || errno != EINTR { break }
                }
                filled = got / MemoryLayout<Item>.stride
            }
        }
        guard items.count == count else { throw FormatError(path: destination, errno: errno) }
    }
}
