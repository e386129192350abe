/// What a text says of a word at the places where it stands: a name means the same thing throughout a text.
struct TextFacts {
    private var bits: [UInt8] = []
    private var counts: [UInt8] = []

    /// Bits 0–6 for each lexeme: the word is also written small; stands behind "in" or "near"; behind a title or a given
    /// name; before a comma and an area's name; stands more than once; starts a person's name; alone before "said".
    mutating func facts(_ read: ReadText, _ vocabulary: Vocabulary) -> [UInt8] {
        let size = vocabulary.lowerCount + 1
        if bits.count < size {
            bits.append(contentsOf: repeatElement(0, count: size - bits.count))
            counts.append(contentsOf: repeatElement(0, count: size - counts.count))
        }
        let forms = vocabulary.forms
        let count = read.lexemes.count
        for index in 0..<count where read.lexemes[index].isWord {
            let lower = Int(forms[Int(read.forms[index])].lower)
            if counts[lower] < 200 { counts[lower] += 1 }
            if read.lexemes[index].shape.isDisjoint(with: [.capital, .uncased, .digit]) { bits[lower] |= 1 }
            guard read.isOpen[index] else { continue }
            if startsPerson(index, read, forms) { bits[lower] |= 32 }
            guard index > 0 else { continue }
            let before = forms[Int(read.forms[index - 1])]
            if before.traits.contains(.placePreposition) { bits[lower] |= 2 }
            if isBehindTitle(index, read, forms)
                || before.traits.contains(.givenName) && read.lexemes[index - 1].shape.contains(.capital)
                    && forms[Int(read.forms[index])].features[.sort] & 15 != 3
            {
                bits[lower] |= 4
            }
            let stretch = read.stretches[index]
            if stretch.count == 1, index + 1 < count,
                forms[Int(read.forms[index + 1])].traits.contains(.speech)
            {
                bits[lower] |= 64
            }
            if index + 2 < count, forms[Int(read.forms[index + 1])].traits.contains(.comma),
                read.covers[index + 2].part != 0, read.covers[index + 2].sort > 0,
                read.covers[index + 2].sort < 64
            {
                bits[lower] |= 8
            }
        }
        let result = read.forms.map { form -> UInt8 in
            let lower = Int(forms[Int(form)].lower)
            return bits[lower] | (counts[lower] > 1 ? 16 : 0)
        }
        for form in read.forms {
            let lower = Int(forms[Int(form)].lower)
            bits[lower] = 0
            counts[lower] = 0
        }
        return result
    }

    /// "Mayor London", "Mr. London".
    private func isBehindTitle(_ index: Int, _ read: ReadText, _ forms: [WordForm]) -> Bool {
        let before = forms[Int(read.forms[index - 1])]
        guard before.traits.contains(.dot), read.lexemes[index - 1].isGlued, index > 1 else {
            return before.traits.contains(.title)
        }
        return forms[Int(read.forms[index - 2])].traits.contains(.title)
    }

    /// Whether a word is the given name before a surname: "Jordan Smith", "Israel B. Adesanya".
    private func startsPerson(_ index: Int, _ read: ReadText, _ forms: [WordForm]) -> Bool {
        let stretch = read.stretches[index]
        guard 2...4 ~= stretch.count, stretch.lowerBound == Int32(index) else { return false }
        let first = forms[Int(read.forms[index])]
        let last = forms[Int(read.forms[Int(stretch.upperBound) - 1])]
        return first.traits.contains(.givenName) && !last.traits.contains(.title)
            && (last.traits.contains(.surname) || !last.traits.contains(.isEnglish) && last.name == 0)
    }
}
