import Geometry

/// A place as a source of another kind than GeoNames tells it, on its way into the tables.
struct PlaceDraft {
    /// The identifier within the source; nil makes one from what the place is.
    var identifier: UInt32?
    /// What tells the place from all others of its source, where the source has no number for it.
    var key = ""
    var name = ""
    /// 1e-7 degrees.
    var latitude: Int32 = 0
    var longitude: Int32 = 0
    var population: UInt32 = 0
    /// GeoNames' class letter and code.
    var feature = "?"
    var country: UInt16 = 0
    /// Identifiers of the units that it lies in.
    var admin1: UInt32?
    var admin2: UInt32?
    var extent: SourcePlaces.Extent?
    /// The same place in GeoNames, where the source knows.
    var geonameID: UInt32?
    var names: [(text: String, kind: StagedKind)] = []

    /// Sets the position; false when it is none.
    mutating func setPosition(latitude: Double?, longitude: Double?) -> Bool {
        guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 else { return false }
        self.latitude = Int32((latitude * GazetteerFormat.unitsPerDegree).rounded())
        self.longitude = Int32((longitude * GazetteerFormat.unitsPerDegree).rounded())
        return true
    }

    /// Sets the extent from the box of an outline (west, south, east, north in degrees): its radius reaches the
    /// farthest corner. The box of a point says nothing.
    mutating func setExtent(_ box: [Double]) {
        guard box.count == 4, box[0] != box[2] || box[1] != box[3], abs(box[1]) <= 90, abs(box[3]) <= 90,
            abs(box[0]) <= 180, abs(box[2]) <= 180
        else { return }
        let units = GazetteerFormat.unitsPerDegree
        let point = Coordinate(
            wrappingLatitude: Double(latitude) / units, longitude: Double(longitude) / units)
        var radius = 0.0
        for (x, y) in [(0, 1), (0, 3), (2, 1), (2, 3)] {
            let corner = Coordinate(wrappingLatitude: box[y], longitude: box[x])
            radius = max(radius, Geodesic.distance(from: point, to: corner).metres)
        }
        let sides = box.map { Int32(($0 * units).rounded()) }
        extent = SourcePlaces.Extent(
            radius: UInt32(radius.rounded(.up)), west: sides[0], south: sides[1], east: sides[2],
            north: sides[3])
    }

    /// Numbers of places whose source counts in more than 32 bits, or not at all, start here.
    static let firstMadeIdentifier: UInt32 = 3_000_000_000
}

extension GazetteerBuilder {
    /// Adds a place, or joins it with the same one of an earlier source, which then keeps its own position and name.
    ///
    /// - Parameter first: the number of the first place of this source; places from there on are of this source.
    /// - Returns: the place's number; nil when the source had that identifier before, or there are too many names.
    mutating func add(_ draft: PlaceDraft, after first: Int) -> Int? {
        guard let feature = source.feature(Array(draft.feature.utf8).span) else { return nil }
        var row = SourcePlaces.Row(
            identifier: draft.identifier ?? madeIdentifier(draft), latitude: draft.latitude,
            longitude: draft.longitude, population: draft.population, feature: feature, country: draft.country
        )
        if let unit = draft.admin1 { row.admin1 = unitNumber(unit) }
        if let unit = draft.admin2 { row.admin2 = unitNumber(unit) }
        let number: Int
        if let known = counterpart(of: draft, row.identifier, first) {
            source.complete(known, with: row)
            if source.extents[known] == nil { source.extents[known] = draft.extent }
            source.aliases[row.identifier] = source.rows[known].identifier
            summary.joined += 1
            number = known
            names.add(draft.name, place: number, kind: .alternate)
        } else {
            guard source.place(identifier: row.identifier) == nil,
                let added = source.append(row, name: Array(draft.name.utf8).span)
            else { return nil }
            source.extents[added] = draft.extent
            if let geonameID = draft.geonameID, geonameID != row.identifier {
                // A later table of GeoNames joins this place.
                if source.place(identifier: geonameID) == nil { source.aliases[geonameID] = row.identifier }
            }
            number = added
            names.add(draft.name, place: number, kind: .primary)
        }
        for (text, kind) in draft.names { names.add(text, place: number, kind: kind) }
        return number
    }

    /// The place of an earlier source that this one is: by its own identifier, or by that in GeoNames where both are
    /// of one class. A town and the district that is named after it are two places, whatever a concordance says.
    private func counterpart(of draft: PlaceDraft, _ identifier: UInt32, _ first: Int) -> Int? {
        if let known = source.place(identifier: identifier), known < first { return known }
        guard let geonameID = draft.geonameID, let known = source.place(identifier: geonameID), known < first
        else {
            return nil
        }
        let other = source.features.texts[Int(source.rows[known].feature)]
        return draft.feature == "?" || other == "?" || other.first == draft.feature.first ? known : nil
    }

    /// The number of the unit that is the place with this identifier.
    mutating func unitNumber(_ identifier: UInt32) -> UInt32 {
        let unit = source.unit(Array("#\(identifier)".utf8).span)
        source.unitIdentifiers[unit] = identifier
        return unit
    }

    /// An identifier that depends on the key alone, unless a place of another name has it already.
    private func madeIdentifier(_ draft: PlaceDraft) -> UInt32 {
        var checksum = Checksum()
        checksum.add(Array(draft.key.utf8).span)
        var offset = UInt32(truncatingIfNeeded: (checksum.value ^ checksum.value >> 32) % 1_000_000_000)
        while let known = source.place(identifier: PlaceDraft.firstMadeIdentifier + offset),
            !source.hasName(known, Array(draft.name.utf8).span)
        {
            offset = (offset + 1) % 1_000_000_000
        }
        return PlaceDraft.firstMadeIdentifier + offset
    }
}
