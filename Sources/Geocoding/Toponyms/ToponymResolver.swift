import Gazetteer
import Geometry

/// Chooses what each name of a text stands for: importance, the areas named beside it, and what the text is about.
struct ToponymResolver {
    let world: WorldGazetteer
    let text: RunningText
    let spans: [ToponymSpan]
    private let candidates: ToponymCandidates
    /// The spans of each name.
    private let spansOfName: [[Int]]
    /// The spans that each span is the area of.
    private let contents: [[Int]]
    /// The names that follow a first name somewhere in the text.
    private let surnames: Set<Int>

    init(world: WorldGazetteer, text: RunningText, spans: [ToponymSpan]) {
        self.world = world
        self.text = text
        self.spans = spans
        let candidates = ToponymCandidates(spans, world: world)
        self.candidates = candidates
        var spansOfName = [[Int]](repeating: [], count: candidates.names.count)
        var contents = [[Int]](repeating: [], count: spans.count)
        var surnames: Set<Int> = []
        for (index, span) in spans.enumerated() {
            spansOfName[candidates.nameOfSpan[index]].append(index)
            if let container = span.container { contents[container].append(index) }
            if span.isSurname { surnames.insert(candidates.nameOfSpan[index]) }
        }
        self.spansOfName = spansOfName
        self.contents = contents
        self.surnames = surnames
    }

    /// What a span stands for, and the namesake that would have been next.
    struct Resolved {
        let row: PlaceRow
        var runnerUp: PlaceRow?
    }

    /// What each span stands for; nil where the evidence does not carry even the best one.
    /// Demonyms stand for their countries where they are asked for, otherwise for nothing.
    func resolve(includingDemonyms: Bool) -> [Resolved?] {
        var focus = TextFocus(candidates.names.indices.map { countryVote($0) })
        var chosen: [Choice?] = []
        // From the second round on the countries of the places themselves are known.
        for round in 0..<3 {
            chosen = spans.indices.map { choose($0, focus, after: round == 0 ? [] : chosen) }
            guard round < 2 else { break }
            focus = TextFocus(candidates.names.indices.map { vote($0, chosen, focus) })
        }
        return spans.indices.map { index in
            guard let choice = chosen[index] else { return nil }
            if spans[index].isDemonym {
                return includingDemonyms ? spans[index].people.map { Resolved(row: $0) } : nil
            }
            guard isPlace(index, choice, focus) else { return nil }
            return Resolved(row: choice.candidate.row, runnerUp: runnerUp(of: choice, index))
        }
    }

    /// What a span stands for, if it is a place at all.
    private struct Choice {
        let candidate: ToponymCandidate
        /// Whether it lies in the area that the text names with it.
        let isHeld: Bool
        /// What the candidates of the name scored, in their order.
        var scores: [Double] = []
    }

    // MARK: Votes

    /// What a country's name or a demonym says of the text, before anything is resolved.
    private func countryVote(_ name: Int) -> TextFocus.Vote? {
        guard let first = candidates.names[name].first, first.isCountry else { return nil }
        let isNamed = spansOfName[name].contains { index in
            spans[index].evidence > -2 && !Self.divisionKinds.contains(spans[index].kindWord ?? "")
        }
        guard isNamed else { return nil }
        return TextFocus.Vote(
            country: first.row, division: nil, weight: first.kind == .demonym ? 1 : 2, coordinate: nil)
    }

    private func vote(_ name: Int, _ chosen: [Choice?], _ focus: TextFocus) -> TextFocus.Vote? {
        let best = spansOfName[name].filter { index in
            chosen[index].map { isPlace(index, $0, focus) } ?? false
        }.max { spans[$0].evidence < spans[$1].evidence }
        guard let best, let choice = chosen[best] else { return countryVote(name) }
        let candidate = choice.candidate
        if candidate.isCountry { return countryVote(name) }
        guard let country = candidate.country else { return nil }
        let division = candidate.place.featureCode == "ADM1" ? candidate.row : candidate.place.admin1
        let isSmall = candidate.place.extent < .kilometres(100)
        // A guess must not be what the next guess rests on.
        if candidate.isObscure, !choice.isHeld { return nil }
        return TextFocus.Vote(
            country: country, division: division, weight: 1,
            coordinate: isSmall ? candidate.place.coordinate : nil)
    }

