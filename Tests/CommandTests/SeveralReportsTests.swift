import Foundation
import Testing
import Testkit

@Suite("dateline map on several reports") struct SeveralReportsTests {
    private let program: Program

    init() throws { program = try Program() }

    private func identifiers(_ run: Subprocess) throws -> [String] {
        try run.text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require(object?["id"] as? String)
        }
    }

    @Test("keeps their order") func order() throws {
        for name in ["market-bombing.txt", "kabul-rockets.txt"] { try program.report(name) }
        let run = try program.run("map", "market-bombing.txt", "kabul-rockets.txt", "--format", "jsonl")
        #expect(try identifiers(run) == ["market-bombing-1", "kabul-rockets-1"])
    }

    @Test("takes the reports of a folder by name, and nothing else in it") func folder() throws {
        try FileManager.default.createDirectory(
            at: program.folder.url("r"), withIntermediateDirectories: false)
        try program.report("market-bombing.txt", as: "r/b.txt")
        try program.report("kabul-rockets.txt", as: "r/a.text")
        try program.report("kabul-rockets.txt", as: "r/c.md")
        try program.report("kabul-rockets.txt", as: "r/.hidden.txt")
        for folder in ["r", "r/", "./r"] {
            let run = try program.run("map", folder, "--format", "jsonl")
            #expect(run.status == 0)
            #expect(try identifiers(run) == ["a-1", "b-1"])
        }
    }

    @Test("says that a folder holds no reports") func emptyFolder() throws {
        try FileManager.default.createDirectory(
            at: program.folder.url("r"), withIntermediateDirectories: false)
        try program.run("map", "r").expectError("r: the folder holds no .txt files")
    }

    @Test("gives two files of one name different identifiers") func sameName() throws {
        try program.report("kabul-rockets.txt", as: "k.txt")
        let run = try program.run("map", "k.txt", "k.txt", "--format", "jsonl")
        let names = try identifiers(run)
        #expect(names.count == 2 && Set(names).count == 2)
    }

    @Test("maps the good ones, names the bad one, and says so with 2") func oneBad() throws {
        try program.report("kabul-rockets.txt", as: "a.txt")
        try program.file("b.txt", [0x4B, 0xE4, 0x62])
        try program.report("market-bombing.txt", as: "c.txt")
        let run = try program.run("map", ".", "-o", "layers", "--format", "jsonl")
        #expect(run.status == 2)
        #expect(try identifiers(run) == ["a-1", "c-1"])
        #expect(run.errors.contains("dateline: ./b.txt: line 1, byte 1: not valid UTF-8"))
        #expect(try program.names("layers").count == 5)
    }

    @Test("a report without an incident among others is only mentioned") func oneEmpty() throws {
        try program.report("kabul-rockets.txt", as: "a.txt")
        try program.report("no-incident.txt", as: "b.txt")
        let run = try program.run("map", "a.txt", "b.txt", "--format", "jsonl")
        #expect(run.status == 0)
        #expect(try identifiers(run) == ["a-1"])
        #expect(run.errors == "dateline: b.txt: no incident found\n")
    }
}
