import Gazetteer

/// Finds landmarks in a text: by name, by alias, and by kind ("the presidential palace") in the city the text speaks of.
struct LandmarkScanner {
    let geocoder: Geocoder
    let text: RunningText
    /// The gazetteer places of the text, in order.
    let places: [PlaceMention]

    func mentions() -> [PlaceMention] {
        var result: [PlaceMention] = []
        for sentence in text.sentences {
            var index = sentence.tokens.lowerBound
            while index < sentence.tokens.upperBound {
                if let mention = mention(at: index, in: sentence) {
                    result.append(mention)
                    index = mention.tokens.upperBound
                } else {
                    index += 1
                }
            }
        }
        return result
    }

    private func mention(at start: Int, in sentence: Sentence) -> PlaceMention? {
        guard text.tokens[start].kind == .word else { return nil }
        var key: [UInt8] = []
        var best: PlaceMention?
        for end in start..<min(sentence.tokens.upperBound, start + 7) {
            let token = text.tokens[end]
            if token.kind == .mark {
                guard token.isGlued, ["-", "'", "\u{2019}", "\u{2018}"].contains(token.text) else { break }
                continue
            }
            if !key.isEmpty, !token.isPossessive { key.append(0x20) }
            key.append(contentsOf: FoldedKey(token.text).utf8)
            let folded = FoldedKey(utf8: key.span)
            if let found = landmark(geocoder.landmarks.lookup(key: folded), start..<end + 1, sentence) {
                best = found
            }
            let isOwner = end + 1 < sentence.tokens.upperBound && text.tokens[end + 1].isPossessive
            guard geocoder.landmarks.continues(key: folded) || isOwner else { break }
        }
        return best ?? byKind(at: start, in: sentence)
    }

    /// The landmark among several of one name that stands in a city of the text.
    private func landmark(_ found: [Landmark], _ range: Range<Int>, _ sentence: Sentence) -> PlaceMention? {
        guard !found.isEmpty else { return nil }
        let isName = range.contains { text.tokens[$0].isCapitalised }
        let cities = cities(near: range, in: sentence)
        for city in cities {
            if let landmark = found.first(where: {
                FoldedKey($0.city) == FoldedKey(city.name) || isIn($0, city.place)
            }) {
                return PlaceMention(tokens: range, anchor: .landmark(landmark), container: city.range)
            }
        }
        // A name of its own ("Villa Somalia") needs no city, as long as the text is not about another country.
        guard isName, range.count > 1 || found.allSatisfy({ $0.name.count > 5 }), found.count == 1,
            let only = found.first,
            !LandmarkKinds.unique.contains(range.map { text.tokens[$0].lower })
        else { return nil }
        let countries = Set(places.compactMap(\.anchor.countryCode))
        guard let country = only.countryCode, countries.isEmpty || countries.contains(country) else {
            return nil
        }
        return PlaceMention(tokens: range, anchor: .landmark(only), container: nil)
    }

    private func isIn(_ landmark: Landmark, _ place: Place) -> Bool {
        place.featureClass == .settlement && place.countryCode == landmark.countryCode
            && geocoder.world.lookup(landmark.city).contains { $0.row == place.row }
    }

    /// "the presidential palace", "the Green Zone": known by its kind once the city is known, otherwise the city stands for it.
    private func byKind(at start: Int, in sentence: Sentence) -> PlaceMention? {
        for words in LandmarkKinds.unique where start + words.count <= sentence.tokens.upperBound {
            guard words.indices.allSatisfy({ text.tokens[start + $0].lower == words[$0] }) else { continue }
            let range = start..<start + words.count
            guard
                let city = cities(near: range, in: sentence).first(where: {
                    $0.place.featureClass == .settlement
                })
            else { continue }
            let kind = words.joined(separator: " ")
            if let known = geocoder.landmarks.lookup(kind: kind, city: city.place.name).first {
                return PlaceMention(tokens: range, anchor: .landmark(known), container: city.range)
            }
            guard words.count > 1 else { return nil }
            return PlaceMention(
                tokens: range,
                anchor: .unknownLandmark(text.line(in: text.span(of: range)), within: city.place),
                container: city.range)
        }
        return nil
    }

    // MARK: Cities

    private struct City {
        let name: String
        let place: Place
        /// Where it stands, when it belongs to the same phrase.
        let range: Range<Int>?
    }

    /// The settlements a landmark may lie in: of its own sentence first, then backwards through the text, then forwards.
    private func cities(near range: Range<Int>, in sentence: Sentence) -> [City] {
        var inside: [City] = []
        var before: [City] = []
        var after: [City] = []
        for mention in surroundings(of: range) {
            guard case .place(let place) = mention.anchor, place.featureClass == .settlement else { continue }
            if mention.tokens.overlaps(range) { continue }
            let follows =
                mention.tokens.lowerBound >= range.upperBound
                && mention.tokens.lowerBound - range.upperBound <= 7
            let city = City(
                name: place.name, place: place,
                range: follows && sentence.tokens.contains(mention.tokens.lowerBound) ? mention.tokens : nil)
            if sentence.tokens.contains(mention.tokens.lowerBound) {
                if follows { inside.insert(city, at: 0) } else { inside.append(city) }
            } else if mention.tokens.lowerBound < range.lowerBound {
                before.append(city)
            } else {
                after.append(city)
            }
        }
        return inside + before.reversed() + after
    }

    /// The places around a landmark. A text may name thousands, and those far away say nothing of its city.
    private func surroundings(of range: Range<Int>) -> ArraySlice<PlaceMention> {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].tokens.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return places[max(0, low - Self.placesBefore)..<min(places.count, low + Self.placesBehind)]
    }

    private static let placesBefore = 60
    private static let placesBehind = 30
}
