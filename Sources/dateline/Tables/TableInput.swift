import ArgumentParser
import Datasets
import Geometry

/// How tables of points are read.
struct TableInput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The column with the latitude; without it lat, latitude or y is looked for.", valueName: "column")
    )
    var lat: String?

    @Option(
        help: ArgumentHelp(
            "The column with the longitude; without it lon, lng, long, longitude or x.", valueName: "column"))
    var lon: String?

    @Option(
        help: ArgumentHelp(
            "What parts the fields: one character, or tab; without it, what the first line has most of.",
            valueName: "character"))
    var delimiter: String?

    @Flag(
        name: .customLong("list-rejected"),
        help: "Name every row without a usable position on standard error, not only the first ten.")
    var listsRejected = false

    /// The options for the library.
    ///
    /// - Throws: `Failure` for a delimiter that is none.
    func options() throws -> TableOptions {
        var options = TableOptions()
        options.latitude = lat
        options.longitude = lon
        options.delimiter = try Self.delimiter(delimiter)
        return options
    }

    /// The byte that an option names.
    ///
    /// - Throws: `Failure` for a delimiter that is none.
    static func delimiter(_ delimiter: String?) throws -> UInt8? {
        guard let delimiter else { return nil }
        let bytes = Array((delimiter == "tab" || delimiter == "\\t" ? "\t" : delimiter).utf8)
        guard bytes.count == 1, bytes[0] != 0x0A, bytes[0] != 0x0D, bytes[0] != 0x22 else {
            throw Failure("--delimiter: one character such as , ; | or tab, not \u{2018}\(delimiter)\u{2019}")
        }
        return bytes[0]
    }

    /// Reads a table, and tells on standard error which of its rows have no usable position.
    func read(_ path: String) throws -> PointTable {
        let table = try PointTable(contentsOf: path, try options())
        report(table)
        return table
    }

    /// Reads a table that goes with another: the options may be meant for that one only, and the columns of this have the
    /// usual names.
    func readOther(_ path: String) throws -> PointTable {
        do throws(TableError) {
            let table = try PointTable(contentsOf: path, TableOptions())
            report(table)
            return table
        } catch {
            if path == "-" || lat == nil && lon == nil && delimiter == nil { throw error }
            return try read(path)
        }
    }

    /// A table and its index; from the one kept beside it, where there is one that is not stale.
    func readIndexed(_ path: String) throws -> IndexedTable {
        if let kept = try kept(path) { return kept }
        return try read(path).indexed()
    }

    /// A table with the index kept beside it; nil when there is none that can be used.
    func kept(_ path: String) throws -> IndexedTable? {
        let options = try options()
        do throws(TableError) {
            guard let kept = try Sidecar.open(for: path, options) else { return nil }
            report(kept.table)
            return kept
        } catch {
            // The answer is the same without it, only later.
            StandardError.write("dateline: \(error); reading the table instead")
            return nil
        }
    }

    /// What was noticed in rows while they were put out.
    func reportNotes(_ table: PointTable) {
        for note in table.notes { StandardError.write("dateline: \(note)") }
    }

    /// Rows without a usable position: the first ones by line and column, all of them counted.
    func report(_ table: PointTable) {
        guard table.rejectedCount > 0 else { return }
        report(
            table.rejections(first: listsRejected ? table.rejectedCount : 10), of: table.name,
            table.rejectedCount, table.rowCount)
    }

    /// The same of a table that was given on, with what else was noticed in it.
    func report(_ report: RowTable.RowReport, of name: String) {
        if report.rejectedCount > 0 {
            self.report(report.rejections, of: name, report.rejectedCount, report.rowCount)
        }
        for note in report.notes { StandardError.write("dateline: \(note)") }
    }

    private func report(_ lines: [String], of name: String, _ rejected: Int, _ rows: Int) {
        for line in lines { StandardError.write("dateline: \(line)") }
        let hint = 1..<rejected ~= lines.count ? "; --list-rejected names all" : ""
        StandardError.write(
            "dateline: \(name): \(rejected) of \(rows) rows have no usable position\(hint)")
    }
}

extension Length {
    /// As people want to read it: to a metre, above ten kilometres to a hundred.
    var rounded: Length {
        let grid = metres < 10_000 ? 1.0 : 100
        return metres < 10 ? self : .metres((metres / grid).rounded() * grid)
    }

    /// The length that an option gives.
    ///
    /// - Throws: `Failure` that names the option.
    init(option name: String, _ text: String) throws {
        do throws(LengthError) {
            try self.init(parsing: text)
        } catch {
            throw Failure("\(name): \(error)")
        }
    }
}
