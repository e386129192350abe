internal import Formats
public import Geometry
internal import Incidents

/// Makes incidents of rows, by a column map. What a row does not say stays nil; what it says unreadably is a fault.
public struct IncidentReader: Sendable {
    /// Which columns hold what.
    public let map: ColumnMap
    private let days: DayReader

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
        days = DayReader(map, sample: table.piece(0).rows.lazy.map(\.fields))
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
        var isReversed = false
        incident.date = try days.read(&isReversed) { $0 < fields.count ? fields[$0] : "" }
        let own = row.point == nil ? try point(fields) : row.point
        return Reading(
            incident: incident, point: own, reach: row.reach, stated: try uncertainty(fields),
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
        map.text(role) { $0 < fields.count ? fields[$0] : "" }
    }

    private func word(_ role: ColumnRole, _ fields: [String]) -> String? {
        guard let text = text(role, fields) else { return nil }
        return map.mapping.words[role].map { $0[Self.code(text)] ?? text } ?? text
    }

    private func name(_ role: ColumnRole) -> String { map.name(role) }

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

    static func number(_ text: String) -> Double? {
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

    private func point(_ fields: [String]) throws(Fault) -> Coordinate? {
        let latitude = try degrees(.latitude, fields, 90)
        let longitude = try degrees(.longitude, fields, 180)
        switch (latitude, longitude) {
        case (let latitude?, let longitude?): return Coordinate(latitude: latitude, longitude: longitude)
        case (nil, nil): return try written(fields)
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
    private func written(_ fields: [String]) throws(Fault) -> Coordinate? {
        guard let text = text(.position, fields) else { return nil }
        let line = String(text.map { $0.isWhitespace ? " " : $0 })
        do {
            if let position = try WrittenPosition(parsing: line) { return position.coordinate }
        } catch {
            throw Fault(reason: "\(name(.position)): \(error)")
        }
        return CoordinateFinder.findings(in: line).lazy.compactMap { try? $0.outcome.get() }.first?.coordinate
    }
}

extension ColumnMap {
    /// What people call the column of a role.
    func name(_ role: ColumnRole) -> String { names[role.index] }

    /// What a row says of a role: of its columns the first that is not empty, by the texts of a row's fields.
    @inline(__always)
    func text(_ role: ColumnRole, _ field: (Int) -> String) -> String? {
        for column in columns[role.index] {
            let field = field(column)
            if field.isEmpty { continue }
            let trimmed = Self.trimmed(field)
            if !trimmed.isEmpty, !mapping.missing.contains(trimmed) { return trimmed }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 else {
            return text
        }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
