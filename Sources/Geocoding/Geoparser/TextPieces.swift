/// A long text cut into pieces that are parsed one after the other, so that memory does not grow with it: names a million
/// characters apart say nothing of each other.
struct TextPieces: Sequence, IteratorProtocol {
    /// A piece of a text.
    struct Piece {
        let bytes: Range<Int>
        /// Code points, counted as `Lexer` counts them.
        let scalars: Range<Int>
    }

    /// Bytes of a piece at most.
    static let longest = 1 << 20

    private let text: [UInt8]
    private let longest: Int
    private var position = 0
    private var scalars = 0

    init(_ text: [UInt8], longest: Int = Self.longest) {
        self.text = text
        self.longest = longest
    }

    /// The next piece; nil behind the last. An empty text has none.
    mutating func next() -> Piece? {
        guard position < text.count else { return nil }
        let end = text.count - position <= longest ? text.count : cut(before: position + longest)
        let bytes = position..<end
        let count = scalarCount(bytes)
        defer {
            position = end
            scalars += count
        }
        return Piece(bytes: bytes, scalars: scalars..<scalars + count)
    }

    /// Where to cut: at a line end, else at a space, in the piece's second half, else between two characters.
    private func cut(before limit: Int) -> Int {
        let half = limit - longest / 2
        for isCut in [{ $0 == 0x0A }, { $0 <= 0x20 }] as [(UInt8) -> Bool] {
            if let index = (half..<limit).last(where: { isCut(text[$0]) }) { return index + 1 }
        }
        // A character takes four bytes at most; what goes on longer is no UTF-8.
        return (limit - 3...limit).last { text[$0] & 0xC0 != 0x80 } ?? limit
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        let span = text.span
        while index < range.upperBound {
            index += text[index] < 0x80 ? 1 : UTF8Decoding.scalar(span, at: index)?.length ?? 1
            count += 1
        }
        return count
    }
}
