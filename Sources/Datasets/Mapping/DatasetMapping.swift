internal import Incidents

/// What a column of a published table means.
public enum ColumnRole: Int, Hashable, Sendable, CaseIterable {
    /// The publisher's name of the incident.
    case id
    /// A date, the first and the last day.
    case date, dateStart, dateEnd
    /// A date in three columns.
    case year, month, day
    /// How finely the date is known, in the publisher's code.
    case dateCode
    /// Names of the place, the coarsest first.
    case country, admin1, admin2, place, description
    /// Degrees.
    case latitude, longitude
    /// A position in any notation.
    case position
    /// How finely the place is known, in the publisher's code.
    case precisionCode
    /// Whether it was only near the place, 1 for yes.
    case vicinity
    /// How far off the position may be, metres.
    case uncertainty
    /// What happened.
    case type, subType
    /// Who acted, on whom.
    case actor1, actor2
    /// Killed: the best estimate, the low and the high one.
    case fatalities, fatalitiesLow, fatalitiesHigh
    /// On whose word; what the row tells in sentences.
    case source, notes
    /// A position in Universal Transverse Mercator in columns of its own: zone, metres east and north.
    case zone, easting, northing
}

/// How a dataset writes what all of them say: one line a role. To teach the program a dataset, add one of these to
/// `DatasetMapping.all`; to teach it a column, add a line.
public struct DatasetMapping: Sendable {
    /// The name by which it is asked for, such as `ucdp`.
    public private(set) var name: String
    /// What people call it.
    public let title: String
    /// Columns by which it is recognised: a table that has all of them is one.
    let signature: [String]
    /// The columns of each role: of several the first that is not empty counts.
    let columns: [(role: ColumnRole, names: [String])]
    /// Texts that stand for nothing.
    let missing: Set<String>
    /// Words for the codes of a column.
    let words: [ColumnRole: [String: String]]
    /// What the codes of `precisionCode` mean.
    let precision: [String: LocationPrecision]
    /// The code for a precision that several codes stand for, where it is not the first of them.
    let given: [LocationPrecision: String]
    /// Whether its rows happen at sea, and the country is one that they are near to.
    let isAtSea: Bool
    /// What the codes of `dateCode` mean.
    let dates: [String: DateSpan]

    init(
        _ name: String, _ title: String, signature: String = "", missing: Set<String> = [],
        isAtSea: Bool = false,
        precision: [String: LocationPrecision] = [:], given: [LocationPrecision: String] = [:],
        dates: [String: DateSpan] = [:],
        words: [ColumnRole: [String: String]] = [:], _ columns: [(ColumnRole, String)]
    ) {
        self.name = name
        self.title = title
        self.signature = signature.split(separator: " ").map(String.init)
        self.missing = missing
        self.isAtSea = isAtSea
        self.precision = precision
        self.given = given
        self.dates = dates
        self.words = words
        self.columns = columns.map { (role: $0, names: $1.split(separator: "|").map(String.init)) }
    }

    /// All that are known, the most telling first.
    public static let all: [DatasetMapping] = [ucdp, acled, gtd, gdelt, asam, imb]

    /// The one with this name: one of `all`, or `csv` for a table of any columns.
    public static func named(_ name: String) -> DatasetMapping? {
        (all + [anyTable]).first { $0.name == name.lowercased() }
    }

    /// That of incidents which were kept under this name: one of `all`, or a table called so.
    public static func kept(as name: String) -> DatasetMapping {
        all.first { $0.name == name } ?? anyTable.called(name)
    }

    /// Whether somebody publishes tables of this kind under this name.
    public var isPublished: Bool { Self.all.contains { $0.name == name } }

    /// The same for one table: incidents are told apart by dataset and id, and the first row of any spreadsheet is called 1.
    /// Published datasets keep their name, and nobody else gets it.
    public func called(_ name: String) -> DatasetMapping {
        guard !isPublished else { return self }
        var mapping = self
        mapping.name = Self.all.contains { $0.name == name } ? name + "_table" : name
        return mapping
    }

    /// What a table is by its columns; `anyTable` for one that nobody published.
    public static func recognising(_ columns: [String]) -> DatasetMapping {
        let names = Set(columns.map { $0.lowercased() })
        return all.first { mapping in
            !mapping.signature.isEmpty && mapping.signature.allSatisfy { names.contains($0.lowercased()) }
        } ?? anyTable
    }

    /// The numbers of the columns that a person looks for first: what, when, where, how many died.
    public static func mainColumns(of columns: [String]) -> Set<Int> {
        let mapping = recognising(columns)
        let folded = columns.map(TableHeadings.key)
        let roles: Set<ColumnRole> = [.id, .date, .dateStart, .country, .place, .type, .fatalities]
        let names = mapping.columns.filter { roles.contains($0.role) }.map(\.names)
        return Set(
            names.compactMap { names in
                names.lazy.compactMap { folded.firstIndex(of: TableHeadings.key($0)) }.first
            })
    }
}

/// How the days of a row follow from its date and its code.
enum DateSpan: Hashable, Sendable {
    /// The days that it gives, known so finely.
    case asGiven(DatePrecision?)
    /// Some day of the seven around it.
    case week
    /// Some day of its month.
    case month
    /// Some day of its year.
    case year
}
