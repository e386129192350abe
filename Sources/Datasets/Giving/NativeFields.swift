public import Geometry

/// Puts what placed an incident into the columns that its publisher has for it, so that a row without a position is given
/// back with one, in the publisher's terms.
public struct NativeFields: Sendable {
    private let map: ColumnMap
    private let latitude: Int?
    private let longitude: Int?
    private let code: Int?

    /// The columns that are put behind the own ones of a table which has none for a position, or none that everybody knows.
    public static let added = ["lat", "lon", "uncertainty_m", "rule"]

    /// For rows of a table with these columns.
    public init(_ map: ColumnMap) {
        self.map = map
        latitude = map.columns[ColumnRole.latitude.index].first
        longitude = map.columns[ColumnRole.longitude.index].first
        code = map.columns[ColumnRole.precisionCode.index].first
    }

    /// Whether positions go into the table's own columns: those of a published dataset. Somebody's own spreadsheet keeps what
    /// stands in it, and gets the columns `added`.
    public var hasOwnPosition: Bool {
        latitude != nil && longitude != nil && map.mapping.isPublished
    }

    /// The columns to write to, and what, for a row that has no position of its own and was placed; none for any other.
    ///
    /// - Parameter field: The text of a column as published.
    public func fillings(
        at point: Coordinate, uncertainty: Double, rule: PlacingRule, field: (Int) -> String
    ) -> [(column: Int, text: String)] {
        guard hasOwnPosition, !rule.isOwnPoint, let latitude, let longitude,
            isMissing(field(latitude)), isMissing(field(longitude))
        else { return [] }
        var fillings = [
            (latitude, Self.degrees(point.latitude)), (longitude, Self.degrees(point.longitude)),
        ]
        if let code {
            let published = field(code)
            if let text = map.mapping.code(
                for: rule.precision(uncertainty: uncertainty), published: published), text != published
            {
                fillings.append((code, text))
            }
        }
        return fillings
    }

    private func isMissing(_ text: String) -> Bool {
        text.allSatisfy(\.isWhitespace) || map.mapping.missing.contains(text)
    }

    /// Degrees to a centimetre, in as few digits as say them.
    public static func degrees(_ value: Double) -> String { "\((value * 1e7).rounded() / 1e7)" }
}

extension PlacingRule {
    /// Whether the row had a point, or another shape, already.
    public var isOwnPoint: Bool { rawValue.hasPrefix("own ") }

    /// How finely a row is placed that had no point, on the scale of publishers. What lies farther off than "near" is an area,
    /// whatever it was found by.
    func precision(uncertainty: Double) -> LocationPrecision {
        let isWide = uncertainty > PlacingDefaults.near
        return switch self {
        case .seatName, .admin2Name: .admin2
        case .admin1Name: .admin1
        case .countryName: .country
        case .writtenPosition, .placeInDivision, .placeInCountry, .placeAlone, .likeliestName:
            isWide ? .area : .exact
        case .phrase, .nameInWords, .similarName: isWide ? .area : .near
        case .settlementExtent, .nearDefault, .admin2Extent, .admin1Extent, .countryExtent, .codeDefault,
            .plainDefault, .shapeExtent, .statedUncertainty, .statedGrain:
            isWide ? .area : .near
        }
    }
}

extension LocationPrecision {
    /// From the finest to the coarsest; that nothing is known comes last.
    private static let order: [LocationPrecision] = [
        .exact, .near, .admin2, .area, .admin1, .country, .sea, .unknown,
    ]

    /// Its place in the order from the finest to the coarsest.
    var coarseness: Int { Self.order.firstIndex(of: self) ?? Self.order.count }
}

extension DatasetMapping {
    /// The publisher's code for a precision; nil where it has none.
    public func code(for precision: LocationPrecision) -> String? {
        given[precision] ?? self.precision.filter { $0.value == precision }.map(\.key).min()
    }

    /// The code that a row is given back with which was placed so finely: its publisher's own where that says no less, else
    /// that of the finest precision which does not claim too much. It is written as the publisher writes codes (`4`, `4.0`).
    public func code(for reached: LocationPrecision, published: String) -> String? {
        let own = precision[IncidentReader.code(published)]
        if let own, own.coarseness >= reached.coarseness { return published }
        let known = Set(precision.values).filter { $0 != .unknown && $0 != .sea }
        let fitting = known.filter { $0.coarseness >= reached.coarseness }.min {
            $0.coarseness < $1.coarseness
        }
        // Rather that nothing is known than what is not true; the coarsest where no code says that.
        let text =
            fitting.flatMap { code(for: $0) } ?? code(for: .unknown)
            ?? known.max { $0.coarseness < $1.coarseness }.flatMap { code(for: $0) }
        guard let text else { return nil }
        return published.hasSuffix(".0") ? text + ".0" : text
    }
}
