import Foundation
import Gazetteer
import Geocoding

/// What geoparsers say of the texts of corpora, as a scorer reads it.
struct Predictions {
    private let names: [String]
    /// By corpus.
    private var found: [String]
    private var given: [String]
    private var prior: [String]

    init(_ names: [String]) {
        self.names = names
        found = names.map { _ in "" }
        given = found
        prior = found
    }

    /// Parses a text as the program does: its own names; the names given; and, to compare, the likeliest bearers.
    mutating func add(_ text: TrainingTexts.Text, by geoparser: Geoparser) {
        let document = text.document
        let bytes = Array(document.text.utf8)
        var session = geoparser.session()
        let toponyms = session.toponyms(in: bytes)
        found[text.corpus] += Self.line(document.id, toponyms.map { Self.members($0, geoparser.world) })
        let spans = document.toponyms.map { $0.start..<$0.end }
        var reader = ResolverReader(geoparser.world)
        let known = reader.resolver(bytes, spans: spans)
        given[text.corpus] += Self.line(
            document.id,
            session.toponyms(in: bytes, at: spans).enumerated().map { index, toponym in
                Self.members(toponym, geoparser.world)
                    + Self.coverage(known.candidates(known.groups.groupOfMention[index]))
            })
        var likeliest = reader.resolver(bytes, spans: toponyms.map(\.scalars))
        likeliest.chooseLikeliest()
        prior[text.corpus] += Self.line(
            document.id,
            toponyms.enumerated().map { index, toponym in
                let group = likeliest.groups.groupOfMention[index]
                let place = likeliest.choices[group].map { likeliest.candidates(group)[$0.candidate] }
                return Self.span(toponym) + (place.map { Self.position($0.latitude, $0.longitude) } ?? "")
            })
    }

    /// Writes NAME.found.jsonl, NAME.given.jsonl and NAME.prior.jsonl for each corpus.
    func write(to folder: String) throws {
        for (kind, lines) in [("found", found), ("given", given), ("prior", prior)] {
            for (name, text) in zip(names, lines) {
                try text.write(
                    toFile: "\(folder)/\(name).\(kind).jsonl", atomically: true, encoding: .utf8)
            }
        }
    }

    // MARK: JSON

    private static func members(_ toponym: Toponym, _ world: WorldGazetteer) -> String {
        guard let row = toponym.row, let place = world.summary(row) else { return span(toponym) }
        return span(toponym) + position(place.latitude, place.longitude) + ",\"score\":\(toponym.score)"
    }

    private static func span(_ toponym: Toponym) -> String {
        "\"start\":\(toponym.scalars.lowerBound),\"end\":\(toponym.scalars.upperBound)"
    }

    private static func position(_ latitude: Double, _ longitude: Double) -> String {
        ",\"lat\":\(latitude),\"lon\":\(longitude)"
    }

    /// For the coverage of the index: what the best of choosers could have taken.
    private static func coverage(_ candidates: [PlaceCandidate]) -> String {
        ",\"candidates\":["
            + candidates.map { "[\($0.latitude),\($0.longitude)]" }.joined(separator: ",") + "]"
    }

    private static func line(_ id: String, _ toponyms: [String]) -> String {
        let id = (try? JSONEncoder().encode(id)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
        return "{\"id\":\(id),\"toponyms\":[\(toponyms.map { "{\($0)}" }.joined(separator: ","))]}\n"
    }
}
