import Foundation
import Testing
import Testkit

@Suite("dateline geocode") struct GeocodeTests {
    private let program: Program

    init() throws { program = try Program() }

    /// A query, the beginning of the best answer's name, and where it must lie.
    struct Case: Sendable, CustomTestStringConvertible {
        let query: String
        let name: String
        let position: (latitude: Double, longitude: Double)
        var country: String? = "AF"
        var testDescription: String { query }
    }

    private static let cases = [
        Case(query: "presidential palace, Kabul", name: "Arg, Kabul", position: (34.52361, 69.17889)),
        Case(query: "the Arg in Kabul", name: "Arg, Kabul", position: (34.52361, 69.17889)),
        Case(query: "Kabul", name: "Kabul, Afghanistan", position: (34.52813, 69.17233)),
        Case(query: "کابل", name: "Kabul, Afghanistan", position: (34.52813, 69.17233)),
        Case(query: "Kaboul", name: "Kabul, Afghanistan", position: (34.52813, 69.17233)),
        Case(query: "  KABUL ", name: "Kabul, Afghanistan", position: (34.52813, 69.17233)),
        Case(
            query: "Springfield, Illinois", name: "Springfield, Illinois", position: (39.80172, -89.64371),
            country: "US"),
        Case(query: "34.5236, 69.1789", name: "34.5236", position: (34.5236, 69.1789), country: nil),
        Case(query: "-34.6, -58.4", name: "-34.6", position: (-34.6, -58.4), country: nil),
    ]

    private func answers(_ run: Subprocess) throws -> [[String: Any]] {
        try #require(JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
    }

    @Test("finds names, landmarks and positions", arguments: cases) func found(item: Case) throws {
        let run = try program.run("geocode", item.query, "--format", "json")
        #expect(run.status == 0 && run.errors.isEmpty)
        let best = try #require(answers(run).first)
        #expect((best["name"] as? String)?.hasPrefix(item.name) == true)
        let latitude = try #require(best["lat"] as? Double)
        let longitude = try #require(best["lon"] as? Double)
        #expect(abs(latitude - item.position.latitude) < 0.001)
        #expect(abs(longitude - item.position.longitude) < 0.001)
        #expect(best["country"] as? String == item.country)
        #expect((best["reason"] as? String)?.isEmpty == false)
        #expect((best["uncertainty_m"] as? Double ?? 0) > 0)
    }

    @Test("candidates are ranked from the best down, and --limit cuts them") func ranked() throws {
        let all = try answers(program.run("geocode", "Springfield", "--limit", "20", "--format", "json"))
        #expect(all.count == 20)
        #expect(all.map { $0["rank"] as? Int } == Array(1...20))
        let scores = all.compactMap { $0["score"] as? Double }
        #expect(scores == scores.sorted(by: >) && scores.allSatisfy { (0...1).contains($0) })
        let three = try answers(program.run("geocode", "Springfield", "--limit", "3", "--format", "json"))
        #expect(three.map { $0["name"] as? String } == all.prefix(3).map { $0["name"] as? String })
    }

