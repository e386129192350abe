internal import Geometry

/// Reading the tables of a GeoNames dump in the order in which they need each other.
extension GazetteerBuilder {
    mutating func readGeoNames(_ files: GeoNamesFiles) throws(GazetteerError) {
        for table in files.tables(.places) {
            // A line has some 110 bytes, and a zip file a quarter of its text.
            let bytes = SourceFiles.size(table.path) * (table.entry == nil ? 1 : 4)
            source.reserve(bytes / 110)
            let first = source.rows.count
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readPlace(row, after: first)
            }
        }
        for table in files.tables(.countries) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readCountry(row)
            }
        }
        for table in files.tables(.units) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readUnit(row)
            }
        }
        for table in files.tables(.extents) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readExtent(row)
            }
        }
        for table in files.tables(.shapes) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readShape(row)
            }
        }
        for table in files.tables(.baseMap) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readBaseLine(row)
            }
        }
        summary.outlined = outlines.identifiers.count
        addCountryAreas()
        for table in files.tables(.hierarchy) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readHierarchy(row)
            }
        }
        for table in files.tables(.alternateNames) {
            try forEachRow(try table.open()) { (builder, row) throws(GazetteerError) in
                try builder.readAlternateName(row)
            }
        }
        for table in files.tables(.provenance) {
            let bytes = try IndexBytes(mapping: table.path)
            provenance.append(bytes.text(0..<bytes.count))
        }
        // Who stages tables says where they are from; a dump as published is GeoNames'.
        if files.tables(.provenance).isEmpty {
            let parts = files.tables.filter { $0.kind != .other }.map { describe($0.table) }
            note("GeoNames (https://www.geonames.org), CC BY 4.0: \(parts.joined(separator: ", "))")
        }
    }

    private func describe(_ table: GeoNamesFiles.Table) -> String {
        "\(FileNames.last(of: table.path)) (\(SourceFiles.size(table.path)) bytes)"
    }

    /// Calls `body` for each line of a table. A row that cannot be used is rejected, see `reject`.
    private mutating func forEachRow(
        _ stream: ByteStream,
        _ body: (inout GazetteerBuilder, borrowing TableReader) throws(GazetteerError) -> Void
    ) throws(GazetteerError) {
        var table = TableReader(stream)
        var count = 0
        while try table.next() {
            count += 1
            tell(count, of: stream)
            do throws(GazetteerError) {
                try body(&self, table)
            } catch {
                try reject(error, record: table.lineText())
            }
        }
    }
}
