public import Gazetteer

/// Finds the places that running English text names, and tells which of their namesakes is meant.
///
/// A conditional random field marks the names, a small network chooses among their bearers in the light of all other
/// names of the text. Both were trained by `Scripts/train`; neither keeps anything from one text to the next but caches.
public struct Geoparser: Sendable {
    /// The index that places come from.
    public let world: WorldGazetteer
    private let model: GeoparserModel
    private let leastScore: Double

    /// The least score of a found name that is given a place: for it, what is found and what is right are in balance.
    public static let usualLeastScore = 0.25

    /// A geoparser over an index, with the trained weights in the program.
    ///
    /// Found names that score less than `leastScore` are told without a place.
    ///
    /// - Throws: `GazetteerError.unreadable` when the program has no weights of this version.
    public init(world: WorldGazetteer, leastScore: Double = usualLeastScore) throws(GazetteerError) {
        self.init(world: world, model: try .embedded(), leastScore: leastScore)
    }

    package init(
        world: WorldGazetteer, model: GeoparserModel, leastScore: Double = usualLeastScore
    ) {
        self.world = world
        self.model = model
        self.leastScore = leastScore
    }

    /// What one task parses with: it remembers the words and names that it has met, so keep it for the next text.
    public func session() -> Session {
        Session(reader: TextReader(world), model: model, leastScore: leastScore)
    }

    /// A geoparser's memory; not to be shared between tasks.
    public struct Session {
        fileprivate var reader: TextReader
        fileprivate let model: GeoparserModel
        fileprivate let leastScore: Double

        /// The places that a text in UTF-8 names, in order.
        public mutating func toponyms(in text: [UInt8]) -> [Toponym] {
            if text.count <= TextPieces.longest { return found(in: text) }
            var toponyms: [Toponym] = []
            for piece in TextPieces(text) {
                toponyms += found(in: Array(text[piece.bytes])).map { $0.moved(behind: piece) }
            }
            return toponyms
        }

        private mutating func found(in text: [UInt8]) -> [Toponym] {
            reader.tidy()
            let read = reader.read(text.span)
            let mentions = found(read)
            let resolver = resolver(read, mentions)
            return zip(mentions.indices, resolver.placements()).compactMap { index, placement in
                guard model.nameJudge.chance(placement) >= Self.leastNameScore else { return nil }
                let toponym = resolver.toponym(index, mentions[index], read)
                guard toponym.row != nil else { return toponym }
                let score = model.placeJudge.chance(placement)
                return score < leastScore ? toponym.unplaced(score) : toponym.scored(score)
            }
        }

        /// Below it, a word that the tagger marked is a person or a firm more often than a place.
        private static let leastNameScore = 0.3

        /// What stands at given spans of code points, in their order. The other places that the text names are found and
        /// weighed, and left out. Someone else said that they are places: the score is that of the choice alone.
        public mutating func toponyms(in text: [UInt8], at spans: [Range<Int>]) -> [Toponym] {
            if text.count <= TextPieces.longest { return given(in: text, spans) }
            var toponyms: [Toponym?] = spans.map { _ in nil }
            let order = spans.indices.sorted { spans[$0].lowerBound < spans[$1].lowerBound }
            var position = 0
            for piece in TextPieces(text) {
                let first = position
                while position < order.count, spans[order[position]].lowerBound < piece.scalars.upperBound {
                    position += 1
                }
                let own = order[first..<position]
                let start = piece.scalars.lowerBound
                let moved = own.map { spans[$0].lowerBound - start..<spans[$0].upperBound - start }
                for (index, toponym) in zip(own, given(in: Array(text[piece.bytes]), moved)) {
                    toponyms[index] = toponym.moved(behind: piece)
                }
            }
            return zip(spans, toponyms).map { span, toponym in toponym ?? .unknown(span) }
        }

        private mutating func given(in text: [UInt8], _ spans: [Range<Int>]) -> [Toponym] {
            reader.tidy()
            let read = reader.read(text.span)
            let given = read.mentions(at: spans)
            let taken = MergedRanges(given.map(\.lexemes))
            let mentions = given + found(read).filter { !taken.overlaps($0.lexemes) }
            let resolver = resolver(read, mentions)
            return given.indices.map { resolver.toponym($0, mentions[$0], read) }
        }

        /// The names that the tagger finds in a text.
        package mutating func mentions(in text: [UInt8]) -> [Mention] {
            reader.tidy()
            let read = reader.read(text.span)
            return found(read)
        }

        private func found(_ read: ReadText) -> [Mention] {
            let features = TaggerFeatures(read: read, forms: reader.vocabulary.forms)
            var mentions: [Mention] = []
            for run in read.runs {
                let (tags, margins) = model.tags(run, features)
                mentions += read.mentions(of: tags, margins, in: run)
            }
            return mentions
        }

        private mutating func resolver(_ read: ReadText, _ mentions: [Mention]) -> PlaceResolver {
            var resolver = reader.resolver(read, mentions)
            for ranker in model.rankers { resolver.choose(by: ranker) }
            return resolver
        }
    }
}

