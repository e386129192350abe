internal import Incidents

/// Reads the days of a table's rows: from the columns that hold them, in any notation, and by the codes for how finely they are known.
struct DayReader: Sendable {
    let map: ColumnMap
    private let monthFirst: Bool

    /// A reader for a table.
    ///
    /// - Parameter sample: The fields of some rows, from which it is learned whether the month comes first.
    init(_ map: ColumnMap, sample: some Sequence<[String]>) {
        self.map = map
        monthFirst = Self.writesMonthFirst(sample, map)
    }

    /// The days of a row, by the texts of its fields; nil when it says none.
    ///
    /// - Parameter isReversed: Set when its last day lies before its first one.
    /// - Throws: `IncidentReader.Fault` for a text that is no date.
    func read(
        _ isReversed: inout Bool, _ fields: (Int) -> String
    ) throws(IncidentReader.Fault) -> ImportedDate? {
        let code = map.text(.dateCode, fields)
        var date: ImportedDate?
        if let start = try days(.dateStart, fields) {
            let end = try days(.dateEnd, fields) ?? start
            guard start.start <= end.end else {
                isReversed = true
                // Reversed days are the publisher's mistake, and `audit` tells of them.
                return ImportedDate(start: end.start, end: start.end, precision: .range, code: code)
            }
            date = ImportedDate(
                start: start.start, end: end.end,
                precision: start == end ? start.precision : .range)
        } else if let day = try days(.date, fields) {
            date = day
        } else if let year = try part(.year, fields), year > 0 {
            date = try self.date(year, part(.month, fields) ?? 0, part(.day, fields) ?? 0)
        }
        if let span = code.flatMap({ map.mapping.dates[IncidentReader.code($0)] }) {
            date = date.map { span.applied(to: $0) }
        }
        date?.code = code
        return date
    }

    private func days(
        _ role: ColumnRole, _ fields: (Int) -> String
    ) throws(IncidentReader.Fault) -> ImportedDate? {
        guard let text = map.text(role, fields) else { return nil }
        guard let days = DateTexts.days(text, monthFirst: monthFirst) else {
            throw IncidentReader.Fault(
                reason: "\(map.name(role)): \u{2018}\(text.prefix(40))\u{2019} is no date")
        }
        return days
    }

    private func part(
        _ role: ColumnRole, _ fields: (Int) -> String
    ) throws(IncidentReader.Fault) -> Int? {
        guard let text = map.text(role, fields) else { return nil }
        guard let number = IncidentReader.number(text), abs(number) < 1e6 else {
            throw IncidentReader.Fault(
                reason: "\(map.name(role)): \u{2018}\(text.prefix(40))\u{2019} is no number")
        }
        return Int(number)
    }

    /// Year, month and day, of which 0 is not known.
    private func date(
        _ year: Int, _ month: Int, _ day: Int
    ) throws(IncidentReader.Fault) -> ImportedDate? {
        let date: ImportedDate?
        if month <= 0 {
            date = DateTexts.year(year)
        } else if day <= 0 {
            date = DateTexts.month(year, month)
        } else {
            date = CalendarDay(year: year, month: month, day: day).map {
                ImportedDate(start: $0, end: $0, precision: .day)
            }
        }
        guard let date else {
            throw IncidentReader.Fault(reason: "\(map.name(.year)): \(year)-\(month)-\(day) is no date")
        }
        return date
    }

    /// Whether the dates of a table can only be read with the month in front: some have a day above 12 in second place,
    /// and none in first.
    private static func writesMonthFirst(_ sample: some Sequence<[String]>, _ map: ColumnMap) -> Bool {
        let columns = [ColumnRole.date, .dateStart, .dateEnd].flatMap { map.columns[$0.index] }
        guard !columns.isEmpty else { return false }
        var (first, second) = (0, 0)
        for fields in sample {
            for column in columns where column < fields.count {
                let parts = fields[column].split { "/-. ".contains($0) }
                guard parts.count >= 3, parts[0].utf8.count <= 2, let a = Int(parts[0]), let b = Int(parts[1])
                else { continue }
                if a > 12 { first += 1 }
                if b > 12 { second += 1 }
            }
        }
        return second > 0 && first == 0
    }
}

extension DateSpan {
    /// The days around a date that a code makes of it.
    func applied(to date: ImportedDate) -> ImportedDate {
        guard date.precision == .day || date.precision == .range else { return date }
        switch self {
        case .asGiven(let precision):
            return ImportedDate(start: date.start, end: date.end, precision: precision ?? date.precision)
        case .week: return ImportedDate(start: date.start - 3, end: date.end + 3, precision: .week)
        case .month:
            let (year, month, _) = date.start.components
            return DateTexts.month(year, month) ?? date
        case .year: return DateTexts.year(date.start.components.year) ?? date
        }
    }
}
