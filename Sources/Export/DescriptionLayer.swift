public import Formats
public import Geocoding
import Geometry

/// Described places as a layer: one feature a description, its area the best reading's.
public struct DescriptionLayer: Sendable {
    private let explains: Bool

    /// With `explains`, every description tells its other readings, too.
    public init(explains: Bool) { self.explains = explains }

    /// The columns.
    public var fields: [Field] {
        [
            Field("id", .text, "Identifier in the input"),
            Field("text", .text, "The description"),
            Field("lat", .real, "Latitude of the best point (degrees, WGS84)"),
            Field("lon", .real, "Longitude of the best point (degrees, WGS84)"),
            Field("uncertainty_m", .real, "How far from the point the truth may lie (m)"),
            Field("place", .text, "What it is anchored to"),
            Field("country", .text, "Country of the anchor (ISO 3166-1)"),
            Field("geonameid", .integer, "GeoNames identifier of the anchor"),
            Field("reading", .text, "How it was read"),
            Field("probability", .real, "How likely this reading is among all, 0 to 1"),
            Field("why", .text, "Rule, anchor and other readings, or why there is none"),
        ] + (explains ? [Field("alternatives", .text, "Other readings with their probabilities")] : [])
    }

    /// The values of a description, in the order of the fields.
    public func values(_ described: DescribedPlace, id: String?, text: String) -> [FieldValue] {
        let best = described.readings.first
        let location = best?.location
        func name(_ value: String?) -> FieldValue { value.map { .text($0) } ?? .null }
        func real(_ value: Double?, _ parts: Double) -> FieldValue {
            value.map { .real(($0 * parts).rounded() / parts) } ?? .null
        }
        let values: [FieldValue] = [
            name(id), .text(text), real(location?.coordinate.latitude, 1e7),
            real(location?.coordinate.longitude, 1e7), real(location?.uncertainty.metres, 10),
            name(location?.place), name(location?.country), location?.geonameID.map { .integer($0) } ?? .null,
            name(location?.rule), real(best?.probability, 1e3), .text(described.why),
        ]
        guard explains else { return values }
        let others = described.readings.dropFirst().map {
            "\(Decimal.text($0.probability, places: 2)) \($0.location.rule): \($0.anchor)"
        }
        return values + [name(others.isEmpty ? nil : others.joined(separator: "; "))]
    }

    /// A description as a feature.
    public func feature(_ described: DescribedPlace, id: String?, text: String, number: Int) -> Feature {
        Feature(
            id: id ?? "\(number)", shape: described.readings.first?.location.area,
            values: values(described, id: id, text: text))
    }

    /// A description as a line of JSON Lines: the columns, and the area as a GeoJSON geometry; `id` is JSON as it stood.
    public func line(_ described: DescribedPlace, id: [UInt8], text: String) -> [UInt8] {
        var bytes: [UInt8] = Array(#"{"id":"#.utf8) + id + Array(",".utf8)
        var object: [UInt8] = []
        object.append(
            json: Array(fields.dropFirst()), Array(values(described, id: nil, text: text).dropFirst()))
        bytes += object.dropFirst().dropLast()
        bytes += #","geometry":"#.utf8
        if let area = described.readings.first?.location.area {
            bytes.append(geoJSON: area)
        } else {
            bytes += "null".utf8
        }
        bytes += "}\n".utf8
        return bytes
    }

    /// What a person reads: each description with its readings.
    public func table(_ described: DescribedPlace, text: String, _ look: TextLook = .plain) -> String {
        var block = TextBlock(text)
        for (index, reading) in described.readings.enumerated() where explains || index == 0 {
            let location = reading.location
            if explains, described.readings.count > 1 {
                block.add("reading \(index + 1)", "\(Decimal.text(reading.probability * 100, places: 0)) %")
            }
            block.add(
                "where",
                "\(Decimal.text(location.coordinate.latitude, places: 5)), \(Decimal.text(location.coordinate.longitude, places: 5))"
                    + "  (uncertainty \(Decimal.length(location.uncertainty)))")
            block.add("reading", location.rule)
            block.add("anchor", reading.anchor)
            if explains {
                block.add("phrase", "\u{201C}\(location.phrase)\u{201D}")
                if let line = reading.line { block.add("rule", line) }
                block.add("name", reading.reason)
            }
        }
        if described.readings.isEmpty || explains {
            for note in described.notes { block.add("note", note, .doubtful) }
        }
        return block.text(look)
    }
}
