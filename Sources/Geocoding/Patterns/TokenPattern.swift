/// A rule over tokens, written as a line of a table.
///
/// Elements are separated by spaces and match one token each unless said:
///
///     word        this word, case aside            word*     words that start so
///     a|b|@c      any of these                      @c        a word of the lexicon's class `c`
///     #           a quantity ("at least 12")        #name     the same, captured
///     <name>      a noun phrase, captured           _         any one word
///     ~4          up to four tokens, as few as will do
///     x?          the element or nothing; of alternatives all: `a|b?` is `a`, `b` or nothing
///
/// No element matches across the end of a sentence, a semicolon or a colon.
public struct TokenPattern: Sendable {
    indirect enum Element: Sendable {
        case words(exact: Set<String>, codes: Set<Int>, stems: [[UInt8]])
        case quantity(String?)
        case phrase(String)
        case any
        case gap(Int)
        case optional(Element)
    }

    /// The line it was made from.
    public let source: String
    let elements: [Element]

    /// Reads a line. A class that the lexicon lacks matches nothing.
    public init(_ source: String, lexicon: [String: Set<String>] = [:]) {
        self.source = source
        self.elements = source.split(separator: " ").map { Self.element(String($0), lexicon) }
    }

    private static func element(_ text: String, _ lexicon: [String: Set<String>]) -> Element {
        if text.count > 1, text.hasSuffix("?") { return .optional(element(String(text.dropLast()), lexicon)) }
        if text == "_" { return .any }
        if text.hasPrefix("#") { return .quantity(text.count > 1 ? String(text.dropFirst()) : nil) }
        if text.hasPrefix("<"), text.hasSuffix(">") { return .phrase(String(text.dropFirst().dropLast())) }
        if text.hasPrefix("~"), let count = Int(text.dropFirst()) { return .gap(count) }
        var exact: Set<String> = []
        var stems: [String] = []
        for word in text.split(separator: "|").map(String.init) {
            if word.hasPrefix("@") {
                exact.formUnion(lexicon[String(word.dropFirst())] ?? [])
            } else if word.hasSuffix("*") {
                stems.append(String(word.dropLast()))
            } else {
                exact.insert(word)
            }
        }
        return .words(exact: exact, codes: Set(exact.map(\.hashValue)), stems: stems.map { Array($0.utf8) })
    }

    /// What a match took.
    public struct Match: Sendable {
        /// All the tokens of the match.
        public var tokens: Range<Int>
        /// The captured quantities by name.
        public var quantities: [String: Quantity] = [:]
        /// The captured noun phrases by name.
        public var phrases: [String: Range<Int>] = [:]
    }

    /// The match that starts exactly at `start` and stays within `range`; nil when there is none.
    public func match(_ tokens: [Token], at start: Int, in range: Range<Int>) -> Match? {
        guard start < range.upperBound, canStart(with: tokens[start]) else { return nil }
        var match = Match(tokens: start..<start)
        guard let end = step(tokens, start, range.upperBound, 0, &match) else { return nil }
        match.tokens = start..<end
        return match
    }

    /// A quick no for nearly every token of a text.
    private func canStart(with token: Token) -> Bool {
        switch elements.first {
        case .words(let exact, let codes, let stems): Self.matches(token, exact, codes, stems)
        case .quantity: token.opensQuantity
        case .phrase, .any, .gap, .optional, nil: true
        }
    }

    /// The code is looked up first: it costs no walk through the word.
    private static func matches(
        _ token: Token, _ exact: Set<String>, _ codes: Set<Int>, _ stems: [[UInt8]]
    ) -> Bool {
        if codes.contains(token.code), exact.contains(token.lower) { return true }
        return stems.contains { token.lower.utf8.starts(with: $0) }
    }

    /// All matches in `range`, from left to right, none overlapping another.
    public func matches(_ tokens: [Token], in range: Range<Int>) -> [Match] {
        var result: [Match] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let match = match(tokens, at: index, in: range), !match.tokens.isEmpty {
                result.append(match)
                index = match.tokens.upperBound
            } else {
                index += 1
            }
        }
        return result
    }

    /// Whether it matches anywhere in `range`.
    public func occurs(_ tokens: [Token], in range: Range<Int>) -> Bool {
        range.contains { match(tokens, at: $0, in: range) != nil }
    }

    private func step(
        _ tokens: [Token], _ index: Int, _ limit: Int, _ position: Int, _ match: inout Match
    ) -> Int? {
        guard position < elements.count else { return index }
        switch elements[position] {
        case .optional(let inner):
            let before = match
            if let next = consume(inner, tokens, index, limit, &match),
                let end = step(tokens, next, limit, position + 1, &match)
            {
                return end
            }
            match = before
            return step(tokens, index, limit, position + 1, &match)
        case .gap(let most):
            let before = match
            for length in 0...most {
                guard index + length <= limit else { break }
                if length > 0, [";", ":", ".", "!", "?"].contains(tokens[index + length - 1].text) { break }
                match = before
                if let end = step(tokens, index + length, limit, position + 1, &match) { return end }
            }
            match = before
            return nil
        case let element:
            guard let next = consume(element, tokens, index, limit, &match) else { return nil }
            return step(tokens, next, limit, position + 1, &match)
        }
    }

    /// The token after what one element takes at `index`; nil when it does not match there.
    private func consume(
        _ element: Element, _ tokens: [Token], _ index: Int, _ limit: Int, _ match: inout Match
    ) -> Int? {
        guard index < limit else { return nil }
        switch element {
        case .words(let exact, let codes, let stems):
            return Self.matches(tokens[index], exact, codes, stems) ? index + 1 : nil
        case .quantity(let name):
            guard tokens[index].opensQuantity, let quantity = Quantity.read(tokens, at: index),
                quantity.tokens.upperBound <= limit
            else {
                return nil
            }
            if let name { match.quantities[name] = quantity }
            return quantity.tokens.upperBound
        case .phrase(let name):
            guard let phrase = NounPhrase.read(tokens, from: index, limit: limit) else { return nil }
            match.phrases[name] = phrase
            return phrase.upperBound
        case .any:
            return tokens[index].kind == .mark ? nil : index + 1
        case .gap, .optional:
            return nil
        }
    }
}
