import Gazetteer

/// What is known of English words: groups of words that are used alike, and census lists of names.
///
/// Searched where it lies; the layout is described in `Data/FORMAT.md`.
struct WordLexicon: Sendable {
    /// What is known of one word.
    struct Entry {
        /// Group among many; nil for words that only a list of names has.
        let fine: UInt16?
        /// Group among few.
        let coarse: UInt8
        let isGivenName: Bool
        let isSurname: Bool
    }

    private static let headerSize = 16
    private static let rowSize = 8
    private let bytes: IndexBytes
    private let count: Int

    /// The lexicon in the program.
    static let embedded = WordLexicon(.words)

    private init(_ bytes: IndexBytes) {
        self.bytes = bytes
        count = min(
            Int(bytes.number(12, UInt32.self)), max(0, bytes.count - Self.headerSize) / Self.rowSize)
    }

    /// What is known of a word, given in small letters as UTF-8.
    func entry(_ word: Span<UInt8>) -> Entry? {
        var key: UInt32 = 0x811C_9DC5
        for index in word.indices { key = (key ^ UInt32(word[index])) &* 0x0100_0193 }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if bytes.number(Self.headerSize + middle * Self.rowSize, UInt32.self) < key {
                low = middle + 1
            } else {
                high = middle
            }
        }
        let row = Self.headerSize + low * Self.rowSize
        guard low < count, bytes.number(row, UInt32.self) == key else { return nil }
        let fine = bytes.number(row + 4, UInt16.self)
        let flags = bytes.byte(row + 7)
        return Entry(
            fine: fine == .max ? nil : fine, coarse: bytes.byte(row + 6), isGivenName: flags & 1 != 0,
            isSurname: flags & 2 != 0)
    }
}
