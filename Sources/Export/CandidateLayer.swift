public import Formats
import Gazetteer
public import Geocoding
import Geometry

/// The answers to place queries as a layer: one feature a candidate.
public enum CandidateLayer {
    /// The columns.
    public static let fields: [Field] = [
        Field("query", .text, "Query"),
        Field("rank", .integer, "Rank, 1 is best"),
        Field("name", .text, "Place with the areas that hold it"),
        Field("lat", .real, "Latitude (degrees, WGS84)"),
        Field("lon", .real, "Longitude (degrees, WGS84)"),
        Field("uncertainty_m", .real, "How far from the point the place reaches (m)"),
        Field("country", .text, "Country (ISO 3166-1)"),
        Field("feature_class", .text, "GeoNames feature class, or landmark, position"),
        Field("feature_code", .text, "GeoNames feature code, or the landmark's kind"),
        Field("population", .integer, "Population"),
        Field("geonameid", .integer, "GeoNames identifier"),
        Field("score", .real, "Score, 0 to 1, comparable within one query"),
        Field("reason", .text, "Why it has this rank"),
    ]

    /// A candidate as a feature.
    public static func feature(_ candidate: Candidate, query: String, rank: Int) -> Feature {
        let anchor = candidate.anchor
        var featureClass = "landmark"
        var code: String?
        var population: Int?
        switch anchor {
        case .place(let place), .unknownLandmark(_, let place):
            featureClass = String(place.featureClass.letter)
            code = place.featureCode
            population = place.population > 0 ? place.population : nil
        case .landmark(let landmark): code = landmark.kind
        case .coordinate: featureClass = "position"
        }
        func rounded(_ value: Double, _ parts: Double) -> FieldValue {
            .real((value * parts).rounded() / parts)
        }
        func text(_ value: String?) -> FieldValue { value.map { .text($0) } ?? .null }
        func integer(_ value: Int?) -> FieldValue { value.map { .integer($0) } ?? .null }
        return Feature(
            id: "\(query)-\(rank)", shape: .point(anchor.coordinate),
            values: [
                .text(query), .integer(rank), .text(candidate.title),
                rounded(anchor.coordinate.latitude, 1e7),
                rounded(anchor.coordinate.longitude, 1e7), rounded(anchor.extent.metres, 10),
                text(anchor.countryCode), .text(featureClass),
                text(code), integer(population), integer(anchor.geonameID), rounded(candidate.score, 1e3),
                .text(candidate.reason),
            ])
    }

    /// A table for people, with a column for the query where there are several; empty when nothing was found.
    public static func table(_ answers: [(query: String, candidates: [Candidate])]) -> String {
        guard answers.contains(where: { !$0.candidates.isEmpty }) else { return "" }
        let isOne = answers.count == 1
        var table = TextTable(
            (isOne ? [] : [("query", .left)]) + [
                ("place", .left), ("latitude", .right), ("longitude", .right), ("uncertainty", .right),
                ("score", .right), ("why", .left),
            ])
        for (query, candidates) in answers {
            for candidate in candidates {
                let coordinate = candidate.anchor.coordinate
                table.add(
                    (isOne ? [] : [query]) + [
                        candidate.title, Decimal.text(coordinate.latitude, places: 5),
                        Decimal.text(coordinate.longitude, places: 5),
                        Decimal.length(candidate.anchor.extent), Decimal.text(candidate.score, places: 2),
                        candidate.reason,
                    ])
            }
        }
        return table.text
    }
}
