/// A stretch of a described place: what the grammar reads in front of a name, and the words of the name.
struct Clause {
    /// How it hangs on the clause before it.
    enum Link {
        /// It is the first, or follows a preposition.
        case none
        /// "Ansongo cercle, Gao region"
        case comma
        /// "Banola area of Mendhar"
        case of
        /// "Bakhmut district Donetsk region", "Kansas City Missouri": nothing stands between them.
        case kind
        /// "Banan District (Wat Bay Domram)", "Avdiivka (Donetsk region)": either may be the finer.
        case bracket
        /// "Aleppo: Darat Azza": what follows is the finer.
        case colon
        /// "Kabul's first police district": what follows is the finer.
        case owner
        /// "Kandahar and Helmand", "Popasna/Zolote"
        case and
        /// "the Chernukhino - Debaltseve area"
        case dash
    }

    var link: Link
    var relation: Relation?
    /// The tokens of the name, marks within it included; may be empty.
    var words: Range<Int>
    /// Words such as "village" that the phrase puts in front of the name: "the village of".
    var kinds: PlaceWords.Kinds?
}

/// Cuts a described place into clauses, in time linear in its length.
struct ClauseCutter {
    let text: RunningText
    private var tokens: [Token] { text.tokens }

    /// More clauses say nothing more; hostile text has a million.
    static let most = 24

    /// The clauses that have a name or a relation, in order, and whether some were left out.
    func clauses() -> (clauses: [Clause], isCut: Bool) {
        var found: [Clause] = []
        var link = Clause.Link.none
        var relation: Relation?
        var start = 0
        var index = 0

        /// Ends the clause at hand, which reaches up to `index`, and begins the next one at `next`.
        func end(_ next: Int, _ nextLink: Clause.Link) {
            if index > start || relation != nil {
                found.append(Clause(link: link, relation: relation, words: start..<index))
                link = nextLink
            } else if nextLink != .none {
                link = nextLink
            }
            relation = nil
            start = next
            index = next
        }

        while index < tokens.count, found.count < Self.most {
            let token = tokens[index]
            if index > start, isNewLine(index) { end(index, .comma) }
            if index > start, isBehindKind(index, from: start) { end(index, .kind) }
            if !found.isEmpty || index > start, let match = trailing(at: index) {
                if index > start { end(index, .bracket) }
                end(match.tokens.upperBound, .none)
                relation = match
            } else if let match = self.relation(at: index), !isInName(index) {
                let after = match.tokens.upperBound
                // "within 5 km of in": the first that is followed by a name counts.
                end(after, .none)
                relation = match
            } else if token.isPossessive {
                end(index + 1, .owner)
            } else if let mark = self.link(of: index) {
                end(index + 1, mark)
            } else {
                index += 1
            }
        }
        let isCut = index < tokens.count
        end(index, .none)
        return (kinds(found), isCut)
    }

    /// Whether a line ends before a token: tables have addresses of several lines in a cell.
    private func isNewLine(_ index: Int) -> Bool {
        let gap = tokens[index - 1].span.end..<tokens[index].span.start
        return text.scalars[gap].contains { $0 == "\n" }
    }

    /// Whether a name begins right behind the kind of the one before it: "Bakhmut district Donetsk region".
    private func isBehindKind(_ index: Int, from start: Int) -> Bool {
        let before = tokens[index - 1]
        guard tokens[index].isCapitalised, !tokens[index].isGlued, before.kind == .word,
            PlaceWords.kinds(Array(before.lower.utf8)) != nil
        else { return false }
        return tokens[start..<(index - 1)].contains { $0.isCapitalised }
    }

    private func relation(at index: Int) -> Relation? {
        let range = index..<min(tokens.count, index + Self.longestRelation)
        return Relation(tokens, at: index, in: range)
    }

    /// What the grammar reads behind an anchor, where nothing follows that may be one.
    private func trailing(at index: Int) -> Relation? {
        guard tokens[index].kind == .number || tokens[index].kind == .word else { return nil }
        let range = index..<min(tokens.count, index + Self.longestRelation)
        for rule in SpatialRule.trailing {
            guard let match = rule.pattern.match(tokens, at: index, in: range) else { continue }
            let end = match.tokens.upperBound
            guard end == tokens.count || [")", "]", ",", ";", "."].contains(tokens[end].text) else {
                continue
            }
            return Relation(rule, match, tokens)
        }
        return nil
    }

    /// No line of the grammar takes more tokens.
    private static let longestRelation = 24

    /// Whether a word that may begin a relation stands in a name: the `On` of "Stoke-on-Trent".
    private func isInName(_ index: Int) -> Bool {
        index > 0 && tokens[index].isGlued && ToponymWords.hyphens.contains(tokens[index - 1].text)
            && tokens[index - 1].isGlued
    }

