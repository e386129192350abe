import Gazetteer

/// The mentions of a text by what they say: one sense for equal words, unless the text itself tells them apart
/// ("Springfield, Ill." and "Springfield, Mo.").
package struct MentionGroups {
    /// How the text ties a name to the area that it lies in.
    enum Tie: UInt8 {
        /// "Paris, Texas"
        case comma
        /// "Paris (Texas)"
        case bracket
        /// "Paris in Texas"
        case words
        /// "Texas's Paris"
        case owner
    }

    /// Mentions that mean the same place.
    struct Group {
        let candidates: [PlaceCandidate]
        let kinds: PlaceWords.Kinds?
        var mentions: [Int] = []
        /// The group of the area that the text puts it in.
        var holder: (group: Int, tie: Tie)?
        /// Groups that the text puts into this one.
        var contents: [Int] = []
        /// Another group with the same words.
        var sibling: Int?
        /// Groups named right before or behind, in the same sentence or nearly.
        var neighbours: [Int] = []
    }

    private(set) var groups: [Group] = []
    /// The numbers of the groups.
    package var groupIndices: Range<Int> { groups.indices }
    /// The group of each mention.
    package private(set) var groupOfMention: [Int] = []

    init(_ mentions: [Mention], _ read: ReadText, _ forms: [WordForm], _ names: inout NameCatalog) {
        let hashes = mentions.map { CandidateFinder.hash(of: $0.lexemes, in: read, forms) }
        let links = mentions.indices.map { Self.link($0, mentions, read, forms) }
        var numbers: [Key: Int] = [:]
        var findings: [UInt64: CandidateFinder.Finding] = [:]
        var firstWithWords: [UInt64: Int] = [:]
        for (index, mention) in mentions.enumerated() {
            let key = Key(words: hashes[index], holder: links[index].map { hashes[$0.mention] })
            if let number = numbers[key] {
                groupOfMention.append(number)
                groups[number].mentions.append(index)
                continue
            }
            let finding =
                findings[key.words] ?? CandidateFinder.find(mention.lexemes, in: read, forms, &names)
            findings[key.words] = finding
            numbers[key] = groups.count
            groupOfMention.append(groups.count)
            var group = Group(candidates: finding.candidates, kinds: finding.kinds, mentions: [index])
            if let other = firstWithWords[key.words] {
                group.sibling = other
                if groups[other].sibling == nil { groups[other].sibling = groups.count }
            } else {
                firstWithWords[key.words] = groups.count
            }
            groups.append(group)
        }
        for (index, link) in links.enumerated() {
            guard let link else { continue }
            let (inner, outer) = (groupOfMention[index], groupOfMention[link.mention])
            guard inner != outer else { continue }
            groups[inner].holder = (outer, link.tie)
            Self.add(inner, to: &groups[outer].contents)
        }
        for index in mentions.indices.dropFirst()
        where mentions[index].lexemes.lowerBound - mentions[index - 1].lexemes.upperBound < 25 {
            let (one, other) = (groupOfMention[index - 1], groupOfMention[index])
            guard one != other else { continue }
            Self.add(other, to: &groups[one].neighbours)
            Self.add(one, to: &groups[other].neighbours)
        }
    }

    /// Relations of one name that are kept: a country may stand beside thousands.
    private static let mostRelations = 64

    private static func add(_ group: Int, to list: inout [Int]) {
        if list.count < mostRelations, !list.contains(group) { list.append(group) }
    }

    private struct Key: Hashable {
        let words: UInt64
        let holder: UInt64?
    }

    /// The mention that a mention is said to lie in, by the words between the two.
    private static func link(
        _ index: Int, _ mentions: [Mention], _ read: ReadText, _ forms: [WordForm]
    ) -> (mention: Int, tie: Tie)? {
        let own = mentions[index].lexemes
        if index > 0 {
            let before = mentions[index - 1].lexemes
            let gap = before.upperBound..<max(before.upperBound, own.lowerBound)
            if gap.count == 1, read.lexemes[gap.lowerBound].shape.contains(.possessive) {
                return (index - 1, .owner)
            }
        }
        guard index + 1 < mentions.count else { return nil }
        let next = mentions[index + 1].lexemes
        guard next.lowerBound > own.upperBound, next.lowerBound - own.upperBound <= 5 else { return nil }
        let gap = own.upperBound..<next.lowerBound
        let words = gap.map { forms[Int(read.forms[$0])] }
        // "Henry County, Ga.": the kind word may stand outside the mention, and a dot ends an abbreviation.
        let kept = words.filter { !$0.traits.contains(.dot) && PlaceWords.kinds($0.key) == nil }
        guard let first = kept.first else { return nil }
        if kept.count == 1, first.traits.contains(.comma) { return (index + 1, .comma) }
        if kept.count == 1, first.key.isEmpty, isOpening(first, read, gap) { return (index + 1, .bracket) }
        let last = kept[kept.count - 1]
        let isIn = kept.contains { $0.key == Array("in".utf8) || $0.key == Array("of".utf8) }
        let isPlain = kept.allSatisfy {
            $0.traits.contains(.comma) || PlaceWords.isPart($0.key)
                || [Array("in".utf8), Array("of".utf8)].contains($0.key)
        }
        return isIn && isPlain && !last.key.isEmpty ? (index + 1, .words) : nil
    }

    private static func isOpening(_ form: WordForm, _ read: ReadText, _ gap: Range<Int>) -> Bool {
        !form.traits.contains(.hyphen) && gap.count == 1 && !read.lexemes[gap.lowerBound].isGlued
            && form.features[.lower] == Hashing.folded(Hashing.hash(Array("(".utf8).span))
    }
}
