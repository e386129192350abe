import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A candidate as numbers, most of them between 0 and 1: what the ranker looks at.
package enum CandidateFeatures {
    /// Numbers of the features that do not depend on the rest of the text.
    static let ownCount = 34
    /// Numbers of all features.
    package static let count = 64

    /// The features that a candidate has by its name alone, into `row` of `matrix`.
    static func own(
        _ group: MentionGroups.Group, _ index: Int, _ scale: NameScale, into matrix: inout [Float],
        at row: Int
    ) {
        let candidate = group.candidates[index]
        let place = candidate.place
        let size = log10(Float(place.population) + 1)
        matrix[row] = 1
        matrix[row + 1] = size / 7
        matrix[row + 2] = place.population == 0 ? 1 : 0
        matrix[row + 3 + Int(place.kind.rawValue)] = 1
        switch candidate.way {
        case .primary, .ascii: matrix[row + 15] = 1
        case .preferred, .short: matrix[row + 16] = 1
        case .alternate: matrix[row + 17] = 1
        case .colloquial, .historic: matrix[row + 18] = 1
        case .abbreviation: matrix[row + 19] = 1
        case .code: matrix[row + 20] = 1
        case .demonym: matrix[row + 21] = 1
        }
        matrix[row + 22 + Int(candidate.reading.rawValue)] = 1
        matrix[row + 27] = (scale.largest - size) / 7
        matrix[row + 28] = 1 / Float(1 + scale.ranks[index])
        matrix[row + 29] = log(Float(group.candidates.count)) / 5
        if let kinds = group.kinds { matrix[row + (kinds.holds(place.kind) ? 30 : 31)] = 1 }
        matrix[row + 32] = candidate.way.isUsual ? size / 7 : 0
        matrix[row + 33] = scale.hasCountry && place.kind != .country ? 1 : 0
    }

    /// The features that the rest of the text gives a candidate.
    static func context(
        _ group: Int, _ candidate: PlaceCandidate, _ point: SpherePoint, _ all: [MentionGroups.Group],
        _ context: ResolutionContext, _ world: WorldGazetteer, into matrix: inout [Float], at row: Int
    ) {
        let place = candidate.place
        let own = all[group]
        if let holder = own.holder {
            if let vote = context.votes[holder.group], world.isWithin(place.row, vote.place.row),
                place.row != vote.place.row
            {
                matrix[row + 34] = 1
            } else if all[holder.group].candidates.prefix(12).contains(where: {
                $0.row != place.row && world.isWithin(place.row, $0.row)
            }) {
                matrix[row + 35] = 1
            } else {
                matrix[row + 36] = 1
            }
            if holder.tie == .words { matrix[row + 37] = matrix[row + 34] }
        }
        for inner in own.contents {
            if let vote = context.votes[inner], vote.place.row != place.row,
                world.isWithin(vote.place.row, place.row)
            {
                matrix[row + 38] = 1
            } else if all[inner].candidates.prefix(40).contains(where: {
                $0.row != place.row && world.isWithin($0.row, place.row)
            }) {
                matrix[row + 39] = 1
            }
        }
        let others = context.others(than: group)
        if let country = place.country {
            let weight = context.weight(ofCountry: country, without: group)
            matrix[row + 40] = weight / (others + 0.5)
            matrix[row + 41] = weight > 0.3 ? 1 : 0
            if weight <= 0.1, others > 2 { matrix[row + 42] = 1 }
            if country != place.row {
                matrix[row + 43] = min(1, context.weight(ofNaming: country, without: group))
            }
        }
        if let admin1 = place.admin1 {
            let weight = context.weight(ofAdmin1: admin1, without: group)
            matrix[row + 44] = weight / (others + 0.5)
            matrix[row + 45] = min(1, weight / 2)
            if admin1 != place.row {
                matrix[row + 46] = min(1, context.weight(ofNaming: admin1, without: group))
            }
        }
        if let admin2 = place.admin2 {
            matrix[row + 47] = min(1, context.weight(ofAdmin2: admin2, without: group))
            if admin2 != place.row {
                matrix[row + 48] = min(1, context.weight(ofNaming: admin2, without: group))
            }
        }
        nearness(group, candidate, point, own, context, into: &matrix, at: row)
        if let sibling = own.sibling, let vote = context.votes[sibling] {
            matrix[row + (vote.place.row == place.row ? 58 : 59)] = 1
        }
        // "Georgia" between other countries, "Springfield" between other towns.
        if others > 0 {
            matrix[row + 60] = context.weight(ofKind: place.kind, without: group) / (others + 0.5)
        }
        matrix[row + 61] = min(1, others / 10)
    }

    private static func nearness(
        _ group: Int, _ candidate: PlaceCandidate, _ point: SpherePoint, _ own: MentionGroups.Group,
        _ context: ResolutionContext, into matrix: inout [Float], at row: Int
    ) {
        var nearest = Float.infinity
        var second = Float.infinity
        var sum: Float = 0
        var weights: Float = 0
        for number in context.vicinity(of: group) where number != group && number != own.sibling {
            guard let vote = context.votes[number], vote.place.row != candidate.row else { continue }
            let distance = point.kilometres(to: vote.x, vote.y, vote.z)
            sum += vote.weight * 300 / (300 + distance)
            weights += vote.weight
            guard vote.isSmall else { continue }
            if distance < nearest {
                second = nearest
                nearest = distance
            } else if distance < second {
                second = distance
            }
        }
        matrix[row + 49] = 30 / (30 + nearest)
        matrix[row + 50] = 150 / (150 + nearest)
        matrix[row + 51] = 600 / (600 + nearest)
        matrix[row + 52] = 150 / (150 + second)
        matrix[row + 53] = sum / (weights + 0.5)
        if let first = context.first, first != group, let vote = context.votes[first] {
            let distance = point.kilometres(to: vote.x, vote.y, vote.z)
            matrix[row + 54] = 60 / (60 + distance)
            matrix[row + 55] = 300 / (300 + distance)
        }
        var beside = Float.infinity
        for neighbour in own.neighbours {
            guard let vote = context.votes[neighbour], vote.place.row != candidate.row else { continue }
            beside = min(beside, point.kilometres(to: vote.x, vote.y, vote.z))
        }
        matrix[row + 56] = 60 / (60 + beside)
        matrix[row + 57] = 400 / (400 + beside)
    }
}

/// How the bearers of one name compare.
struct NameScale {
    /// Logarithm of the largest population.
    let largest: Float
    /// The place of each candidate in the order of the prior, from 0.
    let ranks: [Int]
    let hasCountry: Bool

    init(_ candidates: [PlaceCandidate]) {
        largest = log10(Float(candidates.map(\.place.population).max() ?? 0) + 1)
        let scores = candidates.map { NamePrior.score($0.place, $0.way) }
        var ranks = Array(repeating: 0, count: candidates.count)
        for (rank, index) in candidates.indices.sorted(by: { scores[$0] > scores[$1] }).enumerated() {
            ranks[index] = rank
        }
        self.ranks = ranks
        hasCountry = candidates.contains { $0.place.kind == .country && $0.way.isUsual }
    }
}
