extension Parallel {
    /// Makes numbered pieces with all cores, gives them their places in their order, and has each finished by a core that is
    /// free, as a rule the one that made it and has it at hand. Only a few are there at a time; whoever makes one gets an
    /// earlier one back, to use its memory again.
    ///
    /// - Parameters:
    ///   - make: Makes a piece; pieces are begun in their order.
    ///   - place: Gets the pieces in their order, one at a time, and should be quick. The work ends when it says false.
    ///   - finish: Gets a piece that has its place, in any thread and order. The work ends when it says false.
    package static func placed<Piece: Sendable>(
        count: Int, threads: Int = width, make: @escaping @Sendable (_ number: Int, _ used: Piece?) -> Piece,
        place: @escaping @Sendable (Piece) -> Bool, finish: @escaping @Sendable (Piece) -> Bool
    ) {
        let yard = Yard(count: count, ahead: threads + 1, make, place, finish)
        // The caller's own thread is one of them.
        _ = map(Array(0..<max(1, min(threads, count)))) { _ in yard.work() }
    }
}

/// The pieces that wait for those before them, and those that wait to be finished.
private final class Yard<Piece: Sendable>: @unchecked Sendable {
    // All that follows is read and written under the monitor alone.
    private var next = 0
    private var placed = 0
    private var finished = 0
    private var ready: [Int: Piece] = [:]
    private var waiting: [Piece] = []
    private var used: [Piece] = []
    private var isStopped = false

    private let count: Int
    private let ahead: Int
    private let make: @Sendable (Int, Piece?) -> Piece
    private let place: @Sendable (Piece) -> Bool
    private let finish: @Sendable (Piece) -> Bool
    private let monitor = Monitor()

    init(
        count: Int, ahead: Int, _ make: @escaping @Sendable (Int, Piece?) -> Piece,
        _ place: @escaping @Sendable (Piece) -> Bool, _ finish: @escaping @Sendable (Piece) -> Bool
    ) {
        (self.count, self.ahead) = (count, ahead)
        (self.make, self.place, self.finish) = (make, place, finish)
    }

    private enum Step {
        case make(Int, Piece?)
        case finish(Piece)
    }

    /// Makes and finishes pieces until all are finished.
    func work() {
        while let step = step() {
            switch step {
            case .make(let number, let spare): take(make(number, spare), number)
            case .finish(let piece): giveBack(piece, isDone: finish(piece))
            }
        }
    }

    private func step() -> Step? {
        monitor.locked {
            while !isStopped, finished < count {
                if !waiting.isEmpty { return .finish(waiting.removeFirst()) }
                if next < count, next < finished + ahead {
                    defer { next += 1 }
                    return .make(next, used.popLast())
                }
                monitor.wait()
            }
            return nil
        }
    }

    /// Places a piece that was made, and those that waited for it.
    private func take(_ piece: Piece, _ number: Int) {
        monitor.locked {
            ready[number] = piece
            while !isStopped, let piece = ready.removeValue(forKey: placed) {
                placed += 1
                waiting.append(piece)
                if !place(piece) { isStopped = true }
            }
            monitor.tell()
        }
    }

    private func giveBack(_ piece: Piece, isDone: Bool) {
        monitor.locked {
            finished += 1
            used.append(piece)
            if !isDone { isStopped = true }
            monitor.tell()
        }
    }
}
