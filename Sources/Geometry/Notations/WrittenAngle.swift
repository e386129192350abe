extension Coordinate {
    /// The axes of a position, for a table that keeps them apart.
    public enum Axis: Sendable {
        /// Degrees north of the equator.
        case latitude
        /// Degrees east of Greenwich.
        case longitude
    }

    /// Degrees of a text that is one angle and nothing else, as ``WrittenPosition`` reads them: `-34.5`, `34,5° S`,
    /// `34°30'00"S`, `S 34 30 00`, `3430S`. Nil when it is none, or one of the other axis.
    ///
    /// What is beyond the axis, such as a latitude of 91, is returned as it is written.
    public static func degrees(parsing text: String, axis: Axis) -> Double? {
        let source = NotationText(text)
        let start = source.skipSpaces(0)
        var end = source.count
        while end > start, source.isSpace(end - 1) { end -= 1 }
        let wanted: AngleText.Axis = axis == .latitude ? .latitude : .longitude
        for angle in AngleReader(text: source.prefix(end)).angles(at: start) where angle.end == end {
            guard angle.axis ?? wanted == wanted else { continue }
            // A decimal comma is none to doubt where no second number can follow it.
            guard angle.hemisphere == nil || !angle.contradictsItself else { continue }
            guard !angle.hasTrailingFraction || angle.hemisphere != nil else { continue }
            var whole = angle
            if angle.isPacked {
                let isLong = angle.packed.digits.count % 2 == 1
                guard angle.hemisphere != nil,
                    let unpacked = AngleGroups.unpack(
                        angle, degreeDigits: wanted == .longitude && isLong ? 3 : 2)
                else { continue }
                whole = unpacked
            }
            if case .success(let degrees) = whole.degrees { return degrees }
        }
        return nil
    }
}