    // MARK: Choice

    private func choose(_ index: Int, _ focus: TextFocus, after chosen: [Choice?]) -> Choice? {
        let span = spans[index]
        let name = candidates.nameOfSpan[index]
        let holders = holders(of: index, chosen)
        // Another mention of the same name may say what this one leaves out.
        let elsewhere =
            holders.isEmpty
            ? spansOfName[name].prefix(8).flatMap { $0 == index ? [] : self.holders(of: $0, chosen) } : []
        let exact = text.line(in: text.span(of: span.tokens))
        let isBound =
            span.apposition != .none
            && candidates[index].contains { candidate in
                holders.contains { $0.place.featureClass == .administrative && holds($0, candidate) }
            }
        var best: (score: Double, choice: Choice)?
        var scores: [Double] = []
        for candidate in candidates[index] {
            var score = candidate.prior
            if let country = candidate.country, country != candidate.row {
                let share = focus.share(ofCountry: country, without: name)
                score += Self.countryWeight * share
                // A namesake in a country that a text full of other countries never mentions.
                if share <= 0, focus.others(than: name) >= 2 { score -= candidate.isObscure ? 3 : 1.5 }
                let division = candidate.place.featureCode == "ADM1" ? candidate.row : candidate.place.admin1
                if let division {
                    score += Self.divisionWeight * focus.share(ofDivision: division, without: name)
                }
                score += Self.nearnessWeight * focus.nearness(to: candidate.place.coordinate, without: name)
            }
            let isHeld = holders.contains { holds($0, candidate) }
            if isHeld {
                // "X, Y" leaves no other choice where Y has an X.
                score += isBound ? 20 : 6
            } else if elsewhere.contains(where: { holds($0, candidate) }) {
                score += 5
            }
            if holdsContents(candidate, index) { score += 4 }
            if let kind = span.kindWord {
                score += PlaceKinds.agreement(kind, candidate.place)
                // "Beni territory" is the division around the town, where there is one.
                if candidate.isSettlement, PlaceKinds.isDivision(kind),
                    candidates[index].contains(where: { $0.isDivision && holds($0, candidate) })
                {
                    score -= 8
                }
            } else if candidate.hasSeat || isOutshone(candidate, index), !span.isLabel {
                // "in Idlib" is the city, unless the text says governorate.
                score -= 3
            }
            if candidate.place.name == exact { score += 0.7 }
            // "Mexico" is another name of its capital, too, and a division; a text means the country.
            if candidate.isSettlement && candidate.kind.rawValue > NameKind.ascii.rawValue
                || candidate.place.featureCode == "ADM1" && span.kindWord == nil,
                candidates[index].contains(where: {
                    $0.isCountry && $0.kind.isUsual && $0.row == candidate.country
                })
            {
                score -= 6
            }
            scores.append(score)
            if score > best?.score ?? -.infinity {
                best = (score, Choice(candidate: candidate, isHeld: isHeld))
            }
        }
        best?.choice.scores = scores
        return best?.choice
    }

    /// The namesake that scored next, of those that lie elsewhere: the district around a town and the part of it that bears its name
    /// are no other places.
    private func runnerUp(of choice: Choice, _ index: Int) -> PlaceRow? {
        let place = choice.candidate.place
        let order = candidates[index].indices.sorted { choice.scores[$0] > choice.scores[$1] }
        return order.lazy.map { candidates[index][$0] }.first { other in
            other.row != place.row && !world.isWithin(other.row, place.row)
                && !world.isWithin(place.row, other.row)
                && Geodesic.distance(from: place.coordinate, to: other.place.coordinate)
                    > max(place.extent, other.place.extent)
        }?.row
    }

