import Gazetteer

/// What people call the columns of positions beside latitude and longitude, and which of the two comes first in a column of both.
enum PositionHeadings {
    static let all: [(role: ColumnRole, names: String)] = [
        (
            .latitude,
            "decimallatitude|geogr_breite|geographische_breite|y_coord|ycoord|coord_y|y_koordinate|lat_wgs84"
        ),
        (
            .longitude,
            "decimallongitude|geogr_länge|geographische_länge|x_coord|xcoord|coord_x|x_koordinate|lon_wgs84"
        ),
        (
            .position,
            "geo|geojson|geo_json|latlng|lat_lng|latlong|lat_long|latitude_longitude|lonlat|lon_lat|lnglat|longlat|long_lat|gps_coordinates|gps_coordinate|gps_location|gps_position|gps_point|geolocation|geopoint|geo_point|geometry|geom|wkt|the_geom|geom_wkt|wkt_geom|wkb_geometry|wkb|geom_wkb|utm|utm_coordinates|grid_reference|grid_ref|mgrs_grid|mgrs_reference|mgrs_coordinates|usng"
        ),
        (.zone, "zone|utm_zone|zona|zona_utm|utmzone"),
        (.easting, "easting|utm_easting|utm_e|utm_x|east|utmeasting|este"),
        (.northing, "northing|utm_northing|utm_n|utm_y|north|utmnorthing|norte"),
    ]

    /// The order of a column of both.
    enum Pair { case latitudeFirst, longitudeFirst }

    /// Whether a heading names both axes, within brackets or not, and which of them first.
    static func pair(_ heading: String) -> Pair? {
        let words = words(heading)
        guard let last = words.last, !TableHeadings.asides.contains(last), !asides.contains(last) else {
            return nil
        }
        if words.contains(where: latitudeFirst.contains) { return .latitudeFirst }
        if words.contains(where: longitudeFirst.contains) { return .longitudeFirst }
        guard let latitude = words.firstIndex(where: latitudes.contains),
            let longitude = words.firstIndex(where: longitudes.contains)
        else {
            let ends = words.suffix(2)
            return ends == ["x", "y"] ? .longitudeFirst : ends == ["y", "x"] ? .latitudeFirst : nil
        }
        return latitude < longitude ? .latitudeFirst : .longitudeFirst
    }

    /// Takes columns of both axes for positions.
    static func addPairs(_ columns: [String], to found: inout [ColumnRole: [Int]]) {
        for number in columns.indices where pair(columns[number]) != nil {
            for role in found.keys { found[role]?.removeAll { $0 == number } }
            found[.position, default: []].append(number)
        }
    }

    /// What headings mean only beside others: metres without a zone are no position, and neither is a zone by itself. The
    /// name of a placemark tells where it is, as far as anything does.
    static func settle(_ headings: [String], _ found: inout [ColumnRole: [Int]]) {
        addByWords(headings, &found)
        let isWhole = [ColumnRole.zone, .easting, .northing].allSatisfy { found[$0]?.isEmpty == false }
        if !isWhole { for role in [ColumnRole.zone, .easting, .northing] { found[role] = nil } }
        if headings.starts(with: ["name", "description"]),
            [ColumnRole.place, .description].allSatisfy({ found[$0]?.isEmpty ?? true })
        {
            found[.notes]?.removeAll { $0 == 0 }
            found[.description] = [0]
        }
    }

    /// Headings that nobody foresaw, by any of their words: both axes together, or else a whole position.
    private static func addByWords(_ headings: [String], _ found: inout [ColumnRole: [Int]]) {
        guard found[.position]?.isEmpty ?? true, found[.latitude]?.isEmpty ?? true,
            found[.longitude]?.isEmpty ?? true
        else { return }
        let taken = Set(found.values.joined())
        func first(_ telling: Set<String>) -> Int? {
            headings.indices.first { number in
                let words = headings[number].split(separator: " ").map(String.init)
                guard let last = words.last, !taken.contains(number), !TableHeadings.asides.contains(last),
                    !asides.contains(last)
                else { return false }
                return words.contains { telling.contains($0) }
            }
        }
        if let latitude = first(latitudes), let longitude = first(longitudes), latitude != longitude {
            (found[.latitude], found[.longitude]) = ([latitude], [longitude])
        } else if let number = first(whole) {
            found[.position] = [number]
        }
    }

    /// Columns that by their names hold positions and that nobody reads.
    static func unused(_ columns: [String], _ used: [[Int]]) -> [String] {
        let positions: [ColumnRole] = [
            .latitude, .longitude, .position, .zone, .easting, .northing, .uncertainty,
        ]
        let taken = Set(used.joined())
        return columns.indices.filter { number in
            guard !taken.contains(number) else { return false }
            let words = words(columns[number])
            guard let last = words.last, !TableHeadings.asides.contains(last), !asides.contains(last) else {
                return false
            }
            let key = TableHeadings.key(columns[number])
            return pair(columns[number]) != nil || words.contains { telling.contains($0) }
                || all.contains { role, names in
                    positions.contains(role)
                        && names.split(separator: "|").contains { TableHeadings.key(String($0)) == key }
                }
        }.map { columns[$0] }
    }

    private static func words(_ heading: String) -> [String] {
        FoldedKey(heading.map { $0.isLetter || $0.isNumber ? $0 : " " }.reduce(into: "") { $0.append($1) })
            .description.split(separator: " ").map(String.init)
    }

    private static let latitudeFirst: Set<String> = ["latlon", "latlng", "latlong"]
    private static let longitudeFirst: Set<String> = ["lonlat", "lnglat", "longlat"]
    private static let latitudes: Set<String> = names(.latitude).union(["latitudes"])
    private static let longitudes: Set<String> = names(.longitude).union(["longitudes"])
    private static let asides: Set<String> = ["zone", "system", "datum", "crs", "srid", "method", "error"]
    private static let whole = Set(
        """
        coordinates coordinate coords coord gps utm mgrs wkt geom latlon latlng coordenadas coordonnées coordinate
        koordinaten координаты координати الإحداثيات koordinat koordinatlar
        """.split(whereSeparator: \.isWhitespace).map { TableHeadings.key(String($0)) })
    private static let telling = latitudes.union(longitudes).union(whole).union(["easting", "northing"])

    /// Words that are an axis by themselves.
    private static func names(_ role: ColumnRole) -> Set<String> {
        let names = TableHeadings.words.filter { $0.role == role }.flatMap { $0.beginnings.union($0.ends) }
        return Set(names).union(TableHeadings.axisNames(role))
    }
}

extension TableHeadings {
    /// The headings of a role that are one word of more than a letter.
    fileprivate static func axisNames(_ role: ColumnRole) -> [String] {
        all.filter { $0.role == role }.flatMap { $0.names.split(separator: "|") }
            .map { key(String($0)) }.filter { $0.count > 1 && !$0.contains(" ") }
    }
}
