import Datasets
import Formats
import Geometry

/// How far from its point the truth of each row may lie.
struct Uncertainties: Sendable {
    /// Metres, by row; 0 where none is stated.
    private let metres: [Double]
    /// The largest.
    let largest: Double

    /// The columns an answer adds.
    static let fields = [
        Field("answer", .text, "certain: all within the radius; possible: reaches into it"),
        Field("probability", .real, "That it is within the radius, evenly spread over its uncertainty"),
    ]

    /// The uncertainties of a table; nil when none are asked for: a GeoPackage's uncertainty_m counts unasked.
    ///
    /// - Throws: `Failure` that names the option and the columns there are.
    init?(column: String?, of table: PointTable) throws {
        guard column != nil || table.path.lowercased().hasSuffix(".gpkg") else { return nil }
        guard let found = RowCondition.column([column ?? "uncertainty_m"], in: table.columns) else {
            guard let column else { return nil }
            throw Failure(
                "--uncertainty: no column \(column); there are \(table.columns.joined(separator: ", "))")
        }
        let metres = try table.numbers(ofColumn: found).map { $0.isFinite && $0 > 0 ? $0 : 0 }
        self.metres = metres
        largest = metres.max() ?? 0
    }

    /// Whether the uncertainty of a row is `certain` to lie within a radius or only reaches into it, and how likely it does;
    /// nil where it lies beyond.
    func answer(row: UInt32, distance: Double, radius: Length) -> (isCertain: Bool, probability: Double)? {
        let own = metres[Int(row)]
        if distance + own <= radius.metres { return (true, 1) }
        let share = DiscOverlap.share(
            of: .metres(own), within: radius, distance: .metres(distance))
        return share > 0 ? (false, share) : nil
    }
}
