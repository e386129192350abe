import Gazetteer

/// Finds what a mention may stand for, by its words alone.
struct CandidateFinder {
    /// What was found, and what the words said of the kind.
    struct Finding {
        var candidates: [PlaceCandidate] = []
        /// The kinds that a kind word in or behind the mention names.
        var kinds: PlaceWords.Kinds?
        /// Hash of the words: mentions with the same words are found alike.
        var hash: UInt64 = 0
        fileprivate var rows: Set<PlaceRow> = []
    }

    let world: WorldGazetteer
    private var finding = Finding()

    /// Candidates beyond so many cannot win.
    private static let most = 160

    private init(_ world: WorldGazetteer) { self.world = world }

    /// What the words of a mention may stand for.
    static func find(
        _ lexemes: Range<Int>, in read: ReadText, _ forms: [WordForm], _ names: inout NameCatalog
    ) -> Finding {
        var finder = CandidateFinder(names.world)
        let words = keys(lexemes, read, forms)
        guard !words.isEmpty else { return finder.finding }
        let behind = kindBehind(lexemes, read, forms)
        finder.finding.hash = hash(words, behind)
        finder.add(words[...], .whole, &names)
        if let behind {
            finder.finding.kinds = PlaceWords.kinds(behind)
            finder.add((words + [behind])[...], .kindWord, &names)
        }
        finder.addVariants(words, &names)
        if finder.finding.candidates.isEmpty { finder.addRespelled(words, &names) }
        if finder.finding.candidates.isEmpty { finder.addPieces(words, &names) }
        return finder.finding
    }

    /// Equal for mentions with the same words.
    static func hash(of lexemes: Range<Int>, in read: ReadText, _ forms: [WordForm]) -> UInt64 {
        hash(keys(lexemes, read, forms), kindBehind(lexemes, read, forms))
    }

    private static func hash(_ words: [[UInt8]], _ behind: [UInt8]?) -> UInt64 {
        var hash = Hashing.start
        for word in words { hash = Hashing.hash(word.span, from: Hashing.add(0x20, to: hash)) }
        return behind.map { Hashing.hash($0.span, from: ~hash) } ?? hash
    }

    /// The keys of a mention's words, marks left out.
    private static func keys(_ lexemes: Range<Int>, _ read: ReadText, _ forms: [WordForm]) -> [[UInt8]] {
        lexemes.compactMap { index in
            let lexeme = read.lexemes[index]
            if lexeme.shape.contains(.possessive) {
                // "Cox's Bazar", not "Kabul's".
                return index + 1 < lexemes.upperBound ? [0x73] : nil
            }
            let key = forms[Int(read.forms[index])].key
            return lexeme.isWord && !key.isEmpty ? key : nil
        }
    }

    /// The kind word that follows a mention in the text: "Henry" of "Henry County".
    private static func kindBehind(_ lexemes: Range<Int>, _ read: ReadText, _ forms: [WordForm]) -> [UInt8]? {
        guard lexemes.upperBound < read.lexemes.count, read.lexemes[lexemes.upperBound].isWord,
            !read.lexemes[lexemes.upperBound].isGlued
        else { return nil }
        let key = forms[Int(read.forms[lexemes.upperBound])].key
        return PlaceWords.kinds(key) == nil ? nil : key
    }

    // MARK: Collecting

    private mutating func add(
        _ words: ArraySlice<[UInt8]>, _ reading: PlaceCandidate.Reading, _ names: inout NameCatalog
    ) {
        guard let first = words.first else { return }
        var key = first
        for word in words.dropFirst() {
            // The index folds apostrophes away: "coxs bazar".
            if word != [0x73] { key.append(0x20) }
            key.append(contentsOf: word)
        }
        let number = names.number(of: key.span)
        for match in names.entries[number].matches {
            guard finding.candidates.count < Self.most, finding.rows.insert(match.row).inserted,
                let place = world.summary(match.row)
            else { continue }
            finding.candidates.append(PlaceCandidate(place: place, way: match.kind, reading: reading))
        }
    }

    private mutating func addVariants(_ words: [[UInt8]], _ names: inout NameCatalog) {
        guard words.count > 1 else { return }
        var kinds: PlaceWords.Kinds?
        if let kind = PlaceWords.kinds(words[words.count - 1]) {
            kinds = kind
            add(words.dropLast(), .kindWord, &names)
        }
        // "City of London", "Gulf of Aden".
        if words.count > 2, words[1] == Array("of".utf8), let kind = PlaceWords.kinds(words[0]) {
            kinds = kind
            add(words.dropFirst(2), .kindWord, &names)
        } else if let kind = PlaceWords.kinds(words[0]) {
            add(words.dropFirst(), .kindWord, &names)
            kinds = kinds ?? kind
        }
        var rest = words[...]
        while rest.count > 1, let first = rest.first, PlaceWords.isPart(first) {
            rest = rest.dropFirst()
            add(rest, .part, &names)
        }
        if rest.count > 1, rest.count < words.count, let last = rest.last, let kind = PlaceWords.kinds(last) {
            kinds = kinds ?? kind
            add(rest.dropLast(), .kindWord, &names)
        }
        if let kinds { finding.kinds = kinds }
    }

    /// Other spellings, tried only where the one in the text is unknown.
    private mutating func addRespelled(_ words: [[UInt8]], _ names: inout NameCatalog) {
        for (index, word) in words.enumerated() {
            guard let other = PlaceWords.expansion(word) else { continue }
            var changed = words
            changed[index] = other
            add(changed[...], .respelled, &names)
        }
        guard let last = words.last, last.count > 3, last.last == 0x73 else { return }
        // "Afghans", "the Carolinas".
        add((words.dropLast() + [Array(last.dropLast())])[...], .respelled, &names)
    }

    /// The longest stretches of the words that are names: "Dubai World Trade Centre" lies in Dubai.
    private mutating func addPieces(_ words: [[UInt8]], _ names: inout NameCatalog) {
        var length = min(words.count - 1, 6)
        while length > 0, finding.candidates.isEmpty {
            for start in 0...(words.count - length) {
                // A word that only says a kind or a part is no name.
                let isIdle =
                    length == 1 && (PlaceWords.kinds(words[start]) != nil || PlaceWords.isPart(words[start]))
                if !isIdle, words[start].count > 2 { add(words[start..<start + length], .within, &names) }
            }
            length -= 1
        }
    }
}
