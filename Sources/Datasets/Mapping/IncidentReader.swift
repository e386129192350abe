internal import Formats
public import Geometry
internal import Incidents

/// Makes incidents of rows, by a column map. What a row does not say stays nil; what it says unreadably is a fault.
public struct IncidentReader: Sendable {
    /// Which columns hold what.
    public let map: ColumnMap
    private let monthFirst: Bool
    private let grain: StatedGrain

    /// What a row says, before it is placed.
    public struct Reading: Sendable {
        /// The incident, without a position and, where its publisher gives none, without a name.
        public var incident: ImportedIncident
        /// The row's own point.
        public var point: Coordinate?
        /// How far the row's own line or area reaches from there, metres.
        public var reach: Double?
        /// How far off the row says its point may be, metres.
        public var stated: Double?
        /// How far the point may be off by the digits or the square that it is written with, metres.
        public var grain: Double?
        /// Whether the row's last day lies before its first one.
        public var isReversed = false
    }

    /// Why a row cannot be used.
    public struct Fault: Error, Hashable, Sendable {
        /// For people, with the column.
        public let reason: String
    }

    /// A reader of a table's rows.
    public init(_ table: SourceTable, _ map: ColumnMap) {
        self.map = map
        monthFirst = Self.writesMonthFirst(table, map)
        grain = StatedGrain(map, sample: map.has(.latitude) ? table.piece(0).rows : [])
    }

    /// What a row says.
    public func read(_ row: SourceRow) throws(Fault) -> Reading {
        if let fault = row.fault { throw Fault(reason: fault) }
        let fields = row.fields
        guard fields.count == map.width || isPadded(fields) else {
            throw Fault(reason: "the row has \(fields.count) fields, the header \(map.width)")
        }
        var incident = ImportedIncident(
            dataset: map.mapping.name, id: text(.id, fields) ?? "")
        incident.names.country = text(.country, fields)
        incident.names.admin1 = text(.admin1, fields)
        incident.names.admin2 = text(.admin2, fields)
        incident.names.place = text(.place, fields)
        incident.names.description = text(.description, fields)
        incident.type = word(.type, fields)
        incident.subType = word(.subType, fields)
        incident.actor1 = text(.actor1, fields)
        incident.actor2 = text(.actor2, fields)
        incident.source = text(.source, fields)
        incident.notes = text(.notes, fields)
        incident.fatalities = try count(.fatalities, fields)
        incident.fatalitiesLow = try count(.fatalitiesLow, fields)
        incident.fatalitiesHigh = try count(.fatalitiesHigh, fields)
        incident.precisionCode = text(.precisionCode, fields)
        incident.precision = incident.precisionCode.flatMap { map.mapping.precision[Self.code($0)] }
        // GTD: in the immediate vicinity of the city.
        if incident.precision == .exact, text(.vicinity, fields).map(Self.code) == "1" {
            incident.precision = .near
        }
        var isReversed = false
        incident.date = try date(fields, &isReversed)
        var grain: Double?
        let own = row.point == nil ? try point(fields, incident.precision, &grain) : row.point
        return Reading(
            incident: incident, point: own, reach: row.reach, stated: try uncertainty(fields), grain: grain,
            isReversed: isReversed)
    }

    /// What the publisher calls the incident of a row, however little else of it can be read.
    public func identifier(_ row: SourceRow) -> String? { text(.id, row.fields) }

    /// Delimiters behind the last field take nothing away.
    private func isPadded(_ fields: [String]) -> Bool {
        fields.count > map.width && fields[map.width...].allSatisfy(\.isEmpty)
    }

    // MARK: Texts

    @inline(__always)
    private func text(_ role: ColumnRole, _ fields: [String]) -> String? {
        for column in map.columns[role.index] where column < fields.count {
            let field = fields[column]
            if field.isEmpty { continue }
            let trimmed = Self.trimmed(field)
            if !trimmed.isEmpty, !map.mapping.missing.contains(trimmed) { return trimmed }
        }
        return nil
    }

    private func word(_ role: ColumnRole, _ fields: [String]) -> String? {
        guard let text = text(role, fields) else { return nil }
        return map.mapping.words[role].map { $0[Self.code(text)] ?? text } ?? text
    }

