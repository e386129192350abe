import Gazetteer

/// Tells the names of places that only name a building or a street elsewhere: "the Kabul restaurant in Berlin".
struct FacilityNames {
    let world: WorldGazetteer
    let text: RunningText

    /// What buildings, streets and the like are called behind a name.
    private static let nouns: Set<String> = [
        "hotel", "hotels", "restaurant", "cafe", "café", "bar", "pub", "club", "nightclub", "cinema",
        "theatre",
        "theater", "bank", "market", "bazaar", "mall", "supermarket", "bakery", "mosque", "church",
        "cathedral",
        "temple", "synagogue", "monastery", "university", "college", "school", "academy", "institute",
        "hospital",
        "clinic", "stadium", "street", "road", "avenue", "boulevard", "highway", "square", "bridge", "gate",
        "station", "terminal", "roundabout", "junction", "embassy", "consulate", "prison", "barracks",
        "building",
        "tower", "palace", "park", "library", "museum", "pharmacy", "hall", "house", "centre", "center",
        "lodge",
        "guesthouse", "guest", "shop", "store", "plaza",
    ]
    /// Those that are named after the town they are in.
    static let institutions: Set<String> = [
        "university", "college", "hospital", "prison", "stadium", "cathedral", "airport",
    ]
    /// The longest name between the place's and the noun, and the longest way on to the other place, in tokens.
    private static let (longestName, reach) = (5, 8)
    private static let prepositions: Set<String> = ["in", "at", "near", "outside", "of"]

    /// The mentions, in order, without those that name a facility which the sentence puts somewhere else.
    func dropping(from mentions: [PlaceMention]) -> [PlaceMention] {
        var sentences = text.sentences.makeIterator()
        var sentence = sentences.next()
        var result: [PlaceMention] = []
        for (index, mention) in mentions.enumerated() {
            while let current = sentence, current.tokens.upperBound <= mention.tokens.lowerBound {
                sentence = sentences.next()
            }
            guard let sentence, case .place(let place) = mention.anchor,
                let noun = facility(
                    behind: mention, after: index > 0 ? mentions[index - 1] : nil, in: sentence),
                let other = site(of: noun, mentions[(index + 1)...], in: sentence), !holds(other, place)
            else {
                result.append(mention)
                continue
            }
        }
        return result
    }

    /// The noun that a name describes: "Makka al-Mukarama hotel", "Baghdad Street".
    private func facility(
        behind mention: PlaceMention, after before: PlaceMention?, in sentence: Sentence
    ) -> Int? {
        let start = mention.tokens.upperBound
        for index in start..<min(sentence.tokens.upperBound, start + Self.longestName) {
            let token = text.tokens[index]
            if Self.nouns.contains(token.lower) {
                return ToponymWords.ways.contains(token.lower) && leads(from: before, to: mention, sentence)
                    ? nil : index
            }
            let isJoint = token.isGlued && ToponymWords.hyphens.contains(token.text)
            guard
                token.kind == .word && token.isCapitalised || isJoint
                    || ToponymWords.articles.contains(token.lower)
            else { return nil }
        }
        return nil
    }

    /// Whether a road is a way from the place named before: "the Bria–Ippy road", "25 km from Bria on the Ippy road".
    private func leads(from before: PlaceMention?, to mention: PlaceMention, _ sentence: Sentence) -> Bool {
        before.map { sentence.tokens.contains($0.tokens.lowerBound) } ?? false
            || mention.tokens.lowerBound > sentence.tokens.lowerBound
                && ToponymWords.hyphens.contains(text.tokens[mention.tokens.lowerBound - 1].text)
    }

    /// The place that the sentence puts a facility in, right behind it.
    private func site(
        of noun: Int, _ mentions: ArraySlice<PlaceMention>, in sentence: Sentence
    ) -> PlaceMention? {
        guard
            let next = mentions.first(where: { $0.tokens.lowerBound > noun }),
            sentence.tokens.contains(next.tokens.lowerBound), next.tokens.lowerBound - noun <= Self.reach
        else { return nil }
        let between = text.tokens[noun + 1..<next.tokens.lowerBound]
        if between.count == 1, between.first?.text == "," { return next }
        guard let preposition = between.lastIndex(where: { Self.prepositions.contains($0.lower) }),
            between[..<preposition].allSatisfy({ $0.kind == .word && $0.lower != "and" && $0.lower != "to" }),
            between[(preposition + 1)...].allSatisfy({ $0.kind == .word && !NounPhrase.isStop($0.lower) })
        else { return nil }
        return next
    }

    /// Whether the other place holds this one or lies in it or beside it: then the name is as good a place as any.
    private func holds(_ other: PlaceMention, _ place: Place) -> Bool {
        guard case .place(let site) = other.anchor else { return true }
        return site.row == place.row || world.isWithin(place.row, site.row)
            || world.isWithin(site.row, place.row)
            || site.featureClass == .settlement && PlaceKinds.isBeside(place, site)
    }
}
