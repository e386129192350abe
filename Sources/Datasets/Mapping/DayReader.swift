internal import Incidents

/// Reads the days of a table's rows: from the columns that hold them, in any notation, and by the codes for how finely they are known.
struct DayReader: Sendable {
    let map: ColumnMap
    private let monthFirst: Bool
    /// Whether no date of the sample says what comes first.
    private let isUndecided: Bool

    /// A reader for a table.
    ///
    /// - Parameter sample: The fields of some rows, from which it is learned whether the month comes first.
    init(_ map: ColumnMap, sample: some Sequence<[String]>) {
        self.map = map
        let order = Self.order(sample, map)
        monthFirst = order == .month
        isUndecided = order == nil
    }

    /// The days of a row, by the texts of its fields; nil when it says none.
    ///
    /// - Parameters:
    ///   - isReversed: Set when its last day lies before its first one.
    ///   - note: Told of what is no date, and of what may be either of two.
    func read(
        _ isReversed: inout Bool, _ fields: (Int) -> String, note: (CellNote) -> Void = { _ in }
    ) -> ImportedDate? {
        let code = map.text(.dateCode, fields)
        var date: ImportedDate?
        if let start = days(.dateStart, fields, note) {
            let end = days(.dateEnd, fields, note) ?? start
            guard start.start <= end.end else {
                isReversed = true
                // Reversed days are the publisher's mistake, and `audit` tells of them.
                return ImportedDate(start: end.start, end: start.end, precision: .range, code: code)
            }
            date = ImportedDate(
                start: start.start, end: end.end,
                precision: start == end ? start.precision : .range)
        } else if let day = days(.date, fields, note) {
            date = day
        } else if let year = part(.year, fields, note), year > 0 {
            date = parted(year, part(.month, fields, note) ?? 0, part(.day, fields, note) ?? 0, note)
        }
        if let span = code.flatMap({ map.mapping.dates[IncidentReader.code($0)] }) {
            date = date.map { span.applied(to: $0) }
        }
        date?.code = code
        return date
    }

    /// The days of one text, in the order of the table's dates.
    func days(_ text: String) -> ImportedDate? { DateTexts.days(text, monthFirst: monthFirst) }

    private func days(
        _ role: ColumnRole, _ fields: (Int) -> String, _ note: (CellNote) -> Void
    ) -> ImportedDate? {
        guard let text = map.text(role, fields) else { return nil }
        guard let days = days(text) else {
            if !CellText.isNone(text) { note(CellNote(map.name(role), text, .noDate)) }
            return nil
        }
        if isUndecided, DateTexts.isEitherWay(text) { note(CellNote(map.name(role), text, .dayFirst)) }
        return days
    }

    private func part(_ role: ColumnRole, _ fields: (Int) -> String, _ note: (CellNote) -> Void) -> Int? {
        guard let text = map.text(role, fields), !CellText.isNone(text) else { return nil }
        if let number = CellText.decimal(CellText.plain(text)), abs(number) < 1e6 { return Int(number) }
        if role == .month, let month = MonthNames.month(text) { return month }
        note(CellNote(map.name(role), text, .noNumber))
        return nil
    }

    /// Year, month and day, of which 0 is not known.
    private func parted(
        _ year: Int, _ month: Int, _ day: Int, _ note: (CellNote) -> Void
    ) -> ImportedDate? {
        let date = month <= 0 ? DateTexts.year(year) : DateTexts.date(year, month, max(0, day))
        if date == nil { note(CellNote(map.name(.year), "\(year)-\(month)-\(day)", .noDate)) }
        return date
    }

    private enum Order { case day, month }

    /// What comes first in the dates of a table: the day, where a first number is above 12; the month, where only second ones
    /// are; nil when none says.
    private static func order(_ sample: some Sequence<[String]>, _ map: ColumnMap) -> Order? {
        let columns = [ColumnRole.date, .dateStart, .dateEnd].flatMap { map.columns[$0.index] }
        guard !columns.isEmpty else { return nil }
        var (first, second) = (false, false)
        for fields in sample {
            for column in columns where column < fields.count {
                let parts = fields[column].split { "/-. ".contains($0) }
                guard parts.count >= 3, parts[0].utf8.count <= 2, let a = Int(parts[0]), let b = Int(parts[1])
                else { continue }
                if a > 12 { first = true }
                if b > 12 { second = true }
            }
        }
        return first ? .day : second ? .month : nil
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
