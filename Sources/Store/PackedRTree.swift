internal import GRDB
internal import GRDBSQLite

/// Fills SQLite's R-tree over points at once: its three shadow tables are written packed, in the order of a Hilbert curve,
/// where inserting point by point would take ten times as long (https://www.sqlite.org/rtree.html, 6; rtree.c, "Node format").
struct PackedRTree {
    /// A point and its row.
    struct Entry {
        var key: UInt64
        var row: Int64
        var box: Box
    }

    /// As the index holds it: single precision, never smaller than the truth.
    struct Box {
        var west: Float
        var east: Float
        var south: Float
        var north: Float

        mutating func add(_ other: Box) {
            west = min(west, other.west)
            east = max(east, other.east)
            south = min(south, other.south)
            north = max(north, other.north)
        }
    }

    /// 8 bytes of a row's number and four of each bound.
    private static let cellSize = 24
    /// What SQLite puts into a node of a tree of two dimensions at most: `RTREE_MAXCELLS`.
    private static let capacity = 51
    private static let nodeSize = 4 + capacity * cellSize
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
        let node = try db.makeStatement(
            sql: "INSERT INTO \("\(name)_node".quotedDatabaseIdentifier) VALUES (?, ?)")
        let parent = try db.makeStatement(
            sql: "INSERT INTO \("\(name)_parent".quotedDatabaseIdentifier) VALUES (?, ?)")
        // Levels from the leaves up; the root is node 1, all others follow it.
        var level = entries.map { (id: $0.row, box: $0.box) }
        var next: Int64 = 2
        var depth = 0
        var leaves: [(row: Int64, node: Int64)] = []
        leaves.reserveCapacity(entries.count)
        while true {
            let isRoot = level.count <= Self.capacity
            var above: [(id: Int64, box: Box)] = []
            var start = 0
            repeat {
                let end = isRoot ? level.count : min(level.count, start + Self.filled)
                let number = isRoot ? 1 : next
                if !isRoot { next += 1 }
                let cells = level[start..<end]
                try Self.insert(node, number, Self.node(cells, depth: isRoot ? depth : 0))
                for cell in cells {
                    if depth == 0 {
                        leaves.append((cell.id, number))
                    } else {
                        try parent.execute(arguments: [cell.id, number])
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
        let rowid = try db.makeStatement(
            sql: "INSERT INTO \("\(name)_rowid".quotedDatabaseIdentifier) VALUES (?, ?)")
        let statement = unsafe rowid.sqliteStatement
        for leaf in leaves {
            unsafe sqlite3_bind_int64(statement, 1, leaf.row)
            unsafe sqlite3_bind_int64(statement, 2, leaf.node)
            guard unsafe sqlite3_step(statement) == SQLITE_DONE, unsafe sqlite3_reset(statement) == SQLITE_OK
            else {
                throw DatabaseError(
                    resultCode: unsafe ResultCode(rawValue: sqlite3_errcode(db.sqliteConnection)))
            }
        }
    }

    private static func insert(_ statement: Statement, _ number: Int64, _ bytes: [UInt8]) throws {
        try unsafe bytes.withUnsafeBytes { bytes in
            let raw = unsafe statement.sqliteStatement
            unsafe sqlite3_bind_int64(raw, 1, number)
            unsafe sqlite3_bind_blob(raw, 2, bytes.baseAddress, Int32(bytes.count), nil)
            let code = unsafe sqlite3_step(raw)
            unsafe sqlite3_reset(raw)
            guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    /// A node, big-endian: the depth of the tree (in the root), the number of cells, the cells.
    private static func node(_ cells: ArraySlice<(id: Int64, box: Box)>, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(nodeSize)
        func append(_ number: some FixedWidthInteger) {
            for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        append(UInt16(depth))
        append(UInt16(cells.count))
        for cell in cells {
            append(cell.id)
            for bound in [cell.box.west, cell.box.east, cell.box.south, cell.box.north] {
                append(bound.bitPattern)
            }
        }
        bytes.append(contentsOf: repeatElement(0, count: nodeSize - bytes.count))
        return bytes
    }
}

extension PackedRTree.Entry {
    /// The entry of a point.
    init(row: Int64, longitude: Double, latitude: Double) {
        func below(_ value: Double) -> Float {
            Double(Float(value)) > value ? Float(value).nextDown : Float(value)
        }
        func above(_ value: Double) -> Float {
            Double(Float(value)) < value ? Float(value).nextUp : Float(value)
        }
        let scale = Double(UInt32.max)
        self.init(
            key: hilbert(
                UInt32(min(max((longitude + 180) / 360, 0), 1) * scale),
                UInt32(min(max((latitude + 90) / 180, 0), 1) * scale)), row: row,
            box: PackedRTree.Box(
                west: below(longitude), east: above(longitude), south: below(latitude), north: above(latitude)
            ))
    }
}

/// How far along the Hilbert curve of order 32 a position is (Warren, "Hacker's Delight", 16-2).
private func hilbert(_ x: UInt32, _ y: UInt32) -> UInt64 {
    var (x, y) = (x, y)
    var distance: UInt64 = 0
    var side: UInt32 = 1 << 31
    while side > 0 {
        let right: UInt32 = x & side == 0 ? 0 : 1
        let upper: UInt32 = y & side == 0 ? 0 : 1
        distance = distance << 2 | UInt64((3 * right) ^ upper)
        if upper == 0 {
            if right == 1 { (x, y) = (~x, ~y) }
            (x, y) = (y, x)
        }
        side >>= 1
    }
    return distance
}
