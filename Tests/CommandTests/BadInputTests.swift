import Foundation
import Testing
import Testkit

@Suite("dateline map, bad input and bad output") struct BadInputTests {
    private let program: Program

    init() throws { program = try Program() }

    /// Maps the file, and checks that nothing was written.
    private func map(_ name: String) throws -> Subprocess {
        let run = try program.run("map", name, "-o", "layers")
        #expect(!program.exists("layers"))
        return run
    }

    @Test(
        "nothing to find is said, 1, and no file is written", arguments: ["", "\n \n", "\u{FEFF}", "Kabul."])
    func nothing(text: String) throws {
        try map(program.file("a.txt", text.utf8)).expectError("a.txt: no incident found", status: 1)
    }

    @Test("a report of talks is no incident") func noIncident() throws {
        try map(program.report("no-incident.txt")).expectError("no incident found", status: 1)
    }

    @Test("a file of 200 MB is refused at once, and not read into memory") func large() throws {
        #expect(try program.shell("truncate -s 200M big.txt").status == 0)
        try map("big.txt").expectError("big.txt: larger than 1 MiB")
        try program.shell("\"$dateline\" map - <big.txt").expectError("stdin: larger than 1 MiB")
    }

    @Test(
        "what is no text is named",
        arguments: [
            ([0, 1, 2, 0xFF, 0], "binary data"),
            (Array("Three rockets hit K\u{E4}bul.".utf8).filter { $0 != 0xC3 }, "line 1, byte 19: not valid"),
            (Array("%PDF-1.7\n".utf8), "a PDF"),
            (Array("<!DOCTYPE html><html><p>Rockets hit Kabul".utf8), "an HTML page"),
            ([0x50, 0x4B, 3, 4, 20, 0], "a zip archive"),
            ([0xFF, 0xFE, 0x41], "not valid UTF-16"),
        ] as [([UInt8], String)])
    func noText(bytes: [UInt8], words: String) throws {
        try map(program.file("a.txt", bytes)).expectError("a.txt: \(words)")
    }

    @Test("random bytes never crash it") func random() throws {
        var random = SeededRandom.announced("random bytes as reports")
        for number in 0..<20 {
            let bytes = (0..<Int.random(in: 1...5000, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect([1, 2].contains(try map(program.file("\(number).txt", bytes)).status))
        }
    }

    @Test("UTF-16 with its byte order mark is read", arguments: ["UTF-16LE", "UTF-16BE"])
    func utf16(encoding: String) throws {
        try program.report("kabul-rockets.txt")
        let expected = try program.run("map", "kabul-rockets.txt").text
        let run = try program.shell(
            """
            (printf '\\xEF\\xBB\\xBF'; cat kabul-rockets.txt) | iconv -f UTF-8 -t \(encoding) >u.txt
            mv u.txt kabul-rockets.txt; "$dateline" map kabul-rockets.txt
            """)
        #expect(run.status == 0)
        #expect(run.text == expected)
    }

    @Test("line ends of Windows change no value") func windows() throws {
        try program.report("kabul-rockets.txt")
        let expected = try program.run("map", "kabul-rockets.txt").text
        let run = try program.shell(
            "sed -i 's/$/\\r/' kabul-rockets.txt; \"$dateline\" map kabul-rockets.txt")
        #expect(run.text == expected)
    }

    @Test("a missing report") func missing() throws {
        try map("missing.txt").expectError("missing.txt: No such file or directory")
    }

    @Test("an output folder that cannot be made or written to") func unwritable() throws {
        try program.report("kabul-rockets.txt", as: "k.txt")
        try program.run("map", "k.txt", "-o", "/proc/dateline").expectError("/proc/dateline: ")
        try program.run("map", "k.txt", "-o", "").expectError("--output: names no folder")
        guard getuid() != 0 else { return }
        #expect(try program.shell("mkdir -m 555 locked").status == 0)
        try program.run("map", "k.txt", "-o", "locked").expectError("Permission denied")
        #expect(try program.names("locked").isEmpty)
    }

    @Test("an output path that is a file stays as it is") func outputIsFile() throws {
        try program.report("kabul-rockets.txt", as: "k.txt")
        try program.file("out", Array("mine".utf8))
        try program.run("map", "k.txt", "-o", "out").expectError("out: Not a directory")
        #expect(try Data(contentsOf: program.folder.url("out")) == Data("mine".utf8))
    }

    @Test("a gazetteer or a landmark table that is none") func sources() throws {
        try program.report("kabul-rockets.txt", as: "k.txt")
        try program.run("map", "k.txt", "--gazetteer", "k.txt").expectError("not a Dateline gazetteer index")
        try program.run("map", "k.txt", "--gazetteer", "no.gaz").expectError("no.gaz: No such file")
        try program.run("map", "k.txt", "--landmarks", "no.csv").expectError("no.csv: No such file")
    }
}
