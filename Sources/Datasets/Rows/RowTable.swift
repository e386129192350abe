package import Formats
internal import Geometry

/// A table whose rows are to be given on, one after the other and all of them; of none more than a moment in memory.
package struct RowTable: Sendable {
    /// Its rows.
    package let source: any RowSource
    /// What people call the file.
    package let name: String
    /// How many rows there are, with those that have no usable position.
    package let rowCount: Int
    /// How many rows have no usable position.
    package let rejectedCount: Int
    /// The first of them, a line for people each: file, line, column and reason.
    package let rejections: [String]
    /// What else was noticed, a line for people each.
    package let notes: [String]
    /// Whether the columns hold the position, too.
    package let hasPositionColumns: Bool

    /// The columns that are looked for when nobody says which one tells rows apart.
    package static let identifiers = ["id", "event_id", "event_id_cnty", "eventid", "globaleventid", "fid"]

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
        name = path == "-" ? "standard input" : path
        let header = try DelimitedHeader(bytes, name: name, options)
        let survey = try DelimitedSurvey(bytes, header, name: name, shown: shown, threads: options.threads)
        source = DelimitedRowSource(
            bytes, name: name, header, survey,
            identifier: try Self.column(identifier, in: header.columns, of: name))
        rowCount = survey.rowCount
        rejectedCount = survey.rejectedCount
        hasPositionColumns = true
        let places = bytes.lines(at: survey.rejected.map(\.offset))
        rejections = zip(survey.rejected, places).map { [name] row, line in row.line(in: name, at: "\(line)")
        }
        let noted = bytes.lines(at: survey.surplus.map(\.offset))
        func place(_ offset: Int?) -> String? { offset.map { "\(bytes.lines(at: [$0])[0])" } }
        notes = RowNotes.lines(
            name: name, columns: header.columns.count, surplus: survey.surplusCount,
            fields: zip(noted, survey.surplus).map { ("\($0)", $1.fields) },
            notText: header.isText ? place(survey.notText) : "1", open: place(survey.open))
    }

    /// The rows of a table whose positions lie in memory.
    private init(_ table: PointTable, _ identifier: String?, _ shown: Int) throws(TableError) {
        let number = try Self.column(identifier, in: table.columns, of: table.name)
        source = try PointRowSource(table, identifier: number)
        name = table.name
        rowCount = table.rowCount
        rejectedCount = table.rejectedCount
        rejections = table.rejections(first: shown)
        notes = table.notes
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
            return identifiers.lazy.compactMap { folded.firstIndex(of: $0) }.first
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
