import Gazetteer
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Chooses what each name of a text stands for: importance, the areas named beside it, and the countries the text is about.
struct ToponymResolver {
    let world: WorldGazetteer
    let text: RunningText

    /// The row each span stands for; nil where the evidence does not carry even the best one.
    func resolve(_ spans: [ToponymSpan]) -> [PlaceRow?] {
        var votes = spans.map { countryNamed(by: $0).map { Vote(country: $0, weight: 2) } }
        var chosen: [PlaceRow?] = []
        // Three rounds: from the second on the countries of the places themselves are known.
        for _ in 0..<3 {
            chosen = spans.indices.map { choose(spans[$0], spans, Weights(votes, except: $0)) }
            votes = spans.indices.map { index in
                if let named = countryNamed(by: spans[index]) { return Vote(country: named, weight: 2) }
                guard let row = chosen[index],
                    spans[index].evidence + importance(row) >= ToponymEvidence.enough,
                    let country = world.country(of: row)
                else { return nil }
                return Vote(country: country, weight: 1)
            }
        }
        return zip(spans, chosen).map { span, row in
            guard let row, !span.isDemonym else { return nil }
            return span.evidence + importance(row) >= ToponymEvidence.enough ? row : nil
        }
    }

    // MARK: Countries

    /// What one name says about the country that the text is about; a country's own name counts double.
    private struct Vote {
        let country: PlaceRow
        let weight: Double
    }

    /// The share of the votes that each country has, one name's own vote left out.
    private struct Weights {
        private var shares: [PlaceRow: Double] = [:]
        let total: Double

        init(_ votes: [Vote?], except own: Int) {
            var total = 0.0
            for (index, vote) in votes.enumerated() where index != own {
                guard let vote else { continue }
                shares[vote.country, default: 0] += vote.weight
                total += vote.weight
            }
            self.total = total
        }

        func share(_ country: PlaceRow) -> Double { total > 0 ? (shares[country] ?? 0) / total : 0 }
    }

    /// The country that a name or a demonym stands for.
    private func countryNamed(by span: ToponymSpan) -> PlaceRow? {
        guard let first = span.matches.first, span.isDemonym || span.evidence > -2 else { return nil }
        return isCountry(first.row) ? first.row : nil
    }

    private func isCountry(_ row: PlaceRow) -> Bool { world.place(row).featureCode.hasPrefix("PCL") }

    // MARK: Choice

    private func choose(_ span: ToponymSpan, _ spans: [ToponymSpan], _ countries: Weights) -> PlaceRow? {
        let holders = span.container.map { spans[$0].matches.map(\.row) } ?? []
        var best: (score: Double, row: PlaceRow)?
        // Postings come most important first; the tail of a very common name cannot win.
        for match in span.matches.prefix(300) {
            let place = world.place(match.row)
            var score = log10(Double(place.population) + 10) + 6 * PlacePrior.kindBonus(place)
            score -= 4 * (1 - PlacePrior.nameFactor(match.kind))
            if let country = world.country(of: match.row), country != match.row {
                let share = countries.share(country)
                score += 7 * share
                // A namesake in a country that a text full of other countries never mentions.
                if share == 0, countries.total >= 3 { score -= 2 }
            }
            if holders.contains(where: { $0 != match.row && world.isWithin(match.row, $0) }) { score += 6 }
            if let kind = span.kindWord { score += agreement(kind, place) }
            if place.name == text.line(in: text.span(of: span.tokens)) { score += 0.7 }
            if score > best?.score ?? -.infinity { best = (score, match.row) }
        }
        return best?.row
    }

    /// Whether "city", "province" … fits the place.
    private func agreement(_ kind: String, _ place: Place) -> Double {
        let isSettlement = place.featureClass == .settlement
        switch kind {
        case "city", "town", "village", "hamlet", "suburb", "settlement", "locality":
            return isSettlement ? 2 : -3
        case "capital": return place.featureCode == "PPLC" ? 4 : isSettlement ? 1 : -3
        case "province", "governorate", "state", "oblast", "region", "department", "prefecture", "division":
            return place.featureCode == "ADM1"
                ? 5 : place.featureCode.hasPrefix("ADM") || place.featureCode == "RGN" ? 2 : -2
        case "district", "county", "municipality", "township", "raion", "woreda", "subdistrict", "commune",
            "canton", "borough":
            return place.featureCode.hasPrefix("ADM") && place.featureCode != "ADM1"
                ? 3 : isSettlement ? 0 : -1
        default: return 0
        }
    }

    /// The evidence that a place's own weight brings along, 0–3.
    private func importance(_ row: PlaceRow) -> Double {
        let place = world.place(row)
        if place.featureCode.hasPrefix("PCL") || place.featureCode == "CONT" { return 2.5 }
        if place.featureCode == "ADM1" { return 1.5 }
        switch place.population {
        case 1_000_000...: return 2
        case 200_000...: return 1.5
        case 50_000...: return 1
        case 5_000...: return 0.5
        default: return 0
        }
    }
}
