public import Formats
import Gazetteer
public import Geocoding
import Geometry

/// The answers to place queries as a layer: one row a candidate.
public enum CandidateLayer {
    /// The columns.
    public static let fields: [Field] = [
        Field("id", .text, "Identifier in the input"),
        Field("query", .text, "Query"),
        Field("rank", .integer, "Rank, 1 is best; empty when nothing was found"),
        Field("name", .text, "Place with the areas that hold it"),
        Field("lat", .real, "Latitude (degrees, WGS84)"),
        Field("lon", .real, "Longitude (degrees, WGS84)"),
        Field("uncertainty_m", .real, "How far from the point the place reaches (m)"),
        Field("country", .text, "Country (ISO 3166-1)"),
        Field("feature_class", .text, "GeoNames feature class, or landmark, position"),
        Field("feature_code", .text, "GeoNames feature code, or the landmark's kind"),
        Field("population", .integer, "Population"),
        Field("geonameid", .integer, "GeoNames identifier"),
        Field("admin2", .text, "Second-order division that it lies in or is"),
        Field("admin1", .text, "First-order division that it lies in or is"),
        Field("country_name", .text, "Name of the country"),
        Field("match", .text, "How the words lead to it: exact, kind, written, part or spelling"),
        Field("score", .real, "Score, 0 to 1, comparable within one query"),
        Field("reason", .text, "Why it has this rank"),
    ]

    /// The headings of the table; the query's only where there are several.
    public static func columns(queries: Bool) -> [TextColumn] {
        (queries ? [TextColumn("query", .left)] : []) + [
            TextColumn("place", .left), TextColumn("latitude", .right), TextColumn("longitude", .right),
            TextColumn("uncertainty", .right), TextColumn("score", .right), TextColumn("why", .left, rank: 1),
        ]
    }
}

/// Writes answers to place queries as rows. It keeps what many of them share: use one a thread.
public struct CandidateRows {
    private let geocoder: Geocoder
    private var reader: PlaceDetailsReader

    /// Rows of the answers of a geocoder.
    public init(_ geocoder: Geocoder) {
        self.geocoder = geocoder
        reader = PlaceDetailsReader(geocoder.world)
    }

    /// What the columns need of an answer, whatever it is.
    private struct Subject {
        var title: String
        var coordinate: Coordinate
        var extent: Length
        var featureClass: String
        var code: String?
        var population: Int?
        var geonameID: Int?
        var units = PlaceUnits()
    }

    /// Appends a row for each answer, or one without values.
    public mutating func add(
        _ answers: [GeocodingAnswer], query: String, id: RowIdentifier, to encoder: inout RowEncoder
    ) {
        if answers.isEmpty {
            encoder.begin(id: "\(query)-0", point: nil)
            encoder.add(id)
            encoder.add(query)
            for _ in 2..<CandidateLayer.fields.count { encoder.addNull() }
            encoder.end()
        }
        for (index, answer) in answers.enumerated() {
            let subject = subject(answer)
            encoder.begin(id: "\(query)-\(index + 1)", point: subject.coordinate)
            encoder.add(id)
            encoder.add(query)
            encoder.add(index + 1)
            encoder.add(subject.title)
            encoder.add(degrees: subject.coordinate.latitude)
            encoder.add(degrees: subject.coordinate.longitude)
            encoder.add(subject.extent.metres, decimals: 1)
            encoder.add(subject.units.countryCode)
            encoder.add(subject.featureClass)
            encoder.add(subject.code)
            encoder.add(subject.population)
            encoder.add(subject.geonameID)
            encoder.add(subject.units.admin2)
            encoder.add(subject.units.admin1)
            encoder.add(subject.units.country)
            encoder.add(answer.match.rawValue)
            encoder.add(answer.score, decimals: 3)
            encoder.add(answer.reason(geocoder))
            encoder.end()
        }
    }

    /// The rows of the table for people.
    public mutating func cells(_ answers: [GeocodingAnswer], query: String?) -> [[String]] {
        answers.map { answer in
            let subject = subject(answer)
            return (query.map { [$0] } ?? []) + [
                subject.title, Decimal.text(subject.coordinate.latitude, places: 5),
                Decimal.text(subject.coordinate.longitude, places: 5), Decimal.length(subject.extent),
                Decimal.text(answer.score, places: 2), answer.reason(geocoder),
            ]
        }
    }

    private mutating func subject(_ answer: GeocodingAnswer) -> Subject {
        switch answer.subject {
        case .place(let row), .unknownLandmark(_, let row): return place(row)
        case .landmark(let landmark):
            var subject = Subject(
                title: geocoder.world.title(of: .landmark(landmark)), coordinate: landmark.coordinate,
                extent: landmark.uncertainty, featureClass: "landmark", code: landmark.kind)
            if let code = landmark.countryCode, let country = geocoder.world.country(code: code) {
                subject.units = reader.units(of: country)
            }
            return subject
        case .position(let coordinate, let uncertainty):
            return Subject(
                title: coordinate.description, coordinate: coordinate, extent: uncertainty,
                featureClass: "position")
        }
    }

    private mutating func place(_ row: PlaceRow) -> Subject {
        guard let details = reader.details(row) else {
            return Subject(
                title: "", coordinate: geocoder.world.coordinate(of: row), extent: .metres(0),
                featureClass: "")
        }
        let units = reader.units(of: row)
        var title = details.name
        if let admin1 = units.admin1, admin1 != details.name { title += ", \(admin1)" }
        if let country = units.country, country != units.admin1 ?? details.name { title += ", \(country)" }
        return Subject(
            title: title, coordinate: details.coordinate, extent: reader.extent(of: row),
            featureClass: details.featureClass, code: details.featureCode,
            population: details.population > 0 ? details.population : nil, geonameID: details.geonameID,
            units: units)
    }
}