    /// Whether a large town elsewhere bears the name of a division: "Gaza" is the city before it is the province of Mozambique.
    private func isOutshone(_ candidate: ToponymCandidate, _ index: Int) -> Bool {
        candidate.isDivision
            && candidates[index].contains {
                $0.isSettlement && $0.kind.isUsual
                    && $0.place.population * 10 >= max(1_000_000, candidate.place.population)
            }
    }

    private static let countryWeight = 4.5
    private static let divisionWeight = 2.5
    private static let nearnessWeight = 2.0
    private static let divisionKinds: Set<String> = [
        "province", "state", "department", "governorate", "county",
    ]

    /// What the area named with a span may be: what it was taken for in the last round, otherwise any bearer of its name.
    private func holders(of index: Int, _ chosen: [Choice?]) -> [ToponymCandidate] {
        guard let container = spans[index].container else { return [] }
        if !chosen.isEmpty, let choice = chosen[container] { return [choice.candidate] }
        return Array(candidates[container].prefix(12))
    }

    private func holds(_ holder: ToponymCandidate, _ candidate: ToponymCandidate) -> Bool {
        guard holder.row != candidate.row else { return false }
        if world.isWithin(candidate.row, holder.row) { return true }
        return holder.isSettlement && candidate.place.featureClass != .administrative
            && PlaceKinds.isBeside(candidate.place, holder.place)
    }

    /// Whether something that the text says lies in the span's place has a bearer of its name in this candidate.
    private func holdsContents(_ candidate: ToponymCandidate, _ index: Int) -> Bool {
        contents[index].contains { inner in
            candidates[inner].prefix(40).contains {
                $0.row != candidate.row && world.isWithin($0.row, candidate.row)
            }
        }
    }

    // MARK: Place or not

    /// Whether the words around a span and the weight of what it may stand for make it a place.
    private func isPlace(_ index: Int, _ choice: Choice, _ focus: TextFocus) -> Bool {
        let span = spans[index]
        let candidate = choice.candidate
        let name = candidates.nameOfSpan[index]
        var evidence = span.evidence + importance(candidate)
        if choice.isHeld { evidence += 2.5 }
        if span.hasArticle, span.kindWord == nil, candidate.isSettlement || candidate.isObscure {
            evidence -= 2
        }
        if !contents[index].isEmpty, holdsContents(candidate, index) { evidence += 2 }
        if let country = candidate.country, country != candidate.row {
            let share = focus.share(ofCountry: country, without: name)
            evidence += min(1, 1.5 * share)
            if share <= 0, !choice.isHeld, focus.others(than: name) >= (candidate.isObscure ? 2 : 3),
                candidate.isObscure || candidate.place.population < 300_000
                    || candidate.place.featureCode.hasPrefix("ADM") && candidate.place.featureCode != "ADM1",
                span.apposition != .closed, !(span.isPlaced && isWellKnown(candidate))
            {
                // Hardly ever meant: a small place in a country that the text never speaks of.
                return false
            }
            if candidate.isObscure, share < 0.2, !choice.isHeld { evidence -= 1 }
        }
        // "Abdifatah Aden" somewhere makes a bare "Aden" that man.
        if surnames.contains(name), !span.isPlaced, !choice.isHeld, !candidate.isCountry { evidence -= 2 }
        return evidence >= ToponymEvidence.enough
    }

    /// Whether "in" before its usual name is enough, whatever else a text is about.
    private func isWellKnown(_ candidate: ToponymCandidate) -> Bool {
        candidate.isSettlement && candidate.kind.isUsual
            && (candidate.place.population >= 100_000
                || ["PPLA", "PPLC"].contains(candidate.place.featureCode))
    }

    /// The evidence that a place's own weight brings along, 0–2.5.
    private func importance(_ candidate: ToponymCandidate) -> Double {
        if candidate.isCountry || candidate.place.featureCode == "CONT" {
            return candidate.kind.isUsual || candidate.kind == .abbreviation ? 2.5 : 1
        }
        if candidate.place.featureCode == "ADM1" { return 1.5 }
        switch candidate.place.population {
        case 1_000_000...: return 2
        case 200_000...: return 1.5
        case 50_000...: return 1
        case 5_000...: return 0.5
        default: return 0
        }
    }
}
