import Geocoding

extension TokenPattern {
    /// The matches whose quantity `n` counts something. The numbers of a date count nothing, and what they match is
    /// no match: "On 2 March 2024 two men were killed" is read from "two" on.
    func countMatches(_ tokens: [Token], in range: Range<Int>) -> [Match] {
        var result: [Match] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let match = match(tokens, at: index, in: range), !match.tokens.isEmpty else {
                index += 1
                continue
            }
            if let quantity = match.quantities["n"], quantity.isOfDate(tokens) {
                index = max(index + 1, quantity.tokens.upperBound)
            } else {
                result.append(match)
                index = match.tokens.upperBound
            }
        }
        return result
    }
}

extension Quantity {
    /// Whether it is a year, the day beside a month, or the hour of a time: "In 2021, 13 officers died" must not kill 2,021.
    fileprivate func isOfDate(_ text: [Token]) -> Bool {
        if tokens.count == 1, (1900...2100).contains(value), text[tokens.lowerBound].text.count == 4 {
            return true
        }
        let next = tokens.upperBound
        let previous = tokens.lowerBound - 1
        if next < text.count, text[next].isCapitalised, DateScanner.months[text[next].lower] != nil {
            return true
        }
        if previous >= 0, text[previous].isCapitalised, DateScanner.months[text[previous].lower] != nil {
            return true
        }
        return next < text.count && text[next].text == ":" && text[next].isGlued
    }
}
