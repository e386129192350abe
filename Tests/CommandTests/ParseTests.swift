import Foundation
import Testing
import Testkit

@Suite("dateline parse") struct ParseTests {
    private let program: Program

    init() throws { program = try Program() }

    private func lines(_ run: Subprocess) throws -> [[String: Any]] {
        try run.text.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("a report gives a table, with reasons when asked") func table() throws {
        let report = try program.report("kabul-rockets.txt")
        let run = try program.run("parse", report, "--explain")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.text.contains("Kabul, Afghanistan") && run.text.contains("the name of Kabul"))
    }

    @Test("JSON Lines come out in order, an id of any kind given back, alike on one and on many processors")
    func linesInOrder() throws {
        var input = ""
        for number in 0..<300 {
            input +=
                #"{"id":\#(number % 2 == 0 ? "\(number)" : "\"d\(number)\""),"text":"A bomb in Kabul; \ud83d\ude00 two in Herat."}"#
            input += "\n"
        }
        try program.file("in.jsonl", input.utf8)
        let one = try program.run("parse", "in.jsonl", "--jobs", "1")
        let many = try program.run("parse", "-", "--input", "jsonl", "--jobs", "4", input: Data(input.utf8))
        #expect(one.status == 0 && one.output == many.output)
        let documents = try lines(one)
        #expect(
            documents.count == 300 && documents[2]["id"] as? Int == 2 && documents[3]["id"] as? String == "d3"
        )
        let toponyms = try #require(documents[0]["toponyms"] as? [[String: Any]])
        #expect(toponyms.map { $0["text"] as? String } == ["Kabul", "Herat"])
        // The emoji is one code point.
        #expect(toponyms.map { $0["start"] as? Int } == [10, 26])
        #expect(
            toponyms.allSatisfy {
                ($0["uncertainty_m"] as? Double ?? 0) > 0 && $0["country"] as? String == "AF"
            })
    }

    @Test("given mentions are resolved, no others") func given() throws {
        let line =
            #"{"id":1,"text":"From Paris, Texas, to Dallas.","toponyms":[{"start":5,"end":10,"x":[1,{"y":2}]}]}"#
        let run = try program.run(
            "parse", "-", "--input", "jsonl", "--mentions", "given", input: Data(line.utf8))
        let toponyms = try #require(lines(run).first?["toponyms"] as? [[String: Any]])
        #expect(toponyms.count == 1 && toponyms[0]["country"] as? String == "US")
    }

    @Test("a bad line is told with file, line and what was expected, and loses no other") func badLine()
        throws
    {
        let input =
            "{\"id\":1,\"text\":\"In Kabul.\"}\n{\"id\":2}\nnot json\n{\"id\":4,\"text\":\"In Herat.\"}\n"
        try program.file("in.jsonl", input.utf8)
        let run = try program.run("parse", "in.jsonl")
        #expect(run.status == 2)
        #expect(run.errors.contains("in.jsonl:2: ") && run.errors.contains("\u{201C}text\u{201D}"))
        #expect(run.errors.contains("in.jsonl:3: "))
        #expect(try lines(run).count == 4)
    }

    @Test("nothing found is 1, a missing file 2, given mentions in plain text refused") func exitCodes()
        throws
    {
        #expect(try program.run("parse", input: Data("nothing to see here".utf8)).status == 1)
        let missing = try program.run("parse", "none.txt")
        #expect(missing.status == 2 && missing.errors.contains("none.txt: No such file"))
        #expect(try program.run("parse", "-", "--mentions", "given").status == 2)
    }

    @Test("GeoJSON has a point a mention", arguments: ["geojson", "kml", "csv", "json"])
    func formats(format: String) throws {
        let run = try program.run("parse", "-", "--format", format, input: Data("A bomb in Kabul.".utf8))
        #expect(run.status == 0 && run.text.contains("Kabul") && run.text.contains("69.17233"))
    }
}
