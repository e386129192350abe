internal import Geometry

/// The box of a row as SQLite's R-tree keeps it, in numbers of 32 bits, rounded outwards.
struct SpatialEntry: SortableEntry {
    /// Near boxes have near numbers: the middle's place on Hilbert's curve, then the row.
    let key: UInt64
    fileprivate let box: SpatialBox

    /// The row's number, below 2³².
    var row: Int { Int(key & 0xFFFF_FFFF) }

    init(row: Int, _ bounds: PlanarBounds) {
        key = Self.turn(bounds) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
        box = SpatialBox(bounds)
    }

    /// The place of a box's middle on the curve, in 32 bits.
    static func turn(_ bounds: PlanarBounds) -> UInt64 {
        let x = UInt32((min(360, max(0, (bounds.west + bounds.east) / 2 + 180)) / 360 * 65535))
        let y = UInt32((min(180, max(0, (bounds.south + bounds.north) / 2 + 90)) / 180 * 65535))
        return HilbertCurve.place(x, y, bits: 16, table: HilbertCurve.packed)
    }
}

/// A box in the order in which the R-tree writes it.
private struct SpatialBox: BitwiseCopyable, Sendable {
    var west: Float
    var east: Float
    var south: Float
    var north: Float

    init(_ bounds: PlanarBounds) {
        func down(_ number: Double) -> Float {
            Double(Float(number)) > number ? Float(number).nextDown : Float(number)
        }
        func up(_ number: Double) -> Float {
            Double(Float(number)) < number ? Float(number).nextUp : Float(number)
        }
        (west, east) = (down(bounds.west), up(bounds.east))
        (south, north) = (down(bounds.south), up(bounds.north))
    }

    mutating func add(_ other: SpatialBox) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }
}

/// Packs boxes into the shadow tables of an R-tree of SQLite (its rtree.c, "Database Format of R-Tree Tables"): full nodes of
/// boxes that lie near one another. Inserting them one by one takes 16 seconds for a million, and leaves looser nodes.
struct SpatialTree: ~Copyable {
    /// Where the three tables have their roots.
    struct Roots {
        let nodes: Int
        let rows: Int
        let parents: Int
    }

    /// A row or a node, and the node that it is in.
    private struct Link: SortableEntry {
        let key: UInt64
        let node: Int
    }

    private typealias Cell = (number: Int, box: SpatialBox)

    /// 51 cells of 24 bytes and the head: what a node has where pages are of 4,096 bytes.
    private static let most = 51
    private static let size = 4 + 24 * most

    /// The nodes that are being filled, from the leaves up.
    private var levels: [[Cell]] = []
    private var nodes: TableTree
    private var pages = LeafPages()
    private var rows: ExternalSorter<Link>
    private var parents: ExternalSorter<Link>
    /// The first node is the root, and is known last.
    private var lastNode = 1

    private init(_ roots: Roots, beside staged: StagedFile) {
        nodes = TableTree(root: roots.nodes)
        rows = ExternalSorter(beside: staged)
        parents = ExternalSorter(beside: staged)
        pages.add(1, Self.record([], depth: 0))
    }

    /// Writes the tables of all boxes.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    static func write(
        _ boxes: consuming ExternalSorter<SpatialEntry>, _ roots: Roots, to file: inout PageFile,
        beside staged: StagedFile
    ) throws(FormatError) {
        var tree = SpatialTree(roots, beside: staged)
        try boxes.forEach { entry throws(FormatError) in
            try tree.add((entry.row, entry.box), level: 0, to: &file)
        }
        try tree.finish(roots, &file)
    }

    private mutating func add(_ cell: Cell, level: Int, to file: inout PageFile) throws(FormatError) {
        if level == levels.count { levels.append([]) }
        // Only when another follows: the last node of the highest level is the root.
        if levels[level].count == Self.most { try close(level, &file) }
        levels[level].append(cell)
    }

    /// Gives the open node of a level its number, and writes it.
    private mutating func close(_ level: Int, _ file: inout PageFile) throws(FormatError) {
        lastNode += 1
        let cells = levels[level]
        try link(cells, to: lastNode, level)
        pages.add(lastNode, Self.record(cells, depth: 0))
        if pages.bytes.count >= 1 << 18 {
            try nodes.add(pages, to: &file)
            pages.removeAll()
        }
        levels[level].removeAll(keepingCapacity: true)
        guard var box = cells.first?.box else { return }
        for cell in cells.dropFirst() { box.add(cell.box) }
        try add((lastNode, box), level: level + 1, to: &file)
    }

    /// Remembers in which node rows or nodes are.
    private mutating func link(_ cells: [Cell], to node: Int, _ level: Int) throws(FormatError) {
        let links = cells.map { Link(key: UInt64($0.number), node: node) }
        if level == 0 { try rows.add(links) } else { try parents.add(links) }
    }

    private consuming func finish(_ roots: Roots, _ file: inout PageFile) throws(FormatError) {
        var level = 0
        while level + 1 < levels.count {
            try close(level, &file)
            level += 1
        }
        let root = levels.last ?? []
        try link(root, to: 1, level)
        try nodes.add(pages, to: &file)
        try nodes.replaceEndOfFirstLeaf(with: Self.node(root, depth: level), in: &file)
        try nodes.finish(&file)
        try Self.table(rows, root: roots.rows, to: &file)
        try Self.table(parents, root: roots.parents, to: &file)
    }

    /// Writes a table of links.
    private static func table(
        _ links: consuming ExternalSorter<Link>, root: Int, to file: inout PageFile
    ) throws(FormatError) {
        var tree = TableTree(root: root)
        var pages = LeafPages()
        var record = SQLiteRecord()
        try links.forEach { link throws(FormatError) in
            record.begin(columns: 2, room: 0)
            record.addNull()
            record.add(link.node)
            pages.add(Int(link.key), record.finish())
            if pages.bytes.count >= 1 << 18 {
                try tree.add(pages, to: &file)
                pages.removeAll()
            }
        }
        try tree.add(pages, to: &file)
        try tree.finish(&file)
    }

    private static func record(_ cells: [Cell], depth: Int) -> [UInt8] {
        var record = SQLiteRecord()
        record.begin(columns: 2, room: size)
        record.addNull()
        record.add(blob: node(cells, depth: depth))
        return record.finish()
    }

    /// A node: its depth, which the root alone tells, the number of cells, and the cells; all of them big-endian.
    private static func node(_ cells: [Cell], depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.write(atMost: size) { out in
            out.put(bigEndian: UInt16(truncatingIfNeeded: depth))
            out.put(bigEndian: UInt16(truncatingIfNeeded: cells.count))
            for (number, box) in cells {
                out.put(bigEndian: UInt64(number))
                for side in [box.west, box.east, box.south, box.north] { out.put(bigEndian: side.bitPattern) }
            }
        }
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return bytes
    }
}
