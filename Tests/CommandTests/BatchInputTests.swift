import Foundation
import Testing
import Testkit

/// Tables and lines that `geocode` and `reverse` take from standard input.
@Suite("standard input of geocode and reverse") struct BatchInputTests {
    private let program: Program

    init() throws { program = try Program() }

    private func geocode(_ bytes: some Sequence<UInt8>, _ format: String = "csv") throws -> Subprocess {
        try program.run(
            "geocode", "-", "--input", format, "--limit", "1", "--format", "jsonl", input: Data(bytes))
    }

    private func rows(_ run: Subprocess) throws -> [[String: Any]] {
        try run.text.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("what parts the fields is seen from the header", arguments: [",", ";", "\t", "|"])
    func delimiters(delimiter: String) throws {
        let table = "\u{FEFF}id,Place,note\r\n7,\"Tripoli, Lebanon\",a\r\n\r\n8,Kabul,b\r\n"
        let parted = table.replacingOccurrences(of: ",", with: delimiter)
            .replacingOccurrences(of: "Tripoli\(delimiter)", with: "Tripoli,")
        let run = try geocode(parted.utf8)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(try rows(run).map { $0["id"] as? String } == ["7", "8"])
        #expect(try rows(run).map { $0["country"] as? String } == ["LB", "AF"])
        let points = "id,lat,note,lon\n1,34.53,x,69.17\n".replacingOccurrences(of: ",", with: delimiter)
        let reverse = try program.run(
            "reverse", "-", "--input", "csv", "--format", "jsonl", input: Data(points.utf8))
        #expect(try rows(reverse).first?["country"] as? String == "AF", "\(reverse.errors)")
    }

    @Test("a quotation mark within a field is a character, and many rows stay rows") func strayQuotes() throws
    {
        var table = "id;note;place\n"
        for number in 0..<20_000 {
            table +=
                number % 3 == 0 ? "\(number);a 5\" pipe;Kabul\n" : "\(number);\"two\nlines; \"\"x\";Herat\n"
        }
        let run = try geocode(table.utf8)
        let ids = try rows(run).compactMap { ($0["id"] as? String).flatMap { Int($0) } }
        #expect(run.status == 0 && ids == Array(0..<20_000), "\(ids.count), \(run.errors.prefix(200))")
    }

    @Test("without its column a table is refused, and the columns that it has are told") func noColumn()
        throws
    {
        try geocode("id;Ort\n1;Kabul\n".utf8).expectError(
            "standard input:1: no column query, name, place, location: there are id, Ort")
        try program.run("reverse", "-", "--input", "csv", input: Data("id,lat,l\u{1B}\n1,2,3\n".utf8))
            .expectError("no column lon, lng, long, longitude, x: there are id, lat, l\\u{1B}")
        try geocode("".utf8).expectError("the table is empty: it needs a header")
    }

    @Test("UTF-16 is refused, and a quoted field that is never closed is told") func damaged() throws {
        try geocode([0xFF, 0xFE, 0x61, 0]).expectError("the table is UTF-16: convert it to UTF-8")
        let open = try geocode("name\nKabul\n\"Herat\nGhazni\n".utf8)
        #expect(
            open.status == 1 && open.errors.hasPrefix("dateline: standard input:3: a quoted field begins"))
        #expect(try rows(open).count == 2)
    }

    @Test("of what is no UTF-8 the first line is told", arguments: ["text", "csv", "jsonl"])
    func notText(format: String) throws {
        var lines = [Array("Kabul".utf8), Array("K\u{E4}bul".utf8), [0x42, 0xE1, 0x6D], [0x42, 0xE9, 0x6D]]
        if format == "csv" { lines[0] = Array("name".utf8) }
        if format == "jsonl" { lines = lines.map { Array("{\"query\":\"".utf8) + $0 + Array("\"}".utf8) } }
        let run = try geocode(lines.joined(separator: [0x0A]), format)
        let told = run.errors.split(separator: "\n").filter { $0.contains("not UTF-8") }
        #expect(told.count == 1, "\(run.errors)")
        #expect(told.first?.hasPrefix("dateline: standard input:3: not UTF-8, here first; ") == true)
        #expect(told.first?.contains("iconv -f WINDOWS-1252") == true)
    }
}
