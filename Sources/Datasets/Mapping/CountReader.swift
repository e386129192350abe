/// Reads numbers of people: `1,234`, `1.234`, `1 200`, `1'234`, `3,0`, `>10`, `5+`, `at least 5`, `5-10`.
///
/// Whether a comma or a point parts thousands or decimals is one question for a column: they part thousands where all
/// values that have one have threes of digits behind it. People are whole, so that `1.234` can be nothing else.
struct CountReader: Sendable {
    /// What a cell says.
    struct Count: Hashable, Sendable {
        var low: Int?
        var best: Int?
        var high: Int?
        /// Whether a comma or a point was taken to part thousands.
        var isGrouped = false
    }

    /// The separators that part decimals in each column, by the column and the separator.
    private var decimals: Set<Separator> = []

    private struct Separator: Hashable {
        let column: Int
        let sign: Character
    }

    /// A reader for a table.
    ///
    /// - Parameter sample: The fields of some rows, from which it is learned what commas and points part.
    init(_ map: ColumnMap, sample: some Sequence<[String]>) {
        let columns = [ColumnRole.fatalities, .fatalitiesLow, .fatalitiesHigh].flatMap {
            map.columns[$0.index]
        }
        guard !columns.isEmpty else { return }
        // Of columns where every value ends in three noughts only the table's other numbers tell.
        var noughts: [Separator: Bool] = [:]
        var marks: [Character: Int] = [:]
        let degrees = [ColumnRole.latitude, .longitude].flatMap { map.columns[$0.index] }
        for fields in sample {
            for column in degrees where column < fields.count {
                for sign in [",", "."] as [Character] where fields[column].contains(sign) {
                    marks[sign, default: 0] += 1
                }
            }
            for column in columns where column < fields.count {
                let text = fields[column]
                guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E }) else { continue }
                let plain = CellText.plain(text).trimmingSpace
                guard plain.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2C || $0 == 0x2E }),
                    let sign = plain.last(where: { $0 == "," || $0 == "." })
                else { continue }
                let separator = Separator(column: column, sign: sign)
                if Self.isGrouped(plain, by: sign) {
                    let isNought = plain.split(separator: sign).dropFirst().allSatisfy { $0 == "000" }
                    noughts[separator] = isNought && noughts[separator] ?? true
                } else {
                    decimals.insert(separator)
                }
            }
        }
        for (separator, isNought) in noughts where isNought {
            let other: Character = separator.sign == "," ? "." : ","
            if marks[separator.sign] ?? 0 > marks[other] ?? 0 { decimals.insert(separator) }
        }
    }

    /// What the text of a column says; nil when it cannot be read. The empty count stands for a text that says that nothing
    /// is known, and for the negative codes of publishers.
    func read(_ text: String, column: Int) -> Count? {
        if let number = Int(text), text.utf8.count < 13 { return number >= 0 ? Count(best: number) : Count() }
        let text = CellText.plain(text).trimmingSpace.lowercased()
        if CellText.isNone(text) { return Count() }
        var count = Count()
        var rest = text[...]
        let bound = Self.bound(&rest)
        if let number = number(rest, column, &count) {
            guard number >= 0 else { return Count() }
            switch bound {
            case .least: count.low = number
            case .most: count.high = number
            case nil: count.best = number
            }
            return count
        }
        guard bound == nil, let (low, high) = range(rest, column, &count), low <= high else { return nil }
        (count.low, count.high) = (low, high)
        return count
    }

    // MARK: Parts

    private enum Bound { case least, most }

    private static let least = [
        "at least", "more than", "over", "min.", "minimum", "min", ">=", "\u{2265}", ">", "mindestens",
        "au moins", "al menos", "pelo menos", "не менее", "более", "plus de", "m\u{E1}s de", "mais de",
    ]
    private static let most = [
        "at most", "up to", "less than", "fewer than", "under", "max.", "maximum", "max", "<=", "\u{2264}",
        "<",
    ]
    private static let about = [
        "about", "around", "approximately", "approx.", "approx", "circa", "ca.", "ca", "c.", "~", "\u{2248}",
        "some", "etwa", "environ", "около",
    ]
    private static let people = ["people", "persons", "killed", "dead", "deaths", "fatalities", "civilians"]

    /// Takes the words before and behind a number away, and tells what they say.
    private static func bound(_ text: inout Substring) -> Bound? {
        var found: Bound?
        func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: { text.hasPrefix($0) }) else { return false }
            let rest = text.dropFirst(word.count)
            // "min" is no beginning of "mine".
            guard word.last?.isLetter == false || rest.first?.isLetter == false else { return false }
            text = rest.drop { $0 == " " }
            return true
        }
        if take(least) { found = .least } else if take(most) { found = .most } else { _ = take(about) }
        while let word = people.first(where: { text.hasSuffix(" " + $0) }) {
            text = text.dropLast(word.count + 1)
        }
        if text.hasSuffix(" or more") { (text, found) = (text.dropLast(8), .least) }
        if text.hasSuffix("+") { (text, found) = (text.dropLast(), .least) }
        // Marks of footnotes.
        while let last = text.last, " *\u{2020}\u{2021}".contains(last) { text.removeLast() }
        return found
    }

    private func range(_ text: Substring, _ column: Int, _ count: inout Count) -> (Int, Int)? {
        var text = text
        if text.hasPrefix("between ") { text = text.dropFirst(8) }
        for sign in ["-", "\u{2013}", "\u{2014}", " to ", " and ", " or ", "..", " bis ", " \u{E0} ", " a "] {
            let parts = String(text).split(separator: sign, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            if let low = number(parts[0], column, &count), let high = number(parts[1], column, &count) {
                return (low, high)
            }
        }
        return nil
    }

    /// A whole number.
    private func number(_ text: Substring, _ column: Int, _ count: inout Count) -> Int? {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        guard let first = text.first, first.isNumber || first == "-" || first == "\u{2212}",
            text.utf8.count < 24
        else { return nil }
        let isNegative = !first.isNumber
        if isNegative { text.removeFirst() }
        var plain = ""
        if let space = text.first(where: { " '\u{2019}\u{66C}".contains($0) }) {
            guard Self.isGrouped(String(text), by: space) else { return nil }
            plain = text.filter { $0 != space }
        } else {
            let signs = text.filter { $0 == "," || $0 == "." }
            guard let last = signs.last else { return Int(text).map { isNegative ? -$0 : $0 } }
            let other: Character = last == "," ? "." : ","
            plain = String(text)
            if signs.contains(other) {
                // 1,234.0: the last one parts the decimals.
                guard let end = plain.lastIndex(of: last), Self.isGrouped(String(plain[..<end]), by: other)
                else { return nil }
                plain.removeAll { $0 == other }
            } else if Self.isGrouped(plain, by: last),
                !decimals.contains(Separator(column: column, sign: last))
            {
                plain.removeAll { $0 == last }
                count.isGrouped = true
            }
            if last == "," { plain = plain.replacing(",", with: ".") }
        }
        guard let value = Double(plain), value == value.rounded(), value < 1e12 else { return nil }
        return isNegative ? -Int(value) : Int(value)
    }

    /// Whether digits stand in threes: `1.234`, `12.345.678`.
    static func isGrouped(_ text: String, by sign: Character) -> Bool {
        let groups = text.split(separator: sign, omittingEmptySubsequences: false)
        guard groups.count > 1, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            1...3 ~= groups[0].utf8.count, groups[0] != "0"
        else { return false }
        return groups.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    }
}
