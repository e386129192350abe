import Gazetteer
import Geometry

/// Chooses what the names of a description stand for, all together: "Berdyansk village, Volnovakha district, Donetsk region"
/// is not the port on the Sea of Azov.
struct ClauseResolver {
    let world: WorldGazetteer
    let clauses: [NamedClause]
    /// Areas that hold the place, by what is known besides the phrase: any of each list.
    let holders: [[PlaceRow]]
    let bias: GeocodingBias
    /// The choices of each clause, best first: everything asks for them again and again.
    private var ranked: [[Choice]] = []

    /// Weighs all names of a description.
    init(world: WorldGazetteer, clauses: [NamedClause], holders: [[PlaceRow]], bias: GeocodingBias) {
        self.world = world
        self.clauses = clauses
        self.holders = holders
        self.bias = bias
        ranked = clauses.indices.map { rank($0) }
    }

    /// A choice for the anchor.
    struct Choice {
        let clause: Int
        let place: NamedPlace
        /// Comparable within one description.
        let score: Double
        /// Whether all areas that the phrase names hold it, or lie near it.
        let isSupported: Bool
    }

    /// So near to another place that is named, a place is likely meant.
    private static let nearby = Length.kilometres(60)

    /// The choices of the clause that says most about the place, best first; empty when nothing is known.
    func choices() -> [Choice] {
        var best: [(level: Int, order: Int, choices: [Choice])] = []
        for index in clauses.indices where !clauses[index].places.isEmpty && !clauses[index].isContext {
            let choices = choices(of: index)
            guard let first = choices.first,
                first.isSupported
                    || !clauses[index].isBeginning && !hasOtherSupport(index) && isPlain(first.place)
            else { continue }
            best.append((first.place.level, order(index), choices))
        }
        // "Spin Boldak district, Kandahar": of a name that is a town's and its division's the division is meant, if it holds
        // what else is named.
        let holders = best.filter { holder in
            let areas = clauses[holder.choices[0].clause].places.filter { $0.level > 0 }.compactMap(\.row)
            return best.contains { held in
                guard held.order != holder.order,
                    ![.and, .dash].contains(clauses[held.choices[0].clause].clause.link),
                    held.choices[0].place.level < 2,
                    let row = held.choices[0].place.row
                else { return false }
                return areas.contains { $0 != row && world.isWithin(row, $0) }
            }
        }.map(\.order)
        if holders.count < best.count { best.removeAll { holders.contains($0.order) } }
        return best.min { ($0.level, $0.order) < ($1.level, $1.order) }?.choices ?? []
    }

    /// The clauses in the order in which they say where the place is: what has an owner or follows a
    /// colon is the finer.
    func order(_ index: Int) -> Int {
        switch clauses[index].clause.link {
        case .owner, .colon: index * 2 - 3
        default: index * 2
        }
    }

    /// Whether a place needs nothing that speaks for it: its name is the one of the phrase.
    private func isPlain(_ place: NamedPlace) -> Bool {
        guard holders.isEmpty else { return false }
        return place.match != .spelling || place.cost < 2
    }

    /// Whether some other clause has a place that the rest of the phrase supports.
    private func hasOtherSupport(_ index: Int) -> Bool {
        clauses.indices.contains { other in
            other != index && choices(of: other).first?.isSupported == true
        }
    }

    /// The choices of a clause, best first.
    func choices(of index: Int) -> [Choice] { ranked[index] }

    private func rank(_ index: Int) -> [Choice] {
        let named = clauses[index]
        let places =
            named.clause.kinds == nil ? named.places.filter { !isAroundSeat($0, named.places) } : named.places
        return places.map { choice(index, $0) }.sorted { $0.score > $1.score }
    }

    /// Whether a division surrounds a town of the same name: "Kidal" is the town before it is the region around it.
    private func isAroundSeat(_ place: NamedPlace, _ others: [NamedPlace]) -> Bool {
        guard let row = place.row, place.level == 1 || place.level == 2, place.match == .exact else {
            return false
        }
        return others.contains { other in
            guard let town = other.row, other.kind.isSettlement, other.kind != .quarter else { return false }
            return other.prior > place.prior - 0.25 && world.isWithin(town, row)
        }
    }

    private func choice(_ index: Int, _ place: NamedPlace) -> Choice {
        var score = place.prior
        switch place.match {
        case .exact, .kind: break
        case .written: score -= 0.05
        case .part: score -= 0.2
        case .spelling: score -= 0.35 + 0.1 * Double(place.cost)
        }
        if let row = place.row { score *= bias.factor(row, world) }
        var isSupported = true
        var support = 0.0
        var near = 0.0
        for (other, named) in clauses.enumerated() where other != index && !named.places.isEmpty {
            let own = named.places.lazy.map { self.support(place, $0) }.max() ?? 0
            score += own
            support = max(support, own)
            if named.places.contains(where: { $0.level < 3 }) { near = max(near, own) }
            // An area that is named must hold it, in borders old or new, or lie beside it.
            if named.mayHold,
                named.places.contains(where: { $0.level > place.level && $0.match != .spelling }),
                own < 0.3
            {
                isSupported = false
            }
        }
        for holder in holders where !holder.isEmpty {
            let isHeld = holder.contains { holds($0, place) }
            score += isHeld ? 1 : 0
            if !isHeld { isSupported = false }
        }
        // Two letters apart many names are: something else must speak for it.
        if place.match == .spelling, place.cost > 1, holders.isEmpty, support < 0.4 { isSupported = false }
        // Half a country is spelled nearly like anything: it takes more than the country to speak for such an anchor of a
        // distance, as a wrong one is worse than none.
        if place.match == .spelling, place.cost > 2, place.prior < 0.45,
            clauses[index].clause.relation?.stated != nil, near < 0.4
        {
            isSupported = false
        }
        // So are many first words.
        if clauses[index].isBeginning, holders.isEmpty, support < 0.4, place.prior < 0.55 {
            isSupported = false
        }
        return Choice(clause: index, place: place, score: score, isSupported: isSupported)
    }

    /// How much another named place speaks for this one, 0–1.
    private func support(_ place: NamedPlace, _ other: NamedPlace) -> Double {
        let weight = other.match == .spelling ? 0.6 : 1.0
        if let row = other.row, holds(row, place) { return weight }
        if let row = place.row, holds(row, other) { return 0.5 * weight }
        let distance = Geodesic.distance(from: place.coordinate, to: other.coordinate)
        if distance <= Self.nearby { return 0.6 * weight }
        guard let one = place.row, let two = other.row, let a = world.summary(one), let b = world.summary(two)
        else {
            return 0
        }
        if let admin1 = a.admin1, admin1 == b.admin1 { return 0.45 * weight }
        if let country = a.country, country == b.country { return 0.2 * weight }
        return 0
    }

    private func holds(_ area: PlaceRow, _ place: NamedPlace) -> Bool {
        if let row = place.row {
            return row == area || Area(rows: [area]).holder(of: row, world) != nil
        }
        return world.place(area).countryCode != nil
            && Geodesic.distance(from: place.coordinate, to: world.coordinate(of: area))
                <= world.place(area).extent
    }
}
