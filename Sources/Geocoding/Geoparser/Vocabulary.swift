import Gazetteer

/// The word forms met so far, each once.
struct Vocabulary {
    private(set) var forms: [WordForm] = []
    /// Numbers of words in small letters run from 1 up to it.
    private(set) var lowerCount = 0
    private var numbers = HashTable()
    private var lowerNumbers = HashTable()

    /// The number of a lexeme's form.
    mutating func number(of lexeme: Lexeme, in text: Span<UInt8>, names: inout NameCatalog) -> Int {
        let bytes = text.extracting(lexeme.bytes)
        // "'s" behind a name and "'S" in a heading are one, a mark and a word never.
        let hash = Hashing.hash(bytes, from: Hashing.start ^ UInt64(lexeme.shape.contains(.dotted) ? 1 : 0))
        if let known = numbers[hash] { return known }
        let small = WordSpelling.small(bytes)
        var form = WordForm(exact: hash)
        form.lower = lowerNumber(small)
        var sort: UInt8 = 0
        if lexeme.isWord, !lexeme.shape.contains(.possessive) {
            form.key = FoldedKey(utf8: bytes).utf8
            let name = names.number(of: form.key.span)
            form.name = Int32(name)
            sort = names.entries[name].sort
        }
        let entry = lexeme.isWord ? WordLexicon.embedded.entry(small.span) : nil
        WordSpelling.describe(&form, small: small, shape: lexeme.shape, entry: entry, sort: sort)
        forms.append(form)
        numbers[hash] = forms.count - 1
        return forms.count - 1
    }

    private mutating func lowerNumber(_ small: [UInt8]) -> Int32 {
        let hash = Hashing.hash(small.span)
        if let known = lowerNumbers[hash] { return Int32(known) }
        lowerCount += 1
        lowerNumbers[hash] = lowerCount
        return Int32(lowerCount)
    }
}
