internal import Geometry

/// Rows that are there twice.
struct DuplicateCheck {
    /// What people call the number of a row.
    let unit: String
    private var rows: [[String]: Int] = [:]
    private var ids: [String: Int] = [:]
    private var events: [Event: [Told]] = [:]
    private(set) var findings: [AuditFinding] = []

    init(unit: String) { self.unit = unit }

    /// What two rows about one event share.
    private struct Event: Hashable {
        let date: ImportedDate
        let point: Coordinate?
        let names: PlaceNames
        let type, subType, actor1, actor2: String?
        let fatalities: Int?
    }

    private struct Told {
        let line: Int
        let words: Set<Substring>
    }

    /// Of the words of two rows so many must be the same.
    private static let likeness = 0.8
    /// A day with many like rows at one place is not looked through for ever.
    private static let most = 50

    mutating func add(_ row: SourceRow, _ reading: IncidentReader.Reading) {
        let incident = reading.incident
        func add(_ kind: AuditFinding.Kind, _ evidence: String) {
            findings.append(
                AuditFinding(
                    line: row.line, id: incident.id, kind: kind, evidence: evidence, point: reading.point,
                    mend: nil))
        }
        if let first = rows[row.fields] {
            add(.duplicate, "the same as \(unit) \(first), word for word")
            return
        }
        rows[row.fields] = row.line
        if !incident.id.isEmpty {
            if let first = ids[incident.id] {
                add(.duplicate, "\(unit) \(first) has the same name, \(incident.id), and says something else")
            } else {
                ids[incident.id] = row.line
            }
        }
        guard let date = incident.date, reading.point != nil || !incident.names.isEmpty else { return }
        let event = Event(
            date: date, point: reading.point, names: incident.names, type: incident.type,
            subType: incident.subType,
            actor1: incident.actor1, actor2: incident.actor2, fatalities: incident.fatalities)
        let words = Set((incident.notes ?? "").lowercased()[...].split { !($0.isLetter || $0.isNumber) })
        let told = events[event, default: []]
        if let twin = told.first(where: { Self.isAlike($0.words, words) }) {
            add(
                .nearDuplicate,
                "\(unit) \(twin.line) tells of the same day, place, kind and people in nearly the same words")
        }
        if told.count < Self.most { events[event, default: []].append(Told(line: row.line, words: words)) }
    }

    private static func isAlike(_ a: Set<Substring>, _ b: Set<Substring>) -> Bool {
        if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty }
        let shared = Double(a.intersection(b).count)
        return shared / Double(a.count + b.count - Int(shared)) >= likeness
    }
}
