/// What a KML viewer shows of a table's rows besides their values: their days, for its time slider, and the colours of their
/// types, which are known once all rows were looked at.
package struct KMLLook: Sendable {
    /// The columns of a row's first and last day, where those are written as such.
    let begin: Int?
    let end: Int?
    /// What reads its days, where they are written otherwise.
    let read: (@Sendable ((Int) -> String) -> RowMeaning.Days?)?
    /// Whether something does: to look at a function costs a count of its users, which all cores would take turns at.
    let readsDays: Bool
    /// The column of its type.
    let kind: Int?
    private let meaning: RowMeaning
    /// The types, the one with most rows first; none when there are too many to tell by their colours.
    private(set) var kinds: [String] = []
    /// Their texts in the table.
    private(set) var texts = PackedTexts([])
    /// Their colours.
    private var colours: [String] = []

    /// What rows are looked at for, by what their columns mean.
    init(_ meaning: RowMeaning) {
        kind = meaning[.type]
        self.meaning = meaning
        switch meaning.dating {
        case .columns(let first, let last): (begin, end, read, readsDays) = (first, last, nil, false)
        case .read(let days): (begin, end, read, readsDays) = (nil, nil, days, true)
        }
    }

    /// Looks for the types of a table.
    ///
    /// - Throws: `FormatError` when the table cannot be read.
    package init(of source: some RowSource, _ meaning: RowMeaning) throws(FormatError) {
        self.init(meaning)
        guard kind != nil else { return }
        var counter = KindCounter(self)
        let look = self
        try RowStream.convert(source, using: { KindCounter(look) }) { maker throws(FormatError) in
            counter.add(maker)
        }
        add(counter)
    }

    /// Takes over the types that were found.
    mutating func add(_ counter: KindCounter) {
        var texts: [String: String] = [:]
        var counts: [String: Int] = [:]
        for (text, count) in counter.kinds {
            guard let name = meaning.typeName(text) else { continue }
            texts[name] = text
            counts[name, default: 0] += count
        }
        let entries = TypeColours.ranked(counts)
        kinds = entries.map(\.name)
        colours = entries.map(\.colour)
        self.texts = PackedTexts(kinds.map { Array((texts[$0] ?? $0).utf8) })
    }

    /// Whether there are neither days nor types.
    var isBare: Bool { begin == nil && end == nil && !readsDays && kinds.isEmpty }

    /// The first day of a row, or the last one where that is all it has.
    func day(of row: RowBlock.Row) -> String? {
        if let read { return read(row.text)?.first }
        return [begin, end].lazy.compactMap { $0 }.first { row[$0].kind == .date }.map(row.text)
    }

    /// The type of a row by its number among `kinds`.
    @inline(__always)
    func kind(of row: RowBlock.Row, _ texts: PackedTexts.Bytes) -> Int? {
        guard let kind, texts.number > 0, row[kind].length > 0 else { return nil }
        return unsafe texts.index(of: row.bytes(row[kind]))
    }

    /// A style for each type, and at last one for the other rows.
    ///
    /// - Parameter icons: Whether their icons lie in the archive that the document is in.
    func styles(icons: Bool) -> [KMLStyle] {
        (0...kinds.count).map { number in
            KMLStyle(
                name: Self.style(number < kinds.count ? number : nil), colour: colour(number),
                icon: icons ? icon(number) : nil)
        }
    }

    /// The types with their colours, for a legend.
    package var legend: [(name: String, colour: String)] { Array(zip(kinds, colours)) }

    /// The icons of the styles, as files of an archive.
    var icons: [ZipEntry] {
        (0...kinds.count).map { ZipEntry(name: icon($0), dotIcon(colour: colour($0))) }
    }

    /// The name of a type's style, short, since every row has it.
    static func style(_ kind: Int?) -> String { kind.map { "t\($0 + 1)" } ?? "t" }

    func icon(_ kind: Int) -> String { "files/\(Self.style(kind < kinds.count ? kind : nil)).png" }

    private func colour(_ kind: Int) -> String {
        kinds.isEmpty ? TypeColours.plain : kind < kinds.count ? colours[kind] : TypeColours.none
    }
}

/// Counts the rows of each type.
struct KindCounter: RowMaker {
    private let look: KMLLook
    private var found: [[UInt8]] = []
    private var counts: [Int] = []
    private var isTooMany = false

    init(_ look: KMLLook) { self.look = look }

    mutating func make(_ rows: RowBlock) {
        found.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        guard look.kind != nil else { return }
        rows.forEach { add($0) }
    }

    private mutating func add(_ row: RowBlock.Row) {
        guard !isTooMany, let kind = look.kind, row[kind].length > 0 else { return }
        let text = unsafe row.bytes(row[kind])
        for place in found.indices {
            let isSame = unsafe found[place].withUnsafeBytes {
                unsafe $0.count == text.count && isEqual($0, text)
            }
            if isSame {
                counts[place] += 1
                return
            }
        }
        unsafe add([UInt8](text), 1)
    }

    private mutating func add(_ text: [UInt8], _ count: Int) {
        found.append(text)
        counts.append(count)
        isTooMany = isTooMany || found.count > TypeColours.most
    }

    /// Adds what another part of the table has.
    mutating func add(_ other: KindCounter) {
        isTooMany = isTooMany || other.isTooMany
        if isTooMany { return }
        for (text, count) in zip(other.found, other.counts) {
            if let place = found.firstIndex(of: text) { counts[place] += count } else { add(text, count) }
        }
    }

    /// The types, with how many rows each has; none where there are too many: a name each, perhaps.
    var kinds: [String: Int] {
        if isTooMany { return [:] }
        return Dictionary(
            zip(found.map { String(decoding: $0, as: UTF8.self) }, counts), uniquingKeysWith: +)
    }
}
