public import Datasets
internal import Formats
internal import Foundation
internal import GRDB
public import Geocoding
internal import Geometry

extension IncidentStore {
    /// Imports a table: new rows are added, rows that say something else are changed, and what is there already stays as it is.
    ///
    /// Cores read and place pieces while one writes; every hundred thousand rows are committed together. Whatever ends the
    /// import in between, the next one goes on: the rows that are there are known by their digests.
    ///
    /// - Throws: `StoreError` when the store cannot be written to; with `isStrict` also for the first row that cannot be used.
    public func importTable(
        _ table: SourceTable, _ map: ColumnMap, _ geocoder: Geocoder,
        _ options: ImportOptions = ImportOptions()
    ) throws(StoreError) -> ImportReport {
        do {
            return try queue.writeWithoutTransaction { db in
                let run = ImportRun(table, map, geocoder, options, path: path)
                return try run.run(db)
            }
        } catch {
            throw StoreError(path: path, error)
        }
    }
}

/// One import into a store.
private final class ImportRun {
    private let table: SourceTable
    private let map: ColumnMap
    private let options: ImportOptions
    private let path: String
    private let preparations: RowPreparations
    private var writer: StoreWriter
    private var isInTransaction = false
    /// Whether the transaction has begun to change incidents.
    private var isOpen = false
    private var isIndexed = true
    private var dataVersion: Int64 = -1
    private var uncommitted = 0
    private var line: Int
    private var source: Int64 = 0
    private var types: [String: Int] = [:]
    private var isNew = false

    /// Rows of a transaction.
    private static let batch = 100_000
    /// Tables of more pieces are written without the index, which is made anew at the end.
    private static let fewPieces = 3

    init(_ table: SourceTable, _ map: ColumnMap, _ geocoder: Geocoder, _ options: ImportOptions, path: String)
    {
        self.table = table
        self.map = map
        self.options = options
        self.path = path
        line = table.firstLine
        writer = StoreWriter(source: 0, map)
        var seed = RowDigest()
        // Raise the number when rows are read or placed otherwise: they are then written anew.
        for text in ["reading 3", map.mapping.name, options.context] { seed.add(text) }
        let reader = IncidentReader(table, map)
        let digest = seed.value
        let outlines = UnitOutlines(geocoder.world)
        preparations = RowPreparations { RowPreparation(table, reader, geocoder, outlines, seed: digest) }
    }

    func run(_ db: Database) throws -> ImportReport {
        do {
            try begin(db)
            try writer.load(db)
            var expected: Int?
            try Parallel.inOrder(count: table.pieceCount) { [preparations] number, used in
                let box = used ?? Prepared(PreparedPiece())
                var piece = box.exchange(PreparedPiece())
                preparations.prepare(number, from: nil, &piece)
                _ = box.exchange(piece)
                return box
            } take: { number, prepared in
                var piece = prepared.exchange(PreparedPiece())
                if let expected, piece.start != expected {
                    preparations.prepare(number, from: expected, &piece)
                }
                expected = piece.end
                try write(&piece, db)
                _ = prepared.exchange(piece)
                if uncommitted >= Self.batch, !options.isStrict {
                    try commit(db, isLast: false)
                    options.progress?(writer.report, number + 1, table.pieceCount)
                    try begin(db)
                }
            }
            try writer.tidy(db)
            try commit(db, isLast: true)
            options.edition?.add(map.mapping, present: writer.present)
            return writer.report
        } catch {
            if isInTransaction { try? db.rollback() }
            throw error
        }
    }

    private func write(_ piece: inout PreparedPiece, _ db: Database) throws {
        let (lines, rows) = (piece.lineCount, piece.rowCount)
        let rejected = writer.report.rejected
        types.merge(piece.types) { $0 + $1 }
        try writer.write(&piece, firstLine: line, db) { try open(db) }
        line += lines
        uncommitted += rows
        let loss = options.isStrict ? writer.report.notes.firstLoss : nil
        if options.isStrict, writer.report.rejected > rejected || loss != nil {
            let first = writer.report.rejections.first ?? loss ?? ""
            throw StoreError(
                path: "\(table.name):\(first)",
                reason: "not all of the row can be read, and --strict ends the import",
                advice: "nothing of it was kept: mend the row, or import without --strict")
        }
    }

