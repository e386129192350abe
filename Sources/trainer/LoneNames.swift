import Gazetteer
import Geocoding
import Geometry

/// Sentences that name one town, or person called like one, and nothing else: "Officials in London said."
///
/// Corpora are long texts, half of them local papers, whose Londons lie in Ontario; where nothing else is said, the reader
/// thinks of the place where most people live. So towns are drawn by their population, and a name's share among its
/// bearers is that of their people.
struct LoneNames {
    private static let sentences = [
        "He was born in {}.", "A bomb exploded in {} on Monday.", "Officials in {} said nothing.",
        "The company is based in {}.", "She flew from {} to meet him.", "{} police made two arrests.",
        "Heavy rain fell on {} overnight.", "Gunmen attacked a checkpoint near {}.",
        "The talks were held in {} last week.",
        "Protesters gathered in {} on Friday, witnesses said.", "A fire in {} killed three people.",
        "The president arrived in {} for a two-day visit.",
    ]

    /// People who bear the same names, so that the judges do not learn that a lone name is a place.
    private static let people = [
        "Mr. {} told the court nothing.", "Ms. {} has not been seen since May.",
        "Gen. {} commands the brigade.",
        "Sarah {} won the race.", "{} Miller was born in 1961.", "Dr. {} read the paper twice.",
        "Robert {}, 41, was charged with fraud.", "{} Jones sang the anthem.",
    ]

    /// So many texts, two thirds of them with a place.
    static func documents(_ world: WorldGazetteer, count: Int) -> [Corpus.Document] {
        var random = SplitMix(23)
        var rows: [PlaceRow] = []
        var ends: [Int] = []
        for row in world.rows.prefix(60_000) {
            guard world.summary(row)?.kind.isSettlement == true else { continue }
            rows.append(row)
            ends.append((ends.last ?? 0) + world.population(of: row))
        }
        guard let all = ends.last, all > 0 else { return [] }
        return (0..<count).map { number in
            let person = Int.random(in: 0..<all, using: &random)
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if ends[middle] <= person { low = middle + 1 } else { high = middle }
            }
            let name = world.name(of: rows[low])
            let isPerson = number % 3 == 2
            let choices = isPerson ? people : sentences
            let parts = choices[number % choices.count].split(
                separator: "{}", omittingEmptySubsequences: false)
            let start = parts[0].unicodeScalars.count
            let place = world.coordinate(of: rows[low])
            return Corpus.Document(
                id: "lone-\(number)", text: parts[0] + name + parts[1],
                toponyms: isPerson
                    ? []
                    : [
                        .init(
                            start: start, end: start + name.unicodeScalars.count, lat: place.latitude,
                            lon: place.longitude)
                    ])
        }
    }
}
