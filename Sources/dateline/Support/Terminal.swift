import Formats

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a stream of the program is connected to.
struct Terminal: Sendable {
    /// Whether a person watches.
    let isInteractive: Bool
    /// Whether a line on it can be drawn anew.
    let canRedraw: Bool
    /// What text on it may look like.
    let look: TextLook

    /// Standard output.
    static let output = Terminal(descriptor: 1)
    /// Standard error.
    static let messages = Terminal(descriptor: 2)

    private init(descriptor: Int32) {
        isInteractive = isatty(descriptor) == 1
        // NO_COLOR counts by no-color.org when it is not empty.
        let isDumb = Self.variable("TERM") == "dumb"
        let isPlain = isDumb || Self.variable("NO_COLOR") != nil
        canRedraw = !isDumb
        look =
            isInteractive
            ? TextLook(width: Self.width(of: descriptor), isStyled: !isPlain) : .plain
    }

    /// Columns of the window: COLUMNS where somebody has set it, else what the terminal says.
    private static func width(of descriptor: Int32) -> Int {
        if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
