/// What a viewer's balloon tells of a feature, as the little HTML that viewers know: no style, no script, no link. What is
/// told is text: what looks like markup is shown as it stands.
public struct KMLBalloon: Hashable, Sendable {
    /// What was told so far.
    private(set) var text = ""

    /// An empty balloon.
    public init() {}

    /// Adds facts, each with its title; those without text are left away.
    public mutating func add(facts: [(title: String, text: String?)]) {
        let rows = facts.compactMap { title, text in
            text.map { "<tr><td><b>\(html(title))</b></td><td dir=\"auto\">\(html($0))</td></tr>" }
        }
        if !rows.isEmpty { text += "<table>\(rows.joined())</table>" }
    }

    /// Adds a paragraph with its title.
    public mutating func add(_ paragraph: String, title: String) {
        text += "<p><b>\(html(title))</b><br>\(html(paragraph))</p>"
    }

    /// Adds a sentence of somebody else's, and what it tells of the feature.
    public mutating func add(quotation: String, tells: String) {
        text += "<blockquote dir=\"auto\">“\(html(quotation))”<br><i>\(html(tells))</i></blockquote>"
    }
}
