/// Reads the grids: MGRS, UTM, UPS, Georef, geohash and plus codes.
struct GridReader {
    let text: NotationText
    let isWhole: Bool

    typealias Outcome = Result<WrittenPosition, NotationFlaw>

    private static let names: [String: WrittenPosition.Notation] = [
        "MGRS": .mgrs, "USNG": .mgrs, "UTM": .utm, "UPS": .ups, "GEOREF": .georef, "GEOHASH": .geohash,
    ]
    private static let nameWords = Array(names.keys)

    /// What a grid reference is announced by, and where it begins.
    func name(at start: Int) -> (WrittenPosition.Notation, end: Int)? {
        guard let (word, end) = text.word(Self.nameWords, start), let notation = Self.names[word] else {
            return nil
        }
        var index = text.skipSpaces(end)
        if text.isOne(of: ":=", index) { index = text.skipSpaces(index + 1) }
        if let (_, end) = text.word(["ZONE", "GRID", "COORDINATES", "COORDINATE", "REFERENCE", "REF"], index)
        {
            index = text.skipSpaces(end)
            if text.isOne(of: ":=.", index) { index = text.skipSpaces(index + 1) }
        }
        return (notation, index)
    }

    func match(at start: Int) -> NotationMatch? {
        if let (notation, index) = name(at: start) {
            let match: NotationMatch? =
                switch notation {
                case .mgrs: mgrs(at: index, isNamed: true)
                case .utm: utm(at: index, isNamed: true)
                case .ups: ups(at: index)
                case .georef: georef(at: index, isNamed: true)
                case .geohash: geohash(at: index)
                default: nil
                }
            return match.map { NotationMatch(start: start, end: $0.end, outcome: $0.outcome) }
        }
        return plusCode(at: start) ?? utm(at: start, isNamed: false) ?? mgrs(at: start, isNamed: false)
            ?? (isWhole ? georef(at: start, isNamed: false) ?? ups(at: start) : nil)
    }

    /// The end of a run of Latin letters and digits.
    private func code(at start: Int, also: String = "") -> Int {
        var end = start
        while end - start < 24, let scalar = text[end], scalar.isASCII,
            text.isDigit(end) || text.isLetter(end) || text.isOne(of: also, end)
        {
            end += 1
        }
        return end
    }

    private func plusCode(at start: Int) -> NotationMatch? {
        guard text.isOne(of: "+", start + 8) else { return nil }
        let end = code(at: start, also: "+")
        guard let cell = PlusCode.cell(text.string(start..<end)) else { return nil }
        return NotationMatch(start: start, end: end, outcome: .success(WrittenPosition(cell, .plusCode)))
    }

    private func geohash(at start: Int) -> NotationMatch? {
        let end = code(at: start)
        guard end > start, let cell = Geohash.cell(text.string(start..<end)) else { return nil }
        return NotationMatch(start: start, end: end, outcome: .success(WrittenPosition(cell, .geohash)))
    }

    /// Without its name only in capitals and in one piece: "Camp 1020" is a place.
    private func georef(at start: Int, isNamed: Bool) -> NotationMatch? {
        guard (0..<4).allSatisfy({ isNamed ? text.isLetter(start + $0) : text.isUpper(start + $0) }) else {
            return nil
        }
        let letters = Array(text.string(start..<start + 4).uppercased())
        let digits = isNamed && text.isSpace(start + 4) ? text.skipSpaces(start + 4) : start + 4
        guard letters.count == 4, let end = text.digits(digits), (end - digits).isMultiple(of: 2) else {
            return nil
        }
        guard !text.isLetter(end) else { return nil }
        let half = (end - digits) / 2
        let east = text.string(digits..<digits + half)
        guard let cell = Georef.cell(letters, easting: east, northing: text.string(digits + half..<end))
        else {
            return nil
        }
        return NotationMatch(start: start, end: end, outcome: .success(WrittenPosition(cell, .georef)))
    }

    private func ups(at start: Int) -> NotationMatch? {
        guard let (letter, after) = text.word(["A", "B", "Y", "Z", "N", "S", "NORTH", "SOUTH"], start) else {
            return nil
        }
        let index = text.skipSpaces(after)
        guard let (east, x) = MetreReader(text: text).metres(at: index, letters: "Ee", whole: 6...7),
            let (north, end) = MetreReader(text: text).metres(
                at: text.skipSpaces(x), letters: "Nn", whole: 6...7)
        else { return nil }
        let isNorth = !["A", "B", "S", "SOUTH"].contains(letter)
        guard let position = UPSPosition(isNorth: isNorth, easting: east.value, northing: north.value) else {
            return nil
        }
        let half = max(east.unit, north.unit) / 2
        let written = WrittenPosition(position.coordinate, halfUnit: half, .ups)
        return NotationMatch(start: start, end: end, outcome: .success(written))
    }
}
