import Gazetteer

/// Reads texts for the tagger. Keeps what it learned of words and names for the next text: nothing that a reader could
/// tell, only time.
struct TextReader {
    let world: WorldGazetteer
    private(set) var vocabulary = Vocabulary()
    private(set) var names: NameCatalog
    private var facts = TextFacts()

    /// Words above which the memory is wiped before the next text: a million texts need no more memory than ten.
    private static let mostForms = 150_000

    init(_ world: WorldGazetteer) {
        self.world = world
        names = NameCatalog(world)
    }

    /// Forgets words and names when there are too many; numbers of earlier texts are void then.
    mutating func tidy() {
        guard vocabulary.forms.count > Self.mostForms || names.entries.count > Self.mostForms else { return }
        vocabulary = Vocabulary()
        names = NameCatalog(world)
        facts = TextFacts()
    }

    mutating func read(_ text: Span<UInt8>) -> ReadText {
        var read = ReadText()
        read.lexemes = Lexer.lexemes(of: text)
        let count = read.lexemes.count
        read.forms.reserveCapacity(count)
        for lexeme in read.lexemes {
            read.forms.append(Int32(vocabulary.number(of: lexeme, in: text, names: &names)))
        }
        markSentences(&read)
        let plain = openness(read, hyphenated: false)
        read.isOpen = openness(read, hyphenated: true)
        read.covers = NameMatcher.covers(read, vocabulary.forms, &names)
        // Hyphens tie small words to anything: only where the gazetteer has the whole they belong to a name.
        for index in read.isOpen.indices where read.isOpen[index] && !plain[index] {
            read.isOpen[index] = read.covers[index].part > 1
        }
        read.stretches = NameStretches.stretches(read, vocabulary.forms)
        read.facts = facts.facts(read, vocabulary)
        return read
    }

    /// Lends the names to a function that looks more of them up.
    mutating func withNames<Result>(_ body: (inout NameCatalog) -> Result) -> Result { body(&names) }

    /// Sentence starts, and whether capitals are idle, sentence by sentence.
    private func markSentences(_ read: inout ReadText) {
        let count = read.lexemes.count
        read.startsSentence = Array(repeating: false, count: count)
        read.capitalsAreIdle = Array(repeating: false, count: count)
        var start = 0
        var isStart = true
        for index in 0..<count {
            let lexeme = read.lexemes[index]
            if lexeme.shape.contains(.afterGap) { isStart = true }
            if isStart, lexeme.isWord {
                markIdle(&read, start..<index)
                read.startsSentence[index] = true
                start = index
                isStart = false
            }
            if !lexeme.isWord, endsSentence(read, index) { isStart = true }
        }
        markIdle(&read, start..<count)
    }

    private func endsSentence(_ read: ReadText, _ index: Int) -> Bool {
        let form = vocabulary.forms[Int(read.forms[index])]
        if form.traits.contains(.stop) { return true }
        guard form.traits.contains(.dot), index > 0, index + 1 < read.lexemes.count else { return false }
        let before = read.lexemes[index - 1]
        let next = read.lexemes[index + 1]
        // "Calif. Gov."; "J. Smith": a short capitalised word before the dot is an abbreviation more often than an end.
        let isShort = before.shape.contains(.capital) && before.scalarEnd - before.scalarStart <= 4
        return !next.isGlued && !(isShort && !next.shape.contains(.afterBreak))
            && !next.shape.isDisjoint(with: [.capital, .digit, .uncased]) || !next.isWord
    }

    private func markIdle(_ read: inout ReadText, _ range: Range<Int>) {
        var words = 0
        var capitals = 0
        for index in range where read.lexemes[index].isWord && !read.lexemes[index].shape.contains(.digit) {
            let lexeme = read.lexemes[index]
            guard lexeme.scalarEnd - lexeme.scalarStart > 3 || lexeme.shape.contains(.allCapitals) else {
                continue
            }
            words += 1
            if lexeme.shape.contains(.capital) { capitals += 1 }
        }
        guard words > 3, capitals * 5 > words * 4 else { return }
        for index in range { read.capitalsAreIdle[index] = true }
    }

    /// A small word that hyphens tie to a capital: "Port-au-Prince", "Deir ez-Zor", "Saint-Jean-de-la-Ruelle".
    private func isHyphenated(_ index: Int, _ read: ReadText, _ isOpen: [Bool]) -> Bool {
        func isHyphen(_ index: Int) -> Bool {
            index < read.lexemes.count && read.lexemes[index].isGlued
                && vocabulary.forms[Int(read.forms[index])].traits.contains(.hyphen)
        }
        let lexeme = read.lexemes[index]
        guard lexeme.isWord, !lexeme.shape.contains(.digit), isHyphen(index + 1) else { return false }
        let isTied = lexeme.isGlued && index > 0 && isOpen[index - 1]
        guard isTied || lexeme.scalarEnd - lexeme.scalarStart <= 3 else { return false }
        var next = index + 2
        while next < min(read.lexemes.count, index + 7), read.lexemes[next].isGlued, read.lexemes[next].isWord
        {
            if read.lexemes[next].shape.contains(.capital) { return true }
            guard isHyphen(next + 1) else { return false }
            next += 2
        }
        return false
    }

    /// Words with a capital or without case, numbers and small words between them, marks that join them.
    private func openness(_ read: ReadText, hyphenated: Bool) -> [Bool] {
        let count = read.lexemes.count
        var isOpen = read.lexemes.map { !$0.shape.isDisjoint(with: [.capital, .uncased, .innerCapital]) }
        func isCapital(_ index: Int) -> Bool {
            index >= 0 && index < count
                && !read.lexemes[index].shape.isDisjoint(with: [.capital, .uncased])
        }
        for index in 0..<count where !isOpen[index] {
            let lexeme = read.lexemes[index]
            let traits = vocabulary.forms[Int(read.forms[index])].traits
            if hyphenated, isHyphenated(index, read, isOpen) {
                isOpen[index] = true
            } else if traits.contains(.connector) {
                // "Gulf of Mexico", "Isle of the Dogs", "al-Rawdah".
                isOpen[index] =
                    isCapital(index + 1) && index > 0 && isOpen[index - 1]
                    || isCapital(index - 1) && isCapital(index + 2)
                    || isCapital(index + 2) && index + 2 < count && read.lexemes[index + 2].isGlued
                    || index > 1 && isOpen[index - 1] && isCapital(index + 1)
            } else if traits.contains(.hyphen) || traits.contains(.dot) || lexeme.shape.contains(.possessive)
            {
                isOpen[index] =
                    lexeme.isGlued && index > 0 && isOpen[index - 1]
                    && (isCapital(index + 1) || index + 1 < count && read.lexemes[index + 1].isGlued)
            } else if lexeme.shape.contains(.digit) {
                isOpen[index] = index > 0 && isOpen[index - 1] || isCapital(index + 1)
            }
        }
        return isOpen
    }
}
