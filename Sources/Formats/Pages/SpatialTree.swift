internal import Geometry

/// A row with its box, sorted by where that is.
struct SpatialEntry: SortableEntry {
    /// Near boxes have near numbers: the middle's place on Hilbert's curve, then the row.
    let key: UInt64
    fileprivate let box: SpatialBox

    /// The row's number, below 2³².
    var row: Int { Int(key & 0xFFFF_FFFF) }

    init(row: Int, _ bounds: PlanarBounds) {
        key = SpatialBox.place(bounds) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
        box = SpatialBox(bounds)
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

    private typealias Cell = SpatialNode.Cell

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
            try tree.add((Int64(entry.row), entry.box), level: 0, to: &file)
        }
        try tree.finish(roots, &file)
    }

    private mutating func add(_ cell: Cell, level: Int, to file: inout PageFile) throws(FormatError) {
        if level == levels.count { levels.append([]) }
        // Only when another follows: the last node of the highest level is the root.
        if levels[level].count == SpatialNode.most { try close(level, &file) }
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
        try add((Int64(lastNode), box), level: level + 1, to: &file)
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
        try nodes.replaceEndOfFirstLeaf(with: SpatialNode.bytes(root, depth: level), in: &file)
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
        record.begin(columns: 2, room: SpatialNode.size)
        record.addNull()
        record.add(blob: SpatialNode.bytes(cells, depth: depth))
        return record.finish()
    }
}
