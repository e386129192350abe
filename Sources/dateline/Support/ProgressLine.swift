import Formats
internal import Geometry
import Synchronization

/// How far long work is: one line on standard error that is drawn anew, on a terminal only. It shows after half a second, so
/// that quick work leaves nothing to read, and is gone when the work is done or a message comes.
final class ProgressLine: Sendable {
    private struct State {
        var started = ContinuousClock.now
        var drawn: ContinuousClock.Instant?
    }

    /// Whether there is a line on the terminal now.
    private static let isShown = Mutex(false)
    private static let (delay, interval) = (Duration.milliseconds(500), Duration.milliseconds(100))

    private let title: String
    private let unit: String
    private let isWatched: Bool
    private let state = Mutex(State())

    /// - Parameters:
    ///   - title: What goes on, such as `importing ged.csv`.
    ///   - unit: What is counted, in the plural.
    init(_ title: String, unit: String) {
        self.title = title
        self.unit = unit
        // A terminal that cannot draw a line anew would fill with them.
        isWatched = Terminal.messages.isInteractive && Terminal.messages.canRedraw
    }

    /// Says that so many are done, which are this share of all, 0 to 1; nil when nobody knows. Any thread may call it.
    func update(_ count: Int, share: Double?) {
        guard isWatched else { return }
        let now = ContinuousClock.now
        let elapsed: Duration? = state.withLock { state in
            guard now - state.started > Self.delay, state.drawn.map({ now - $0 > Self.interval }) ?? true
            else { return nil }
            state.drawn = now
            return now - state.started
        }
        guard let elapsed else { return }
        let figures = Self.figures(unit: unit, count: count, share: share, elapsed: elapsed)
        // What is looked at are the figures, so it is the title that gives way.
        let room = max(8, (Terminal.messages.look.width ?? 80) - figures.utf8.count - 3)
        let shown = "\(TerminalText.cut(MessageText.line(title), to: room)): \(figures)"
        Self.isShown.withLock { isShown in
            isShown = true
            StandardError.writeRaw("\r\(shown)\u{1B}[K")
        }
    }

    /// Takes the line away: before a message, and when the work is done.
    static func erase() {
        isShown.withLock { isShown in
            if isShown { StandardError.writeRaw("\r\u{1B}[K") }
            isShown = false
        }
    }

    /// How much, how fast, how long yet. The time left supposes that the rest goes as fast as what is done.
    private static func figures(unit: String, count: Int, share: Double?, elapsed: Duration) -> String {
        let seconds = elapsed / .seconds(1)
        var parts = ["\(count.grouped) \(unit)"]
        if seconds > 0, count > 0 { parts.append("\(Int(Double(count) / seconds).grouped) a second") }
        if let share, share > 0 {
            parts.insert("\(Int(min(1, share) * 100)) %", at: 0)
            parts.append("\(span(seconds * (1 - min(1, share)) / share)) left")
        }
        return parts.joined(separator: ", ")
    }

    private static func span(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        return whole < 3600
            ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
