/// A text cut into tokens, sentences and paragraphs, every one of them with its place in code points.
public struct RunningText: Sendable {
    /// The text itself, as code points: spans are positions in here.
    public let scalars: [Unicode.Scalar]
    /// All tokens in order.
    public let tokens: [Token]
    /// All sentences in order; they cover all tokens.
    public let sentences: [Sentence]

    /// Cuts the text. Never fails: a text of no known language is one long sentence.
    public init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var tokens = Tokenizer.tokens(of: scalars)
        Quotation.mark(&tokens, in: scalars)
        self.scalars = scalars
        self.tokens = tokens
        self.sentences = SentenceSplitter(scalars: scalars, tokens: tokens).sentences()
    }

    /// The words between two positions, as they stand in the text.
    public func text(in span: TextSpan) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[span.start..<span.end])
        return String(result)
    }

    /// The same with line breaks and runs of spaces made single spaces: for showing to people.
    public func line(in span: TextSpan) -> String {
        text(in: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The span from the first to the last of these tokens.
    public func span(of range: Range<Int>) -> TextSpan {
        guard let first = range.first, let last = range.last else { return TextSpan(start: 0, end: 0) }
        return TextSpan(start: tokens[first].span.start, end: tokens[last].span.end)
    }
}
