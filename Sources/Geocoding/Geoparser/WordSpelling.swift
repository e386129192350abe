/// The features that a word has by itself, wherever it stands.
enum WordSpelling {
    /// In small letters: ASCII, and what Unicode says of the rest.
    static func small(_ bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isASCII = true
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 { isASCII = false }
            result.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return isASCII ? result : Array(String(decoding: result, as: UTF8.self).lowercased().utf8)
    }

    /// Fills in the features and traits of a form.
    static func describe(
        _ form: inout WordForm, small: [UInt8], shape: Lexeme.Shape, entry: WordLexicon.Entry?, sort: UInt8
    ) {
        func part(_ range: Range<Int>, _ length: Int) -> UInt32 {
            guard small.count >= length else { return UInt32(small.count) }
            return Hashing.folded(Hashing.hash(small.span.extracting(range.clamped(to: 0..<small.count))))
        }
        let count = small.count
        form.features[.lower] = Hashing.folded(Hashing.hash(small.span))
        form.features[.suffix2] = part(max(0, count - 2)..<count, 3)
        form.features[.suffix3] = part(max(0, count - 3)..<count, 4)
        form.features[.suffix4] = part(max(0, count - 4)..<count, 5)
        form.features[.prefix3] = part(0..<3, 4)
        form.features[.shape] = shapeFeature(shape, count)
        form.features[.group] = UInt32(entry?.fine ?? .max)
        let isGiven = entry?.isGivenName ?? false
        let isSurname = entry?.isSurname ?? false
        form.features[.kind] = UInt32(entry?.coarse ?? 255) << 2 | (isGiven ? 2 : 0) | (isSurname ? 1 : 0)
        form.features[.sort] = UInt32(sort)
        form.features[.exact] = Hashing.folded(form.exact)
        form.traits = WordTraits.of(small)
        if isGiven { form.traits.insert(.givenName) }
        if isSurname { form.traits.insert(.surname) }
        if entry?.fine != nil { form.traits.insert(.isEnglish) }
    }

    private static func shapeFeature(_ shape: Lexeme.Shape, _ count: Int) -> UInt32 {
        let kept: Lexeme.Shape = [
            .word, .capital, .allCapitals, .small, .digit, .uncased, .dotted, .possessive, .innerCapital,
        ]
        return UInt32(shape.intersection(kept).rawValue) << 3 | UInt32(min(count, 5))
    }
}

/// Words whose part in a sentence no statistics need to find out.
enum WordTraits {
    static func of(_ word: [UInt8]) -> WordForm.Traits {
        table[String(decoding: word, as: UTF8.self)] ?? []
    }

    private static let table: [String: WordForm.Traits] = {
        var table: [String: WordForm.Traits] = [:]
        func add(_ words: String, _ trait: WordForm.Traits) {
            for word in words.split(separator: " ") { table[String(word), default: []].insert(trait) }
        }
        add("in at near from outside around to into across toward towards", .placePreposition)
        add(
            "mr mrs ms dr sen rep gov gen col lt sgt capt president minister judge sheriff chief officer mayor rev sir professor coach detective",
            .title)
        add(
            "of al el de la las los le du des del da do dos di the and on upon ar as ad an az ash am",
            .connector)
        add(
            "said says told tells added adds asked replied explained argued recalled insisted wrote writes thinks believes",
            .speech)
        add("- \u{2010} \u{2011} \u{2013}", .hyphen)
        add(".", .dot)
        add("! ? : ; \u{2014} \u{2022} \u{3002} \u{061F} \u{0964} \u{2026}", .stop)
        add(", \u{060C} \u{3001}", .comma)
        return table
    }()
}
