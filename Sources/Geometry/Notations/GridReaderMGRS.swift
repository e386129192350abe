extension GridReader {
    private static let months = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]

    /// `42SWD 16391 20239`, `42SWD1639120239`, `42 SWD 1639 2023`; capitals, unless it is called MGRS.
    func mgrs(at start: Int, isNamed: Bool) -> NotationMatch? {
        var index = start
        var zone: Int?
        if text.isDigit(start) {
            guard let end = text.digits(start, atMost: 2) else { return nil }
            zone = Int(text.string(start..<end))
            index = text.skipSpaces(end)
        }
        guard let (letters, after) = square(at: index, isNamed: isNamed) else { return nil }
        guard let (groups, groupEnd) = digitGroups(at: after), let only = groups.first else {
            return wholeSquare(start..<after, zone, letters, isNamed: isNamed)
        }
        let digits = groups.joined()
        // Without a zone the letters alone say little, and "01 DEG 44" is an angle.
        let isInOnePiece = isWhole && after == start + 3 && text.isDigit(after)
        guard isNamed || isInOnePiece || digits.count >= (zone == nil ? 8 : isWhole ? 2 : 4) else {
            return nil
        }
        if let zone, isDate(zone, letters, groups) { return nil }

        var easting = ""
        var northing = ""
        var end = groupEnd
        if groups.count > 1, groups[0].count <= 5, groups[1].count <= 5 {
            (easting, northing) = (groups[0], groups[1])
            if groups.count > 2 { end = digitGroups(at: after, atMost: 2)?.end ?? end }
        } else {
            // A reference may be broken by the end of a line.
            let joined = groups.count == 1 ? only : groups[0] + groups[1]
            if groups.count > 2 { end = digitGroups(at: after, atMost: 2)?.end ?? end }
            guard joined.count.isMultiple(of: 2), joined.count <= 10 else {
                guard isNamed || zone != nil else { return nil }
                let reason =
                    "\(joined.count) digits do not part into an easting and a northing of 1 to 5 digits each"
                return NotationMatch(start: start, end: end, outcome: .failure(.other(reason)))
            }
            easting = String(joined.prefix(joined.count / 2))
            northing = String(joined.suffix(joined.count / 2))
        }
        guard !text.isLetter(end) else { return nil }
        let outcome: Outcome
        do throws(MGRSReference.Flaw) {
            let reference = try MGRSReference(
                zone: zone, letters: letters, easting: easting, northing: northing)
            outcome = .success(
                WrittenPosition(reference.coordinate, halfUnit: reference.side.metres / 2, .mgrs))
        } catch {
            // Three letters before numbers are most often none of ours.
            guard isNamed || (zone != nil && digits.count >= (isWhole ? 4 : 6)) else { return nil }
            switch error {
            case .zone(let zone): outcome = .failure(.other("MGRS zones are 1...60, and \(zone) is not"))
            case .square(let square):
                let place = zone.map { "zone \($0)" } ?? "the polar regions"
                outcome = .failure(.other("\(square) is no MGRS square of \(place)"))
            }
        }
        return NotationMatch(start: start, end: end, outcome: outcome)
    }

    /// `42SWD`, a square of 100 km without digits: alone and in one piece, or called MGRS.
    private func wholeSquare(_ span: Range<Int>, _ zone: Int?, _ letters: String, isNamed: Bool)
        -> NotationMatch?
    {
        let isAlone = isWhole && span.upperBound == text.count && !span.contains(where: text.isSpace)
        guard let zone, isNamed || isAlone, !isDate(zone, letters, []), !text.isDigit(span.upperBound),
            let square = try? MGRSReference(zone: zone, letters: letters, easting: "", northing: "")
        else { return nil }
        let written = WrittenPosition(square.coordinate, halfUnit: square.side.metres / 2, .mgrs)
        return NotationMatch(start: span.lowerBound, end: span.upperBound, outcome: .success(written))
    }

    /// "10 JAN 1994", "17MAR921100", "1 JAN 2004 1800".
    private func isDate(_ day: Int, _ letters: String, _ groups: [String]) -> Bool {
        guard (1...31).contains(day), Self.months.contains(letters), let first = groups.first else {
            return false
        }
        return groups.joined().count <= 6
            || (first.count == 4 && (first.hasPrefix("19") || first.hasPrefix("20")))
    }

    /// Band and square, three letters with or without a space after the first.
    private func square(at start: Int, isNamed: Bool) -> (String, end: Int)? {
        var letters = ""
        var index = start
        while letters.count < 3 {
            guard isNamed ? text.isLetter(index) : text.isUpper(index) else { return nil }
            letters += text.string(index..<index + 1).uppercased()
            index += 1
            if letters.count == 1, text.isSpace(index) { index = text.skipSpaces(index) }
        }
        return text.isLetter(index) ? nil : (letters, index)
    }

    /// Runs of digits with white space between them.
    private func digitGroups(at start: Int, atMost most: Int = 3) -> ([String], end: Int)? {
        var groups: [String] = []
        var end = start
        while groups.count < most {
            let next = text.skipSpaces(end)
            guard next == start || next > end, let stop = text.digits(next, atMost: 12) else { break }
            // "4 km" after a reference is no part of it.
            if text.isLetter(stop) || (text.isOne(of: ".,:", stop) && text.isDigit(stop + 1)) { break }
            groups.append(text.string(next..<stop))
            end = stop
        }
        return groups.isEmpty ? nil : (groups, end)
    }
}
