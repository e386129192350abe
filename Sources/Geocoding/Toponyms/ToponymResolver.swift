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
        var countries = countryWeights(spans, chosen: nil)
        var chosen: [PlaceRow?] = []
        // Twice: the second time the countries of the places themselves are known.
        for round in 0..<2 {
            chosen = spans.map { span in choose(span, spans, countries) }
            if round == 0 { countries = countryWeights(spans, chosen: chosen) }
        }
        return zip(spans, chosen).map { span, row in
            guard let row, !span.isDemonym else { return nil }
            return span.evidence + importance(row) >= ToponymEvidence.enough ? row : nil
        }
    }

    // MARK: Countries

    /// How much the text is about each country: its name and demonym count double.
    private func countryWeights(_ spans: [ToponymSpan], chosen: [PlaceRow?]?) -> [PlaceRow: Double] {
        var weights: [PlaceRow: Double] = [:]
        for (index, span) in spans.enumerated() {
            if let country = span.matches.first(where: { isCountry($0.row) })?.row {
                weights[country, default: 0] += 2
            } else if let chosen, let row = chosen[index], span.evidence + importance(row) >= ToponymEvidence.enough,
                let country = world.country(of: row)
            {
                weights[country, default: 0] += 1
            }
        }
        let total = weights.values.reduce(0, +)
        return total > 0 ? weights.mapValues { $0 / total } : [:]
    }

    private func isCountry(_ row: PlaceRow) -> Bool { world.place(row).featureCode.hasPrefix("PCL") }

    // MARK: Choice

    private func choose(_ span: ToponymSpan, _ spans: [ToponymSpan], _ countries: [PlaceRow: Double]) -> PlaceRow? {
        let holders = span.container.map { spans[$0].matches.map(\.row) } ?? []
        var best: (score: Double, row: PlaceRow)?
        // Postings come most important first; the tail of a very common name cannot win.
        for match in span.matches.prefix(300) {
            let place = world.place(match.row)
            var score = log10(Double(place.population) + 10) + 6 * PlacePrior.kindBonus(place)
            score -= 4 * (1 - PlacePrior.nameFactor(match.kind))
            if let country = world.country(of: match.row), country != match.row {
                score += 5 * (countries[country] ?? 0)
            }
            if holders.contains(where: { $0 != match.row && world.isWithin(match.row, $0) }) { score += 6 }
            if let kind = span.kindWord { score += agreement(kind, place) }
            if score > best?.score ?? -.infinity { best = (score, match.row) }
        }
        return best?.row
    }

    /// Whether "city", "province" … fits the place.
    private func agreement(_ kind: String, _ place: Place) -> Double {
        let isSettlement = place.featureClass == .settlement
        switch kind {
        case "city", "town", "village", "hamlet", "suburb", "settlement", "locality": return isSettlement ? 2 : -3
        case "capital": return place.featureCode == "PPLC" ? 4 : isSettlement ? 1 : -3
        case "province", "governorate", "state", "oblast", "region", "department", "prefecture", "division":
            return place.featureCode == "ADM1" ? 5 : place.featureCode.hasPrefix("ADM") || place.featureCode == "RGN" ? 2 : -2
        case "district", "county", "municipality", "township", "raion", "woreda", "subdistrict", "commune", "canton", "borough":
            return place.featureCode.hasPrefix("ADM") && place.featureCode != "ADM1" ? 3 : isSettlement ? 0 : -1
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