    /// What a mark or a word links that stands between clauses; nil for what is a part of a name.
    private func link(of index: Int) -> Clause.Link? {
        let token = tokens[index]
        switch token.text {
        case ",", ";", ")", "]", "!", "?", "\u{060C}", "\u{3001}", "\u{FF0C}", "\u{061B}": return .comma
        case ".": return isAbbreviation(index - 1) && index + 1 < tokens.count ? nil : .comma
        case "(", "[": return .bracket
        case ":": return .colon
        case "/", "&", "+": return .and
        case "-", "\u{2013}", "\u{2014}":
            let isTied = token.isGlued && index + 1 < tokens.count && tokens[index + 1].isGlued
            return isTied && !isOnWay(index) ? nil : .dash
        case "\"", "\u{201C}", "\u{201D}", "\u{AB}", "\u{BB}": return .comma
        default: break
        }
        switch token.lower {
        case "of", "from": return .of
        case "and": return .and
        case let word where token.kind == .word && !token.isCapitalised && Self.breaks.contains(word):
            return .comma
        default: return nil
        }
    }

    /// Whether a hyphen ties the ends of a way: "the Qooqaani-Afmadow road".
    private func isOnWay(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].isCapitalised && tokens[index + 1].isCapitalised
            && tokens[(index + 2)...].prefix(4).contains {
                ToponymWords.ways.contains($0.lower) || $0.lower == "border" || $0.lower == "frontier"
            }
    }

    private func isAbbreviation(_ index: Int) -> Bool {
        index >= 0 && tokens[index].kind == .word && tokens[index].isCapitalised
            && tokens[index].text.count <= 3
    }

    /// Words that no name has within it and that lead away from it.
    private static let breaks: Set<String> = [
        "which", "who", "whom", "that", "where", "when", "while", "during", "after", "before", "with", "by",
        "for", "to",
        "as", "under", "belonging", "is", "was", "were", "are", "via", "or", "but", "according",
    ]

    /// "the village" "of Dzhaney-Vedeno": a clause of nothing but a word for a kind says it of the next one.
    private func kinds(_ clauses: [Clause]) -> [Clause] {
        var result: [Clause] = []
        var pending: (relation: Relation?, link: Clause.Link, kinds: PlaceWords.Kinds)?
        for var clause in clauses {
            if clause.words.isEmpty {
                // "Qala i Naw (20 kilometres north of)", "Gao, Mali, 30 km north": the relation stands behind its anchor.
                let anchor = clause.link == .comma ? result.indices.first : result.indices.last
                if clause.link == .bracket || clause.link == .comma, let anchor,
                    result[anchor].relation == nil
                {
                    result[anchor].relation = clause.relation
                }
                continue
            }
            if let kind = pending {
                pending = nil
                if clause.link == .of || clause.link == .colon || clause.relation == nil {
                    clause = Clause(
                        link: kind.link, relation: clause.relation ?? kind.relation, words: clause.words,
                        kinds: kind.kinds)
                }
            }
            let words = tokens[clause.words].filter { $0.kind == .word && !Self.articles.contains($0.lower) }
            let isLast = clause.words.upperBound >= tokens.count
            let isLabel = !isLast && tokens[clause.words.upperBound].text == ":"
            if words.count == 1, !words[0].isCapitalised || isLabel, !isLast,
                let kinds = PlaceWords.kinds(Array(words[0].lower.utf8))
            {
                pending = (clause.relation, clause.link, kinds)
                continue
            }
            result.append(clause)
        }
        return listed(result)
    }

    /// "Kandahar, Helmand and Zabul provinces": the word behind a list says it of all of it.
    private func listed(_ clauses: [Clause]) -> [Clause] {
        var clauses = clauses
        for index in clauses.indices.dropFirst() where clauses[index].link == .and {
            guard let last = clauses[index].words.last, let one = Self.singular(tokens[last].lower),
                let kinds = PlaceWords.kinds(Array(one.utf8))
            else { continue }
            clauses[index].words.removeLast()
            clauses[index].kinds = kinds
            var before = index
            while before > 0, [.and, .comma].contains(clauses[before].link), clauses[before].relation == nil {
                before -= 1
                clauses[before].kinds = kinds
            }
        }
        return clauses
    }

    /// The one of many, where the word is a plural: "provinces", "counties".
    private static func singular(_ word: String) -> String? {
        guard word.hasSuffix("s"), word.count > 4 else { return nil }
        return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
    }

    static let articles: Set<String> = ["the", "a", "an"]
}
