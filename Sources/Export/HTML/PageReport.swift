import Formats
import Gazetteer
import Geocoding
import Geometry
import Incidents

/// What only a report tells of an incident: its own sentences, and why it was placed where it is.
extension Incident {
    /// Appends an object of them.
    func append(mapJSON json: inout [UInt8]) {
        json.append(text: "{\"why\":")
        json.append(json: why)
        json.append(text: ",\"stated\":\(location?.extent == .stated),\"phrase\":")
        json.append(json: location?.phrase ?? "")
        json.append(text: ",\"evidence\":[")
        json.append(list: quotations) { item, json in
            json.append(text: "[")
            json.append(json: item.fields.joined(separator: ", "))
            json.append(text: ",")
            json.append(json: item.sentence)
            json.append(text: "]")
        }
        json.append(text: "]")
        if let other = location?.runnerUp {
            json.append(text: ",\"other\":[")
            json.append(json: other.title)
            json.append(text: ",\(other.coordinate.longitude),\(other.coordinate.latitude)]")
        }
        json.append(text: "}")
    }

    /// Each sentence with the fields that were read from it; the one that places the incident first.
    var quotations: [(fields: [String], sentence: String)] {
        var result: [(fields: [String], sentence: String)] = []
        for item in evidence.filter({ $0.field == "place" }) + evidence.filter({ $0.field != "place" }) {
            if let known = result.firstIndex(where: { $0.sentence == item.sentence }) {
                if !result[known].fields.contains(item.field) { result[known].fields.append(item.field) }
            } else {
                result.append(([item.field], item.sentence))
            }
        }
        return result
    }

    /// Why it stands where it does, and how sure that is.
    var why: String {
        guard let location else { return "The report names no place that could be resolved." }
        let words = location.phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let reach = Decimal.length(location.uncertainty)
        return "“\(words)”: \(location.rule). The truth may lie up to \(reach) from the point."
    }
}
