import Formats

/// A column of the page's table: every different value once, as JSON, and a number a row.
///
/// A hundred thousand rows name some dozens of types and actors: they are sent, parsed and kept in the browser once.
struct PageColumn {
    /// Its name, type and title.
    let field: Field
    private var values: [String] = []
    private var numbers: [String: Int] = [:]
    private(set) var codes: [Int] = []

    init(_ field: Field) { self.field = field }

    /// Adds a row's value, a piece of JSON.
    mutating func add(_ literal: String) {
        if let known = numbers[literal] {
            codes.append(known)
        } else {
            numbers[literal] = values.count
            codes.append(values.count)
            values.append(literal)
        }
    }

    /// Adds a row's value.
    mutating func add(_ value: FieldValue) {
        var json: [UInt8] = []
        json.append(json: value)
        add(String(decoding: json, as: UTF8.self))
    }

    /// The value of a row, as JSON.
    subscript(row: Int) -> String { values[codes[row]] }

    /// The number of a row's value, however it is written; nil for what is none.
    func number(_ row: Int) -> Double? {
        let literal = self[row]
        return Double(literal.first == "\"" ? String(literal.dropFirst().dropLast()) : literal)
    }

    /// The text of a row's value without quotation marks and escapes; nil for what is no text.
    func text(_ row: Int) -> String? { Self.text(of: self[row]) }

    /// The text that a piece of JSON stands for.
    static func text(of literal: String) -> String? {
        guard literal.utf8.first == UInt8(ascii: "\""), literal.utf8.count >= 2 else { return nil }
        let inner = literal.dropFirst().dropLast()
        if !inner.utf8.contains(UInt8(ascii: "\\")) { return String(inner) }
        return String(inner).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }

    /// The different values, as JSON, with how often each occurs; the most frequent first.
    var counts: [(value: String, count: Int)] {
        var counts = Array(repeating: 0, count: values.count)
        for code in codes { counts[code] += 1 }
        return zip(values, counts).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { ($0, $1) }
    }

    /// Appends `{"d":[values],"i":[numbers]}`, or `{"v":[values]}` where hardly any occurs twice.
    func append(to json: inout [UInt8]) {
        if values.count * 2 > codes.count, values.count > 16 {
            json.append(text: "{\"v\":[")
            json.append(list: codes) { $1.append(text: values[$0]) }
        } else {
            json.append(text: "{\"d\":[")
            json.append(list: values) { $1.append(text: $0) }
            json.append(text: "],\"i\":[")
            json.append(list: codes) { $1.append(text: "\($0)") }
        }
        json.append(text: "]}")
    }
}
