/// A name as the index knows it: folded, so that every way of writing it gives the same bytes.
///
/// Lower case; no diacritics; `ø ł đ ß æ ı þ` spelled `o l d ss ae i th`; apostrophes, dots and zero-width
/// characters gone; any other punctuation a single space; one form of alef, yeh, kaf and heh in Arabic
/// script; digits of every script as 0-9. All scripts are kept. Folding a key again changes nothing.
public struct FoldedKey: Hashable, Sendable {
    /// The key in UTF-8: words with one space between them, none at either end. Empty when the name has no
    /// letter.
    public let utf8: [UInt8]

    /// The key of a name.
    public init(_ name: some StringProtocol) {
        var key: [UInt8] = []
        key.reserveCapacity(name.utf8.count)
        let contiguous: Void? = name.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe NameFolding.fold(bytes.span, into: &key)
        }
        if contiguous == nil { NameFolding.fold(Array(name.utf8).span, into: &key) }
        utf8 = key
    }

    /// The key of a name in UTF-8; bytes that are no UTF-8 count as spaces.
    public init(utf8 name: Span<UInt8>) {
        var key: [UInt8] = []
        key.reserveCapacity(name.count)
        NameFolding.fold(name, into: &key)
        utf8 = key
    }

    /// Whether nothing was left of the name.
    public var isEmpty: Bool { utf8.isEmpty }
}

extension FoldedKey: CustomStringConvertible {
    /// The key as text.
    public var description: String { String(decoding: utf8, as: UTF8.self) }
}
