/// An index whose header was checked: the bytes, and where its sections lie in them.
final class OpenIndex: Sendable {
    let bytes: IndexBytes
    let path: String
    let features: Range<Int>
    let countries: Range<Int>
    let places: Range<Int>
    let extents: Range<Int>
    let names: Range<Int>
    let identifiers: Range<Int>
    let blocks: Range<Int>
    let keys: Range<Int>
    let postings: Range<Int>
    let metadata: Range<Int>
    /// The places by position; nil when the index has no such section.
    let nearest: PointTree?
    /// Outlines of countries and divisions; nil when the index has none.
    let areas: AreaIndex?
    /// Points along the coasts of the outlines.
    let coasts: PointTree?
    /// Borders and shores beside the outlines, and the land as seen from afar; empty when the index has no such section.
    let lines: Range<Int>
    let farLand: Range<Int>
    /// How many of the first rows are the user's own.
    let ownCount: Int
    /// How many items the table says a section has, for people.
    private let itemCounts: [GazetteerFormat.Section: Int]
    private let checksums: [(GazetteerFormat.Section, Range<Int>, UInt64)]

    /// Checks the header and the section table, and touches nothing else.
    ///
    /// - Throws: `GazetteerError.unreadable` for a foreign, truncated or damaged file.
    init(_ bytes: IndexBytes, path: String) throws(GazetteerError) {
        typealias Format = GazetteerFormat
        func failure(_ reason: String) -> GazetteerError { .unreadable(path: path, reason: reason) }
        let magic = Format.magic
        guard bytes.compare(0..<magic.count, magic.span) == 0 else {
            throw failure("not a Dateline gazetteer index (make one with `dateline gazetteer build`)")
        }
        let version = bytes.number(8, UInt16.self)
        guard version == Format.version else {
            throw failure("index format \(version), but this program reads \(Format.version): build it again")
        }
        let count = Int(bytes.number(10, UInt16.self))
        let tableEnd = Format.headerSize + count * Format.sectionRowSize
        guard tableEnd <= bytes.count, bytes.number(16, UInt64.self) == UInt64(bytes.count) else {
            throw failure("the index is truncated or was appended to: its length is not what its header says")
        }
        var checksum = Checksum()
        bytes.withSpan(0..<24) { checksum.add($0) }
        bytes.withSpan(Format.headerSize..<tableEnd) { checksum.add($0) }
        guard checksum.value == bytes.number(24, UInt64.self) else {
            throw failure("the header of the index is damaged: its checksum does not match")
        }
        var found: [(Format.Section, Range<Int>, UInt64)] = []
        var items: [Format.Section: Int] = [:]
        for index in 0..<count {
            let row = Format.headerSize + index * Format.sectionRowSize
            let tag = bytes.number(row, UInt32.self)
            guard let section = Format.Section.allCases.first(where: { $0.tag == tag }) else { continue }
            let offset = bytes.number(row + 8, UInt64.self)
            let length = bytes.number(row + 16, UInt64.self)
            guard offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset,
                length % UInt64(section.recordSize) == 0
            else { throw failure("section \(section.rawValue) of the index does not fit into the file") }
            items[section] = Int(bytes.number(row + 4, UInt32.self))
            found.append((section, Int(offset)..<Int(offset + length), bytes.number(row + 24, UInt64.self)))
        }
        func range(_ section: Format.Section) throws(GazetteerError) -> Range<Int> {
            guard let match = found.first(where: { $0.0 == section }) else {
                throw failure("section \(section.rawValue) of the index is missing")
            }
            return match.1
        }
        features = try range(.features)
        countries = try range(.countries)
        places = try range(.places)
        extents = try range(.extents)
        names = try range(.names)
        identifiers = try range(.identifiers)
        blocks = try range(.blocks)
        keys = try range(.keys)
        postings = try range(.postings)
        metadata = try range(.metadata)
        func optional(_ section: Format.Section) -> Range<Int>? { found.first { $0.0 == section }?.1 }
        nearest = optional(.nearest).map { PointTree(bytes: bytes, range: $0) }
        coasts = optional(.coasts).map { PointTree(bytes: bytes, range: $0) }
        areas =
            if let rows = optional(.areas), let nodes = optional(.squares), let cells = optional(.edges) {
                AreaIndex(bytes: bytes, areas: rows, nodes: nodes, cells: cells)
            } else { nil }
        lines = optional(.lines) ?? 0..<0
        farLand = optional(.farLand) ?? 0..<0
        checksums = found
        itemCounts = items
        self.bytes = bytes
        self.path = path
        ownCount = min(
            places.count / GazetteerFormat.Section.places.recordSize, Self.ownCount(bytes, metadata: metadata)
        )
    }

    /// Where a section lies; nil when there is none.
    func range(of section: GazetteerFormat.Section) -> Range<Int>? { checksums.first { $0.0 == section }?.1 }

    /// How many items a section has, by its table.
    func items(of section: GazetteerFormat.Section) -> Int { itemCounts[section] ?? 0 }

    /// Compares every section with its checksum: reads the whole file once.
    ///
    /// - Throws: `GazetteerError.unreadable` naming the first damaged section.
    func verify() throws(GazetteerError) {
        for (section, range, expected) in checksums where bytes.checksum(range) != expected {
            throw .unreadable(
                path: path, reason: "section \(section.rawValue) is damaged: its checksum does not match")
        }
    }
}

extension OpenIndex {
    /// The sections in the order of the file, with their sizes in bytes.
    var sectionSizes: [(String, Int)] { checksums.map { ($0.0.rawValue, $0.1.count) } }
}
