import Geometry

/// The positions that a text writes out, in any of the notations: "34.5236N 69.1789E", "grid 42SWD 16391 20239".
struct PositionMentions {
    /// In the order of the text.
    let mentions: [PlaceMention]

    init(_ text: RunningText) {
        let whole = text.text(in: TextSpan(start: 0, end: text.scalars.count))
        var mentions: [PlaceMention] = []
        var index = 0
        for finding in CoordinateFinder.findings(in: whole) {
            guard case .success(let position) = finding.outcome,
                position.uncertainty < Self.coarse || Self.hasHemisphere(text, finding.span)
            else { continue }
            while index < text.tokens.count, text.tokens[index].span.end <= finding.span.lowerBound {
                index += 1
            }
            let start = index
            while index < text.tokens.count, text.tokens[index].span.start < finding.span.upperBound {
                index += 1
            }
            guard start < index else { continue }
            mentions.append(
                PlaceMention(
                    tokens: start..<index,
                    anchor: .coordinate(position.coordinate, uncertainty: position.uncertainty),
                    container: nil))
        }
        let known = Set(mentions.flatMap(\.tokens))
        for index in text.tokens.indices {
            guard let mention = Self.bracketed(text, at: index),
                !mention.tokens.contains(where: known.contains)
            else { continue }
            mentions.append(mention)
        }
        self.mentions = mentions.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// "Nevelske (48.05, 37.55)": behind a name two decimal numbers in brackets need no more to be degrees.
    private static func bracketed(_ text: RunningText, at index: Int) -> PlaceMention? {
        let tokens = text.tokens
        guard tokens[index].text == "(", index > 0, tokens[index - 1].isCapitalised,
            let end = tokens[index...].prefix(8).firstIndex(where: { $0.text == ")" }), end > index + 3
        else { return nil }
        let inside = tokens[index + 1..<end]
        let numbers = inside.filter { $0.kind == .number }
        guard numbers.count == 2, numbers.allSatisfy({ $0.text.contains(".") }),
            inside.allSatisfy({ $0.kind == .number || [",", "-", "\u{2212}", "+"].contains($0.text) }),
            let position = try? WrittenPosition(parsing: text.text(in: text.span(of: index + 1..<end)))
        else { return nil }
        return PlaceMention(
            tokens: index + 1..<end,
            anchor: .coordinate(position.coordinate, uncertainty: position.uncertainty), container: nil)
    }

    /// Half a degree and more: in running text whole numbers need letters to be degrees ("33d and 42d streets").
    private static let coarse = Length.kilometres(10)

    /// Whether a letter for a hemisphere stands alone or behind a figure.
    private static func hasHemisphere(_ text: RunningText, _ span: Range<Int>) -> Bool {
        span.contains { index in
            let isAlone = [index - 1, index + 1].allSatisfy {
                !text.scalars.indices.contains($0) || !text.scalars[$0].properties.isAlphabetic
            }
            return isAlone && "NSEWnsew".unicodeScalars.contains(text.scalars[index])
        }
    }

    /// Places and positions in the order of the text; the letters of a position are no names.
    static func merge(_ places: [PlaceMention], _ positions: [PlaceMention]) -> [PlaceMention] {
        let taken = Set(positions.flatMap(\.tokens))
        return (places.filter { $0.tokens.allSatisfy { !taken.contains($0) } } + positions)
            .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}
