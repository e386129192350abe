internal import Datasets
internal import Formats
internal import GRDB
internal import GRDBSQLite
internal import Geometry

/// Writes prepared rows into the tables of a store, within a transaction of the caller.
struct StoreWriter {
    /// What the store knows of an incident.
    private struct Known {
        var fid: Int64
        var digest: UInt64
        /// Whether the file said it before, or says it now.
        var isOwn: Bool
        /// Whether this import has met it.
        var isMet: Bool
    }

    private let source: Int64
    private let dataset: String
    private let fields: NativeFields
    private var known: [UInt64: Known] = [:]
    private var areas = AreaWriter()
    private var next: Int64 = 1
    /// Names met in this import, of rows without a name of their own and of those that repeat one.
    private var repeats: [String: Int] = [:]
    /// Incidents of which the file has a row that cannot be used: they are not gone.
    private var spared: Set<UInt64> = []
    /// Rejected rows of this source by their digest, and whether this import has met them.
    private var rejects: [UInt64: Bool] = [:]
    private(set) var report: ImportReport
    private var hasChanged = false
    private let shown = 10

    init(source: Int64, _ map: ColumnMap) {
        self.source = source
        dataset = map.mapping.name
        fields = NativeFields(map)
        report = ImportReport()
    }

    /// Learns what is in the store; again whenever another program has written to it.
    mutating func load(_ db: Database) throws {
        let met = Set(known.filter(\.value.isMet).keys)
        known.removeAll(keepingCapacity: true)
        let rows = try Row.fetchCursor(db, sql: "SELECT fid, key, digest, source FROM evidence")
        while let row = try rows.next() {
            let key = UInt64(bitPattern: row[1] as Int64)
            known[key] = Known(
                fid: row[0], digest: UInt64(bitPattern: row[2] as Int64), isOwn: row[3] == source,
                isMet: met.contains(key))
        }
        let old = try Row.fetchCursor(
            db, sql: "SELECT line, reason FROM rejects WHERE source = ?", arguments: [source])
        while let row = try old.next() {
            var digest = RowDigest()
            digest.add("\(row[0] as Int64) \(row[1] as String)")
            rejects[digest.value] = rejects[digest.value] ?? false
        }
        next = (try Int64.fetchOne(db, sql: "SELECT max(fid) FROM incidents") ?? 0) + 1
        try areas.load(db)
    }

    /// Writes a piece; `firstLine` is the number of its first line. `open` is called before the first row that is written.
    mutating func write(
        _ piece: inout PreparedPiece, firstLine: Int, _ db: Database, open: () throws -> Bool
    ) throws {
        // Prepared after `open`: until then the triggers call functions that our SQLite lacks.
        var statements: Statements?
        for row in piece.rows { try write(row, &piece.arena, firstLine, &statements, db, open) }
        for reject in piece.rejects {
            if let id = reject.id { spare(id) }
            try self.reject(
                firstLine + reject.line, reject.reason, &piece.arena, reject.native, db)
        }
        report.rows += piece.rowCount
        report.notes.add(piece.notes, from: firstLine)
    }

    private struct Statements {
        let insert: Statement
        let update: Statement
        let evidence: Statement

        init(_ db: Database) throws {
            let fields = StoreSchema.incidents.fields.map(\.name)
            let marks = Array(repeating: "?", count: fields.count + 2).joined(separator: ", ")
            insert = try db.cachedStatement(
                sql:
                    "INSERT INTO incidents (fid, area, source_id, geom, \(fields.dropLast(2).joined(separator: ", "))) VALUES (\(marks))"
            )
            let sets = (["area", "source_id", "geom"] + fields.dropLast(2)).enumerated().map {
                "\($1) = ?\($0 + 2)"
            }
            update = try db.cachedStatement(
                sql: "UPDATE incidents SET \(sets.joined(separator: ", ")) WHERE fid = ?1")
            evidence = try db.cachedStatement(
                sql:
                    "INSERT OR REPLACE INTO evidence (fid, key, digest, source, line, native) VALUES (?, ?, ?, ?, ?, ?)"
            )
        }
    }

    private mutating func write(
        _ row: PreparedPiece.Row, _ arena: inout RowArena, _ firstLine: Int, _ statements: inout Statements?,
        _ db: Database, _ open: () throws -> Bool
    ) throws {
        var row = row
        let own = row.id.isEmpty ? RowDigest.name(row.digest) : row.id
        var key = Self.key(dataset, own)
        var id = own
        if known[key]?.isMet == true {
            if !row.id.isEmpty, known[key]?.digest == row.digest {
                try reject(
                    firstLine + row.line, "repeats the row of \(row.id) word for word", &arena, row.native, db
                )
                return
            }
            // Another row of that name: it keeps its own place, the same one in every import of the file.
            let count = (repeats[own] ?? 1) + 1
            repeats[own] = count
            id = "\(own)#\(count)"
            key = Self.key(dataset, own, count)
        }
        let existing = known[key]
        if let existing, try existing.digest == row.digest || isGivenBack(row, arena, existing.fid, db) {
            known[key]?.isMet = true
            report.unchanged += 1
            return
        }
        let isIndexed = try open()
        let prepared = try statements ?? Statements(db)
        statements = prepared
        let fid = existing?.fid ?? next
        if id != row.id {
            arena.add(id)
            row.cells = arena.replace(row.cells, second: arena.count - 1)
        }
        let area = try row.area.flatMap { try areas.number($0, row.outline, db) }
        let statement = existing == nil ? prepared.insert : prepared.update
        try check(unsafe arena.run(statement.sqliteStatement, [fid, area, source], row.cells), db)
        try check(
            unsafe arena.run(
                prepared.evidence.sqliteStatement,
                [
                    fid, Int64(bitPattern: key), Int64(bitPattern: row.digest), source,
                    Int64(firstLine + row.line),
                ], row.native..<row.native + 1), db)
        if isIndexed { try index(fid, row.point, isNew: existing == nil, db) }
        known[key] = Known(fid: fid, digest: row.digest, isOwn: true, isMet: true)
        if existing == nil {
            next += 1
            report.added += 1
        } else {
            report.changed += 1
            hasChanged = true
        }
        if row.point == nil { report.unplaced += 1 }
        if row.isPlacedByName { report.placed += 1 }
    }

