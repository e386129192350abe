import Gazetteer
import Geometry

/// The outlines that descriptions asked for: each takes some milliseconds to read. For one thread.
final class Outlines {
    private let world: WorldGazetteer
    private var known: [PlaceRow: PlaceOutline?] = [:]
    /// Memory must not grow with the input.
    private static let most = 200

    init(_ world: WorldGazetteer) { self.world = world }

    /// The outline of a country, a division or an island; nil for any other place.
    func outline(_ row: PlaceRow) -> PlaceOutline? {
        if let outline = known[row] { return outline }
        let kind = world.summary(row)?.kind
        let hasOutline = kind == .country || kind == .admin1 || kind == .admin2 || kind == .land
        let outline = hasOutline ? world.outline(of: row) : nil
        if known.count >= Self.most { known.removeAll() }
        known[row] = .some(outline)
        return outline
    }
}