/// Ranges that may overlap each other, to ask quickly whether another one overlaps any.
private struct MergedRanges {
    private var ranges: [Range<Int>] = []

    init(_ all: [Range<Int>]) {
        for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    func overlaps(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].overlaps(range)
    }
}

extension ReadText {
    /// The mentions that the tags of a run stand for.
    func mentions(of tags: [TagLattice.Tag], _ margins: [Float], in run: Range<Int>) -> [Mention] {
        var mentions: [Mention] = []
        var start: Int?
        func close(_ end: Int) {
            guard let first = start else { return }
            start = nil
            let whole = hyphenated(first..<end).clamped(to: run)
            if let last = mentions.last, last.lexemes.overlaps(whole) { return }
            mentions.append(
                Mention(
                    lexemes: whole,
                    scalars: Int(
                        lexemes[whole.lowerBound].scalarStart)..<Int(lexemes[whole.upperBound - 1].scalarEnd),
                    margin: margins[(first - run.lowerBound)..<(end - run.lowerBound)].min()))
        }
        for (index, tag) in zip(run, tags) {
            if tag != .within { close(index) }
            if tag == .first { start = index }
        }
        close(run.upperBound)
        return mentions
    }

    /// All of a gazetteer name of which a hyphen cuts a part off: "Guinea" of "Guinea-Bissau" is another country.
    private func hyphenated(_ part: Range<Int>) -> Range<Int> {
        var start = part.lowerBound
        var end = part.upperBound
        while start > 0, covers[start].part > 2 { start -= 1 }
        while end < lexemes.count, covers[end - 1].part == 2 || covers[end - 1].part == 3 { end += 1 }
        return (start..<end).contains(where: isHyphen) ? start..<end : part
    }

    /// A mark that ties two words: no word itself, and nothing but letters beside it.
    private func isHyphen(_ index: Int) -> Bool {
        let lexeme = lexemes[index]
        return !lexeme.isWord && lexeme.isGlued && index + 1 < lexemes.count && lexemes[index + 1].isGlued
            && !lexeme.shape.contains(.possessive)
    }
}

extension PlaceResolver {
    /// What is settled of a mention, for the reader.
    func toponym(_ index: Int, _ mention: Mention, _ read: ReadText) -> Toponym {
        let group = groups.groupOfMention[index]
        let bytes = read.bytes(of: mention.lexemes)
        guard let choice = choices[group] else {
            return Toponym(
                scalars: mention.scalars, bytes: bytes, row: nil, score: 0, runnerUp: nil, reading: .unknown,
                way: nil,
                holder: nil)
        }
        let candidates = groups.groups[group].candidates
        let (seat, share) = settlement(of: choice, in: group)
        let chosen = candidates[seat]
        let holder = groups.groups[group].holder.flatMap { link in
            choices[link.group].map { groups.groups[link.group].candidates[$0.candidate].row }
        }
        let others = choice.shares.indices.filter { $0 != seat && $0 != choice.candidate }
        let second = others.max { choice.shares[$0] < choice.shares[$1] }
        return Toponym(
            scalars: mention.scalars, bytes: bytes, row: chosen.row, score: Double(share),
            runnerUp: second.map { (candidates[$0].row, Double(choice.shares[$0])) },
            reading: chosen.reading.told, way: chosen.way, holder: holder)
    }

    /// "In Idlib" is the city, unless a word says governorate: a division and the town of its name beside its point are
    /// hardly told apart by a text, so that the town stands for both, with what speaks for both.
    private func settlement(of choice: Choice, in group: Int) -> (candidate: Int, share: Float) {
        let candidates = groups.groups[group].candidates
        let chosen = candidates[choice.candidate]
        let isDivision = [.admin1, .admin2, .lowerUnit].contains(chosen.place.kind)
        guard isDivision || chosen.place.kind.isSettlement, groups.groups[group].kinds == nil else {
            return (choice.candidate, choice.share)
        }
        let point = SpherePoint(latitude: chosen.latitude, longitude: chosen.longitude)
        let beside = candidates.indices.filter { index in
            let place = candidates[index].place
            let isOther =
                isDivision ? place.kind.isSettlement : [.admin1, .admin2, .lowerUnit].contains(place.kind)
            let other = SpherePoint(latitude: place.latitude, longitude: place.longitude)
            return isOther && point.kilometres(to: other.x, other.y, other.z) < Self.beside
        }
        guard let best = beside.max(by: { choice.shares[$0] < choice.shares[$1] }) else {
            return (choice.candidate, choice.share)
        }
        return (isDivision ? best : choice.candidate, min(1, choice.share + choice.shares[best]))
    }

    /// Kilometres between the point of a division and the town of its name.
    private static let beside: Float = 60
}

extension PlaceCandidate.Reading {
    fileprivate var told: Toponym.Reading {
        switch self {
        case .whole: .name
        case .kindWord: .kindWord
        case .part: .part
        case .respelled: .respelled
        case .within: .within
        }
    }
}

extension ReadText {
    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(lexemes[first].start)..<Int(lexemes[last].end)
    }
}
