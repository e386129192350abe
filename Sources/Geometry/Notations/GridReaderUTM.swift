extension GridReader {
    /// `17N 699990 3333335`, `42S 516391mE 3820239mN`, `17N6999903333335`, `42 north, E 516391, N 3820239`.
    func utm(at start: Int, isNamed: Bool) -> NotationMatch? {
        guard let zoneEnd = text.digits(start, atMost: 2), let zone = Int(text.string(start..<zoneEnd)) else {
            return nil
        }
        let letterAt = text.skipSpaces(zoneEnd)
        let band: Character
        var index: Int
        if let (word, end) = text.word(["NORTH", "SOUTH"], letterAt) {
            band = word == "NORTH" ? "N" : "S"
            index = end
        } else {
            guard text.isLetter(letterAt), !text.isLetter(letterAt + 1), isNamed || text.isUpper(letterAt)
            else {
                return nil
            }
            guard let letter = text.string(letterAt..<letterAt + 1).uppercased().first,
                MGRSLetters.bands.contains(letter)
            else { return nil }
            band = letter
            index = letterAt + 1
        }
        index = text.skipSpaces(index)
        if text.isOne(of: ",;:", index) { index = text.skipSpaces(index + 1) }
        guard let (east, north, end) = pair(at: index) else { return nil }
        guard !text.isDigit(end), !text.isLetter(end) else { return nil }
        let outcome = utm(zone: zone, band: band, east.value, north.value).map {
            WrittenPosition($0.coordinate, halfUnit: max(east.unit, north.unit) / 2, .utm)
        }
        return NotationMatch(start: start, end: end, outcome: outcome)
    }

    private typealias Metres = (value: Double, unit: Double)

    private func pair(at index: Int) -> (Metres, Metres, end: Int)? {
        // Six digits of easting and seven of northing without a gap.
        if let end = text.digits(index, atMost: 13), end - index == 13,
            let east = Double(text.string(index..<index + 6)),
            let north = Double(text.string(index + 6..<end))
        {
            return ((east, 1), (north, 1), end)
        }
        let reader = MetreReader(text: text)
        guard let (east, eastEnd) = reader.metres(at: index, letters: "Ee", whole: 6...6) else { return nil }
        var next = text.skipSpaces(eastEnd)
        if text.isOne(of: ",;/", next) { next = text.skipSpaces(next + 1) }
        guard next > eastEnd, let (north, end) = reader.metres(at: next, letters: "Nn", whole: 5...8) else {
            return nil
        }
        return (east, north, end)
    }

    /// The letter is a latitude band or a hemisphere. N is north either way. S is a band of the north if the northing
    /// lies in it, and else the southern hemisphere; the other letters only say on which side of the equator.
    private func utm(
        zone: Int, band: Character, _ easting: Double, _ northing: Double
    ) -> Result<UTMPosition, NotationFlaw> {
        guard (1...60).contains(zone) else {
            return .failure(.other("UTM zones are 1...60, and \(zone) is not"))
        }
        var isNorth = band >= "N"
        if band == "S" {
            let asBand = UTMPosition(zone: zone, isNorth: true, easting: easting, northing: northing)
            isNorth = asBand.map { MGRSLetters.band(ofLatitude: $0.coordinate.latitude) == "S" } ?? false
        }
        guard let position = UTMPosition(zone: zone, isNorth: isNorth, easting: easting, northing: northing)
        else {
            return .failure(.other("easting \(easting) and northing \(northing) lie outside a UTM zone"))
        }
        return .success(position)
    }
}
