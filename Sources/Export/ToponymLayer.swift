public import Formats
import Gazetteer
public import Geocoding
import Geometry

/// The places that texts name as a layer: one feature a mention.
public struct ToponymLayer {
    private let world: WorldGazetteer
    private let explains: Bool

    /// A layer over the geoparser's index; with `explains`, each mention says why.
    public init(_ geoparser: Geoparser, explains: Bool) {
        world = geoparser.world
        self.explains = explains
    }

    /// The columns.
    public var fields: [Field] {
        [
            Field("start", .integer, "First code point of the name"),
            Field("end", .integer, "Code point behind the name"),
            Field("text", .text, "The name as written"),
            Field("name", .text, "The place's name in the gazetteer"),
            Field("lat", .real, "Latitude (degrees, WGS84)"),
            Field("lon", .real, "Longitude (degrees, WGS84)"),
            Field("uncertainty_m", .real, "How far from the point the place reaches (m)"),
            Field("geonameid", .integer, "GeoNames identifier"),
            Field("feature_class", .text, "GeoNames feature class"),
            Field("feature_code", .text, "GeoNames feature code"),
            Field("country", .text, "Country (ISO 3166-1)"),
            Field("admin1", .text, "First-level division"),
            Field("score", .real, "How likely it is a place and this one, 0 to 1"),
        ] + (explains ? [Field("why", .text, "Why this place")] : [])
    }

    /// A mention's values, in the order of the fields.
    public func values(_ toponym: Toponym, in document: [UInt8]) -> [FieldValue] {
        let words = String(decoding: document[toponym.bytes], as: UTF8.self)
        let place = toponym.row.map { world.place($0) }
        func text(_ value: String?) -> FieldValue { value.map { .text($0) } ?? .null }
        func real(_ value: Double?, _ parts: Double) -> FieldValue {
            value.map { .real(($0 * parts).rounded() / parts) } ?? .null
        }
        let values: [FieldValue] = [
            .integer(toponym.scalars.lowerBound), .integer(toponym.scalars.upperBound), .text(words),
            text(place?.name), real(place?.coordinate.latitude, 1e7), real(place?.coordinate.longitude, 1e7),
            real(place?.extent.metres, 10), place.map { .integer($0.geonameID) } ?? .null,
            text(place.map { String($0.featureClass.letter) }), text(place?.featureCode),
            text(place?.countryCode),
            text(place?.admin1.map { world.place($0).name }), real(place == nil ? nil : toponym.score, 1e3),
        ]
        return values + (explains ? [.text(why(toponym))] : [])
    }

    /// A mention as a feature.
    public func feature(_ toponym: Toponym, in text: [UInt8], id: String) -> Feature {
        Feature(
            id: id, shape: toponym.row.map { .point(world.coordinate(of: $0)) },
            values: values(toponym, in: text))
    }

    /// The reading in words: how the name was found, what speaks for it, what else it may be.
    public func why(_ toponym: Toponym) -> String {
        guard let row = toponym.row, let way = toponym.way else {
            guard let likeliest = toponym.runnerUp else { return "no place of that name in the gazetteer" }
            let title = world.title(of: world.place(likeliest.row))
            return "too unsure to be placed; perhaps \(title) (\(Decimal.text(likeliest.score, places: 2)))"
        }
        let place = world.place(row)
        var parts: [String] = []
        switch toponym.reading {
        case .name: parts.append("\(way.told) of \(place.description)")
        case .kindWord: parts.append("the kind word fits \(place.description)")
        case .part: parts.append("a part of \(place.description)")
        case .respelled: parts.append("another spelling of \(place.description)")
        case .within: parts.append("not in the gazetteer itself; its words name \(place.description)")
        case .unknown: break
        }
        if let holder = toponym.holder, holder != row, world.isWithin(row, holder) {
            parts.append("the text puts it in \(world.place(holder).name)")
        }
        if let second = toponym.runnerUp, second.score >= 0.005 {
            let share = Decimal.text(second.score, places: 2)
            parts.append("next likely \(world.title(of: world.place(second.row))) (\(share))")
        }
        return parts.joined(separator: "; ")
    }

    /// A table for people; empty when nothing was found.
    public func table(
        _ documents: [(id: String, text: [UInt8], toponyms: [Toponym])], _ look: TextLook = .plain
    ) -> String {
        guard documents.contains(where: { !$0.toponyms.isEmpty }) else { return "" }
        let isOne = documents.count == 1
        var table = TextTable(
            (isOne ? [] : [TextColumn("document", .left)]) + [
                TextColumn("at", .right), TextColumn("text", .left),
                TextColumn("place", .left, styles: ["unknown": .doubtful, "unsure": .doubtful]),
                TextColumn("latitude", .right), TextColumn("longitude", .right),
                TextColumn("uncertainty", .right), TextColumn("score", .right),
            ] + (explains ? [TextColumn("why", .left)] : []))
        for (id, text, toponyms) in documents {
            for toponym in toponyms {
                let place = toponym.row.map { world.place($0) }
                table.add(
                    (isOne ? [] : [id]) + [
                        "\(toponym.scalars.lowerBound)\u{2013}\(toponym.scalars.upperBound)",
                        String(decoding: text[toponym.bytes], as: UTF8.self),
                        place.map { world.title(of: $0) } ?? (toponym.runnerUp == nil ? "unknown" : "unsure"),
                        place.map { Decimal.text($0.coordinate.latitude, places: 5) } ?? "",
                        place.map { Decimal.text($0.coordinate.longitude, places: 5) } ?? "",
                        place.map { Decimal.length($0.extent) } ?? "",
                        place == nil ? "" : Decimal.text(toponym.score, places: 2),
                    ] + (explains ? [why(toponym)] : []))
            }
        }
        return table.text(look)
    }
}

extension NameKind {
    fileprivate var told: String {
        switch self {
        case .primary, .ascii, .preferred: "the name"
        case .short: "a short name"
        case .alternate: "another name"
        case .colloquial: "a colloquial name"
        case .historic: "a former name"
        case .abbreviation: "an abbreviation"
        case .code: "a code"
        case .demonym: "the people or the adjective"
        }
    }
}

extension Place {
    fileprivate var description: String {
        population > 0 ? "\(name) (\(featureCode), population \(population))" : "\(name) (\(featureCode))"
    }
}
