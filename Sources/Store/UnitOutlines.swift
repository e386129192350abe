internal import Datasets
internal import Formats
internal import Gazetteer
internal import Geocoding
internal import Geometry
internal import Synchronization

/// An area that incidents share.
struct AreaKey: Hashable, Sendable {
    var latitude: Double
    var longitude: Double
    /// How far from there it reaches, metres.
    var uncertainty: Double
    /// What it is: the rule of a disc, or `AreaKey.outline`.
    var rule: String
    var matched: String?

    /// An area that is the outline of a country or division.
    static let outline = "outline of the division or country"
    /// One that a row brought with it; `matched` is the row's incident then.
    static let published = "extent as published"
}

/// A shape as the store keeps it.
struct StoredShape: Sendable {
    let blob: [UInt8]
    let bounds: PlanarBounds

    /// A shape; of areas, several even where it is one, as the layer says.
    init(_ shape: Shape) {
        let areas: Shape = if case .polygon(let polygon) = shape { .polygons([polygon]) } else { shape }
        bounds = PlanarBounds(areas)
        blob = geoPackageBlob(areas, bounds: bounds)
    }
}

/// The outlines of the countries and divisions that incidents are placed on, for all threads: each is drawn once, however
/// many incidents it has, as drawing takes some milliseconds.
final class UnitOutlines: Sendable {
    /// An outline with what it is known by.
    final class Outline: Sendable {
        let key: AreaKey
        let shape: StoredShape

        init(key: AreaKey, shape: StoredShape) {
            self.key = key
            self.shape = shape
        }
    }

    private let world: WorldGazetteer
    private let known = Mutex<[PlaceRow: Outline?]>([:])

    init(_ world: WorldGazetteer) { self.world = world }

    /// The outline of a unit; nil where the gazetteer has none.
    func outline(_ unit: PlaceRow) -> Outline? {
        if let found = known.withLock({ $0[unit] }) { return found }
        // Drawn without the lock: two threads that meet it at once draw the same.
        let outline = draw(unit)
        known.withLock { $0[unit] = .some(outline) }
        return outline
    }

    private func draw(_ unit: PlaceRow) -> Outline? {
        guard let polygons = world.outline(of: unit)?.polygons, !polygons.isEmpty else { return nil }
        let place = world.place(unit)
        let reach = polygons.lazy.flatMap(\.exterior.coordinates).map {
            Geodesic.distance(from: place.coordinate, to: $0).metres
        }.max()
        let key = AreaKey(
            latitude: place.coordinate.latitude, longitude: place.coordinate.longitude,
            uncertainty: ((reach ?? 0) * 10).rounded() / 10, rule: AreaKey.outline,
            matched: world.title(of: place))
        return Outline(key: key, shape: StoredShape(.polygons(polygons)))
    }
}
