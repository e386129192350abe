internal import Formats
internal import GRDB
internal import GRDBSQLite

/// Fills SQLite's R-tree over points at once: its three shadow tables are written packed, in the order of Hilbert's curve,
/// where inserting point by point would take ten times as long (https://www.sqlite.org/rtree.html, 6).
struct PackedRTree {
    /// A point and its row.
    struct Entry {
        let key: UInt64
        let row: Int64
        let box: SpatialBox

        init(row: Int64, longitude: Double, latitude: Double) {
            var bounds = PlanarBounds()
            (bounds.west, bounds.east) = (longitude, longitude)
            (bounds.south, bounds.north) = (latitude, latitude)
            (key, self.row, box) = (SpatialBox.place(bounds), row, SpatialBox(bounds))
        }
    }

    /// Cells that a node is given, so that some can be added before it must be parted.
    private static let filled = 44

    private let name: String

    init(_ layer: String) { name = "rtree_\(layer)_geom" }

    /// Replaces what is in the index. The entries are sorted in place.
    func fill(_ entries: inout [Entry], _ db: Database) throws {
        for table in ["node", "rowid", "parent"] {
            try db.execute(sql: "DELETE FROM \("\(name)_\(table)".quotedDatabaseIdentifier)")
        }
        entries.sort { $0.key < $1.key }
        let node = try statement("node", db)
        let parent = try statement("parent", db)
        // Levels from the leaves up; the root is node 1, all others follow it.
        var level: [SpatialNode.Cell] = entries.map { ($0.row, $0.box) }
        var next: Int64 = 2
        var depth = 0
        var leaves: [(row: Int64, node: Int64)] = []
        leaves.reserveCapacity(entries.count)
        while true {
            let isRoot = level.count <= SpatialNode.most
            var above: [SpatialNode.Cell] = []
            var start = 0
            repeat {
                let end = isRoot ? level.count : min(level.count, start + Self.filled)
                let number = isRoot ? 1 : next
                if !isRoot { next += 1 }
                let cells = level[start..<end]
                try Self.insert(number, SpatialNode.bytes(cells, depth: isRoot ? depth : 0), into: node)
                for cell in cells {
                    if depth == 0 {
                        leaves.append((cell.number, number))
                    } else {
                        try Self.insert(cell.number, number, into: parent)
                    }
                }
                if var box = cells.first?.box {
                    for cell in cells { box.add(cell.box) }
                    above.append((number, box))
                }
                start = end
            } while start < level.count
            if isRoot { break }
            level = above
            depth += 1
        }
        leaves.sort { $0.row < $1.row }
        let rowid = try statement("rowid", db)
        for leaf in leaves { try Self.insert(leaf.row, leaf.node, into: rowid) }
    }

    private func statement(_ table: String, _ db: Database) throws -> Statement {
        try db.makeStatement(
            sql: "INSERT INTO \("\(name)_\(table)".quotedDatabaseIdentifier) VALUES (?, ?)")
    }

    private static func insert(_ key: Int64, _ number: Int64, into statement: Statement) throws {
        let raw = unsafe statement.sqliteStatement
        unsafe sqlite3_bind_int64(raw, 2, number)
        try unsafe run(raw, key)
    }

    private static func insert(_ key: Int64, _ bytes: [UInt8], into statement: Statement) throws {
        try unsafe bytes.withUnsafeBytes { bytes in
            let raw = unsafe statement.sqliteStatement
            unsafe sqlite3_bind_blob(raw, 2, bytes.baseAddress, Int32(bytes.count), nil)
            try unsafe run(raw, key)
        }
    }

    private static func run(_ raw: OpaquePointer, _ key: Int64) throws {
        unsafe sqlite3_bind_int64(raw, 1, key)
        let code = unsafe sqlite3_step(raw)
        unsafe sqlite3_reset(raw)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }
}
