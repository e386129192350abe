package import GRDB
internal import GRDBSQLite

/// A row of a query as SQLite has it, good until the next one is asked for: no value is made of it that nobody wants.
@safe package struct SQLiteRow {
    private let statement: OpaquePointer

    /// Calls `body` with all rows of a statement of that connection, until it gives false.
    ///
    /// - Throws: `DatabaseError` when the file is damaged or cannot be read; what `body` throws.
    package static func forEach(
        of statement: Statement, _ arguments: [Int64] = [], in db: Database,
        _ body: (SQLiteRow) throws -> Bool
    ) throws {
        let raw = unsafe statement.sqliteStatement
        defer {
            unsafe sqlite3_reset(raw)
            unsafe sqlite3_clear_bindings(raw)
        }
        for (index, argument) in arguments.enumerated() {
            unsafe sqlite3_bind_int64(raw, Int32(index + 1), argument)
        }
        try unsafe forEachBound(raw, db, body)
    }

    /// The same for a statement whose arguments are of any kind.
    package static func forEach(
        of statement: Statement, _ arguments: StatementArguments, in db: Database,
        _ body: (SQLiteRow) throws -> Bool
    ) throws {
        let raw = unsafe statement.sqliteStatement
        unsafe sqlite3_reset(raw)
        try statement.setArguments(arguments)
        defer { unsafe sqlite3_reset(raw) }
        try unsafe forEachBound(raw, db, body)
    }

    private static func forEachBound(
        _ raw: OpaquePointer, _ db: Database, _ body: (SQLiteRow) throws -> Bool
    ) throws {
        while true {
            let code = unsafe sqlite3_step(raw)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: unsafe sqlite3_errmsg(db.sqliteConnection).map { unsafe String(cString: $0) })
            }
            guard try unsafe body(SQLiteRow(statement: raw)) else { return }
        }
    }

    private init(statement: OpaquePointer) { unsafe self.statement = unsafe statement }

    /// Whether there is nothing.
    package func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    /// A whole number; 0 for nothing.
    package func integer(_ column: Int) -> Int64 { unsafe sqlite3_column_int64(statement, Int32(column)) }

    /// A number; nil for anything else.
    package func number(_ column: Int) -> Double? {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER, SQLITE_FLOAT: unsafe sqlite3_column_double(statement, Int32(column))
        default: nil
        }
    }

    /// The bytes of a text or a blob, as they are; good until another column is asked for.
    @unsafe package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        // Asked for as a blob, a text needs no zero behind it, and so no copy.
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = Int(unsafe sqlite3_column_bytes(statement, Int32(column)))
        return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    /// A value; a blob is nothing.
    package func value(_ column: Int, as type: FieldType) -> FieldValue {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER:
            return type == .real ? .real(Double(integer(column))) : .integer(Int(integer(column)))
        case SQLITE_FLOAT: return unsafe .real(sqlite3_column_double(statement, Int32(column)))
        case SQLITE_TEXT:
            let text = unsafe String(decoding: bytes(column), as: UTF8.self)
            return type == .date ? .date(text) : .text(text)
        default: return .null
        }
    }

    /// Adds a value to a column of this type, as `RowBlock` wants it.
    @inline(__always)
    package func add(_ column: Int, as type: FieldType, to rows: inout RowBlock) {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER:
            let number = Int(integer(column))
            rows.add(type == .text || type == .date ? .text : .integer) { $0.append(integer: number) }
        case SQLITE_FLOAT:
            let number = unsafe sqlite3_column_double(statement, Int32(column))
            guard number.isFinite else { return rows.addNull() }
            rows.add(type == .text || type == .date ? .text : .real) { $0.append(number: number) }
        case SQLITE_TEXT:
            let text = unsafe bytes(column)
            rows.add(type == .date ? .date : .text) { out in
                if unsafe CleanText.isPlain(text) {
                    unsafe out.append(contentsOf: text)
                } else {
                    unsafe CleanText.append(text, to: &out)
                }
            }
        default: rows.addNull()
        }
    }
}
