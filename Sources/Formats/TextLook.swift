/// How a piece of text stands out on a terminal. The colours are those of the terminal's palette, since its user has chosen
/// them to be read.
public enum TextStyle: Sendable {
    /// Headings, and what the eye is to find.
    case strong
    /// What may be passed over.
    case faint
    /// What is sure.
    case sure
    /// What may be otherwise.
    case doubtful

    /// The parameter of ECMA-48's "select graphic rendition".
    fileprivate var code: String {
        switch self {
        case .strong: "1"
        case .faint: "2"
        case .sure: "32"
        case .doubtful: "33"
        }
    }
}

/// What text for people is fitted to: a pipe takes all there is, a terminal its width and perhaps colour.
public struct TextLook: Sendable {
    /// Columns of the window; nil where lines may have any length.
    public let width: Int?
    /// Whether text may be styled.
    public let isStyled: Bool

    /// A look for a window of this width.
    public init(width: Int?, isStyled: Bool) {
        (self.width, self.isStyled) = (width, isStyled)
    }

    /// For files and pipes: whole lines without styles.
    public static let plain = TextLook(width: nil, isStyled: false)

    /// The text in a style, if there are styles. It must not hold control characters.
    public func text(_ text: String, _ style: TextStyle?) -> String {
        guard isStyled, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style.code)m\(text)\u{1B}[0m"
    }
}
