/// Which columns of a table hold what, by the lines of a mapping, by HXL tags or by what the user says.
public struct ColumnMap: Sendable {
    /// The mapping that was used.
    public let mapping: DatasetMapping
    /// The columns that the user named.
    public let named: [ColumnRole: String]
    /// The columns of each role, by `ColumnRole`'s order; of several the first that is not empty counts.
    let columns: [[Int]]
    /// How many columns there are.
    let width: Int
    /// What people call the column of each role.
    let names: [String]
    /// The names of all columns as they are compared.
    let headings: [String]
    /// The columns of positions that have the longitude in front.
    let longitudeFirst: Set<Int>
    /// The names of columns that seem to hold positions and are not used.
    public let unusedPositions: [String]

    /// - Parameter named: Columns that the user names for a role.
    /// - Throws: `TableError` for a column that is not there.
    public init(
        _ table: SourceTable, _ mapping: DatasetMapping, named: [ColumnRole: String] = [:]
    ) throws(TableError) {
        try self.init(table.layout, of: table.name, mapping, named: named)
    }

    /// The same for a table of which only the layout is known.
    public init(
        _ layout: PublishedLayout, of name: String, _ mapping: DatasetMapping,
        named: [ColumnRole: String] = [:]
    ) throws(TableError) {
        self.mapping = mapping
        self.named = named
        width = layout.columns.count
        headings = layout.columns.map(TableHeadings.key)
        let numbers = Dictionary(zip(headings, headings.indices)) { first, _ in first }
        var found: [ColumnRole: [Int]] = [:]
        for (role, names) in mapping.columns {
            for number in names.compactMap({ numbers[TableHeadings.key($0)] })
            where found[role]?.contains(number) != true {
                found[role, default: []].append(number)
            }
        }
        if !mapping.isPublished {
            for (number, tag) in layout.tags.enumerated() {
                guard let role = HXL.role(of: tag) else { continue }
                // What a tag says, the heading above it does not.
                for other in found.keys { found[other]?.removeAll { $0 == number } }
                found[role, default: []].insert(number, at: 0)
            }
            // A day beside its year and its month is no date.
            if let month = numbers["month"], let day = numbers["day"], numbers["year"] != nil {
                found[.date]?.removeAll { $0 == day }
                (found[.month], found[.day]) = ([month], [day])
            }
            PositionHeadings.addPairs(layout.columns, to: &found)
            Self.addByWords(headings, to: &found)
            PositionHeadings.settle(headings, &found)
        }
        for (role, column) in named {
            guard let number = numbers[TableHeadings.key(column)] else {
                throw TableError(
                    path: name,
                    reason:
                        "no column \u{2018}\(column)\u{2019}: there are \(layout.columns.joined(separator: ", "))"
                )
            }
            found[role] = [number]
        }
        // Whoever says which column is the date means no other.
        if named[.date] != nil, named[.dateStart] == nil { found[.dateStart] = [] }
        columns = ColumnRole.allCases.map { found[$0] ?? [] }
        longitudeFirst = Set(
            layout.columns.indices.filter { PositionHeadings.pair(layout.columns[$0]) == .longitudeFirst })
        unusedPositions = PositionHeadings.unused(layout.columns, columns)
        names = columns.enumerated().map {
            $1.first.map { layout.columns[$0] } ?? "\(ColumnRole.allCases[$0])"
        }
    }

    /// Whether the table has a column for a role.
    public func has(_ role: ColumnRole) -> Bool { !columns[role.index].isEmpty }

    /// The column of a role; the first, where there are several that may hold it.
    package func column(of role: ColumnRole) -> Int? { columns[role.index].first }

    /// The columns that are used: what each is taken for, and what it is called.
    public var used: [(role: ColumnRole, name: String)] {
        ColumnRole.allCases.filter(has).map { ($0, names[$0.index]) }
    }

    /// Whether some column may tell where an incident was.
    public var tellsWhere: Bool {
        has(.position) || has(.latitude) && has(.longitude) || has(.easting) && has(.northing)
            || [.country, .admin1, .admin2, .place, .description, .notes].contains(where: has)
    }

    /// The columns of a published dataset without which a table is none of its: its names, days and places. Empty when they
    /// are there, and for tables that nobody published.
    public var missing: [String] {
        guard mapping.isPublished else { return [] }
        var missing: [String] = []
        for (role, names) in mapping.columns
        where [.id, .date, .dateStart, .year].contains(role) && !has(role) {
            missing.append(names[0])
        }
        if !tellsWhere {
            missing += mapping.columns.filter { [.country, .latitude, .longitude].contains($0.role) }
                .map { $0.names[0] }
        }
        return missing
    }

    /// Headings that nobody foresaw, by the words that they begin or end with, for roles that no column has.
    private static func addByWords(_ headings: [String], to found: inout [ColumnRole: [Int]]) {
        let keys = headings.map { $0.split(separator: " ").map(String.init) }
        var taken = Set(found.values.joined())
        let isDated = found[.dateStart]?.isEmpty == false
        for (role, beginnings, ends) in TableHeadings.words where found[role]?.isEmpty ?? true {
            if role == .date, isDated { continue }
            let number = keys.indices.first { number in
                guard !taken.contains(number), let first = keys[number].first, let last = keys[number].last,
                    !TableHeadings.asides.contains(last)
                else { return false }
                return beginnings.contains(first) || ends.contains(last)
            }
            if let number {
                found[role] = [number]
                taken.insert(number)
            }
        }
    }
}

extension ColumnRole {
    /// Its place among all roles: what a row of a million is asked for should not be looked up.
    var index: Int { rawValue }
}

extension HXL {
    /// What a tag stands for: the tag and the attributes that it must have (hxlstandard.org, hashtag dictionary 1.1).
    private static let roles: [(tag: String, attributes: Set<String>, role: ColumnRole)] = [
        ("#geo", ["lat"], .latitude), ("#geo", ["lon"], .longitude), ("#geo", ["coord"], .position),
        ("#country", ["name"], .country), ("#country", ["code"], .country), ("#country", [], .country),
        ("#adm1", ["name"], .admin1), ("#adm2", ["name"], .admin2), ("#loc", ["name"], .place),
        ("#loc", [], .place), ("#date", ["start"], .dateStart), ("#date", ["end"], .dateEnd),
        ("#date", ["occurred"], .date), ("#date", ["year"], .year), ("#date", [], .date),
        ("#description", [], .notes), ("#event", ["type"], .type), ("#event", ["id"], .id),
        ("#event", [], .type), ("#group", ["name", "first"], .actor1),
        ("#group", ["name", "second"], .actor2),
        ("#affected", ["killed"], .fatalities), ("#meta", ["source"], .source), ("#meta", ["id"], .id),
    ]

    /// The role of a column with this tag; nil when it has none here.
    static func role(of tag: String) -> ColumnRole? {
        let parts = tag.lowercased().filter { !$0.isWhitespace }.split(separator: "+").map(String.init)
        guard let name = parts.first else { return nil }
        return roles.first { $0.tag == name && $0.attributes.isSubset(of: parts.dropFirst()) }?.role
    }
}
