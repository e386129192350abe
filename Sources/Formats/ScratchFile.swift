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

    /// Reads bytes that were written.
    ///
    /// - Throws: `FormatError` when the disk fails.
    func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(FormatError) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(addingCapacity: range.count) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                let room = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                while count < range.count {
                    let got = unsafe pread(
                        descriptor, room.baseAddress.map { unsafe $0 + count }, range.count - count,
                        off_t(range.lowerBound + count))
                    if got > 0 { count += got } else if got == 0 || errno != EINTR { break }
                }
            }
        }
        guard bytes.count == range.count else { throw FormatError(path: destination, errno: errno) }
    }
}
