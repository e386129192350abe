import GRDB

/// A layer's rows and its index on their way into a GeoPackage that no connection is open on.
struct PackedLayer: ~Copyable {
    /// What one thread makes of some rows.
    struct Piece: Sendable {
        /// The rows as leaf pages.
        var leaves = LeafPages()
        /// The boxes of those with a shape.
        var boxes: [SpatialEntry] = []
        /// The box around all of them.
        var bounds = PlanarBounds()

        /// Takes all rows away.
        mutating func removeAll() {
            leaves.removeAll()
            boxes.removeAll(keepingCapacity: true)
            bounds = PlanarBounds()
        }

        /// Adds the box of a row's shape.
        mutating func add(_ box: PlanarBounds, ofRow row: Int) {
            boxes.append(SpatialEntry(row: row, box))
            bounds.add(box)
        }
    }

    /// Where the layer's tables have their roots.
    struct Roots {
        private let table: Int
        private let spatial: SpatialTree.Roots?

        /// Looks them up in the schema.
        ///
        /// - Throws: What SQLite reports.
        init(of layer: GeoPackageLayer, _ db: Database) throws {
            func root(_ name: String) throws -> Int {
                try Int.fetchOne(
                    db, sql: "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?",
                    arguments: [name]) ?? 0
            }
            table = try root(layer.name)
            let index = "rtree_\(layer.name)_geom"
            spatial =
                layer.shapes == nil
                ? nil
                : SpatialTree.Roots(
                    nodes: try root(index + "_node"), rows: try root(index + "_rowid"),
                    parents: try root(index + "_parent"))
        }

        fileprivate var tree: TableTree { TableTree(root: table) }
        fileprivate var index: SpatialTree.Roots? { spatial }
    }

    private var file: PageFile
    private var tree: TableTree
    private var boxes: ExternalSorter<SpatialEntry>
    private let index: SpatialTree.Roots?
    private let staged: StagedFile
    /// The box around all shapes.
    private(set) var bounds = PlanarBounds()

    /// Opens the file.
    ///
    /// - Throws: `FormatError` when it cannot be written.
    init(_ roots: Roots, in staged: StagedFile) throws(FormatError) {
        file = try PageFile(staged)
        tree = roots.tree
        index = roots.index
        self.staged = staged
        boxes = ExternalSorter(beside: staged)
    }

    /// Adds rows, whose numbers are above all before.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func add(_ piece: Piece) throws(FormatError) {
        try tree.add(piece.leaves, to: &file)
        if index != nil { try boxes.add(piece.boxes) }
        bounds.add(piece.bounds)
    }

    /// Writes what is left, and the index.
    ///
    /// - Returns: The box around all shapes.
    /// - Throws: `FormatError` when the disk is full or fails.
    consuming func finish() throws(FormatError) -> PlanarBounds {
        try tree.finish(&file)
        if let index { try SpatialTree.write(boxes, index, to: &file, beside: staged) }
        try file.finish()
        return bounds
    }
}
