import Formats
import Testing

@Suite("CSV, letter by letter")
struct CSVGoldenTests {
    @Test("one record a feature, quoted only where it must be")
    func table() {
        let fields = [
            Field("id", .text, ""), Field("n", .integer, ""), Field("lat", .real, ""),
            Field("day", .date, ""),
            Field("why", .object, ""), Field("sure", .boolean, ""),
        ]
        let features: [[FieldValue]] = [
            [
                .text("a, b"), .integer(-3), .real(-33.9), .date("2021-07-20"),
                .object([KeyedText("k", "\"v\"")]),
                .boolean(true),
            ],
            [.text("two\nlines"), .null, .real(.nan), .null, .object([]), .null],
            [.text(" padded "), .integer(0), .real(12), .null, .null, .boolean(false)],
        ]
        var writer = CSVWriter(fields: fields)
        #expect(
            written(features.map { Feature(id: "", shape: nil, values: $0) }, by: &writer)
                == #"""
                id,n,lat,day,why,sure\#r
                "a, b",-3,-33.9,2021-07-20,"{""k"":""\""v\""""}",true\#r
                "two\#nlines",,,,{},\#r
                " padded ",0,12,,,false\#r

                """#)
    }

    @Test(
        "no text is run as a formula; negative numbers stay",
        arguments: [
            ("=1+1", "'=1+1"), ("+5", "'+5"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
            ("-33.9", "-33.9"),
            ("-5", "-5"), ("-", "'-"), ("-.5", "'-.5"), ("-1.", "'-1."), ("–5", "–5"), ("'=1", "''=1"),
            ("it's", "it's"), ("\u{FF1D}1", "'\u{FF1D}1"), ("", ""), ("'", "'"), ("a=1", "a=1"),
        ])
    func formulas(_ text: String, _ cell: String) {
        var writer = CSVWriter(fields: [Field("t", .text, "")])
        #expect(
            written([Feature(id: "", shape: nil, values: [.text(text)])], by: &writer) == "t\r\n\(cell)\r\n")
    }

    @Test("a byte order mark only when asked for")
    func mark() {
        var plain = CSVWriter(fields: [Field("t", .text, "")])
        var marked = CSVWriter(fields: [Field("t", .text, "")], byteOrderMark: true)
        #expect(written([], by: &plain) == "t\r\n")
        #expect(Array(written([], by: &marked).utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "t")])
    }
}
