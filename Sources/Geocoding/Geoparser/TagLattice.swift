/// The best way to tag a run of lexemes: outside, first of a name, within a name.
package enum TagLattice {
    /// Number of tags.
    package static let count = 3

    /// The tag of a lexeme.
    package enum Tag: Int, Sendable {
        case outside = 0
        case first = 1
        case within = 2
    }

    /// The likeliest tags (Viterbi). `scores` holds three a lexeme; `transitions` nine, from × 3 + to; a run starts and
    /// ends outside.
    package static func best(_ scores: [Float], _ transitions: [Float]) -> [Tag] {
        read(scores, transitions).tags
    }

    /// The likeliest tags, and for each lexeme how much better they are than the best way that has it outside; nought for
    /// those outside.
    static func read(_ scores: [Float], _ transitions: [Float]) -> (tags: [Tag], margins: [Float]) {
        let length = scores.count / count
        guard length > 0 else { return ([], []) }
        var back = Array(repeating: 0, count: scores.count)
        var outside = Array(repeating: Float(0), count: length)
        var total: [Float] = [0, -.infinity, -.infinity]
        for index in 0..<length {
            var next: [Float] = [0, 0, 0]
            for to in 0..<count {
                var best = -Float.infinity
                for from in 0..<count where to != 2 || from != 0 {
                    let score = total[from] + transitions[from * count + to]
                    if score > best {
                        best = score
                        back[index * count + to] = from
                    }
                }
                next[to] = best + scores[index * count + to]
            }
            total = next
            outside[index] = total[0]
        }
        var tag = 0
        for candidate in 1..<count
        where total[candidate] + transitions[candidate * count] > total[tag] + transitions[tag * count] {
            tag = candidate
        }
        let whole = total[tag] + transitions[tag * count]
        var tags = Array(repeating: Tag.outside, count: length)
        var hasName = false
        for index in stride(from: length - 1, through: 0, by: -1) {
            tags[index] = Tag(rawValue: tag) ?? .outside
            hasName = hasName || tag != 0
            tag = back[index * count + tag]
        }
        guard hasName else { return (tags, Array(repeating: 0, count: length)) }
        // From the end back: the best way on from each tag.
        var rest = (0..<count).map { transitions[$0 * count] }
        for index in stride(from: length - 1, through: 0, by: -1) {
            outside[index] = tags[index] == .outside ? 0 : whole - outside[index] - rest[0]
            var next: [Float] = [0, 0, 0]
            for from in 0..<count {
                var best = -Float.infinity
                for to in 0..<count where to != 2 || from != 0 {
                    best = max(best, transitions[from * count + to] + scores[index * count + to] + rest[to])
                }
                next[from] = best
            }
            rest = next
        }
        return (tags, outside)
    }
}
