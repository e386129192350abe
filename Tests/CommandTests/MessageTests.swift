import Foundation
import Testing
import Testkit

/// What stands in files and arguments can show itself on the terminal, and do nothing else to it.
@Suite("messages") struct MessageTests {
    private let program: Program

    init() throws { program = try Program() }

    private func isHarmless(_ errors: String) -> Bool {
        errors.unicodeScalars.allSatisfy {
            $0 == "\n" || $0.properties.generalCategory != .control && !$0.properties.isBidiControl
        }
    }

    @Test("control characters of a name, a cell, a column and a file's name are written out")
    func controlCharacters() throws {
        let evil = "Qwrtz\u{1B}[31m\u{7}\u{9B}2J\u{202E}psd"
        let shown = "Qwrtz\\u{1B}[31m\\u{7}\\u{9B}2J\\u{202E}psd"
        try program.file("names.txt", (evil + "\n").utf8)
        try program.file("cells.csv", "id,lat,lon\n1,\(evil),2\n".utf8)
        try program.file("columns.csv", "id,\(evil)\n1,2\n".utf8)
        for line in [
            "\"$dateline\" geocode - <names.txt", "\"$dateline\" geocode \"$(cat names.txt)\"",
            "\"$dateline\" reverse - <names.txt", "\"$dateline\" reverse - --input csv <cells.csv",
            "\"$dateline\" near 0,0 --in cells.csv --radius 1km",
            "\"$dateline\" near 0,0 --in columns.csv --radius 1km",
            "\"$dateline\" measure \"$(cat names.txt)\"", "\"$dateline\" map \"$(cat names.txt)\"",
            "\"$dateline\" \"$(cat names.txt)\"",
            "\"$dateline\" near 0,0 --in cells.csv --radius \"$(cat names.txt)\"",
        ] {
            let run = try program.shell(line)
            #expect(run.status != 0, "\(line)")
            #expect(run.errors.contains(shown), "\(line): \(run.errors)")
            #expect(isHarmless(run.errors), "\(line): \(run.errors)")
        }
    }

    @Test("a line end in a cell does not make two lines of a message") func lineEnds() throws {
        let table = "name\n\"Qwrtz\npsd\"\n"
        let run = try program.run("geocode", "-", "--input", "csv", input: Data(table.utf8))
        #expect(run.errors == "dateline: standard input:2: \u{2018}Qwrtz\\npsd\u{2019}: not found\n")
    }

    @Test("of a name that nobody reads to the end, a message has the beginning, the end and the length")
    func longNames() throws {
        let name = "Qwrtz\u{2019}x" + String(repeating: "psd ", count: 25_000) + "zzq"
        let run = try program.run("geocode", "-", input: Data((name + "\n").utf8))
        #expect(run.errors.count < 200 && run.errors.contains("(100010 characters)"), "\(run.errors.count)")
        #expect(run.errors.hasPrefix("dateline: standard input:1: \u{2018}Qwrtz\u{2019}xpsd psd"))
        #expect(run.errors.hasSuffix("psd zzq\u{2019}: not found\n"))
    }

    @Test("letters that need signs of no width keep them") func joiners() throws {
        let name = "نمی\u{200C}دانم"
        #expect(try program.run("geocode", name).errors == "dateline: \u{2018}\(name)\u{2019}: not found\n")
    }
}
