import Testing
import Testkit

/// What a person sees at a terminal: `script` gives the program one.
@Suite("at a terminal") struct TerminalTests {
    private let program: Program
    private let rows = """
        id,date,place,a,b,c,lat,lon,uncertainty_m
        x1,2021-07-20,Kabul,aaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbb,cccccccccccccccccccc,34.52,69.18,500
        x2,2021-07-21,Paghman,aaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbb,cccccccccccccccccccc,34.58,68.95,40000

        """

    init() throws {
        program = try Program()
        try program.file("t.csv", rows.utf8)
    }

    /// What the command writes to a window of 72 columns.
    private func seen(_ command: String, _ environment: [String: String] = [:]) throws -> String {
        let variables = ["TERM": "xterm", "NO_COLOR": "", "COLUMNS": ""].merging(environment) { $1 }
        let line = "script -qec 'stty cols 72; \"$dateline\" \(command)' /dev/null"
        return try program.shell(line, environment: variables).text.replacing("\r\n", with: "\n")
    }

    private let near = "near 34.52,69.18 --in t.csv --radius 30km --uncertainty uncertainty_m"

    @Test("near answers with a table that fits the window, in colour") func table() throws {
        let text = try seen(near)
        #expect(text.contains("\u{1B}[32mcertain\u{1B}[0m"))
        #expect(text.contains("\u{1B}[33mpossible\u{1B}[0m"))
        let plain = text.replacing(try Regex("\u{1B}\\[[0-9]*m"), with: "")
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 72 }, "\(plain)")
        #expect(plain.contains("Paghman"))
        #expect(plain.contains("(no room for"))
    }

    @Test("NO_COLOR and a dumb terminal have no colour", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func plain(_ environment: [String: String]) throws {
        for command in [near, "map \"\(Program.reports)/kabul-rockets.txt\""] {
            let text = try seen(command, environment)
            #expect(!text.isEmpty)
            #expect(!text.contains("\u{1B}"), "\(text)")
        }
    }

    @Test("a pipe gets csv, and whole lines") func pipes() throws {
        let run = try program.shell("\"$dateline\" \(near)")
        #expect(run.text.hasPrefix("id,date,place,a,b,c,lat,lon,uncertainty_m,distance_m,azimuth,answer"))
        let table = try program.shell("\"$dateline\" \(near) --format table")
        #expect(table.text.contains("cccccccccccccccccccc"))
    }

    @Test("map wraps its lines below their own beginning") func wrapping() throws {
        let text = try seen("map \"\(Program.reports)/kabul-rockets.txt\" --evidence", ["NO_COLOR": "1"])
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 }, "\(text)")
        #expect(text.contains("\n              exploded"), "\(text)")
    }

    @Test("long work shows its rate and the time left, and leaves no trace")
    func progress() throws {
        let rows = (0..<110_000).map { "\($0),2021-07-20,Kabul,34.5,69.\($0)\n" }
        try program.file("long.csv", ("id,date,place,lat,lon\n" + rows.joined()).utf8)
        let text = try seen("import long.csv --into a.gpkg 2>&1")
        let line = try Regex("importing long.csv: [0-9]+ %, [0-9,]+ rows, [0-9,]+ a second, [0-9]+ s left")
        #expect(text.contains(line), "\(text)")
        let written = try seen("export a.gpkg -o a.kml 2>&1")
        #expect(written.contains("exporting a.gpkg: ") && written.hasSuffix("\r\u{1B}[K"), "\(written)")
        let last = try #require(text.split(separator: "\n").last)
        #expect(last.contains("\r\u{1B}[Kdateline: long.csv: 110000 rows"), "\(last)")
    }
}