    private func name(_ role: ColumnRole) -> String { map.name(role) }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 else {
            return text
        }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// A code as its table has it: some editions write `1.0`.
    static func code(_ text: String) -> String {
        text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    // MARK: Numbers

    /// A number of people; the publisher's words for none at all are no number.
    private func count(_ role: ColumnRole, _ fields: [String]) throws(Fault) -> Int? {
        guard let text = text(role, fields) else { return nil }
        guard let number = Self.number(text) else {
            throw Fault(reason: "\(name(role)): \u{2018}\(text.prefix(40))\u{2019} is not a number")
        }
        guard number >= 0, number < 1e12 else { return nil }
        return Int(number)
    }

    private static func number(_ text: String) -> Double? {
        var text = text
        return text.withUTF8 { unsafe DecimalText.number(UnsafeRawBufferPointer($0)) }
    }

    /// Degrees as a table writes them, with a decimal comma or a point.
    private func degrees(_ role: ColumnRole, _ fields: [String], _ limit: Double) throws(Fault) -> Double? {
        guard let text = text(role, fields) else { return nil }
        guard
            let number = Self.number(text) ?? Self.number(String(text.map { $0 == "," ? "." : $0 })),
            abs(number) <= limit
        else {
            let what =
                Self.number(text) == nil
                ? "is not a number of degrees" : "is not in -\(Int(limit))...\(Int(limit))"
            throw Fault(reason: "\(name(role)): \u{2018}\(text.prefix(40))\u{2019} \(what)")
        }
        return number
    }

    private func point(_ fields: [String], _ precision: LocationPrecision?, _ grain: inout Double?)
        throws(Fault) -> Coordinate?
    {
        let latitude = try degrees(.latitude, fields, 90)
        let longitude = try degrees(.longitude, fields, 180)
        switch (latitude, longitude) {
        case (let latitude?, let longitude?):
            let point = Coordinate(latitude: latitude, longitude: longitude)
            // A code says it better than digits.
            if precision == nil, self.grain.isCoarse, let point {
                grain = self.grain.reach(
                    text(.latitude, fields) ?? "", text(.longitude, fields) ?? "", at: point)
            }
            return point
        case (nil, nil): return try written(fields, &grain)
        case (nil, _): throw Fault(reason: "\(name(.latitude)): is empty, \(name(.longitude)) is not")
        case (_, nil): throw Fault(reason: "\(name(.longitude)): is empty, \(name(.latitude)) is not")
        }
    }

    private func uncertainty(_ fields: [String]) throws(Fault) -> Double? {
        guard let text = text(.uncertainty, fields) else { return nil }
        guard let metres = Self.number(text), metres >= 0, metres < 2e7 else {
            throw Fault(
                reason: "\(name(.uncertainty)): \u{2018}\(text.prefix(40))\u{2019} is no length in metres")
        }
        return metres
    }

    /// A position in a column of its own, in any notation.
    private func written(_ fields: [String], _ grain: inout Double?) throws(Fault) -> Coordinate? {
        guard let text = text(.position, fields) else { return nil }
        let line = String(text.map { $0.isWhitespace ? " " : $0 })
        var position: WrittenPosition?
        do {
            position = try WrittenPosition(parsing: line)
        } catch {
            throw Fault(reason: "\(name(.position)): \(error)")
        }
        position =
            position ?? CoordinateFinder.findings(in: line).lazy.compactMap { try? $0.outcome.get() }.first
        grain = position.map { StatedGrain.reach($0, in: line) }
        return position?.coordinate
    }

    // MARK: Dates

    private func date(_ fields: [String], _ isReversed: inout Bool) throws(Fault) -> ImportedDate? {
        let code = text(.dateCode, fields)
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
        if let span = code.flatMap({ map.mapping.dates[Self.code($0)] }) {
            date = date.map { span.applied(to: $0) }
        }
        date?.code = code
        return date
    }

    private func days(_ role: ColumnRole, _ fields: [String]) throws(Fault) -> ImportedDate? {
        guard let text = text(role, fields) else { return nil }
        guard let days = DateTexts.days(text, monthFirst: monthFirst) else {
            throw Fault(reason: "\(name(role)): \u{2018}\(text.prefix(40))\u{2019} is no date")
        }
        return days
    }

    private func part(_ role: ColumnRole, _ fields: [String]) throws(Fault) -> Int? {
        guard let text = text(role, fields) else { return nil }
        guard let number = Self.number(text), abs(number) < 1e6 else {
            throw Fault(reason: "\(name(role)): \u{2018}\(text.prefix(40))\u{2019} is no number")
        }
        return Int(number)
    }

    /// Year, month and day, of which 0 is not known.
    private func date(_ year: Int, _ month: Int, _ day: Int) throws(Fault) -> ImportedDate? {
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
            throw Fault(reason: "\(name(.year)): \(year)-\(month)-\(day) is no date")
        }
        return date
    }

    /// Whether the dates of a table can only be read with the month in front: some have a day above 12 in second place,
    /// and none in first.
    private static func writesMonthFirst(_ table: SourceTable, _ map: ColumnMap) -> Bool {
        let columns = [ColumnRole.date, .dateStart, .dateEnd].flatMap { map.columns[$0.index] }
        guard !columns.isEmpty else { return false }
        var (first, second) = (0, 0)
        for row in table.piece(0).rows {
            for column in columns where column < row.fields.count {
                let parts = row.fields[column].split { "/-. ".contains($0) }
                guard parts.count >= 3, parts[0].utf8.count <= 2, let a = Int(parts[0]), let b = Int(parts[1])
                else { continue }
                if a > 12 { first += 1 }
                if b > 12 { second += 1 }
            }
        }
        return second > 0 && first == 0
    }
}

extension ColumnMap {
    /// What people call the column of a role.
    func name(_ role: ColumnRole) -> String { names[role.index] }
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
