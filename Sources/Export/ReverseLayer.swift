public import Formats
import Gazetteer
public import Geocoding
import Geometry

/// Points and what lies around them as a layer: one row a place near a point, or one for a point without.
public enum ReverseLayer {
    /// The columns.
    public static let fields: [Field] = [
        Field("id", .text, "Identifier in the input"),
        Field("query", .text, "Position as it was written"),
        Field("rank", .integer, "Rank, 1 is nearest"),
        Field("lat", .real, "Latitude (degrees, WGS84)"),
        Field("lon", .real, "Longitude (degrees, WGS84)"),
        Field("lies_in", .text, "First-order division and country, or how far at sea"),
        Field("country", .text, "Country that it lies in (ISO 3166-1); empty at sea"),
        Field("admin1", .text, "First-order division that it lies in; empty at sea"),
        Field("admin1_geonameid", .integer, "GeoNames identifier of the division"),
        Field("offshore_m", .real, "How far off the nearest coast (m); 0 ashore"),
        Field("nearest_country", .text, "Country by distance (ISO 3166-1)"),
        Field(
            "perhaps_country", .text,
            "Country that it may lie in as well: the border is nearer than outlines are good to (ISO 3166-1)"),
        Field("near", .text, "Distance and direction from the place"),
        Field("distance_m", .real, "Geodesic distance from the place (m)"),
        Field("azimuth", .real, "Direction from the place (degrees from north)"),
        Field("name", .text, "The place"),
        Field("place_lat", .real, "Latitude of the place"),
        Field("place_lon", .real, "Longitude of the place"),
        Field("place_country", .text, "Country of the place (ISO 3166-1)"),
        Field("feature_class", .text, "GeoNames feature class of the place"),
        Field("feature_code", .text, "GeoNames feature code of the place"),
        Field("population", .integer, "Population of the place"),
        Field("geonameid", .integer, "GeoNames identifier of the place"),
    ]

    /// The headings of the table.
    public static let columns: [TextColumn] = [
        TextColumn("point", .left), TextColumn("lies in", .left), TextColumn("near", .left),
        TextColumn("population", .right),
    ]

    /// The rows of the table for people.
    public static func cells(_ answer: ReverseAnswer?, query: String) -> [[String]] {
        guard let answer else { return [[query, "", "", ""]] }
        let lies = answer.words ?? "(the index has no outlines)"
        if answer.places.isEmpty { return [[query, lies, "", ""]] }
        return answer.places.enumerated().map { rank, near in
            [
                rank == 0 ? query : "", rank == 0 ? lies : "", near.words,
                near.details.population > 0 ? "\(near.details.population)" : "",
            ]
        }
    }
}

extension RowEncoder {
    /// Appends the rows of an answer; a point that could not be read has one without values.
    public mutating func add(_ answer: ReverseAnswer?, query: String, id: RowIdentifier) {
        for rank in 0..<max(1, answer?.places.count ?? 0) {
            begin(id: "\(query)-\(rank + 1)", point: answer?.coordinate)
            add(id)
            add(query)
            add(answer == nil ? nil : rank + 1)
            add(degrees: answer?.coordinate.latitude)
            add(degrees: answer?.coordinate.longitude)
            add(answer?.words)
            let ashore = answer.flatMap { $0.isAtSea ? nil : $0.area }
            add(ashore?.countryCode)
            add(ashore?.admin1)
            add(ashore?.admin1ID)
            add(answer?.location.map { $0.isAtSea ? $0.offshore.metres : 0 }, decimals: 0)
            add(answer?.area?.countryCode)
            add(answer.flatMap { $0.isAtSea ? nil : $0.other?.countryCode })
            add(answer.flatMap { rank < $0.places.count ? $0.places[rank] : nil })
            end()
        }
    }

    private mutating func add(_ near: ReverseAnswer.Near?) {
        guard let near else {
            for _ in 0..<11 { addNull() }
            return
        }
        let details = near.details
        add(near.words)
        add(near.place.distance.metres, decimals: 0)
        let azimuth = near.place.azimuth < 0 ? near.place.azimuth + 360 : near.place.azimuth
        add(near.place.distance.metres > 0 ? azimuth : nil, decimals: 1)
        add(details.name)
        add(degrees: details.coordinate.latitude)
        add(degrees: details.coordinate.longitude)
        add(details.countryCode)
        add(details.featureClass)
        add(details.featureCode)
        add(details.population > 0 ? details.population : nil)
        add(details.geonameID)
    }
}
