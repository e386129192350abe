import Foundation
import Testing
import Testkit

@Suite("dateline map") struct MapTests {
    private let program: Program

    init() throws {
        program = try Program()
        try program.report("kabul-rockets.txt")
    }

    @Test("writes four layers and the page, and prints the table") func layers() throws {
        let run = try program.run("map", "kabul-rockets.txt", "-o", "layers")
        #expect(run.status == 0)
        let layers = ["csv", "geojson", "gpkg", "kml"].map { "incidents." + $0 }
        #expect(try program.names("layers") == layers + ["map.html"])
        for words in ["what ", "when ", "where ", "who ", "against ", "casualties "] {
            #expect(run.text.contains("\n  \(words)"))
        }
    }

    @Test("writes nothing without -o") func noFiles() throws {
        _ = try program.run("map", "kabul-rockets.txt")
        #expect(try program.names() == ["kabul-rockets.txt"])
    }

    @Test("prints each format", arguments: ["table", "json", "jsonl", "csv", "geojson", "kml"])
    func formats(format: String) throws {
        let run = try program.run("map", "kabul-rockets.txt", "--format", format)
        #expect(run.status == 0 && run.errors.isEmpty)
        switch format {
        case "json": #expect(try array(run.output).count == 1)
        case "jsonl":
            #expect(run.text.split(separator: "\n").count == 1)
            _ = try JSONSerialization.jsonObject(with: run.output)
        case "csv": #expect(run.text.hasPrefix("id,type,status,launched,exploded,failed,date_start,"))
        case "geojson":
            let collection = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
            #expect((collection?["features"] as? [Any])?.count == 2)
        case "kml":
            #expect(run.text.hasPrefix("<?xml"))
            try run.expectXML()
        default: #expect(run.text.hasPrefix("kabul-rockets-1  kabul-rockets.txt\n"))
        }
    }

    @Test("what is printed is what is written", arguments: ["csv", "geojson", "kml"])
    func printedAndWritten(format: String) throws {
        let run = try program.run("map", "kabul-rockets.txt", "--format", format, "-o", "l")
        #expect(try Data(contentsOf: program.folder.url("l/incidents.\(format)")) == run.output)
    }

    @Test("--write html makes the page, beside layers or alone") func page() throws {
        let run = try program.run("map", "kabul-rockets.txt", "-o", "l", "--write", "html,csv")
        #expect(run.status == 0 && run.errors == "wrote l/incidents.csv, l/map.html\n")
        #expect(try program.names("l") == ["incidents.csv", "map.html"])
        _ = try program.run("map", "kabul-rockets.txt", "-o", "m", "--write", "HTML")
        #expect(try program.names("m") == ["map.html"])
    }

    @Test("--write chooses the layers") func write() throws {
        _ = try program.run("map", "kabul-rockets.txt", "-o", "l", "--write", "gpkg,csv")
        #expect(try program.names("l") == ["incidents.csv", "incidents.gpkg"])
        for wrong in ["shp", "", "csv,", "csv shp"] {
            try program.run("map", "kabul-rockets.txt", "-o", "m", "--write", wrong)
                .expectError("is no layer format")
        }
        #expect(!program.exists("m"))
    }

    @Test("--evidence adds the sentences") func evidence() throws {
        let plain = try program.run("map", "kabul-rockets.txt").text
        let full = try program.run("map", "kabul-rockets.txt", "--evidence").text
        let lines = full.split(separator: "\n")
        #expect(lines.count > plain.split(separator: "\n").count + 4)
        #expect(lines.contains { $0.contains("\u{201C}In a message spread through its own channels, ISIS") })
    }

    @Test("reads standard input") func stdin() throws {
        let bytes = try Data(contentsOf: program.folder.url("kabul-rockets.txt"))
        let run = try program.run("map", "-", input: bytes)
        #expect(run.status == 0 && run.text.hasPrefix("stdin-1  stdin\n"))
        let named = try program.run("map", "kabul-rockets.txt")
        #expect(
            run.text.split(separator: "\n").dropFirst() == named.text.split(separator: "\n").dropFirst())
    }

    @Test("--date dates a report that carries no date, and only such a one") func date() throws {
        let dated = try String(contentsOf: program.folder.url("kabul-rockets.txt"), encoding: .utf8)
        let line = "Sunday, 25 July 2021 - 17:10\n"
        #expect(dated.contains(line))
        try program.file("undated.txt", dated.replacing(line, with: "").utf8)
        func day(_ report: String, _ date: String) throws -> String {
            let run = try program.run("map", report, "--date", date, "--format", "csv")
            return run.text.split(separator: "\r\n").last.map { $0.split(separator: ",")[6] }.map(String.init)
                ?? run.errors
        }
        #expect(try day("undated.txt", "2021-07-25") == "2021-07-20")
        #expect(try day("undated.txt", "2022-07-20") == "2022-07-09")
        #expect(try day("kabul-rockets.txt", "2022-07-20") == "2021-07-20")
        for wrong in ["2021-13-01", "25.7.2021", "", "2021-02-29"] {
            try program.run("map", "undated.txt", "--date", wrong).expectError("is no day")
        }
    }

    private func array(_ data: Data) throws -> [Any] {
        try #require(JSONSerialization.jsonObject(with: data) as? [Any])
    }
}
