import Formats
import Geocoding
import Geometry
import Incidents

extension Incident {
    /// One value for each of `IncidentFields.table`, in its order.
    var values: [FieldValue] {
        [
            .text(id), .text(type.rawValue), .text(status.rawValue),
            .of(launched), .of(exploded), .of(failed),
            date.map { .date($0.start) } ?? .null, date.map { .date($0.end) } ?? .null,
            .of(date?.precision.rawValue), .of(location?.place),
            .rounded(location?.coordinate.latitude, to: 1e7),
            .rounded(location?.coordinate.longitude, to: 1e7),
            .rounded(location?.radius?.metres, to: 10), .rounded(location?.uncertainty.metres, to: 10),
            .of(location?.rule), .of(location?.phrase), .of(location?.phraseSpan.start),
            .of(location?.phraseSpan.end), .of(perpetrator), .of(claim?.rawValue), .of(target),
            .of(killed?.value), .of(wounded?.value), .object(sentences), .text(source),
            .of(abducted?.value), .of(weapon), .of(location?.country), .of(location?.geonameID),
            .of(date?.slackDays), .of(date?.note), .of(countBounds), .of(casualtyNote),
        ]
    }

    /// The evidence as one text a field: an object with a name twice means something else to every reader.
    private var sentences: [KeyedText] {
        var result: [KeyedText] = []
        for item in evidence {
            if let index = result.firstIndex(where: { $0.key == item.field }) {
                if result[index].text != item.sentence {
                    result[index] = KeyedText(item.field, result[index].text + "\n" + item.sentence)
                }
            } else {
                result.append(KeyedText(item.field, item.sentence))
            }
        }
        return result
    }

    /// Which numbers are not exact, and how: "killed at least; wounded about".
    var countBounds: String? {
        let counts = [("killed", killed), ("wounded", wounded), ("abducted", abducted)]
        let inexact = counts.compactMap { name, count in
            count.flatMap { $0.bound == .exact ? nil : "\(name) \($0.bound.rawValue)" }
        }
        return inexact.isEmpty ? nil : inexact.joined(separator: "; ")
    }

    /// The incident as one feature, or two: where it was, and the area where it may have been.
    var features: [Feature] {
        guard let location else { return [Feature(id: id, shape: nil, values: values + [.null])] }
        return [
            Feature(id: id, shape: .point(location.coordinate), values: values + [.text("point")]),
            Feature(id: id + "-area", shape: location.area, values: values + [.text("area")]),
        ]
    }
}

extension FieldValue {
    fileprivate static func of(_ text: String?) -> FieldValue { text.map { .text($0) } ?? .null }

    fileprivate static func of(_ number: Int?) -> FieldValue { number.map { .integer($0) } ?? .null }

    /// A number to so many parts of one.
    fileprivate static func rounded(_ number: Double?, to parts: Double) -> FieldValue {
        number.map { .real(($0 * parts).rounded() / parts) } ?? .null
    }
}