    @Test("several names, each with its answers") func several() throws {
        let run = try program.run("geocode", "Kabul", "Herat", "--limit", "1")
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].hasPrefix("query ") && lines[0].contains(" place "))
        #expect(lines[1].hasPrefix("Kabul  Kabul, Afghanistan ") && lines[2].hasPrefix("Herat  Her"))
    }

    @Test("one name a line on standard input, empty lines left out") func stdin() throws {
        let input = Data("Kabul\n\n  \nHerat\r\nکابل".utf8)
        let run = try program.run("geocode", "-", "--limit", "1", "--format", "csv", input: input)
        let queries = run.text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)[1]
        }
        #expect(run.status == 0)
        #expect(queries == ["Kabul", "Herat", "کابل"])
    }

    @Test("a table and JSON Lines keep their identifiers, and every line has a row") func batch() throws {
        let table = Data(
            "id,place,deaths\n7,\"Tripoli, Lebanon\",1\n8,Qwxzkabul,2\n9,,3\n10,\"Bakhmut, Donetsk\nOblast\",4\n"
                .utf8)
        let csv = try program.run(
            "geocode", "-", "--input", "csv", "--limit", "1", "--format", "csv", input: table)
        #expect(csv.status == 1)
        let ids = csv.text.split(whereSeparator: \.isNewline).dropFirst().compactMap {
            $0.split(separator: ",").first
        }
        #expect(ids.filter { Int($0) != nil } == ["7", "8", "9", "10"])
        #expect(csv.errors.contains("standard input:3: \u{2018}Qwxzkabul\u{2019}: not found"))
        #expect(csv.errors.contains("standard input:4: the fields asked for are empty"))
        let lines = Data(
            "{\"id\":\"a\",\"query\":\"Nyala, S. Darfur\"}\n{\"query\":5\n{\"id\":3,\"query\":\"Kabool\"}\n"
                .utf8)
        let json = try program.run(
            "geocode", "-", "--input", "jsonl", "--limit", "1", "--format", "jsonl", input: lines)
        let rows = try json.text.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(rows.count == 3 && json.status == 1)
        #expect(rows[0]["id"] as? String == "a" && rows[0]["country_name"] as? String == "Sudan")
        #expect(
            rows[0]["admin1"] as? String == "Southern Darfur" && rows[0]["feature_class"] as? String == "P")
        #expect(rows[1]["rank"] is NSNull && json.errors.contains("standard input:2: is no JSON object"))
        #expect(rows[2]["id"] as? Int == 3 && rows[2]["match"] as? String == "spelling")
    }

    @Test("answers come in the order of many lines") func order() throws {
        let names = (0..<20_000).map { ["Kabul", "Herat", "Bakhmut, Donetsk", "Kabool"][$0 * 7 % 4] }
        let input = Data(names.joined(separator: "\n").utf8)
        let run = try program.run("geocode", "-", "--limit", "1", "--format", "jsonl", input: input)
        let queries = try run.text.split(separator: "\n").map {
            try #require(
                (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["query"] as? String)
        }
        #expect(queries == names)
    }

    @Test("a country or a place near is preferred, and a wrong one refused") func bias() throws {
        let country = try program.run("geocode", "Tripoli", "--country", "lb", "--limit", "1")
        #expect(country.text.contains("Tripoli, Liban-Nord, Lebanon"))
        let near = try program.run(
            "geocode", "Springfield", "--near", "Boston, Massachusetts", "--limit", "1")
        #expect(near.text.contains("Springfield, Massachusetts"))
        try program.run("geocode", "Tripoli", "--country", "Qwxz").expectError("is no country")
        try program.run("geocode", "Tripoli", "--near", "Qwxzkabul").expectError("--near: ")
    }

    @Test("a name nobody knows is 1, and the others are answered") func unknown() throws {
        try program.run("geocode", "Qwxzkabul").expectError("‘Qwxzkabul’: not found", status: 1)
        try program.run("geocode", "").expectError("not found", status: 1)
        let run = try program.run("geocode", "Kabul", "Qwxzkabul", "--format", "jsonl", "--limit", "1")
        #expect(run.status == 1)
        #expect(run.text.split(separator: "\n").count == 1)
        #expect(run.errors == "dateline: ‘Qwxzkabul’: not found\n")
    }

    @Test("a position off the globe is 2", arguments: ["95, 10", "10, 200", "91°N 10°E"])
    func offTheGlobe(position: String) throws {
        try program.run("geocode", position).expectError("is not in -")
    }

    @Test("prints each format", arguments: ["json", "jsonl", "csv", "geojson", "kml"])
    func formats(format: String) throws {
        let run = try program.run("geocode", "Kabul", "--limit", "2", "--format", format)
        #expect(run.status == 0 && run.errors.isEmpty)
        switch format {
        case "json": #expect(try answers(run).count == 2)
        case "jsonl": #expect(run.text.split(separator: "\n").count == 2)
        case "csv": #expect(run.text.split(whereSeparator: \.isNewline).count == 3)
        case "kml": try run.expectXML()
        default: #expect(try JSONSerialization.jsonObject(with: run.output) is [String: Any])
        }
    }

    @Test("--limit is at least 1") func limit() throws {
        try program.run("geocode", "Kabul", "--limit", "0").expectError("--limit: must be at least 1, not 0")
    }
}

@Suite("Landmarks of one's own") struct LandmarkOptionTests {
    private let program: Program

    init() throws { program = try Program() }

    @Test("are found, and come before the program's own") func found() throws {
        try program.file(
            "ours.csv",
            """
            name,kind,city,country,lat,lon,uncertainty_m
            Camp Alpha,camp,Gao,ML,16.25,-0.05,200
            Arg,presidential palace,Kabul,AF,34.5,69.1,50

            """.utf8)
        let camp = try program.run("geocode", "Camp Alpha, Gao", "--landmarks", "ours.csv", "--format", "csv")
        #expect(
            camp.status == 0 && camp.text.contains("\"Camp Alpha, Gao\",16.25,-0.05,200,ML,landmark,camp"))
        let palace = try program.run(
            "geocode", "the Arg in Kabul", "--landmarks", "ours.csv", "--limit", "1", "--format", "csv")
        #expect(palace.text.contains(",34.5,69.1,50,AF,"))
    }

    @Test(
        "a bad row is named with its file, line and field",
        arguments: [
            ("name,lat,lon\nA,10,10\nB,abc,10\n", "ours.csv:3: lat: "),
            ("name,lat,lon\nA,10,190\n", "ours.csv:2: lon: "),
            ("name,lat,lon\n,10,10\n", "ours.csv:2: name: is empty"),
            ("name,lat\nA,10\n", "ours.csv:1: lon: no such column"),
            ("name,lat,lon,uncertainty_m\nA,10,10,-5\n", "ours.csv:2: uncertainty_m: "),
            ("name,lat,lon,country\nA,10,10,AFG\n", "ours.csv:2: country: "),
        ])
    func badRow(text: String, words: String) throws {
        try program.file("ours.csv", text.utf8)
        try program.run("geocode", "Kabul", "--landmarks", "ours.csv").expectError(words)
    }
}
