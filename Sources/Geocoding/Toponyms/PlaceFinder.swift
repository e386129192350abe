import Gazetteer
import Geometry

/// Finds the places that a text names: gazetteer places and landmarks.
public struct PlaceFinder: Sendable {
    /// The sources.
    public let geocoder: Geocoder

    /// A finder over these sources.
    public init(_ geocoder: Geocoder) {
        self.geocoder = geocoder
    }

    /// All places of the text, in order.
    ///
    /// With `includingDemonyms` "Syrian" counts as a mention of Syria: for counting what a text is about, not for
    /// placing what it tells.
    public func places(in text: RunningText, includingDemonyms: Bool = false) -> [PlaceMention] {
        let world = geocoder.world
        let scanner = ToponymScanner(world: world, text: text)
        let links = ContainerLinks(text: text)
        var spans: [ToponymSpan] = []
        for sentence in text.sentences {
            let first = spans.count
            spans += scanner.spans(in: sentence)
            links.tie(&spans, from: first, in: sentence)
        }
        let resolved = ToponymResolver(world: world, text: text, spans: spans).resolve(
            includingDemonyms: includingDemonyms)
        var mentions = self.mentions(spans, resolved, text)
        let landmarks = LandmarkScanner(geocoder: geocoder, text: text, places: mentions).mentions()
        var taken = Set(landmarks.flatMap(\.tokens))
        mentions.removeAll { mention in mention.tokens.contains { taken.contains($0) } }
        taken.formUnion(mentions.flatMap(\.tokens))
        let capitals = CapitalMentions(world: world, text: text, places: mentions)
        for sentence in text.sentences {
            let found = capitals.mentions(in: sentence, taken: taken)
            // The "Kenya" of "Kenya's capital" is part of it.
            mentions.removeAll { mention in found.contains { $0.tokens.overlaps(mention.tokens) } }
            mentions += found
        }
        taken.formUnion(mentions.flatMap(\.tokens))
        let unknown = UnknownNames(text: text, places: mentions)
        for sentence in text.sentences { mentions += unknown.mentions(in: sentence, taken: taken) }
        let all = (mentions + landmarks).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return FacilityNames(world: world, text: text).dropping(from: all)
    }

    private func mentions(
        _ spans: [ToponymSpan], _ resolved: [ToponymResolver.Resolved?], _ text: RunningText
    ) -> [PlaceMention] {
        let world = geocoder.world
        let outlines = Outlines(world)
        var mentions: [PlaceMention] = []
        var city: Place?
        for (index, span) in spans.enumerated() {
            guard let row = resolved[index]?.row else { continue }
            let place = world.place(row)
            let holder = span.container.flatMap { resolved[$0] }.map { world.place($0.row) }
            // "India, Pakistan" is a list.
            let isHeld = holder.map { world.isWithin(row, $0.row) || span.tie == .words } ?? false
            let isBeside =
                holder.map { $0.featureClass == .settlement && PlaceKinds.isBeside(place, $0) } ?? false
            var container = span.container.flatMap { isHeld || isBeside ? spans[$0].fullRange : nil }
            var anchor = Anchor.place(place)
            if let holder, binds(holder, span), lies(place, beyond: holder, outlines) {
                // "Palma, Mozambique", of which the gazetteer has none: not the Palma of another country.
                let name = text.line(in: text.span(of: span.fullRange))
                anchor = .unknownLandmark(name, within: holder)
                container = span.container.map { spans[$0].fullRange }
            } else if let around = surroundings(span, holder, city), place.row != around.row,
                !world.isWithin(row, around.row), !PlaceKinds.isBeside(place, around)
            {
                // The gazetteer's bearer of the name is another one, far away.
                let name = text.line(in: text.span(of: span.fullRange))
                anchor = .unknownLandmark(name, within: around)
            } else if place.featureClass == .settlement, holder?.featureClass != .settlement {
                city = place
            }
            var mention = PlaceMention(tokens: span.fullRange, anchor: anchor, container: container)
            if case .place = anchor { mention.runnerUp = resolved[index]?.runnerUp }
            mentions.append(mention)
        }
        return mentions
    }

    /// Whether the area behind a name must hold it: a country unless the text goes on about it, a division unless both may be
    /// items of a list.
    private func binds(_ holder: Place, _ span: ToponymSpan) -> Bool {
        switch span.apposition {
        case .none: false
        case .open: holder.featureCode.hasPrefix("PCL")
        case .closed: holder.featureClass == .administrative
        }
    }

    /// What is farther from an area is not in it, wherever borders are disputed and however roughly they are drawn.
    private static let borderSlack = Length.kilometres(100)

    /// Whether a place certainly lies outside an area. Countries and, of two divisions, neighbours are items of a list.
    private func lies(_ place: Place, beyond area: Place, _ outlines: Outlines) -> Bool {
        let isCountry = area.featureCode.hasPrefix("PCL")
        guard place.row != area.row, !geocoder.world.isWithin(place.row, area.row),
            place.featureCode != "CONT", !place.featureCode.hasPrefix("PCL"),
            isCountry || place.featureClass != .administrative
        else { return false }
        guard let outline = outlines.outline(area.row),
            let nearest = Shape(outline.polygons).nearest(to: place.coordinate)
        else {
            return Geodesic.distance(from: place.coordinate, to: area.coordinate)
                > area.extent + Self.borderSlack
        }
        return nearest.distance > Self.borderSlack
    }

    /// The city that a span must lie in or beside, because the text says so.
    private func surroundings(_ span: ToponymSpan, _ holder: Place?, _ city: Place?) -> Place? {
        let isPart = span.kindWord.map { ToponymWords.partsOfCities.contains($0) } ?? false
        let isCountry = holder?.featureCode.hasPrefix("PCL") ?? true
        if let holder, !isCountry, span.tie == .words || isPart { return holder }
        let isQuarter = ["neighbourhood", "neighborhood", "quarter", "suburb"].contains(span.kindWord)
        return isQuarter && span.container == nil ? city : nil
    }
}

extension ToponymSpan {
    /// The name with its kind word.
    var fullRange: Range<Int> { tokens.lowerBound..<end }
}