    // MARK: Transactions

    private func begin(_ db: Database) throws {
        try db.beginTransaction(.immediate)
        isInTransaction = true
        isOpen = false
        uncommitted = 0
        // Another import may have written in between.
        let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
        if source == 0 {
            try findSource(db)
        } else if version != dataVersion {
            try writer.load(db)
        }
        dataVersion = version
    }

    /// Makes ready for changes; tells whether the index is to be kept in step row by row.
    private func open(_ db: Database) throws -> Bool {
        if isOpen { return isIndexed }
        isOpen = true
        try StoreIndex.dropTriggers(db)
        isIndexed = try StoreIndex.exists(db)
        if isIndexed, table.pieceCount > Self.fewPieces {
            try StoreIndex.drop(db)
            isIndexed = false
        }
        try db.execute(sql: "UPDATE sources SET state = 'importing' WHERE fid = ?", arguments: [source])
        return isIndexed
    }

    private func commit(_ db: Database, isLast: Bool) throws {
        if isLast {
            let isComplete = try StoreIndex.exists(db)
            if !isComplete { try StoreIndex.make(db) }
            // An import that was killed behind its last row leaves nothing to do but this.
            let state = try String.fetchOne(
                db, sql: "SELECT state FROM sources WHERE fid = ?", arguments: [source])
            if isOpen || !isComplete || isNew || state != "complete"
                || writer.report.added + writer.report.changed > 0
            {
                try finishSource(db)
            }
        }
        if try StoreIndex.exists(db), isOpen || isLast { try StoreIndex.makeTriggers(db) }
        try db.commit()
        isInTransaction = false
    }

    // MARK: The source

    private func findSource(_ db: Database) throws {
        let columns = try json(table.columns)
        let known = try Int64.fetchOne(
            db, sql: "SELECT fid FROM sources WHERE name = ? AND dataset = ? AND columns = ?",
            arguments: [table.name, map.mapping.name, columns])
        if let known {
            source = known
        } else {
            isNew = true
            try db.execute(
                sql:
                    "INSERT INTO sources (name, dataset, title, columns, tags, state) VALUES (?, ?, ?, ?, ?, 'importing')",
                arguments: [
                    table.name, map.mapping.name, map.mapping.title, columns,
                    table.tags.isEmpty ? nil : try json(table.tags),
                ])
            source = db.lastInsertedRowID
        }
        try noteLayout(db)
        writer = StoreWriter(source: source, map)
    }

    /// Notes how the file is laid out, where that is not known or not true any more.
    private func noteLayout(_ db: Database) throws {
        let roles = Dictionary(uniqueKeysWithValues: map.named.map { ("\($0)", $1) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let values: StatementArguments = [
            table.layout.header.rawValue, String(UnicodeScalar(table.layout.delimiter)),
            roles.isEmpty ? nil : String(decoding: try encoder.encode(roles), as: UTF8.self),
        ]
        try db.execute(
            sql: """
                UPDATE sources SET (header, delimiter, roles) = (?, ?, ?)
                WHERE fid = ? AND (header, delimiter, roles) IS NOT (?, ?, ?)
                """, arguments: values + [source] + values)
    }

    private func finishSource(_ db: Database) throws {
        let report = writer.report
        try db.execute(
            sql: """
                UPDATE sources SET state = 'complete', rows = ?, added = ?, changed = ?, unchanged = ?, rejected = ?,
                  placed = ?, unplaced = ?, types = ?, imported = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE fid = ?
                """,
            arguments: [
                report.rows, report.added, report.changed, report.unchanged, report.rejected, report.placed,
                report.unplaced, try commonTypes(), source,
            ])
        try StoreStyles.update(db)
        try StoreIndex.noteExtent(db)
    }

    /// The most frequent types, as JSON.
    private func commonTypes() throws -> String {
        let common = types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(200)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let found = Dictionary(uniqueKeysWithValues: common.map { ($0.key, $0.value) })
        return String(decoding: try encoder.encode(found), as: UTF8.self)
    }

    private func json(_ texts: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }
}
