import ArgumentParser
import Datasets
import Formats
import Synchronization

/// Which rows of a table are asked for.
struct RowFilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only rows of this day or later: YYYY-MM-DD, YYYY-MM or YYYY.", valueName: "day"))
    var since: String?

    @Option(help: ArgumentHelp("Only rows of this day or earlier, all of it.", valueName: "day"))
    var until: String?

    @Option(
        name: .customLong("date"),
        help: ArgumentHelp(
            "The column with the date; without it the one whose heading says so.",
            valueName: "column"
        ))
    var dateColumn: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only rows of which this is true: 'fatalities>=10', 'country=Mali', 'notes~market'; all, if several.",
            valueName: "condition"))
    var conditions: [String] = []

    /// What can be told before a table is read.
    ///
    /// - Throws: `Failure` that names the option.
    func check() throws {
        for condition in conditions { _ = try RowCondition.parts(condition) }
        for (option, day) in [("--since", since), ("--until", until)] {
            if let day, !RowFilter.isDay(day) {
                throw Failure("\(option): a day as 2020-12-01, 2020-12 or 2020, not \u{2018}\(day)\u{2019}")
            }
        }
        if let since, let until, since.prefix(until.utf8.count) > until {
            throw Failure("--since, --until: \(since) is after \(until)")
        }
    }

    /// What the user says that columns hold.
    ///
    /// - Throws: `Failure` for a column that is not there.
    static func named(date: String?, in columns: [String]) throws -> [ColumnRole: String] {
        guard let date else { return [:] }
        guard RowCondition.column([date], in: columns) != nil else {
            throw Failure(
                "--date: no column \u{2018}\(date)\u{2019}: there are \(columns.joined(separator: ", "))")
        }
        return [.date: date]
    }

    /// The filter for a table with these columns.
    ///
    /// - Parameter meaning: What the columns mean, asked for only where days are.
    /// - Throws: `Failure` that names the option.
    func filter(columns: [String], _ meaning: () throws -> RowMeaning) throws -> RowFilter {
        var filter = RowFilter()
        for condition in conditions {
            filter.conditions.append(try RowCondition(condition, columns: columns))
        }
        if since != nil || until != nil {
            let meaning = try meaning()
            guard let column = meaning[.start] ?? meaning[.end] else {
                throw Failure(
                    "--since, --until: no column of dates is known: name it with --date; there are \(columns.joined(separator: ", "))"
                )
            }
            filter.dates = (column, meaning, since, until)
        }
        return filter
    }
}

/// Decides on rows by their values.
struct RowFilter: Sendable {
    var conditions: [RowCondition] = []
    var dates: (column: Int, meaning: RowMeaning, since: String?, until: String?)?

    var isEmpty: Bool { conditions.isEmpty && dates == nil }

    /// The rows that only the day was missing of.
    private let undated = UndatedRows()

    func takes(_ values: [FieldValue], row: Int) -> Bool { takes(row: row) { values[$0].text } }

    /// Decides by the texts of a row's columns.
    func takes(row: Int, _ text: (Int) -> String) -> Bool {
        guard conditions.allSatisfy({ $0.holds(text($0.column)) }) else { return false }
        if let dates {
            guard let days = dates.meaning.days(text), Self.isDay(days.first) else {
                undated.add(row)
                return false
            }
            // What may have happened then counts, as in a store.
            if let since = dates.since, days.last < since { return false }
            if let until = dates.until, days.first.prefix(until.utf8.count) > until { return false }
        }
        return true
    }

    /// How many rows were left out because their day cannot be read.
    var undatedCount: Int { undated.rows.count }

    /// Says which rows were left out because their day cannot be read.
    func reportUndated(_ table: PointTable) {
        let rows = undated.rows
        guard !rows.isEmpty, let dates else { return }
        let column = table.columns[dates.column]
        for place in table.places(ofRows: Array(rows.prefix(10))) {
            StandardError.write(
                "dateline: \(table.name):\(place): \(column): no readable date: left out")
        }
        let count = rows.count == 1 ? "1 row has" : "\(rows.count) rows have"
        StandardError.write(
            "dateline: \(table.name): --since, --until: \(count) no readable date and cannot be placed")
    }

    /// Whether a text is a day of the calendar, a month or a year.
    static func isDay(_ text: String) -> Bool {
        let pattern = "0000-00-00".utf8
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if parts.count > 1 {
            guard 1...12 ~= parts[1] else { return false }
            let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
            let last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
            if parts.count > 2, !(1...last ~= parts[2]) { return false }
        }
        return [4, 7, 10].contains(text.utf8.count)
            && zip(text.utf8, pattern).allSatisfy { byte, sample in
                sample == 0x30 ? 0x30...0x39 ~= byte : byte == sample
            }
    }
}

/// Rows whose day cannot be read; several threads may meet the same one.
private final class UndatedRows: Sendable {
    private let found = Mutex(Set<Int>())

    var rows: [Int] { found.withLock { $0.sorted() } }

    func add(_ row: Int) { _ = found.withLock { $0.insert(row) } }
}

/// One condition on a column.
struct RowCondition: Sendable {
    /// The column that it is about.
    let column: Int
    private let comparison: String
    private let value: String
    private let number: Double?

    /// What stands before, as and after the operator of a condition.
    ///
    /// - Throws: `Failure` for text that is no condition.
    static func parts(_ text: String) throws -> (column: String, comparison: String, value: String) {
        let operators = ["!=", ">=", "<=", "=", ">", "<", "~"]
        var found: (start: String.Index, name: String)?
        for start in text.indices {
            if let name = operators.first(where: { text[start...].hasPrefix($0) }) {
                found = (start, name)
                break
            }
        }
        guard let found else {
            throw Failure(
                "--where: \u{2018}\(text)\u{2019} is no condition: write column, one of = != < <= > >= ~, and a value"
            )
        }
        func trimmed(_ part: Substring) -> String {
            String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        let value = text[text.index(found.start, offsetBy: found.name.count)...]
        return (trimmed(text[..<found.start]), found.name, trimmed(value))
    }

    /// - Throws: `Failure` for text that is no condition, or a column that is not there.
    init(_ text: String, columns: [String]) throws {
        let (name, comparison, value) = try Self.parts(text)
        guard let column = Self.column([name], in: columns) else {
            throw Failure(
                "--where: no column \u{2018}\(name)\u{2019}: there are \(columns.joined(separator: ", "))")
        }
        self.column = column
        self.comparison = comparison
        self.value = value
        number = Double(value)
    }

    static func column(_ names: [String], in columns: [String]) -> Int? {
        for name in names {
            if let column = columns.firstIndex(of: name)
                ?? columns.firstIndex(where: { $0.lowercased() == name.lowercased() })
            {
                return column
            }
        }
        return nil
    }

    /// Numbers compare as numbers, anything else as text; `~` looks for a part in either case.
    func holds(_ values: [FieldValue]) -> Bool { holds(values[column].text) }

    /// The same of the text of its column.
    func holds(_ text: String) -> Bool {
        if comparison == "~" { return text.lowercased().contains(value.lowercased()) }
        if let number {
            guard let other = Double(text) else { return comparison == "!=" }
            return compare(other, number)
        }
        return compare(text, value)
    }

    private func compare<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
        switch comparison {
        case "=": a == b
        case "!=": a != b
        case "<": a < b
        case "<=": a <= b
        case ">": a > b
        default: a >= b
        }
    }
}
