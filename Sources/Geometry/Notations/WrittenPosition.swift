/// A position as somebody wrote it: where, how finely, and in what notation.
public struct WrittenPosition: Hashable, Sendable {
    /// Where it lies; the middle, if the notation names a cell.
    public let coordinate: Coordinate
    /// Half a unit of the last digit of the coarser number, on the ground (1° is 111.3 km); at least half a metre.
    public let uncertainty: Length
    /// How it was written.
    public let notation: Notation

    /// The notations that are read.
    public enum Notation: String, Sendable, CaseIterable {
        /// Degrees, with or without decimals.
        case degrees = "DD"
        /// Degrees and minutes.
        case minutes = "DM"
        /// Degrees, minutes and seconds.
        case seconds = "DMS"
        /// Universal Transverse Mercator.
        case utm = "UTM"
        /// Universal Polar Stereographic.
        case ups = "UPS"
        /// Military Grid Reference System.
        case mgrs = "MGRS"
        /// World Geographic Reference System.
        case georef = "Georef"
        /// Geohash.
        case geohash = "geohash"
        /// A full Open Location Code.
        case plusCode = "plus code"
    }

    init(_ coordinate: Coordinate, halfUnit: Double, _ notation: Notation) {
        self.coordinate = coordinate
        uncertainty = .metres(max(halfUnit, 0.5))
        self.notation = notation
    }

    init(_ cell: GridCell, _ notation: Notation) {
        let halfUnit = max(cell.height, cell.width) / 2 * Self.metresPerDegree
        self.init(cell.middle, halfUnit: halfUnit, notation)
    }

    static let metresPerDegree = 111_320.0

    /// What two angles stand for, or which of their numbers is none on the globe.
    static func outcome(
        _ latitude: AngleText, _ longitude: AngleText
    ) -> Result<WrittenPosition, NotationFlaw> {
        let notation: Notation =
            switch max(latitude.numbers.count, longitude.numbers.count) {
            case 1: .degrees
            case 2: .minutes
            default: .seconds
            }
        switch (latitude.degrees, longitude.degrees) {
        case (.failure(let flaw), _), (_, .failure(let flaw)): return .failure(flaw)
        case (.success(let north), .success(let east)):
            guard abs(north) <= 90 else { return .failure(.latitude(north)) }
            guard abs(east) <= 180, let position = Coordinate(latitude: north, longitude: east) else {
                return .failure(.longitude(east))
            }
            let halfUnit = max(latitude.unit, longitude.unit) / 2 * WrittenPosition.metresPerDegree
            return .success(WrittenPosition(position, halfUnit: halfUnit, notation))
        }
    }
}

extension WrittenPosition {
    /// Reads a text that is a position and nothing else, in any of the notations; nil when it is none.
    ///
    /// Throws a ``GeometryError`` that says why when the text has the form of a position but is off the globe, or is
    /// a grid reference that can be read in more than one way or in none.
    public init?(parsing text: String) throws(GeometryError) {
        let source = NotationText(text)
        var start = 0
        var end = source.count
        while start < end, source.isSpace(start) || source.isOne(of: "([", start) { start += 1 }
        while end > start, source.isSpace(end - 1) || source.isOne(of: ")]", end - 1) { end -= 1 }
        let reader = NotationReader(text: source.prefix(end), isWhole: true)
        guard start < end, let match = reader.match(at: start), match.end == end else { return nil }
        switch match.outcome {
        case .success(let position): self = position
        case .failure(let reason): throw reason.error(in: text)
        }
    }
}

extension Coordinate {
    /// A position as a person writes it; nil when the text is not a position at all.
    ///
    /// What ``WrittenPosition`` reads: decimal degrees, degrees with minutes and seconds, with or without marks, and
    /// the grids. Latitude comes first unless hemisphere letters say otherwise. The whole text must be the position.
    /// Throws ``GeometryError/latitude(_:in:)``, ``GeometryError/longitude(_:in:)``,
    /// ``GeometryError/sixtieths(_:in:)`` or ``GeometryError/notation(_:in:)`` when it is one in form but not on the globe.
    public init?(parsing text: String) throws(GeometryError) {
        guard let written = try WrittenPosition(parsing: text) else { return nil }
        self = written.coordinate
    }
}

/// Why something in the form of a position is none.
enum NotationFlaw: Error, Hashable, Sendable {
    case latitude(Double)
    case longitude(Double)
    case sixtieths(Double)
    case other(String)

    func error(in text: String) -> GeometryError {
        switch self {
        case .latitude(let value): .latitude(value, in: text)
        case .longitude(let value): .longitude(value, in: text)
        case .sixtieths(let value): .sixtieths(value, in: text)
        case .other(let reason): .notation(reason, in: text)
        }
    }
}
