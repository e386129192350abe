public import Geometry

/// A place near a point, with the geodesic between them.
public struct NearbyPlace: Hashable, Sendable {
    /// The place.
    public let row: PlaceRow
    /// How far the point is from the place's own.
    public let distance: Length
    /// The direction in which the point lies as seen from the place, degrees clockwise from north, -180...180.
    /// Means nothing where the distance is 0.
    public let azimuth: Double
}

/// Which places count as near.
public struct PlaceFilter: Hashable, Sendable {
    /// Only places with at least so many inhabitants; 0 takes those of unknown population, too.
    public var minimumPopulation: Int
    /// Only places of these classes; empty takes all.
    public var classes: Set<FeatureClass>
    /// Only places whose feature code begins with one of these (`PPLA` also takes `PPLA2`); empty takes all.
    public var codes: Set<String>

    /// A filter.
    public init(minimumPopulation: Int = 0, classes: Set<FeatureClass> = [], codes: Set<String> = []) {
        self.minimumPopulation = minimumPopulation
        self.classes = classes
        self.codes = codes
    }

    /// Towns and villages, those that are no more left out (`PPLH`, `PPLQ`, `PPLW`).
    public static let settlements = PlaceFilter(classes: [.settlement])

    /// Whether a feature is asked for. Who asks for settlements does not mean those that are no more.
    func takes(_ featureClass: FeatureClass, _ code: String) -> Bool {
        guard classes.isEmpty || classes.contains(featureClass) else { return false }
        if codes.isEmpty { return !["PPLH", "PPLQ", "PPLW", "ADM1H", "ADM2H"].contains(code) }
        return codes.contains { code.hasPrefix($0) }
    }
}

/// Finds the places near many points; keeps what does not depend on the point.
///
/// It holds buffers of its own: use one a thread.
public struct NearbySearch {
    private let world: WorldGazetteer
    private let tree: PointTree?
    private let filter: WantedPlaces
    private var hits: [PointTree.Hit] = []
    private var found: [NearbyPlace] = []

    /// A search through the places of an index. Without its section NEAR every point is compared with all of them.
    public init(_ world: WorldGazetteer, filter: PlaceFilter = .settlements) {
        self.world = world
        tree = world.index.nearest
        self.filter = WantedPlaces(world, filter)
    }

    /// Whether the index has a section for this.
    public var isIndexed: Bool { tree != nil }

    /// The nearest places by geodesic distance, at most `limit`, the nearest first; of equally near ones the more
    /// important first.
    public mutating func nearest(to coordinate: Coordinate, limit: Int = 1) -> [NearbyPlace] {
        guard limit > 0 else { return [] }
        found.removeAll(keepingCapacity: true)
        if let tree {
            tree.nearest(TreeQuery(coordinate), limit: limit, into: &hits, filter: filter)
        } else {
            hits = world.hits(around: coordinate, limit: limit, filter: filter)
        }
        for hit in hits {
            let row = PlaceRow(index: hit.payload)
            let line = Geodesic.inverse(from: world.coordinate(of: row), to: coordinate)
            found.append(NearbyPlace(row: row, distance: line.distance, azimuth: line.initialAzimuth))
        }
        if found.count > 1 { found.sort { ($0.distance, $0.row) < ($1.distance, $1.row) } }
        if found.count > limit { found.removeLast(found.count - limit) }
        return found
    }
}

/// A `PlaceFilter`, made ready for the places of an index.
private struct WantedPlaces: PointFilter {
    private let places: Range<Int>
    /// Rows from here on have fewer inhabitants than wanted.
    private let rowLimit: UInt32
    /// Whether a feature is wanted, by its number.
    private let features: [Bool]

    init(_ world: WorldGazetteer, _ filter: PlaceFilter) {
        places = world.index.places
        rowLimit = world.firstRow(populationBelow: filter.minimumPopulation)
        features = (0..<world.index.features.count / 12).map { number in
            let (featureClass, code) = world.index.feature(UInt16(clamping: number))
            return filter.takes(featureClass, code)
        }
    }

    @inline(__always)
    func takes(_ row: UInt32, _ bytes: RawSpan) -> Bool {
        guard row < rowLimit else { return false }
        let feature = Int(OpenIndex.featureNumber(bytes, places, row))
        return feature < features.count && features[feature]
    }
}

extension WorldGazetteer {
    /// The places nearest to a point; for many points use one `NearbySearch`.
    public func nearest(
        to coordinate: Coordinate, limit: Int = 1, filter: PlaceFilter = .settlements
    ) -> [NearbyPlace] {
        var search = NearbySearch(self, filter: filter)
        return search.nearest(to: coordinate, limit: limit)
    }

    /// The first row whose population is less: rows descend by it.
    fileprivate func firstRow(populationBelow least: Int) -> UInt32 {
        var low: UInt32 = 0
        var high = UInt32(clamping: placeCount)
        while low < high {
            let middle = low + (high - low) / 2
            if Int(index.record(middle)?.population ?? 0) >= least { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What `PointTree.nearest` would find, one place after the other.
    fileprivate func hits(
        around coordinate: Coordinate, limit: Int, filter: WantedPlaces
    ) -> [PointTree.Hit] {
        let query = TreeQuery(coordinate)
        var hits: [PointTree.Hit] = []
        let bytes = index.bytes
        for row in rows where bytes.withRawSpan(0..<bytes.count, { filter.takes(row.index, $0) }) {
            let place = TreeQuery(self.coordinate(of: row))
            let (x, y, z) = (place.x - query.x, place.y - query.y, place.z - query.z)
            hits.append(PointTree.Hit(squared: x * x + y * y + z * z, payload: row.index))
        }
        hits.sort { ($0.squared, $0.payload) < ($1.squared, $1.payload) }
        guard hits.count > limit else { return hits }
        let farthest = hits[limit - 1].squared.squareRoot()
        let radius = farthest + TreeQuery.slack(farthest)
        return Array(hits.prefix { $0.squared <= radius * radius })
    }
}
