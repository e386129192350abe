import Datasets
import Formats
import Geometry

/// How far from its point the truth of each row may lie.
struct Uncertainties: Sendable {
    /// Metres, by row; 0 where none is stated.
    private let metres: [Double]
    /// The largest.
    let largest: Double
    /// The column, and the rows whose text is no length: they count as points.
    private let column: Int
    private let unreadable: [Int]

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
        let numbers = try table.numbers(ofColumn: found)
        var unreadable: [Int] = []
        if !numbers.allSatisfy({ $0 >= 0 }) {
            try table.forEach(in: 0..<table.rowCount) { row, values in
                if !(numbers[row] >= 0), !values[found].text.allSatisfy(\.isWhitespace) {
                    unreadable.append(row)
                }
            }
        }
        (self.column, self.unreadable) = (found, unreadable)
        metres = numbers.map { $0.isFinite && $0 > 0 ? $0 : 0 }
        largest = metres.max() ?? 0
    }

    /// Says which rows count as points though they state something.
    func report(_ table: PointTable) {
        for place in table.places(ofRows: Array(unreadable.prefix(10))) {
            StandardError.write(
                "dateline: \(table.name):\(place): \(table.columns[column]): no length in metres: taken for a point"
            )
        }
        if unreadable.count > 10 {
            StandardError.write("dateline: \(table.name): \(unreadable.count) rows in all are so")
        }
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
