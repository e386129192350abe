package import Gazetteer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Chooses among the bearers of each name of a text, in rounds: each weighs the candidates in the light of what the
/// round before chose for the other names.
package struct PlaceResolver {
    /// What is chosen for a group.
    package struct Choice: Sendable {
        /// Its number among the group's candidates.
        package let candidate: Int
        /// How sure, 0–1.
        package let share: Float
        /// The shares of all candidates.
        let shares: [Float]
    }

    package let groups: MentionGroups
    private let world: WorldGazetteer
    private let mentions: [Mention]
    private let surroundings: [MentionSurroundings]
    private let own: [[Float]]
    private let points: [[SpherePoint]]
    /// By group; nil where there is no candidate, and before the first round.
    package private(set) var choices: [Choice?]

    init(
        _ groups: MentionGroups, _ mentions: [Mention], _ surroundings: [MentionSurroundings],
        _ world: WorldGazetteer
    ) {
        self.groups = groups
        self.mentions = mentions
        self.surroundings = surroundings
        self.world = world
        choices = Array(repeating: nil, count: groups.groups.count)
        points = groups.groups.map { group in
            group.candidates.map { SpherePoint(latitude: $0.latitude, longitude: $0.longitude) }
        }
        own = groups.groups.map { group in
            var matrix = [Float](repeating: 0, count: group.candidates.count * CandidateFeatures.count)
            let scale = NameScale(group.candidates)
            for index in group.candidates.indices {
                CandidateFeatures.own(group, index, scale, into: &matrix, at: index * CandidateFeatures.count)
            }
            return matrix
        }
    }

    /// The candidates of a group.
    package func candidates(_ group: Int) -> [PlaceCandidate] { groups.groups[group].candidates }

    /// The mentions of a group.
    package func mentions(_ group: Int) -> [Int] { groups.groups[group].mentions }

    /// The features of a group's candidates, one after the other, in the light of the present choices.
    package func features(_ group: Int) -> [Float] { features(group, ResolutionContext(votes())) }

    private func features(_ group: Int, _ context: ResolutionContext) -> [Float] {
        var matrix = own[group]
        for (index, candidate) in groups.groups[group].candidates.enumerated() {
            CandidateFeatures.context(
                group, candidate, points[group][index], groups.groups, context, world, into: &matrix,
                at: index * CandidateFeatures.count)
        }
        return matrix
    }

    /// What the judges look at to rate each mention and the choice for it.
    package func placements() -> [[Float]] {
        let context = ResolutionContext(votes())
        let chosen = groups.groups.indices.map { number -> [Float] in
            var row = [Float](repeating: 0, count: CandidateFeatures.count)
            if let choice = choices[number] {
                let start = choice.candidate * CandidateFeatures.count
                row = Array(own[number][start..<start + CandidateFeatures.count])
                CandidateFeatures.context(
                    number, groups.groups[number].candidates[choice.candidate],
                    points[number][choice.candidate], groups.groups, context, world, into: &row, at: 0)
            }
            let margins = groups.groups[number].mentions.map { mentions[$0].margin ?? 0 }
            PlacementFeatures.append(share: choices[number]?.share ?? 0, margins: margins, to: &row)
            return row
        }
        return mentions.indices.map { index in
            let number = groups.groupOfMention[index]
            var row = chosen[number]
            PlacementFeatures.append(
                share: choices[number]?.share ?? 0, margin: mentions[index].margin ?? 0,
                surroundings: surroundings[index], to: &row)
            return row
        }
    }

    private func votes() -> [ResolutionContext.Vote?] {
        choices.enumerated().map { group, choice in
            guard let choice else { return nil }
            let place = groups.groups[group].candidates[choice.candidate].place
            let point = points[group][choice.candidate]
            let often = min(2, 1 + 0.25 * Float(groups.groups[group].mentions.count - 1))
            return ResolutionContext.Vote(
                place: place, weight: choice.share * often,
                isSmall: place.kind != .country && place.kind != .region && place.kind != .admin1,
                x: point.x, y: point.y, z: point.z)
        }
    }

    /// One round over all groups.
    package mutating func choose(by ranker: PlaceRanker) {
        let context = ResolutionContext(votes())
        var units = [Float](repeating: 0, count: PlaceRanker.hidden)
        var next = choices
        for group in groups.groups.indices {
            let count = groups.groups[group].candidates.count
            guard count > 0 else { continue }
            let matrix = features(group, context)
            let scores = (0..<count).map {
                ranker.score(matrix.span, at: $0 * CandidateFeatures.count, &units)
            }
            next[group] = Self.choice(PlaceRanker.shares(scores))
        }
        choices = next
    }

    /// Chooses what is likeliest by the name alone: large places, countries, capitals. What there is without training.
    package mutating func chooseLikeliest() {
        choices = groups.groups.map { group in
            let scores = group.candidates.map { NamePrior.score($0.place, $0.way) }
            return scores.indices.max { scores[$0] < scores[$1] }.map {
                Choice(candidate: $0, share: 1, shares: scores.map { _ in 0 })
            }
        }
    }

    private static func choice(_ shares: [Float]) -> Choice? {
        guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }) else { return nil }
        return Choice(candidate: best, share: shares[best], shares: shares)
    }
}

/// Turns texts with known mentions into what the ranker learns from.
package struct ResolverReader {
    private var reader: TextReader

    package init(_ world: WorldGazetteer) { reader = TextReader(world) }

    /// A text's resolver for mentions at spans of code points.
    package mutating func resolver(_ text: [UInt8], spans: [Range<Int>]) -> PlaceResolver {
        reader.tidy()
        return reader.resolver(text.span, spans: spans)
    }

    /// A text's resolver for mentions that a tagger found in it.
    package mutating func resolver(_ text: [UInt8], _ mentions: [Mention]) -> PlaceResolver {
        reader.tidy()
        return reader.resolver(reader.read(text.span), mentions)
    }
}

extension TextReader {
    mutating func resolver(_ text: Span<UInt8>, spans: [Range<Int>]) -> PlaceResolver {
        let read = read(text)
        return resolver(read, read.mentions(at: spans))
    }

    mutating func resolver(_ read: ReadText, _ mentions: [Mention]) -> PlaceResolver {
        let forms = vocabulary.forms
        return withNames { names in
            PlaceResolver(
                MentionGroups(mentions, read, forms, &names), mentions,
                mentions.map { MentionSurroundings($0, read, forms) }, names.world)
        }
    }
}

extension ReadText {
    /// Mentions at spans of code points: all lexemes that a span touches. In the order of the spans.
    func mentions(at spans: [Range<Int>]) -> [Mention] {
        spans.map { span in
            // Lexemes ascend: the first that ends behind the span's start.
            var low = 0
            var high = lexemes.count
            while low < high {
                let middle = (low + high) / 2
                if Int(lexemes[middle].scalarEnd) <= span.lowerBound {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            var end = low
            while end < lexemes.count, Int(lexemes[end].scalarStart) < span.upperBound { end += 1 }
            return Mention(lexemes: low..<max(low, end), scalars: span)
        }
    }
}
