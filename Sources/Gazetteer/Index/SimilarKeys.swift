/// A name of the index that is spelled nearly like the one asked for.
public struct SimilarName: Hashable, Sendable {
    /// The places that bear it, the most important first.
    public let matches: [NameMatch]
    /// What the difference costs, see `SpellingCost`: `edit` for a wrong letter, half of it for another way to write the
    /// sound, an eighth for a letter doubled or not.
    public let cost: Int

    /// The cost of one wrong letter.
    public static let edit = Int(SpellingCost.edit)
}

extension WorldGazetteer {
    /// The names that are within one or two edits of a key, the key itself left out. Keys of under four bytes have none.
    ///
    /// Walks the keys where they lie, past all that begin too differently; the first letter must be right, or sound alike.
    public func similar(to key: FoldedKey) -> [SimilarName] {
        var search = SimilarKeys(index, key)
        return search.run().map { SimilarName(matches: index.matches(tail: $0.tail), cost: Int($0.cost)) }
    }
}

/// The walk over the front-coded keys. For each byte of the key at hand it keeps a row of the distance table (Wagner and
/// Fischer 1974, with the exchange of neighbours): keys with one beginning share its rows, and a beginning
/// whose row holds nothing within the budget ends all keys that start with it.
private struct SimilarKeys {
    private let index: OpenIndex
    private let wanted: [UInt8]
    private let budget: UInt8
    /// The beginning of the key at hand, as far as it was looked at.
    private var key: [UInt8] = []
    /// Row d holds the cost of turning the first d bytes of the key into each beginning of `wanted`.
    private var rows: [UInt8]
    private let width: Int
    private var found: [(tail: Int, cost: UInt8)] = []

    init(_ index: OpenIndex, _ key: FoldedKey) {
        self.index = index
        var packed: [UInt8] = []
        KeyPacking.pack(key.utf8.span, into: &packed)
        // The distance table must not grow with hostile input; no place's name is that long.
        wanted = packed.count <= 80 ? packed : []
        budget = SpellingCost.budget(length: wanted.count)
        width = wanted.count + 1
        // Every further byte costs something, so no deeper row can be within the budget.
        rows = [UInt8](repeating: 0, count: width * (width + Int(budget) + 1))
        for column in 1..<width {
            let before = column > 1 ? wanted[column - 2] : 0
            let cost = SpellingCost.adding(wanted[column - 1], after: before)
            rows[column] = Self.sum(rows[column - 1], cost)
        }
    }

    mutating func run() -> [(tail: Int, cost: UInt8)] {
        guard budget > 0 else { return [] }
        let count = index.blocks.count / 4
        var block = 0
        while block < count {
            let isEnded = walk(block)
            block += 1
            if isEnded, block < count { block = max(block, lastBlock(before: key, from: block, to: count)) }
        }
        return found
    }

    /// Looks at the keys of a block; true when all that start like the last of them are too different.
    private mutating func walk(_ block: Int) -> Bool {
        var cursor = index.cursor(block: block)
        var isEnded = false
        key.removeAll(keepingCapacity: true)
        for _ in 0..<GazetteerFormat.keysPerBlock {
            guard let (shared, suffix) = index.head(&cursor), let tail = cursor.varint() else { break }
            if isEnded, shared >= key.count { continue }
            guard shared <= key.count else { break }
            key.removeLast(key.count - shared)
            isEnded = false
            for offset in suffix where !isEnded {
                key.append(index.bytes.byte(offset))
                isEnded = !addRow()
            }
            let cost = rows[key.count * width + width - 1]
            if !isEnded, cost > 0, cost <= budget { found.append((tail, cost)) }
        }
        return isEnded
    }

    /// Computes the row of the byte that was added last; false when nothing in it is within the budget.
    private mutating func addRow() -> Bool {
        let depth = key.count
        let letter = key[depth - 1]
        let before = depth > 1 ? key[depth - 2] : 0
        let row = depth * width
        guard row + width <= rows.count else { return false }
        // To try all first letters takes ten times as long.
        if depth <= 2, !hasFittingStart { return false }
        let adding = SpellingCost.adding(letter, after: before)
        var least = Self.sum(rows[row - width], adding)
        rows[row] = least
        for column in 1..<width {
            let other = wanted[column - 1]
            let otherBefore = column > 1 ? wanted[column - 2] : 0
            var cost = Self.sum(
                rows[row - width + column - 1], SpellingCost.replacing(letter, by: other))
            cost = min(cost, Self.sum(rows[row - width + column], adding))
            cost = min(
                cost, Self.sum(rows[row + column - 1], SpellingCost.adding(other, after: otherBefore)))
            if depth > 1, column > 1, letter == otherBefore, before == other, letter != other {
                cost = min(cost, Self.sum(rows[row - 2 * width + column - 2], SpellingCost.edit))
            }
            rows[row + column] = cost
            least = min(least, cost)
        }
        return least <= budget
    }

    /// Whether the first letter is right, sounds alike where that is allowed, or stands second.
    private var hasFittingStart: Bool {
        if key[0] == wanted[0] { return true }
        if SpellingCost.replacing(key[0], by: wanted[0]) < SpellingCost.edit,
            SpellingCost.allowsOtherStart(length: wanted.count)
        {
            return true
        }
        return key[0] == wanted[1] && (key.count < 2 || key[1] == wanted[0])
    }

    @inline(__always)
    private static func sum(_ a: UInt8, _ b: UInt8) -> UInt8 { a > 200 ? a : a + b }

    /// The last block whose first key does not lie behind all keys that start with `beginning`.
    private func lastBlock(before beginning: [UInt8], from start: Int, to count: Int) -> Int {
        var low = start
        var high = count
        while low < high {
            let middle = (low + high) / 2
            var cursor = index.cursor(block: middle)
            let first = index.head(&cursor)?.suffix ?? 0..<0
            let end = min(first.upperBound, first.lowerBound + beginning.count)
            if index.bytes.compare(first.lowerBound..<end, beginning.span) <= 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low - 1
    }
}
