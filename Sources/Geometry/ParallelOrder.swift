#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Parallel {
    /// Makes numbered pieces with all cores and hands them on in their order. Only a few wait at a time, so that memory does
    /// not grow with their number; whoever makes one gets an earlier one back, to use its memory again.
    ///
    /// - Parameters:
    ///   - make: Makes a piece, in any thread and order.
    ///   - take: Gets the pieces in the caller's thread. What it throws ends the work.
    package static func inOrder<Piece: Sendable, Failure: Error>(
        count: Int, threads: Int = width, make: @escaping @Sendable (_ number: Int, _ used: Piece?) -> Piece,
        take: (_ number: Int, _ piece: Piece) throws(Failure) -> Void
    ) throws(Failure) {
        let belt = Belt(count: count, ahead: threads + 2, make)
        let jobs = (0..<min(threads, count)).map { _ in Job { belt.work() } }
        let started = jobs.map { $0.start() }
        defer {
            belt.stop()
            for thread in started { if let thread { pthread_join(thread, nil) } }
        }
        for number in 0..<count {
            let piece = belt.take(number)
            try take(number, piece)
            belt.giveBack(piece)
        }
    }
}

/// The pieces between those who make them and the one who takes them.
private final class Belt<Piece: Sendable>: @unchecked Sendable {
    // All that follows is read and written under the lock alone.
    private var next = 0
    private var taken = 0
    private var ready: [Int: Piece] = [:]
    private var used: [Piece] = []
    private var isStopped = false

    private let count: Int
    private let ahead: Int
    private let make: @Sendable (Int, Piece?) -> Piece
    private let monitor = Monitor()

    init(count: Int, ahead: Int, _ make: @escaping @Sendable (Int, Piece?) -> Piece) {
        self.count = count
        self.ahead = ahead
        self.make = make
    }

    /// Makes pieces until there are none left to make.
    func work() {
        while let (number, spare) = begin() {
            let piece = make(number, spare)
            monitor.locked {
                ready[number] = piece
                monitor.tell()
            }
        }
    }

    private func begin() -> (Int, Piece?)? {
        monitor.locked {
            while !isStopped, next < count, next >= taken + ahead { monitor.wait() }
            guard !isStopped, next < count else { return nil }
            defer { next += 1 }
            return (next, used.popLast())
        }
    }

    /// The piece of a number; made here when nobody has begun it, as when no thread could be had.
    func take(_ number: Int) -> Piece {
        let found: (piece: Piece?, spare: Piece?) = monitor.locked {
            while true {
                if let piece = ready.removeValue(forKey: number) { return (piece, nil) }
                if next == number {
                    next += 1
                    return (nil, used.popLast())
                }
                monitor.wait()
            }
        }
        return found.piece ?? make(number, found.spare)
    }

    /// Takes a piece back, whose memory the next one may use.
    func giveBack(_ piece: Piece) {
        monitor.locked {
            taken += 1
            used.append(piece)
            monitor.tell()
        }
    }

    func stop() {
        monitor.locked {
            isStopped = true
            monitor.tell()
        }
    }
}
