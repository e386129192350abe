package import Formats
internal import Incidents

/// What the columns of any table mean, by what people and publishers call them.
extension RowMeaning {
    /// The meaning of a table that is to be given on.
    ///
    /// - Parameters:
    ///   - source: Its rows, some of which may be looked at for how they write days.
    ///   - name: What people call the table.
    ///   - columns: Those that the user names for a role.
    /// - Throws: `TableError` for a column that is not there; `FormatError` when the table cannot be read.
    package init(
        of source: any RowSource, name: String, named columns: [ColumnRole: String] = [:]
    ) throws {
        let layout = PublishedLayout(columns: source.fields.map(\.name))
        try self.init(source, ColumnMap(layout, of: name, .recognising(layout.columns), named: columns))
    }

    /// The meaning of rows whose columns are known.
    ///
    /// - Throws: `FormatError` when the rows cannot be read.
    package init(_ source: any RowSource, _ map: ColumnMap) throws(FormatError) {
        let width = source.fields.count
        try self.init(source.fields, map) { () throws(FormatError) in
            var sample: [[String]] = []
            var block = RowBlock(columns: width)
            for number in 0..<min(4, source.blockCount) {
                try source.read(block: number, into: &block)
                block.forEach { row in
                    var texts = [String](repeating: "", count: width)
                    for column in map.dayColumns { texts[column] = row.text(column) }
                    sample.append(texts)
                }
                source.finish(block: number)
            }
            return sample
        }
        self[.id] = source.identifier
    }

    /// The meaning of a table whose positions lie in memory.
    ///
    /// - Throws: `TableError` for a column that is not there, or when the file has changed.
    package init(of table: PointTable, named columns: [ColumnRole: String] = [:]) throws(TableError) {
        let layout = PublishedLayout(columns: table.columns)
        let map = try ColumnMap(layout, of: table.name, .recognising(layout.columns), named: columns)
        // Of what its columns hold nothing is known.
        let fields = table.columns.map { Field($0, .text, $0) }
        try self.init(fields, map) { () throws(TableError) in
            var sample: [[String]] = []
            try table.forEach(in: 0..<min(4096, table.rowCount)) { sample.append($1.map(\.text)) }
            return sample
        }
    }

    /// Roles by our own names, then by those of others.
    private init<Failure: Error>(
        _ fields: [Field], _ map: ColumnMap, sample: () throws(Failure) -> [[String]]
    ) throws(Failure) {
        self.init(fields)
        let target = self[.target]
        for role in Role.allCases {
            if let named = map.named(role) { self[role] = named }
            add(role, map.columns(of: role).filter { role != .actor || $0 != target })
            add(role, map.columns(called: TableHeadings.shown.first { $0.role == role }?.names ?? ""))
        }
        (typeNames, missing) = (map.mapping.words[.type] ?? [:], map.mapping.missing)
        let start = map.column(of: .dateStart) ?? map.column(of: .date)
        let end = map.column(of: .dateStart).flatMap { _ in map.column(of: .dateEnd) }
        let areDays = [start, end].allSatisfy { $0.map { fields[$0].type == .date } ?? true }
        if start == nil, !map.has(.year) {
            // Days that nobody called so are better than none.
            self[.start] = fields.firstIndex { $0.type == .date }
            self[.end] = nil
        } else {
            (self[.start], self[.end]) = (start ?? map.column(of: .year), end)
        }
        dating = .columns(first: self[.start], last: self[.end])
        guard self[.start] != nil, start == nil && map.has(.year) || !areDays || map.changesDays else {
            return
        }
        let rows = try sample()
        let reader = DayReader(map, sample: rows)
        let read = { @Sendable (text: (Int) -> String) -> Days? in
            var isReversed = false
            guard let date = reader.read(&isReversed, text) else { return nil }
            return Days(first: date.start.description, last: date.end.description)
        }
        if map.named[.date] == nil, let days = fields.firstIndex(where: { $0.type == .date }),
            rows.allSatisfy({ row in read { row[$0] } == nil })
        {
            // What is called a date is none: "Monday".
            (self[.start], self[.end]) = (days, nil)
            dating = .columns(first: days, last: nil)
        } else {
            dating = .read(read)
        }
    }
}

extension ColumnMap {
    /// The columns from which the days of a row are read.
    fileprivate var dayColumns: [Int] {
        [ColumnRole.date, .dateStart, .dateEnd, .dateCode, .year, .month, .day].flatMap { columns[$0.index] }
    }

    /// Whether a code may say that other days are meant than those that are written.
    fileprivate var changesDays: Bool {
        has(.dateCode)
            && mapping.dates.values.contains {
                if case .asGiven = $0 { false } else { true }
            }
    }

    private static func roles(_ role: RowMeaning.Role) -> [ColumnRole] {
        switch role {
        case .id: [.id]
        case .type: [.type]
        case .place: [.place]
        case .country: [.country]
        case .latitude: [.latitude]
        case .longitude: [.longitude]
        case .uncertainty: [.uncertainty]
        case .actor: [.actor1, .actor2]
        case .killed: [.fatalities]
        case .source: [.source]
        case .notes: [.notes]
        // What days are, is decided by all of their columns together; nobody but us has the others.
        default: []
        }
    }

    /// The columns of what is shown: the first of each role.
    fileprivate func columns(of role: RowMeaning.Role) -> [Int] {
        let found = Self.roles(role).compactMap { column(of: $0) }
        return role == .actor ? found : Array(found.prefix(1))
    }

    /// The column that the user named.
    fileprivate func named(_ role: RowMeaning.Role) -> Int? {
        Self.roles(role).first { named[$0] != nil }.flatMap { column(of: $0) }
    }

    /// The first column that bears one of these names, in their order.
    fileprivate func columns(called names: String) -> [Int] {
        let found = names.split(separator: "|").lazy.compactMap { name in
            headings.firstIndex(of: TableHeadings.key(String(name)))
        }
        return found.first.map { [$0] } ?? []
    }
}
