/// Finds the stretches of a text that are names in the gazetteer, from left to right, the longest first.
enum NameMatcher {
    /// Lexemes of the longest name that is looked for.
    private static let longest = 9

    /// For each lexeme how it lies in a name.
    static func covers(_ read: ReadText, _ forms: [WordForm], _ names: inout NameCatalog) -> [ReadText.Cover]
    {
        var covers = Array(repeating: ReadText.Cover(), count: read.lexemes.count)
        var index = 0
        while index < read.lexemes.count {
            guard read.isOpen[index], forms[Int(read.forms[index])].name > 0,
                let match = match(at: index, read, forms, &names)
            else {
                index += 1
                continue
            }
            let count = match.end - index
            let sort = names.entries[match.name].sort
            for position in index..<match.end {
                let part: UInt8 = count == 1 ? 1 : position == index ? 2 : position + 1 == match.end ? 4 : 3
                covers[position] = ReadText.Cover(part: part, sort: sort, length: UInt8(count))
            }
            index = match.end
        }
        return covers
    }

    /// The longest name that starts at a lexeme.
    private static func match(
        at start: Int, _ read: ReadText, _ forms: [WordForm], _ names: inout NameCatalog
    ) -> (end: Int, name: Int)? {
        let first = forms[Int(read.forms[start])]
        var name = Int(first.name)
        var best: (end: Int, name: Int)?
        if !names.entries[name].matches.isEmpty, isNamelike(read.lexemes[start]) { best = (start + 1, name) }
        guard names.entries[name].continues || joins(start + 1, read, forms) else { return best }
        var key = first.key
        var end = start + 1
        while end < min(read.lexemes.count, start + longest) {
            let form = forms[Int(read.forms[end])]
            let lexeme = read.lexemes[end]
            if lexeme.shape.contains(.possessive) {
                // "Cox's Bazar": the index folds the apostrophe away, so nothing stands between.
                key.append(0x73)
            } else if lexeme.isWord {
                guard read.isOpen[end], !form.key.isEmpty else { break }
                key.append(0x20)
                key.append(contentsOf: form.key)
            } else {
                guard joins(end, read, forms) else { break }
                end += 1
                continue
            }
            end += 1
            name = names.number(of: key.span)
            let entry = names.entries[name]
            if !entry.matches.isEmpty, isNamelike(lexeme) { best = (end, name) }
            guard entry.continues || joins(end, read, forms) else { break }
        }
        return best
    }

    private static func isNamelike(_ lexeme: Lexeme) -> Bool {
        !lexeme.shape.isDisjoint(with: [.capital, .uncased, .digit]) && lexeme.isWord
    }

    /// Marks that join the parts of a name: a hyphen, the dot of "St. Louis", a possessive.
    private static func joins(_ index: Int, _ read: ReadText, _ forms: [WordForm]) -> Bool {
        guard index < read.lexemes.count, index > 0 else { return false }
        let lexeme = read.lexemes[index]
        let traits = forms[Int(read.forms[index])].traits
        guard lexeme.isGlued else { return false }
        if traits.contains(.dot) {
            return read.lexemes[index - 1].scalarEnd - read.lexemes[index - 1].scalarStart <= 4
        }
        return traits.contains(.hyphen) || lexeme.shape.contains(.possessive)
    }
}
