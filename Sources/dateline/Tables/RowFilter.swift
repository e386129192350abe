import ArgumentParser
import Datasets
import Formats

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
            "The column with the date; without it date, event_date, date_start or timestamp.",
            valueName: "column"
        ))
    var dateColumn: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only rows of which this is true: 'fatalities>=10', 'country=Mali', 'notes~market'; all, if several.",
            valueName: "condition"))
    var conditions: [String] = []

    /// The filter for a table with these columns.
    ///
    /// - Throws: `Failure` that names the option.
    func filter(columns: [String]) throws -> RowFilter {
        var filter = RowFilter()
        for condition in conditions {
            filter.conditions.append(try RowCondition(condition, columns: columns))
        }
        for (option, day) in [("--since", since), ("--until", until)] {
            if let day, !RowFilter.isDay(day) {
                throw Failure("\(option): a day as 2020-12-01, 2020-12 or 2020, not \u{2018}\(day)\u{2019}")
            }
        }
        if since != nil || until != nil {
            let names = dateColumn.map { [$0] } ?? ["date", "event_date", "date_start", "timestamp"]
            guard let column = RowCondition.column(names, in: columns) else {
                throw Failure(
                    "--since, --until: no column \(names.joined(separator: ", ")): name it with --date; there are \(columns.joined(separator: ", "))"
                )
            }
            filter.dates = (column, since, until)
        }
        return filter
    }
}

/// Decides on rows by their values.
struct RowFilter: Sendable {
    var conditions: [RowCondition] = []
    var dates: (column: Int, since: String?, until: String?)?

    var isEmpty: Bool { conditions.isEmpty && dates == nil }

    func takes(_ values: [FieldValue]) -> Bool {
        if let dates {
            // Days as ISO 8601 writes them order as texts do; another notation belongs to no span.
            let text = values[dates.column].text
            guard Self.isDay(String(text.prefix(10))) else { return false }
            if let since = dates.since, text < since { return false }
            if let until = dates.until, text.prefix(until.utf8.count) > until { return false }
        }
        return conditions.allSatisfy { $0.holds(values) }
    }

    /// Whether a text is a day, a month or a year.
    static func isDay(_ text: String) -> Bool {
        let pattern = "0000-00-00".utf8
        return [4, 7, 10].contains(text.utf8.count)
            && zip(text.utf8, pattern).allSatisfy { byte, sample in
                sample == 0x30 ? 0x30...0x39 ~= byte : byte == sample
            }
    }
}

/// One condition on a column.
struct RowCondition: Sendable {
    private let column: Int
    private let comparison: String
    private let value: String
    private let number: Double?

    /// - Throws: `Failure` for text that is no condition, or a column that is not there.
    init(_ text: String, columns: [String]) throws {
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
        let name = trimmed(text[..<found.start])
        guard let column = Self.column([name], in: columns) else {
            throw Failure(
                "--where: no column \u{2018}\(name)\u{2019}: there are \(columns.joined(separator: ", "))")
        }
        self.column = column
        comparison = found.name
        value = trimmed(text[text.index(found.start, offsetBy: found.name.count)...])
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
    func holds(_ values: [FieldValue]) -> Bool {
        let text = values[column].text
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

extension FieldValue {
    /// The value as text; nothing for what is missing.
    var text: String {
        switch self {
        case .null, .object: ""
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text), .date(let text), .json(let text): text
        }
    }
}