    /// Keeps what bears a name, all of it where several rows do.
    private mutating func spare(_ id: String) {
        var key = Self.key(dataset, id)
        var count = 1
        while known[key] != nil {
            spared.insert(key)
            count += 1
            key = Self.key(dataset, id, count)
        }
    }

    /// The numbers of the incidents that the file tells of, so that all others of its edition are gone.
    var present: [Int64] {
        known.compactMap { key, known in known.isMet || spared.contains(key) ? known.fid : nil }
    }

    /// How many incidents the file told of before and does not any more.
    private var goneCount: Int {
        known.count { key, known in known.isOwn && !known.isMet && !spared.contains(key) }
    }

    /// Whether a row is what the store itself gave back of an incident that it had placed: its position is no word of the
    /// publisher's.
    private func isGivenBack(
        _ row: PreparedPiece.Row, _ arena: RowArena, _ fid: Int64, _ db: Database
    ) throws -> Bool {
        guard fields.hasOwnPosition, row.point != nil, !row.isPlacedByName else { return false }
        let statement = try db.cachedStatement(
            sql: """
                SELECT lat, lon, uncertainty_m, rule, native FROM incidents JOIN evidence USING (fid)
                WHERE fid = ? AND lat NOT NULL
                """)
        guard let found = try Row.fetchOne(statement, arguments: [fid]),
            let rule = PlacingRule(rawValue: found[3]), !rule.isOwnPoint,
            let point = Coordinate(latitude: found[0], longitude: found[1])
        else { return false }
        var texts = NativeColumns.texts(Array((found[4] as String).utf8))
        func text(_ column: Int) -> String {
            column < texts.count ? String(decoding: texts[column], as: UTF8.self) : ""
        }
        for (column, text) in fields.fillings(at: point, uncertainty: found[2], rule: rule, field: text)
        where column < texts.count {
            texts[column] = Array(text.utf8)
        }
        return texts == NativeColumns.texts(arena.text(row.native))
    }

    /// What an incident is known by: its dataset, its name, and which it is of those that have the same one, from 1.
    static func key(_ dataset: String, _ id: String, _ count: Int = 1) -> UInt64 {
        var digest = RowDigest()
        digest.add(dataset)
        digest.add(ImportedIncident.identity(of: id) + (count > 1 ? "#\(count)" : ""))
        return digest.value
    }

    private func index(
        _ fid: Int64, _ point: (latitude: Double, longitude: Double)?, isNew: Bool, _ db: Database
    ) throws {
        if !isNew {
            try db.cachedStatement(sql: "DELETE FROM rtree_incidents_geom WHERE id = ?").execute(arguments: [
                fid
            ])
        }
        guard let point else { return }
        try db.cachedStatement(sql: "INSERT INTO rtree_incidents_geom VALUES (?, ?, ?, ?, ?)").execute(
            arguments: [fid, point.longitude, point.longitude, point.latitude, point.latitude])
    }

    private mutating func reject(
        _ line: Int, _ reason: String, _ arena: inout RowArena, _ native: Int, _ db: Database
    ) throws {
        report.rejected += 1
        if report.rejections.count < shown { report.rejections.append("\(line): \(reason)") }
        var digest = RowDigest()
        digest.add("\(line) \(reason)")
        if rejects[digest.value] != nil {
            rejects[digest.value] = true
            return
        }
        rejects[digest.value] = true
        arena.copy(native)
        arena.add(reason)
        let statement = try db.cachedStatement(
            sql: "INSERT INTO rejects (source, line, native, reason) VALUES (?, ?, ?, ?)")
        try check(
            unsafe arena.run(
                statement.sqliteStatement, [source, Int64(line)], arena.count - 2..<arena.count), db)
    }

    private func check(_ code: Int32, _ db: Database) throws {
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: unsafe sqlite3_errmsg(db.sqliteConnection).map { unsafe String(cString: $0) })
        }
    }

    /// Takes away rejects that the file no longer has, and areas that no incident has any more; counts what is gone.
    mutating func tidy(_ db: Database) throws {
        report.gone = goneCount
        if rejects.values.contains(false) {
            let old = try Row.fetchAll(
                db, sql: "SELECT fid, line, reason FROM rejects WHERE source = ?", arguments: [source])
            for row in old {
                var digest = RowDigest()
                digest.add("\(row[1] as Int64) \(row[2] as String)")
                guard rejects[digest.value] == false else { continue }
                try db.execute(sql: "DELETE FROM rejects WHERE fid = ?", arguments: [row[0] as Int64])
            }
        }
        if hasChanged { try AreaWriter.removeUnused(db) }
    }
}
