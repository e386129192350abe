internal import Formats
public import Geometry
internal import Incidents

/// Makes incidents of rows, by a column map. What a row does not say stays nil, and so does what it says unreadably, which
/// is noted. A row at fault is one whose fields cannot be told apart.
public struct IncidentReader: Sendable {
    /// Which columns hold what.
    public let map: ColumnMap
    private let days: DayReader
    private let counts: CountReader
    private let grain: StatedGrain

    /// What a row says, before it is placed.
    public struct Reading: Sendable {
        /// The incident, without a position and, where its publisher gives none, without a name.
        public var incident: ImportedIncident
        /// The row's own point.
        public var point: Coordinate?
        /// How far the row's own line or area reaches from there, metres.
        public var reach: Double?
        /// The row's own area, if it has one.
        public var area: Shape?
        /// How far off the row says its point may be, metres.
        public var stated: Double?
        /// How far the point may be off by the digits or the square that it is written with, metres.
        public var grain: Double?
        /// Whether the row's last day lies before its first one.
        public var isReversed = false
        /// What is odd about its cells. What cannot be read is empty.
        public var notes: [CellNote] = []
        /// Where it lies with its latitude and longitude exchanged, when they are on the globe only so.
        public var exchanged: Coordinate?
    }

    /// Why a row cannot be used.
    public struct Fault: Error, Hashable, Sendable {
        /// For people, with the column.
        public let reason: String
    }

    /// A reader of a table's rows.
    public init(_ table: SourceTable, _ map: ColumnMap) {
        self.map = map
        let sample = table.piece(0).rows
        days = DayReader(map, sample: sample.lazy.map(\.fields))
        counts = CountReader(map, sample: sample.lazy.map(\.fields))
        grain = StatedGrain(map, sample: map.has(.latitude) ? sample : [])
    }

    /// What a row says.
    public func read(_ row: SourceRow) throws(Fault) -> Reading {
        if let fault = row.fault { throw Fault(reason: fault) }
        let fields = row.fields
        guard fields.count <= map.width || isPadded(fields) else { throw fault(fields) }
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
        incident.precisionCode = text(.precisionCode, fields)
        incident.precision = incident.precisionCode.flatMap { map.mapping.precision[Self.code($0)] }
        // GTD: in the immediate vicinity of the city.
        if incident.precision == .exact, text(.vicinity, fields).map(Self.code) == "1" {
            incident.precision = .near
        }
        var reading = Reading(
            incident: incident, point: row.point, reach: row.reach, area: row.area)
        readCounts(fields, &reading)
        var isReversed = false
        let date = days.read(&isReversed) {
            $0 < fields.count ? fields[$0] : ""
        } note: {
            reading.notes.append($0)
        }
        reading.incident.date = date
        reading.isReversed = isReversed
        if row.point == nil { readPoint(fields, &reading) }
        reading.stated = uncertainty(fields, &reading)
        // Tables lose the delimiters behind the last field that says something; what is torn says nothing whole.
        if fields.count < map.width, !isWhole(reading) { throw fault(fields) }
        return reading
    }

    private func fault(_ fields: [String]) -> Fault {
        Fault(reason: "the row has \(fields.count) fields, the header \(map.width)")
    }

    /// Whether a row that is too short says when or where, and what it says readably.
    private func isWhole(_ reading: Reading) -> Bool {
        let says = reading.incident.date != nil || reading.point != nil || !reading.incident.names.isEmpty
        return says && !reading.notes.contains { $0.isLoss && $0.matter != .half }
    }

    /// The days that the text of one of the table's dates stands for; nil when it is none.
    func days(_ text: String) -> ImportedDate? { days.days(text) }

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

    private func readCounts(_ fields: [String], _ reading: inout Reading) {
        let best = count(.fatalities, fields, &reading)
        let low = count(.fatalitiesLow, fields, &reading)
        let high = count(.fatalitiesHigh, fields, &reading)
        reading.incident.fatalities = best?.best
        reading.incident.fatalitiesLow = low?.best ?? low?.low ?? best?.low
        reading.incident.fatalitiesHigh = high?.best ?? high?.high ?? best?.high
    }

    /// A number of people, or the bounds of one.
    private func count(
        _ role: ColumnRole, _ fields: [String], _ reading: inout Reading
    ) -> CountReader.Count? {
        guard let (text, column) = map.cell(role, { $0 < fields.count ? fields[$0] : "" }) else { return nil }
        guard let count = counts.read(text, column: column) else {
            reading.notes.append(CellNote(name(role), text, .noNumber))
            return nil
        }
        if count.isGrouped { reading.notes.append(CellNote(name(role), text, .grouped)) }
        return count
    }

    private func uncertainty(_ fields: [String], _ reading: inout Reading) -> Double? {
        guard let text = text(.uncertainty, fields) else { return nil }
        if let metres = CellText.decimal(CellText.plain(text)), metres >= 0, metres < 2e7 { return metres }
        if CellText.isNone(text) { return nil }
        reading.notes.append(CellNote(name(.uncertainty), text, .noNumber))
        return nil
    }

    // MARK: Positions

    private enum Degrees {
        case none, unreadable
        case some(Double)
    }

