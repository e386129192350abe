import Foundation
import Testing
import Testkit

@Suite("Help, version and completions") struct HelpTests {
    private static let verbs = [
        [], ["map"], ["parse"], ["geocode"], ["reverse"], ["buffer"], ["dissolve"], ["measure"],
        ["near"], ["join"],
        ["density"], ["cluster"], ["index"], ["gazetteer"], ["gazetteer", "info"],
        ["gazetteer", "build"], ["gazetteer", "add"],
    ]

    @Test("--version is one line on stdout") func version() throws {
        let run = try Program().run("--version")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.text.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }

    @Test("--help of every verb goes to stdout, fits a terminal and teaches by example", arguments: verbs)
    func help(verb: [String]) throws {
        let run = try Program.run(verb + ["--help"], in: "/")
        #expect(run.status == 0 && run.errors.isEmpty)
        for part in ["OVERVIEW: ", "USAGE: ", "--help"] {
            #expect(run.text.contains(part), "\(verb): \(part)")
        }
        let examples = run.text.split(separator: "\n").filter { $0.hasPrefix("  dateline ") }
        if verb != ["gazetteer", "info"] { #expect(!examples.isEmpty, "\(verb) has no example") }
        let text = run.text.prefix(upTo: run.text.firstRange(of: "USAGE: ")?.lowerBound ?? run.text.endIndex)
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "too long to read: \(line)") }
    }

    @Test(
        "exit codes are part of the help of what has them",
        arguments: [
            "map", "parse", "geocode", "reverse", "buffer", "dissolve", "measure", "near", "join", "density",
            "cluster", "index",
        ])
    func exitCodes(verb: String) throws {
        #expect(try Program().run(verb, "--help").text.contains("Exit codes: 0"))
    }

    @Test("`dateline` alone shows the same as --help") func alone() throws {
        #expect(try Program().run().text == Program().run("--help").text)
    }

    @Test("no option lists its values twice") func valuesOnce() throws {
        let text = try Program().run("map", "--help").text
        #expect(text.components(separatedBy: "jsonl").count == 2)
    }

    @Test("completion scripts load in their shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let program = try Program()
        let run = try program.run("--generate-completion-script", shell)
        #expect(run.status == 0 && run.errors.isEmpty)
        for verb in ["map", "parse", "geocode", "reverse", "buffer", "gazetteer"] {
            #expect(run.text.contains(verb))
        }
        guard shell == "bash" else { return }
        try program.file("completion", run.output)
        #expect(try program.shell("bash -n completion").status == 0)
    }
}
