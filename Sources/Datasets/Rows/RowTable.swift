package import Formats
internal import Geometry

/// A table whose rows are to be given on, one after the other and all of them; of none more than a moment in memory.
package struct RowTable: Sendable {
    /// Its rows.
    package let source: any RowSource
    /// What people call the file.
    package let name: String
    /// How many rows there are; of a table that was not read yet, about as many.
    package let expectedRowCount: Int
    /// Whether the columns hold the position, too.
    package let hasPositionColumns: Bool
    private let origin: Origin

    private enum Origin {
        /// Delimited text, where it lies.
        case delimited(DelimitedRowSource, TableBytes, DelimitedHeader)
        /// Anything else has been read.
        case read(RowReport)
    }

    /// What is known of a table once all of its rows were read.
    package struct RowReport: Sendable {
        /// How many rows there are, with those that have no usable position.
        package let rowCount: Int
        /// How many rows have no usable position.
        package let rejectedCount: Int
        /// The first of them, a line for people each: file, line, column and reason.
        package let rejections: [String]
        /// What else was noticed, a line for people each.
        package let notes: [String]
    }

    /// Opens a table: a GeoPackage, GeoJSON, objects a line each, or delimited text, told apart by how it begins.
    ///
    /// - Parameters:
    ///   - path: A file, or `-` for standard input.
    ///   - identifier: The column that tells rows apart; without it, one of the usual names.
    ///   - rejections: How many rows without a usable position are named.
    /// - Throws: `TableError` that says what is wrong and what to do.
    package init(
        contentsOf path: String, _ options: TableOptions = TableOptions(), identifier: String? = nil,
        rejections shown: Int = 10
    ) throws(TableError) {
        let bytes = try TableBytes(path: path)
        guard TableKind(bytes, path: path) == .delimited else {
            try self.init(PointTable.read(bytes, path: path, options), identifier, shown)
            return
        }
        try self.init(delimited: bytes, path, options, identifier, shown)
    }

    private init(
        delimited bytes: TableBytes, _ path: String, _ options: TableOptions, _ identifier: String?,
        _ shown: Int
    ) throws(TableError) {
        let name = path == "-" ? "standard input" : path
        let header = try DelimitedHeader(bytes, name: name, options)
        let rows = try DelimitedRowSource(
            DelimitedBlocks(bytes: bytes, name: name, header: header, shown: shown),
            identifier: try Self.column(identifier, in: header.columns, of: name), threads: options.threads)
        self.init(name, rows, bytes, header)
    }

    private init(_ name: String, _ rows: DelimitedRowSource, _ bytes: TableBytes, _ header: DelimitedHeader) {
        self.name = name
        source = rows
        expectedRowCount = rows.expectedRowCount
        hasPositionColumns = true
        origin = .delimited(rows, bytes, header)
    }

    /// The same table with columns of which all rows were asked what they hold; nil when a sample has told as much. Ask
    /// before rows are given on that can be given but once, or afterwards, and then give them again.
    ///
    /// - Parameter isRead: Whether all rows have been read.
    /// - Throws: `TableError` for a row that is too long.
    package func corrected(isRead: Bool) throws(TableError) -> RowTable? {
        guard case .delimited(let rows, let bytes, let header) = origin else { return nil }
        if !isRead { _ = try rows.survey() }
        return rows.isRefuted ? RowTable(name, try rows.surveyed(), bytes, header) : nil
    }

    /// What is known of the table; rows that nobody has read yet are read for it.
    ///
    /// - Throws: `TableError` for a row that is too long.
    package func report() throws(TableError) -> RowReport {
        switch origin {
        case .read(let report): return report
        case .delimited(let rows, let bytes, let header):
            var survey = try rows.survey()
            // The reading ended where the sample turned out wrong.
            if rows.isRefuted { survey = try rows.surveyed().survey() }
            let places = bytes.lines(at: survey.rejected.map(\.offset))
            let noted = bytes.lines(at: survey.surplus.map(\.offset))
            func place(_ offset: Int?) -> String? { offset.map { "\(bytes.lines(at: [$0])[0])" } }
            return RowReport(
                rowCount: survey.rowCount, rejectedCount: survey.rejectedCount,
                rejections: zip(survey.rejected, places).map { $0.line(in: name, at: "\($1)") },
                notes: RowNotes.lines(
                    name: name, columns: header.columns.count, surplus: survey.surplusCount,
                    fields: zip(noted, survey.surplus).map { ("\($0)", $1.fields) },
                    notText: header.isText ? place(survey.notText) : "1", open: place(survey.open)))
        }
    }

    /// The rows of a table whose positions lie in memory.
    private init(_ table: PointTable, _ identifier: String?, _ shown: Int) throws(TableError) {
        let number = try Self.column(identifier, in: table.columns, of: table.name)
        source = try PointRowSource(table, identifier: number)
        name = table.name
        expectedRowCount = table.rowCount
        origin = .read(
            RowReport(
                rowCount: table.rowCount, rejectedCount: table.rejectedCount,
                rejections: table.rejections(first: shown), notes: table.notes))
        let names = Set(table.columns.map { $0.lowercased() })
        hasPositionColumns =
            !names.isDisjoint(with: TableOptions.latitudes)
            && !names.isDisjoint(with: TableOptions.longitudes)
    }

    private static func column(
        _ given: String?, in columns: [String], of name: String
    ) throws(TableError) -> Int? {
        let folded = columns.map { $0.lowercased() }
        guard let given else {
            return TableHeadings.identifiers.lazy.compactMap { folded.firstIndex(of: $0) }.first
        }
        if let found = columns.firstIndex(of: given) ?? folded.firstIndex(of: given.lowercased()) {
            return found
        }
        throw TableError(
            path: name,
            reason: "no column \u{2018}\(given)\u{2019}: there are \(columns.joined(separator: ", "))")
    }
}

extension RejectedRow {
    /// A line for people.
    func line(in name: String, at place: String) -> String {
        "\(name):\(place): \(column.isEmpty ? "" : "\(column): ")\(reason)"
    }
}
