import Gazetteer
import Geometry

/// Ranks the places that bear a name.
struct PlaceRanking {
    /// A place in its order.
    struct Ranked {
        let row: PlaceRow
        /// How it bears the name.
        let kind: NameKind
        /// The first area of the query that holds it.
        let holder: PlaceRow?
        var score: Double
    }

    let world: WorldGazetteer
    let bonus: FeatureValues<Double>
    let bias: GeocodingBias
    /// The places an area of the query may be; each of the query's areas has some.
    var areas: [Area] = []
    /// Whether it is enough that one of the areas holds a place.
    var isLoose = false
    private let limit: Int
    private var best: [Ranked] = []
    /// So many are looked at for a town that stands for a division.
    private static let leading = 8
    private let kept: Int

    init(_ geocoder: Geocoder, bias: GeocodingBias, limit: Int) {
        world = geocoder.world
        bonus = geocoder.bonus
        self.bias = bias
        self.limit = limit
        kept = max(limit, Self.leading)
    }

    /// Best first.
    var ranked: [Ranked] {
        var ranked = best
        // "Kidal" is the town before it is the region around it, which a point would stand for badly.
        for division in ranked.indices.prefix(Self.leading) {
            let kind = world.summary(ranked[division].row)?.kind
            guard kind == .admin1 || kind == .admin2,
                let seat = ranked.indices.prefix(Self.leading).first(where: {
                    $0 > division && isSeat(ranked[$0].row, of: ranked[division].row)
                })
            else { continue }
            var town = ranked.remove(at: seat)
            town.score = ranked[division].score
            ranked.insert(town, at: division)
        }
        return Array(ranked.prefix(limit))
    }

    /// Whether a place that bears the division's name is its seat, or the town of it: one in ten of its people live there.
    /// Where data do not say which town is the seat, its name does.
    private func isSeat(_ town: PlaceRow, of division: PlaceRow) -> Bool {
        guard let place = world.summary(town), world.isWithin(town, division) else { return false }
        switch place.kind {
        case .seat, .capital: return true
        case .settlement: return place.population * 10 >= max(1, world.population(of: division))
        default: return false
        }
    }

    /// Adds the places of a look-up which are of these kinds.
    mutating func add(_ matches: [NameMatch], kinds: PlaceWords.Kinds? = nil, factor: Double = 1) {
        for match in matches {
            let isOwn = world.isOwn(match.row)
            // Rows ascend with falling population: from here on nothing can be better than the worst one kept.
            if best.count == kept, !isOwn, let last = best.last,
                scale(PlacePrior.bound(population: world.population(of: match.row))) * factor < last.score
            {
                break
            }
            if let kinds, world.summary(match.row).map({ kinds.holds($0.kind) }) != true { continue }
            let holder = holder(of: match.row)
            guard areas.isEmpty || holder != nil else { continue }
            // Who adds places of his own means them.
            let prior =
                isOwn
                ? 1
                : PlacePrior.score(
                    population: world.population(of: match.row), bonus: bonus[match.row], match.kind)
            insert(
                Ranked(
                    row: match.row, kind: match.kind, holder: holder,
                    score: scale(prior) * factor * bias.factor(match.row, world)))
        }
    }

    private func scale(_ prior: Double) -> Double { areas.isEmpty ? prior * 0.9 : 0.1 + prior * 0.9 }

    private mutating func insert(_ new: Ranked) {
        if let known = best.firstIndex(where: { $0.row == new.row }) {
            guard new.score > best[known].score else { return }
            best.remove(at: known)
        }
        func isBetter(_ a: Ranked, _ b: Ranked) -> Bool {
            a.score != b.score ? a.score > b.score : a.row < b.row
        }
        guard best.count < kept || isBetter(new, best[best.count - 1]) else { return }
        var low = 0
        var high = best.count
        while low < high {
            let middle = (low + high) / 2
            if isBetter(best[middle], new) { low = middle + 1 } else { high = middle }
        }
        best.insert(new, at: low)
        if best.count > kept { best.removeLast() }
    }

    /// The first area that holds a place; nil when there is none, or not all do that must.
    private func holder(of row: PlaceRow) -> PlaceRow? {
        guard !areas.isEmpty else { return nil }
        let holders = areas.compactMap { $0.holder(of: row, world) }
        return isLoose || holders.count == areas.count ? holders.first : nil
    }
}

/// The places that an area of a query may be.
struct Area: Sendable {
    /// All of its name.
    var rows: [PlaceRow] = []
    /// The name that was found in its place, where it is spelled otherwise.
    var spelling: String?

    /// The one that holds a place: by the hierarchy, or, for regions and islands, which hold none, by its extent.
    func holder(of row: PlaceRow, _ world: WorldGazetteer) -> PlaceRow? {
        rows.first { area in
            guard area != row else { return false }
            if world.isWithin(row, area) { return true }
            guard let kind = world.summary(area)?.kind, kind == .region || kind == .land else { return false }
            let distance = Geodesic.distance(from: world.coordinate(of: area), to: world.coordinate(of: row))
            return distance <= world.place(area).extent
        }
    }
}
