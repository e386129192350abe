public import Formats
import Geocoding
import Geometry
public import Incidents

/// Incidents for people to read: a block each, a line a question.
public struct IncidentTable: Sendable {
    private let incidents: [Incident]
    private let showsEvidence: Bool

    /// A table of these incidents; with evidence, every line is followed by the sentence it was read from.
    public init(_ incidents: [Incident], showsEvidence: Bool = false) {
        self.incidents = incidents
        self.showsEvidence = showsEvidence
    }

    /// The blocks, with an empty line between them.
    ///
    /// Control characters and bidirectional overrides of a report are left out: they would steer the terminal.
    public func text(_ look: TextLook = .plain) -> String {
        incidents.map { block($0).text(look) }.joined(separator: "\n")
    }

    private func block(_ incident: Incident) -> TextBlock {
        var block = TextBlock(incident.id, remark: incident.source)
        func add(_ label: String, _ text: String?, _ fields: [String], _ style: TextStyle? = nil) {
            guard let text else { return }
            block.add(label, text, style)
            guard showsEvidence else { return }
            var seen = Set<String>()
            for item in incident.evidence
            where fields.contains(item.field) && seen.insert(item.sentence).inserted {
                block.add("", "\u{201C}\(item.sentence)\u{201D}", .faint)
            }
        }
        add("what", what(incident), ["type", "launched", "exploded", "failed", "status"])
        add("when", incident.date.map(when), ["date"])
        if let location = incident.location {
            add("where", place(location), ["place"])
            add("", "\u{201C}\(oneLine(location.phrase))\u{201D}: \(location.rule)", [])
        } else {
            add("where", "unknown: the report names no place that could be resolved", [], .doubtful)
        }
        add("who", who(incident), ["perpetrator", "claim"])
        add("against", incident.target, ["target"])
        add("casualties", casualties(incident), ["killed", "wounded", "abducted"])
        return block
    }

    private func what(_ incident: Incident) -> String {
        var parts = [incident.type.rawValue]
        if incident.status != .reported { parts[0] += " (\(incident.status.rawValue))" }
        if let launched = incident.launched { parts.append("\(launched) launched") }
        if let exploded = incident.exploded { parts.append("\(exploded) exploded") }
        if let failed = incident.failed { parts.append("\(failed) failed") }
        if let weapon = incident.weapon { parts.append("weapon: \(weapon)") }
        return parts.joined(separator: ", ")
    }

    private func when(_ date: IncidentDate) -> String {
        let days = date.start == date.end ? date.start : "\(date.start) to \(date.end)"
        let slack = date.slackDays > 0 ? " \u{B1}\(date.slackDays)" : ""
        return "\(days) (\(date.precision.rawValue)\(slack): \(date.note))"
    }

    private func place(_ location: Location) -> String {
        let point =
            "\(Decimal.text(location.coordinate.latitude, places: 5)), \(Decimal.text(location.coordinate.longitude, places: 5))"
        let radius = location.radius.map { "within \(Decimal.length($0)), " } ?? ""
        return "\(location.place)  \(point)  (\(radius)uncertainty \(Decimal.length(location.uncertainty)))"
    }

    private func who(_ incident: Incident) -> String? {
        incident.perpetrator.map { name in incident.claim.map { "\(name), \($0.rawValue)" } ?? name }
    }

    private func casualties(_ incident: Incident) -> String? {
        var parts: [String] = []
        func add(_ count: Count?, _ word: String) {
            guard let count else { return }
            parts.append((count.bound == .exact ? "" : count.bound.rawValue + " ") + "\(count.value) \(word)")
        }
        add(incident.killed, "killed")
        add(incident.wounded, "wounded")
        add(incident.abducted, "abducted")
        guard !parts.isEmpty else { return nil }
        return parts.joined(separator: ", ") + (incident.casualtyNote.map { " (\($0))" } ?? "")
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