    /// Degrees as a table writes them: in decimals with a comma or a point, or in any notation of one angle.
    private func degrees(
        _ role: ColumnRole, _ axis: Coordinate.Axis, _ fields: [String], _ reading: inout Reading
    ) -> Degrees {
        guard let text = text(role, fields) else { return .none }
        if let number = CellText.decimal(text) {
            return CellText.isCode(number, beyond: axis == .latitude ? 90 : 180) ? .none : .some(number)
        }
        if CellText.isNone(text) { return .none }
        if let degrees = Coordinate.degrees(parsing: CellText.plain(text), axis: axis) {
            return .some(degrees)
        }
        reading.notes.append(CellNote(name(role), text, .noPosition))
        return .unreadable
    }

    private func readPoint(_ fields: [String], _ reading: inout Reading) {
        switch (
            degrees(.latitude, .latitude, fields, &reading), degrees(.longitude, .longitude, fields, &reading)
        ) {
        case (.some(let latitude), .some(let longitude)):
            reading.point = Coordinate(latitude: latitude, longitude: longitude)
            guard let point = reading.point else {
                noteOffGlobe(latitude, longitude, fields, &reading)
                break
            }
            // A code says it better than digits.
            if reading.incident.precision == nil, grain.isCoarse {
                reading.grain = grain.reach(
                    text(.latitude, fields) ?? "", text(.longitude, fields) ?? "", at: point)
            }
        case (.some, .none): reading.notes.append(CellNote(name(.longitude), "", .half))
        case (.none, .some(let longitude)):
            // -99 and -99 are a code twice, though one of them could be a longitude.
            if text(.latitude, fields).flatMap(CellText.decimal) != longitude {
                reading.notes.append(CellNote(name(.latitude), "", .half))
            }
        case (.unreadable, .unreadable): readLettered(fields, &reading)
        default: break
        }
        if reading.point == nil, reading.exchanged == nil { readWritten(fields, &reading) }
        if reading.point == nil { readMetres(fields, &reading) }
    }

    /// Two columns that hold one another's degrees, by the letters beside them.
    private func readLettered(_ fields: [String], _ reading: inout Reading) {
        guard let latitude = text(.latitude, fields), let longitude = text(.longitude, fields),
            case .written(let position, _) = PositionText.read(
                "\(latitude) \(longitude)", isLongitudeFirst: false)
        else { return }
        reading.point = position
        reading.notes.removeAll { $0.matter == .noPosition }
    }

    private func noteOffGlobe(
        _ latitude: Double, _ longitude: Double, _ fields: [String], _ reading: inout Reading
    ) {
        reading.exchanged = Coordinate(latitude: longitude, longitude: latitude)
        let isLatitude = abs(latitude) > 90
        let role: ColumnRole = isLatitude ? .latitude : .longitude
        let matter: CellNote.Matter =
            reading.exchanged != nil ? .exchanged : .offGlobe(isLatitude ? 90 : 180)
        reading.notes.append(CellNote(name(role), text(role, fields) ?? "", matter))
    }

    /// A position in a column of its own, in any notation.
    private func readWritten(_ fields: [String], _ reading: inout Reading) {
        guard let (text, column) = map.cell(.position, { $0 < fields.count ? fields[$0] : "" }),
            !CellText.isNone(text)
        else { return }
        switch PositionText.read(text, isLongitudeFirst: map.longitudeFirst.contains(column)) {
        case .none: reading.notes.append(CellNote(name(.position), text, .noPosition))
        case .exchanged(let position):
            reading.exchanged = position
            reading.notes.append(CellNote(name(.position), text, .exchanged))
        case .empty: break
        case .shapes(let shapes):
            (reading.point, reading.reach) = SourceRow.middle(of: shapes.flatMap(\.positions))
            reading.area = Shape(areasOf: shapes)
        case .written(let position, let grain): (reading.point, reading.grain) = (position, grain)
        }
    }

    /// Metres without what parts their thousands.
    private static func metres(_ text: String) -> String {
        let text = CellText.plain(text)
        let whole = text.prefix { $0 != "." }
        guard let sign = whole.first(where: { ", '".contains($0) }),
            CountReader.isGrouped(String(whole), by: sign)
        else { return text }
        return whole.filter { $0 != sign } + text.dropFirst(whole.count)
    }

    /// Zone, metres east and north.
    private func readMetres(_ fields: [String], _ reading: inout Reading) {
        guard map.has(.easting), let zone = text(.zone, fields), let east = text(.easting, fields),
            let north = text(.northing, fields), ![zone, east, north].contains(where: CellText.isNone)
        else { return }
        let written = "\(zone) \(Self.metres(east)) \(Self.metres(north))"
        if case .written(let position, _) = PositionText.read(written, isLongitudeFirst: false) {
            reading.point = position
        } else {
            reading.notes.append(CellNote(name(.easting), written, .noPosition))
        }
    }
}

extension ColumnMap {
    /// What people call the column of a role.
    func name(_ role: ColumnRole) -> String { names[role.index] }

    /// What a row says of a role: of its columns the first that is not empty, by the texts of a row's fields.
    @inline(__always)
    func text(_ role: ColumnRole, _ field: (Int) -> String) -> String? { cell(role, field)?.text }

    /// The same with the column that says it.
    @inline(__always)
    func cell(_ role: ColumnRole, _ field: (Int) -> String) -> (text: String, column: Int)? {
        for column in columns[role.index] {
            let field = field(column)
            if field.isEmpty { continue }
            let trimmed = Self.trimmed(field)
            if !trimmed.isEmpty, !mapping.missing.contains(trimmed) { return (trimmed, column) }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, 0x21..<0x80 ~= first, 0x21..<0x80 ~= last {
            return text
        }
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            isSpace(first) || isSpace(last)
        else { return text }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value >= 0x80 && scalar.properties.isWhitespace
    }
}
