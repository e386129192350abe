internal import Incidents

/// Days and times of a workbook, which are numbers that only their cell's format tells from others (ECMA-376, part 1,
/// 18.8.30 and 18.17.4).
struct SpreadsheetDays {
    /// How a cell shows its number.
    enum Look: Hashable {
        case number
        /// A day, of which a format may show the year or the month alone.
        case day, month, year
        /// A time of day.
        case time
    }

    /// The looks of the cells' formats, by their number.
    let looks: [Look]
    /// Whether days are counted from 1904, as old Macintoshes did.
    let countsFrom1904: Bool

    /// The number of 1970-01-01, by a count that takes 1900 for a leap year.
    private static let epoch = 25_569
    private static let from1904 = 1462

    /// What a cell shows, as ISO 8601; nil when it is no day and no time.
    func text(_ number: Double, style: Int) -> String? {
        let look = looks.indices.contains(style) ? looks[style] : .number
        guard look != .number, 0..<2_958_466 ~= number else { return nil }
        // Fractions of a second are rounding.
        let seconds = Int((number * 86_400).rounded())
        let (days, rest) = (seconds / 86_400, seconds % 86_400)
        if look == .time || days == 0 && !countsFrom1904 { return days == 0 ? Self.clock(rest) : nil }
        let counted = days + (countsFrom1904 ? Self.from1904 : 0)
        let day = CalendarDay(number: counted - Self.epoch + (counted < 60 ? 1 : 0))
        switch look {
        case .year: return String(day.description.prefix(4))
        case .month: return String(day.description.prefix(7))
        default: return rest == 0 ? day.description : day.description + " " + Self.clock(rest)
        }
    }

    /// A cell that has its day as text, without a midnight that nobody wrote.
    static func iso(_ text: String) -> String {
        guard let mark = text.firstIndex(of: "T") else { return text }
        let isMidnight = text[mark...].dropFirst().allSatisfy { "0:.Z".contains($0) }
        return isMidnight ? String(text[..<mark]) : text
    }

    private static func clock(_ seconds: Int) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        return parts.prefix(parts[2] == 0 ? 2 : 3).map { ($0 < 10 ? "0" : "") + String($0) }
            .joined(separator: ":")
    }

    /// The look of a format by its code, such as `dd/mm/yyyy hh:mm`.
    static func look(code: String) -> Look {
        var letters: Set<Character> = []
        var rest = code.lowercased().replacing("am/pm", with: "")[...]
        while let first = rest.popFirst(), first != ";" {
            switch first {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[":
                // `[h]` counts hours on; `[Red]` and `[$-409]` tell nothing.
                if let end = rest.firstIndex(of: "]"), rest[..<end].allSatisfy({ "hms".contains($0) }) {
                    return .number
                }
                rest = rest.drop { $0 != "]" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            default: letters.insert(first)
            }
        }
        if letters.contains("d") { return .day }
        if letters.contains("y") { return letters.contains("m") ? .month : .year }
        if letters.contains("h") || letters.contains("s") { return .time }
        return letters.contains("m") ? .month : .number
    }

    /// The look of a format that every workbook has, by its number.
    static func look(builtIn number: Int) -> Look {
        switch number {
        case 17: .month
        case 14...16, 22, 27...31, 34...36, 50...58: .day
        case 18...21, 32, 33, 45, 47: .time
        default: .number
        }
    }
}

/// The formats of a workbook's cells.
final class StylesHandler: XMLHandler {
    /// How each style shows a number.
    private(set) var looks: [SpreadsheetDays.Look] = []
    private var codes: [Int: String] = [:]
    private var isOfCells = false

    func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            if let number = attributes["numFmtId"].flatMap({ Int($0) }) {
                codes[number] = attributes["formatCode"]
            }
        case "cellXfs": isOfCells = true
        case "xf" where isOfCells:
            let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            looks.append(
                codes[number].map(SpreadsheetDays.look(code:)) ?? SpreadsheetDays.look(builtIn: number))
        default: break
        }
    }
    func text(_ text: String) {}
    func end(_ name: String) { if name == "cellXfs" { isOfCells = false } }
}
