import Formats
import Geocoding
import Geometry
import Incidents

extension Incident {
    /// An incident whose place is less sure than this is drawn as an area, and never as a position.
    private static let surePosition = Length.kilometres(5)

    /// Appends what the map's page shows of the incident.
    func append(mapJSON json: inout [UInt8]) {
        json.append(text: "{\"title\":")
        json.append(json: title)
        json.append(text: ",\"source\":")
        json.append(json: source)
        json.append(text: ",\"when\":")
        json.append(json: days ?? "")
        json.append(text: ",\"colour\":\"#\(type.colour)\",\"why\":")
        json.append(json: why)
        json.append(text: ",\"facts\":[")
        json.append(list: facts) { fact, json in
            json.append(text: "[")
            json.append(json: fact.name)
            json.append(text: ",")
            json.append(json: fact.value)
            json.append(text: "]")
        }
        var seen: Set<String> = []
        json.append(text: "],\"evidence\":[")
        json.append(list: evidence.map(\.sentence).filter { seen.insert($0).inserted }) {
            $1.append(json: $0)
        }
        json.append(text: "]")
        if let location { Self.append(location, to: &json) }
        json.append(text: "}")
    }

    private static func append(_ location: Location, to json: inout [UInt8]) {
        json.append(text: ",\"point\":")
        json.append(numbers: [location.coordinate.longitude, location.coordinate.latitude])
        json.append(text: ",\"uncertainty\":")
        json.append(number: location.uncertainty.metres)
        json.append(text: ",\"vague\":\(location.uncertainty > surePosition)")
        json.append(text: ",\"extent\":\"\(location.extent.rawValue)\",\"phrase\":")
        json.append(json: location.phrase)
        json.append(text: ",\"area\":")
        json.append(geoJSON: location.area)
        // What the text states is not all that is unsure: the anchor's own extent comes on top.
        guard location.extent == .stated,
            let reach = try? Disc(centre: location.coordinate, radius: location.uncertainty).shape()
        else { return }
        json.append(text: ",\"reach\":")
        json.append(geoJSON: reach)
    }

    private var days: String? {
        date.map { $0.start == $0.end ? $0.start : "\($0.start) to \($0.end)" }
    }

    private var why: String {
        guard let location else { return "The report names no place that could be resolved." }
        let words = location.phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let reach = Decimal.length(location.uncertainty)
        return "“\(words)”: \(location.rule). The truth may lie up to \(reach) from the point."
    }

    private var facts: [(name: String, value: String)] {
        var facts: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value { facts.append((name, value)) }
        }
        func add(_ name: String, _ count: Count?) {
            add(name, count.map { $0.bound == .exact ? "\($0.value)" : "\($0.bound.rawValue) \($0.value)" })
        }
        add("Type", type.rawValue)
        add("Status", status.rawValue)
        add("When", days)
        add(
            "Date",
            date.map { "\($0.precision.rawValue)\($0.slackDays > 0 ? " ±\($0.slackDays)" : ""): \($0.note)" })
        add("Place", location?.place)
        add(
            "Position",
            location.map {
                "\(Decimal.text($0.coordinate.latitude, places: 5)), \(Decimal.text($0.coordinate.longitude, places: 5))"
            })
        add("Uncertainty", location.map { Decimal.length($0.uncertainty) })
        add("Weapon", weapon)
        add("Launched", launched.map(String.init))
        add("Exploded", exploded.map(String.init))
        add("Failed", failed.map(String.init))
        add("By", perpetrator.map { name in claim.map { "\(name) (\($0.rawValue))" } ?? name })
        add("Target", target)
        add("Killed", killed)
        add("Wounded", wounded)
        add("Abducted", abducted)
        add("Casualties", casualtyNote)
        add("Source", source)
        return facts
    }
}
