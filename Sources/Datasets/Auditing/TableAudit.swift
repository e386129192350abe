internal import Gazetteer
public import Geocoding
internal import Geometry
public import Incidents

/// Looks for contradictions in a table. Every check asks for evidence that speaks for itself: a border that is passed by
/// far, a mend that fits, words that are the same.
public struct TableAudit {
    private let table: SourceTable
    private let reader: IncidentReader
    private var placer: IncidentPlacer
    private let places: PlaceChecks
    private let today: CalendarDay
    /// Whether the country of a row is one to which it is merely near.
    private let isAtSea: Bool
    private var findings: [AuditFinding] = []
    private var duplicates: DuplicateCheck
    private var piles = PileCheck()

    /// An audit; `today` is the day after which dates lie in the future.
    public init(_ table: SourceTable, _ map: ColumnMap, _ geocoder: Geocoder, today: CalendarDay) {
        self.table = table
        reader = IncidentReader(table, map)
        placer = IncidentPlacer(geocoder)
        places = PlaceChecks(geocoder.world)
        self.today = today
        duplicates = DuplicateCheck(unit: table.unit)
        isAtSea = map.mapping.isAtSea
    }

    /// All contradictions, in the order of the lines.
    public mutating func run() -> [AuditFinding] {
        table.forEachRow { check($0) }
        findings += duplicates.findings
        findings += piles.findings(places, unit: table.unit)
        return findings.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    }

    private mutating func check(_ row: SourceRow) {
        let reading: IncidentReader.Reading
        do throws(IncidentReader.Fault) {
            reading = try reader.read(row)
        } catch {
            findings.append(
                AuditFinding(
                    line: row.line, id: "", kind: .unreadable, evidence: error.reason, point: nil, mend: nil))
            return
        }
        let incident = reading.incident
        func add(_ kind: AuditFinding.Kind, _ evidence: String, mend: Coordinate? = nil) {
            findings.append(
                AuditFinding(
                    line: row.line, id: incident.id, kind: kind, evidence: evidence, point: reading.point,
                    mend: mend))
        }
        if let date = incident.date {
            if date.start > today { add(.futureDate, "\(date.start) is after \(today)") }
            if reading.isReversed { add(.reversedDates, "begins on \(date.end) and ends on \(date.start)") }
        }
        for note in reading.notes where note.isLoss && note.matter != .exchanged {
            add(.unreadable, note.reason)
        }
        duplicates.add(row, reading)
        if let mend = reading.exchanged {
            let found = places.exchanged(mend, country: placer.units(incident.names).country)
            add(found.kind, found.evidence, mend: found.mend)
        }
        guard let point = reading.point else { return }
        if point.latitude == 0, point.longitude == 0 {
            add(.nullIsland, "the position is 0, 0")
            return
        }
        if let other = Self.otherPosition(reading, point) {
            add(
                .textPosition,
                "the text says \(other.text), \(Int(other.kilometres.rounded())) km away",
                mend: other.position)
        }
        var names = incident.names
        names.admin2 = nil
        // "Serbia (Yugoslavia)": what was larger then is outside of nothing now, unless a mend fits.
        let isFormer = names.country?.contains("(") ?? false
        let units = placer.units(names)
        if !isAtSea, incident.precision != .sea,
            let found = places.contradiction(point, country: units.country, admin1: units.admin1),
            !isFormer || found.mend != nil
        {
            add(found.kind, found.evidence, mend: found.mend)
        }
        piles.add(row.line, incident, point, units.country, units.admin1)
    }

    /// A position in the row's words, when all of those are elsewhere.
    private static func otherPosition(
        _ reading: IncidentReader.Reading, _ point: Coordinate
    ) -> (text: String, position: Coordinate, kilometres: Double)? {
        var nearest: (text: String, position: Coordinate, kilometres: Double)?
        for text in [reading.incident.names.description, reading.incident.notes].compactMap(\.self) {
            // Most texts have no digits at all.
            guard text.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { continue }
            for finding in CoordinateFinder.findings(in: text) {
                guard let written = try? finding.outcome.get() else { continue }
                let kilometres = Geodesic.distance(from: point, to: written.coordinate).metres / 1000
                if kilometres < nearest?.kilometres ?? .infinity {
                    let scalars = Array(text.unicodeScalars)[finding.span]
                    nearest = (String(String.UnicodeScalarView(scalars)), written.coordinate, kilometres)
                }
            }
        }
        // A quarter of a degree: what is written to whole minutes, or rounded, differs by less.
        guard let nearest, nearest.kilometres > 28 else { return nil }
        return nearest
    }
}
