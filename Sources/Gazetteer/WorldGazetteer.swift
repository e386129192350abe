/// An opened index of places and their names, searched where it lies: opening it reads a few hundred bytes.
///
/// Copies share the index; a mapped file is unmapped with the last of them. The file must not be shortened
/// while it is mapped: replace it with a new one (as `GazetteerBuilder` does) instead of writing into it.
public struct WorldGazetteer: Sendable {
    let index: OpenIndex

    /// The index that is part of the program.
    ///
    /// - Throws: `GazetteerError.unreadable` when the program was built without one.
    public static func embedded() throws(GazetteerError) -> WorldGazetteer {
        WorldGazetteer(index: try OpenIndex(.world, path: "the embedded gazetteer"))
    }

    /// Maps an index file.
    ///
    /// - Throws: `GazetteerError.unreadable` when there is no such file, or it is no index of this version, or its
    ///   header is damaged. The body is checked by `verify()` only.
    public init(contentsOfFile path: String) throws(GazetteerError) {
        index = try OpenIndex(IndexBytes(mapping: path), path: path)
    }

    /// An index in memory, of which a copy is kept.
    ///
    /// - Throws: `GazetteerError.unreadable` as for files.
    public init(bytes: [UInt8]) throws(GazetteerError) {
        index = try OpenIndex(IndexBytes(bytes), path: "the index in memory")
    }

    private init(index: OpenIndex) { self.index = index }

    /// Reads the whole index once and compares it with its checksums.
    ///
    /// - Throws: `GazetteerError.unreadable` naming the damaged section.
    public func verify() throws(GazetteerError) { try index.verify() }

    /// How many places there are; rows run from 0 up to it.
    public var placeCount: Int { index.placeCount }

    /// The rows of all places, the most important first.
    public var rows: some RandomAccessCollection<PlaceRow> & Sendable {
        (0..<UInt32(clamping: index.placeCount)).lazy.map { @Sendable in PlaceRow(index: $0) }
    }

    /// The places that bear a name, the most important first; the name is folded first (see `FoldedKey`).
    public func lookup(_ name: some StringProtocol) -> [NameMatch] { lookup(key: FoldedKey(name)).matches }

    /// What is known of a key.
    public func lookup(key: FoldedKey) -> Lookup { lookup(key: key.utf8.span) }

    /// What is known of the bytes of a key, as in `FoldedKey.utf8`.
    public func lookup(key: ArraySlice<UInt8>) -> Lookup { lookup(key: key.span) }

    /// What is known of the bytes of a key, as in `FoldedKey.utf8`.
    public func lookup(key: Span<UInt8>) -> Lookup {
        let result = index.find(key)
        return Lookup(matches: result.tail.map { index.matches(tail: $0) } ?? [], continues: result.continues)
    }

    /// The country with an ISO 3166-1 alpha-2 code, in either case.
    public func country(code: String) -> PlaceRow? {
        let wanted = code.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
        guard wanted.count == 2 else { return nil }
        var low = 0
        var high = index.countries.count / 8
        while low < high {
            let middle = (low + high) / 2
            let start = index.countries.lowerBound + middle * 8
            if index.bytes.compare(start..<start + 2, wanted.span) < 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard let country = index.country(UInt16(clamping: low)), Array(country.code.utf8) == wanted else {
            return nil
        }
        return existing(country.row)
    }

    /// The place with an identifier of the source (GeoNames').
    public func place(geonameID: Int) -> PlaceRow? {
        UInt32(exactly: geonameID).flatMap { index.row(identifier: $0) }.map { PlaceRow(index: $0) }
    }

    func existing(_ row: UInt32) -> PlaceRow? { row < index.placeCount ? PlaceRow(index: row) : nil }
}
