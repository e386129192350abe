/// Reads one angle; there is often more than one way to, and the other angle decides.
struct AngleReader {
    let text: NotationText

    private static let ranks = [
        "DEG": 1, "DEGS": 1, "DEGREES": 1, "DEGREE": 1, "D": 1, "MIN": 2, "MINS": 2, "MINUTES": 2,
        "MINUTE": 2,
        "M": 2, "SEC": 3, "SECS": 3, "SECONDS": 3, "SECOND": 3,
    ]
    private static let markWords = Array(ranks.keys)

    /// Every angle that begins here, the longest first.
    func angles(at start: Int) -> [AngleText] {
        var angle = AngleText()
        var index = start
        if let (word, end) = text.word(["LATITUDE", "LAT", "LONGITUDE", "LONG", "LON", "LNG"], index) {
            angle.label = word.hasPrefix("LA") ? .latitude : .longitude
            index = text.skipSpaces(text.isOne(of: ".", end) ? end + 1 : end)
            if text.isOne(of: ":=", index) { index = text.skipSpaces(index + 1) }
            if let (_, end) = text.word(["OF", "IS"], index) { index = text.skipSpaces(end) }
        }
        if let (letter, end) = hemisphere(at: index) {
            angle.hemisphere = letter
            index = text.skipSpaces(end)
        }
        if text.isDash(index) || text.isOne(of: "+", index) {
            angle.sign = text.isDash(index) ? -1 : 1
            index += 1
        }
        guard text.isDigit(index) else { return [] }
        return bodies(angle, at: index).flatMap { ending($0, startsWithLetter: angle.hemisphere != nil) }
    }

    /// A letter or a word for a hemisphere. Another letter may not follow, and a digit only where a number does.
    func hemisphere(at index: Int) -> (Character, end: Int)? {
        guard let (word, end) = text.word(["N", "S", "E", "W", "NORTH", "SOUTH", "EAST", "WEST"], index)
        else {
            return nil
        }
        return (word.first ?? "N", end)
    }

    /// Groups of digits with what separates them, read as degrees, minutes and seconds.
    private func bodies(_ angle: AngleText, at start: Int) -> [AngleText] {
        var groups: [(value: String, gap: AngleText.Gap?)] = []
        var results: [AngleText] = []
        var index = start
        var gap: AngleText.Gap?
        while groups.count < 4, let end = text.digits(index) {
            groups.append((text.string(index..<end), gap))
            if var reading = AngleGroups.angle(angle, groups) {
                reading.end = end
                results.append(reading)
            }
            guard let (next, after) = self.gap(at: end) else { break }
            gap = next
            index = after
        }
        return results.reversed()
    }

    /// What may stand between two numbers of an angle, if a digit follows it.
    private func gap(at index: Int) -> (AngleText.Gap, end: Int)? {
        if text.isDigit(index + 1) {
            if text.isOne(of: ".", index) { return (.dot, index + 1) }
            if text.isOne(of: ",", index) { return (.comma, index + 1) }
            if text.isOne(of: ":", index) { return (.colon, index + 1) }
            if text.isOne(of: ";", index) { return (.semicolon, index + 1) }
            if text.isDash(index) { return (.dash, index + 1) }
        }
        let spaced = text.skipSpaces(index)
        if let (rank, end) = mark(at: spaced) {
            var after = text.skipSpaces(end)
            // "10°-50'"
            if text.isDash(after), text.isDigit(after + 1), after == end { after += 1 }
            return text.isDigit(after) ? (.mark(rank), after) : nil
        }
        return spaced > index && text.isDigit(spaced) ? (.space, spaced) : nil
    }

    /// A degree (1), minute (2) or second (3) mark.
    private func mark(at index: Int) -> (Int, end: Int)? {
        if text.isOne(of: "°º˚⁰∘", index) { return (1, index + 1) }
        if text.isOne(of: "\"″”“˝„‶", index) { return (3, index + 1) }
        let minutes = "'′’‘´`ʹʼ＇"
        if text.isOne(of: minutes, index) {
            return text.isOne(of: minutes, index + 1) ? (3, index + 2) : (2, index + 1)
        }
        guard let (word, end) = text.word(Self.markWords, index), let rank = Self.ranks[word] else {
            return nil
        }
        return (rank, text.isOne(of: ".", end) && word.count > 1 ? end + 1 : end)
    }

    /// The mark of the last number, then the hemisphere.
    private func ending(_ body: AngleText, startsWithLetter: Bool) -> [AngleText] {
        var angle = body
        let marked = text.skipSpaces(angle.end)
        if let (rank, end) = mark(at: marked) {
            // People write seconds with one stroke, too.
            guard rank == angle.numbers.count || (rank == 2 && angle.numbers.count == 3) else { return [] }
            guard !angle.isPacked, !(angle.gap == .colon && rank == 2) else { return [] }
            angle.hasMark = true
            angle.hasDegreeMark = angle.hasDegreeMark || rank == 1
            angle.end = end
            // 34°31'.42N: the mark above the decimal point.
            if angle.decimals == 0, text.isOne(of: ".", end), let last = text.digits(end + 1, atMost: 6) {
                angle.numbers[angle.numbers.count - 1] += Double("0" + text.string(end..<last)) ?? 0
                angle.decimals = last - end - 1
                angle.end = last
            }
        }
        guard !startsWithLetter else { return [angle] }
        var results: [AngleText] = []
        let spaced = text.skipSpaces(angle.end)
        if let (letter, end) = hemisphere(at: spaced) {
            angle.hemisphere = letter
            angle.end = end
            if let fraction = trailingFraction(angle) { results.append(fraction) }
            // `/4218N4/10224W5/`: a check digit.
            if angle.isPacked, text.isDigit(end), text.isOne(of: "/", end + 1) { angle.end = end + 1 }
            let after = text.skipSpaces(angle.end)
            if let (_, end) = text.word(["LATITUDE", "LAT", "LONGITUDE", "LONG", "LON"], after),
                !text.isOne(of: ":=", end)
            {
                results.append(angle)
                angle.end = end
            }
        }
        return results + [angle]
    }

    /// `42-18N-009`: decimals of the minute behind the letter.
    private func trailingFraction(_ angle: AngleText) -> AngleText? {
        guard angle.numbers.count == 2, angle.decimals == 0, !angle.hasMark else { return nil }
        guard text.isDash(angle.end) || text.isOne(of: ".", angle.end) else { return nil }
        guard let end = text.digits(angle.end + 1, atMost: 5) else { return nil }
        guard let fraction = Double("0." + text.string(angle.end + 1..<end)) else { return nil }
        var result = angle
        if angle.isPacked {
            guard angle.packed.fraction.isEmpty else { return nil }
            result.packed.fraction = text.string(angle.end + 1..<end)
        } else {
            result.numbers[1] += fraction
            result.decimals = end - angle.end - 1
        }
        result.hasTrailingFraction = true
        result.end = end
        return result
    }
}
