public import Gazetteer

/// A name of a place in a text, and the place that it stands for.
public struct Toponym: Sendable {
    /// Its code points.
    public let scalars: Range<Int>
    /// Its bytes in UTF-8.
    public let bytes: Range<Int>
    /// The place; nil where the gazetteer has none that would do.
    public let row: PlaceRow?
    /// How likely it is a place and this one, 0–1; for a name that was given, this one and no other bearer of it.
    public let score: Double
    /// The next likely bearer of the name; without a place, the likeliest, which was too unsure to be told as one.
    public let runnerUp: (row: PlaceRow, score: Double)?
    /// How the words of the text lead to the place's name.
    public let reading: Reading
    /// How the place bears the name; nil without a place.
    public let way: NameKind?
    /// The place that the text says it lies in.
    public let holder: PlaceRow?

    /// How the words of a text lead to a name of the gazetteer.
    public enum Reading: String, Sendable, CaseIterable {
        /// They are the name.
        case name
        /// A word says the kind of place: "Henry County".
        case kindWord = "kind word"
        /// A word picks a part of the place: "northern Iraq".
        case part
        /// Spelled otherwise: "St." for "Saint", a plural.
        case respelled
        /// The text's words only contain the name of the place that it lies in or belongs to.
        case within
        /// The gazetteer has no such name.
        case unknown
    }
}

extension Toponym {
    func scored(_ score: Double) -> Toponym {
        Toponym(
            scalars: scalars, bytes: bytes, row: row, score: score, runnerUp: runnerUp, reading: reading,
            way: way,
            holder: holder)
    }

    /// The same without its place, which goes to `runnerUp`.
    func unplaced(_ score: Double) -> Toponym {
        Toponym(
            scalars: scalars, bytes: bytes, row: nil, score: score, runnerUp: row.map { ($0, score) },
            reading: .unknown, way: nil, holder: nil)
    }

    /// The same in the text that a piece was cut from.
    func moved(behind piece: TextPieces.Piece) -> Toponym {
        let (start, first) = (piece.bytes.lowerBound, piece.scalars.lowerBound)
        return Toponym(
            scalars: scalars.lowerBound + first..<scalars.upperBound + first,
            bytes: bytes.lowerBound + start..<bytes.upperBound + start, row: row, score: score,
            runnerUp: runnerUp, reading: reading, way: way, holder: holder)
    }

    /// A span behind the end of its text.
    static func unknown(_ span: Range<Int>) -> Toponym {
        Toponym(
            scalars: span, bytes: 0..<0, row: nil, score: 0, runnerUp: nil, reading: .unknown, way: nil,
            holder: nil)
    }
}
