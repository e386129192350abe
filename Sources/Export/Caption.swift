import Formats
import Geocoding
import Geometry
import Incidents

extension Incident {
    /// What Google Earth shows of the incident: a label, a balloon with its facts and the sentences they
    /// stand in, its days for the time slider, the style of its type.
    var caption: KMLCaption {
        KMLCaption(
            name: title, text: (facts + quotations).joined(separator: "\n"), begin: date?.start,
            end: date?.end, style: type.rawValue)
    }

    /// What happened and where, in a few words.
    var title: String {
        let what = type.rawValue.prefix(1).uppercased() + type.rawValue.dropFirst()
        return location.map { "\(what), \($0.place)" } ?? what
    }

    private var facts: [String] {
        var lines = [status == .reported ? title : "\(title) (\(status.rawValue))"]
        if let date {
            lines.append("When: " + (date.start == date.end ? date.start : "\(date.start) to \(date.end)"))
        }
        if let location {
            let reach = distance(location.uncertainty)
            lines.append("Where: \(location.phrase); within \(reach) (\(location.rule))")
        }
        let numbers = weaponNumbers + peopleNumbers
        if !numbers.isEmpty { lines.append(numbers.joined(separator: ", ")) }
        if let perpetrator {
            lines.append("By: " + perpetrator + (claim.map { " (\($0.rawValue))" } ?? ""))
        }
        if let target { lines.append("Target: " + target) }
        lines.append("Source: " + source)
        return lines
    }

    private var weaponNumbers: [String] {
        let numbers = [("launched", launched), ("exploded", exploded), ("failed", failed)]
        return numbers.compactMap { name, number in number.map { "\(name): \($0)" } }
    }

    private var peopleNumbers: [String] {
        let counts = [("killed", killed), ("wounded", wounded), ("abducted", abducted)]
        return counts.compactMap { name, count in
            guard let count else { return nil }
            return count.bound == .exact
                ? "\(name): \(count.value)" : "\(name): \(count.bound.rawValue) \(count.value)"
        }
    }

    /// Each sentence once, however many values it gave.
    private var quotations: [String] {
        var seen: Set<String> = []
        return evidence.compactMap { seen.insert($0.sentence).inserted ? "“\($0.sentence)”" : nil }
    }
}

/// A distance for people: metres up to a kilometre, then kilometres.
private func distance(_ length: Length) -> String {
    if length.metres < 1000 { return "\(Int(length.metres.rounded())) m" }
    let kilometres = (length.metres / 100).rounded() / 10
    return kilometres == kilometres.rounded() ? "\(Int(kilometres)) km" : "\(kilometres) km"
}
