/// Opens a sheet of an XLSX workbook (ECMA-376, part 1, 18.3) as a source table.
enum SpreadsheetSource {
    /// - Parameter sheet: Its name; the first one when nil.
    /// - Throws: `TableError` when the workbook or the sheet cannot be read.
    static func open(_ path: String, sheet: String?) throws(TableError) -> SourceTable {
        let zip = ZipReader(path: path)
        let book = WorkbookHandler()
        guard try zip.read("xl/workbook.xml", into: book) else {
            throw TableError(
                path: path,
                reason:
                    "is a zip file without a workbook in it: give an XLSX, a KMZ or the table itself; what GDAL reads, such as ODS, \(BinaryContent.convert)"
            )
        }
        let links = RelationshipHandler()
        _ = try zip.read("xl/_rels/workbook.xml.rels", into: links)
        let names = book.sheets.map(\.name).joined(separator: ", ")
        let wanted = sheet.map { name in book.sheets.filter { $0.name == name } } ?? book.sheets
        guard let first = wanted.first else {
            throw TableError(
                path: path, reason: "no sheet \u{2018}\(sheet ?? "")\u{2019}: there are \(names)")
        }
        let strings = SharedStringsHandler()
        _ = try zip.read("xl/sharedStrings.xml", into: strings)
        let styles = StylesHandler()
        _ = try zip.read("xl/styles.xml", into: styles)
        func rows(_ sheet: (name: String, relationship: String)) throws(TableError) -> [SourceRow] {
            let target = links.targets[sheet.relationship] ?? "worksheets/sheet1.xml"
            let days = SpreadsheetDays(looks: styles.looks, countsFrom1904: book.countsFrom1904)
            let cells = SheetHandler(strings: strings.strings, days: days)
            let entry = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            guard try zip.read(entry, into: cells) else {
                throw TableError(path: path, reason: "the sheet \(sheet.name) is not in the file")
            }
            return cells.rows
        }
        // A sheet that tells of the others has no headings: the first with a table counts.
        var chosen = (sheet: first, rows: try rows(first))
        if !HeaderSearch.isTable(chosen.rows) {
            for other in wanted.dropFirst() {
                // A chart has no cells to read.
                guard let found = try? rows(other), HeaderSearch.isTable(found) else { continue }
                chosen = (other, found)
                break
            }
        }
        var notes: [String] = []
        if book.sheets.count > 1 {
            let why = chosen.sheet.name == first.name ? "" : ": those before it hold no table"
            notes.append("sheet \u{2018}\(chosen.sheet.name)\u{2019} of \(names)\(why)")
        }
        return try HeldSource.table(name: path, rows: chosen.rows, notes: notes)
    }
}

/// Rows that were read as a whole, with their header among them.
enum HeldSource {
    /// Takes the header off, and the HXL tags below it.
    static func table(name: String, rows: [SourceRow], notes: [String] = []) throws(TableError) -> SourceTable
    {
        let number = HeaderSearch.header(among: rows.lazy.map(\.fields))
        guard rows.indices.contains(number) else {
            throw TableError(path: name, reason: "the table is empty")
        }
        let header = rows[number]
        var body = rows.dropFirst(number + 1)
        let notes = notes + (number > 0 ? [HeaderSearch.note(line: header.line)] : [])
        var columns = header.fields
        var tags: [String] = []
        var isHeaderless = false
        if HXL.isTags(columns) {
            (tags, columns) = (columns, HXL.names(columns))
        } else if let layout = HeaderlessLayout.of(columns) {
            (columns, body, isHeaderless) = (layout.columns, rows[...], true)
        } else if let next = body.first, HXL.isTags(next.fields) {
            tags = next.fields
            body = body.dropFirst()
        } else if let fault = HeaderSearch.fault(ofHeader: columns) {
            throw TableError(path: name, reason: fault)
        }
        // Cells that were never filled are not in the file.
        let full = body.map { row in
            var row = row
            while row.fields.count < columns.count { row.fields.append("") }
            return row
        }
        return SourceTable(
            name: name, columns: columns, tags: tags, isHeaderless: isHeaderless, notes: notes,
            size: rows.count,
            body: .held(full))
    }
}

private final class WorkbookHandler: XMLHandler {
    var sheets: [(name: String, relationship: String)] = []
    var countsFrom1904 = false

    func begin(_ name: String, _ attributes: [String: String]) {
        if name == "sheet" { sheets.append((attributes["name"] ?? "", attributes["id"] ?? "")) }
        if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"]) }
    }
    func text(_ text: String) {}
    func end(_ name: String) {}
}

private final class RelationshipHandler: XMLHandler {
    var targets: [String: String] = [:]

    func begin(_ name: String, _ attributes: [String: String]) {
        if name == "Relationship", let id = attributes["Id"] { targets[id] = attributes["Target"] }
    }
    func text(_ text: String) {}
    func end(_ name: String) {}
}

/// The texts that cells share: all runs of an item, without how they are to be spoken.
private final class SharedStringsHandler: XMLHandler {
    var strings: [String] = []
    private var current = ""
    private var isText = false
    private var phonetic = 0

    func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "si": current = ""
        case "rPh": phonetic += 1
        case "t": isText = phonetic == 0
        default: break
        }
    }

    func text(_ text: String) { if isText { current += text } }

    func end(_ name: String) {
        switch name {
        case "si": strings.append(current)
        case "rPh": phonetic -= 1
        case "t": isText = false
        default: break
        }
    }
}

private final class SheetHandler: XMLHandler {
    private let strings: [String]
    private let days: SpreadsheetDays
    private(set) var rows: [SourceRow] = []
    private var row = SourceRow(line: 0, fields: [])
    private var column = 0
    private var type = ""
    private var style = 0
    private var value = ""
    private var isValue = false
    /// Columns beyond XFD are no columns.
    private static let widest = 16_384

    init(strings: [String], days: SpreadsheetDays) {
        self.strings = strings
        self.days = days
    }

    func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row":
            row = SourceRow(line: attributes["r"].flatMap { Int($0) } ?? row.line + 1, fields: [])
            column = -1
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v", "t": isValue = true
        default: break
        }
    }

    func text(_ text: String) { if isValue { value += text } }

    func end(_ name: String) {
        switch name {
        case "v", "t": isValue = false
        case "c":
            guard 0..<Self.widest ~= column else { return }
            let shared =
                type == "s" ? Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } : nil
            let text =
                type == "s"
                ? shared ?? "" : type == "b" ? (value == "1" ? "true" : "false") : plain(value, type)
            while row.fields.count < column { row.fields.append("") }
            if row.fields.count == column { row.fields.append(text) } else { row.fields[column] = text }
        case "row":
            if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
        default: break
        }
    }

    /// A number as people wrote it: the file has 17 digits and exponents (`2.0220101E+11` is an identifier).
    private func plain(_ value: String, _ type: String) -> String {
        if type == "d" { return SpreadsheetDays.iso(value) }
        guard type == "n", let number = Double(value), number.isFinite else { return value }
        if let day = days.text(number, style: style) { return day }
        return number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }

    /// The column of a reference such as `AB12`, from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard 0x41...0x5A ~= byte else { break }
            column = column * 26 + Int(byte - 0x40)
            guard column <= widest else { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}
