private import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes into a file by several threads at once, each at the place that was given out for them. Good as long as the file is open.
final class PlacedOutput: Sendable {
    private struct State {
        var end: Int
        var failure: FormatError?
    }

    private let descriptor: Int32
    private let destination: String
    private let start: Int
    private let isKept: Bool
    private let state: Mutex<State>

    /// The part of a file from `start` on.
    ///
    /// - Parameters:
    ///   - destination: What errors tell of.
    ///   - isKept: Whether the file will be there when the program has ended, and had better be on the disk then.
    init(_ descriptor: Int32, of destination: String, from start: Int, isKept: Bool) {
        (self.descriptor, self.destination, self.start, self.isKept) = (
            descriptor, destination, start, isKept
        )
        state = Mutex(State(end: start))
    }

    /// Whether nothing was given a place yet.
    var isEmpty: Bool { state.withLock { $0.end == start } }

    /// A place for so many bytes, behind all others.
    func place(for count: Int) -> Int {
        state.withLock { state in
            defer { state.end += count }
            return state.end
        }
    }

    /// Writes bytes at their place.
    ///
    /// - Returns: False after a failure, which `finish` throws.
    func write(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
        do throws(FormatError) {
            try writeAll(bytes, descriptor, at: place, of: destination)
            if isKept { FilePages.send(descriptor, behind: place..<place + bytes.count) }
            return true
        } catch {
            fail(error)
            return false
        }
    }

    /// Keeps a failure for `finish`; the first one counts.
    func fail(_ failure: FormatError) { state.withLock { $0.failure = $0.failure ?? failure } }

    /// Where the last place ends.
    ///
    /// - Throws: The failure that there was.
    func finish() throws(FormatError) -> Int {
        let (end, failure) = state.withLock { ($0.end, $0.failure) }
        if let failure { throw failure }
        return end
    }
}

/// Writes all of these, bytes or numbers as the machine has them, from a byte of a file on.
///
/// - Throws: `FormatError` when the disk is full or fails; it tells of `destination`.
func writeAll<Item: BitwiseCopyable>(
    _ items: ArraySlice<Item>, _ descriptor: Int32, at place: Int, of destination: String
) throws(FormatError) {
    var done = 0
    while done < items.count * MemoryLayout<Item>.stride {
        let written = unsafe items.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            return unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(place + done))
        }
        if written >= 0 {
            done += written
        } else if errno != EINTR {
            throw FormatError(path: destination, errno: errno)
        }
    }
}

/// The pages of a file on their way: they go to the disk while it is written, so that the end need not wait for all of it, and
/// a large one's memory is used again, so that others keep what they have there.
enum FilePages {
    private static let step = 1 << 22
    private static let ahead = 4 * step

    /// Sends what lies well behind bytes that were written; others may still be writing just before them.
    static func send(_ descriptor: Int32, behind written: Range<Int>) {
        #if canImport(Glibc)
            let (from, to) = (max(0, written.lowerBound / step - 1), written.upperBound / step - 1)
            guard to > from else { return }
            let (start, end) = (from * step, to * step)
            // Linux begins to write what it is told to forget (mm/fadvise.c), and forgets it when told again.
            posix_fadvise(descriptor, off_t(start), off_t(end - start), POSIX_FADV_DONTNEED)
            guard end > ahead else { return }
            let old = max(0, start - ahead)
            posix_fadvise(descriptor, off_t(old), off_t(end - ahead - old), POSIX_FADV_DONTNEED)
        #endif
    }
}
