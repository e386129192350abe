/// What the columns of a table mean to whoever shows its rows: which of them say what happened, when, where and to whom.
///
/// Whoever knows the table says so once (`Datasets` knows what people and publishers call their columns); KML, page, picture and the
/// choice of rows by their days go by it, so that all of them show the same.
package struct RowMeaning: Sendable {
    /// What a column tells.
    package enum Role: String, CaseIterable, Sendable {
        case id, type, start, end, dateSlack, dateNote, place, country, latitude, longitude, uncertainty,
            precision, rule, matched, geonameID, actor
        case killed, wounded, abducted, bounds, claim, target, weapon, source, dataset, notes
        case answer, probability, distance, centre

        /// What our own columns are called, in reports, stores and answers.
        fileprivate var names: [String] {
            switch self {
            case .start: ["date_start"]
            case .end: ["date_end"]
            case .dateSlack: ["date_slack_days"]
            case .dateNote: ["date_note"]
            case .latitude: ["lat"]
            case .longitude: ["lon"]
            case .uncertainty: ["uncertainty_m"]
            case .geonameID: ["geonameid"]
            case .actor: ["perpetrator", "actor1", "actor2"]
            case .killed: ["killed", "fatalities"]
            case .bounds: ["count_bounds"]
            case .source: ["source", "dataset"]
            case .distance: ["distance_m"]
            default: [rawValue]
            }
        }
    }

    /// The first and the last day on which something may have happened, `YYYY-MM-DD`.
    package struct Days: Hashable, Sendable {
        package var first: String
        package var last: String

        /// Days from the first to the last.
        package init(first: String, last: String) {
            self.first = first
            self.last = last
        }
    }

    /// How the days of a row are known.
    package enum Dating: Sendable {
        /// Columns of days have them; either may lack.
        case columns(first: Int?, last: Int?)
        /// Whatever the texts of its columns say.
        case read(@Sendable (_ text: (Int) -> String) -> Days?)
    }

    private var columns: [Role: [Int]] = [:]
    /// How the days are known.
    package var dating = Dating.columns(first: nil, last: nil)
    /// What the codes of the type stand for, where it is given by codes.
    package var typeNames: [String: String] = [:]
    /// Texts that stand for nothing.
    package var missing: Set<String> = []

    /// Of columns that are called as ours are; others mean nothing.
    package init(_ fields: [Field]) {
        let names = fields.map { $0.name.lowercased() }
        for role in Role.allCases {
            let found = role.names.compactMap { names.firstIndex(of: $0) }
            columns[role] = role == .actor ? found : Array(found.prefix(1))
        }
        func days(_ role: Role) -> Int? { self[role].flatMap { fields[$0].type == .date ? $0 : nil } }
        dating = .columns(first: days(.start), last: days(.end))
    }

    /// The column of a role; nil when there is none.
    package subscript(role: Role) -> Int? {
        get { columns[role]?.first }
        set { columns[role] = newValue.map { [$0] } ?? [] }
    }

    /// The columns of a role: several only for who acted, on whom.
    package func all(_ role: Role) -> [Int] { columns[role] ?? [] }

    /// Gives a role to columns where it has none yet.
    package mutating func add(_ role: Role, _ found: [Int]) {
        if all(role).isEmpty { columns[role] = found }
    }

    /// What people call a type; nil for what is none. Some editions of a table write a code `1.0`.
    package func typeName(_ text: String) -> String? {
        if text.isEmpty || missing.contains(text) { return nil }
        return typeNames[text.hasSuffix(".0") ? String(text.dropLast(2)) : text] ?? text
    }

    /// The days of a row, by the texts of its columns.
    package func days(_ text: (Int) -> String) -> Days? {
        switch dating {
        case .read(let read): return read(text)
        case .columns(let first, let last):
            let days = [first, last].map { $0.map(text) ?? "" }
            guard let start = days.first(where: { !$0.isEmpty }) else { return nil }
            return Days(first: start, last: days[1].isEmpty ? start : days[1])
        }
    }
}
