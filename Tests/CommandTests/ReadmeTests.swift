import Foundation
import Testing
import Testkit

@Suite("README.md tells the truth") struct ReadmeTests {
    private let readme: String

    init() throws { readme = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8) }

    /// The fenced blocks of one language.
    private func blocks(_ language: String) -> [String] {
        readme.components(separatedBy: "\n```\(language)\n").dropFirst().map { rest in
            rest.prefix(upTo: rest.firstRange(of: "```")?.lowerBound ?? rest.endIndex) + ""
        }
    }

    @Test("every command in it runs") func commands() throws {
        let program = try Program()
        try layOut(program)
        let commands = blocks("sh")
        #expect(commands.count >= 8)
        for command in commands {
            let run = try program.shell("set -e; export PATH=\"$PWD/bin:$PATH\"\n\(command)")
            #expect(run.status == 0, "\(command)\(run.errors)")
        }
        for file in ["layers/incidents.gpkg", "places.csv", "office.geojson"] {
            #expect(program.exists(file), "\(file)")
        }
        let places = try String(contentsOf: program.folder.url("places.csv"), encoding: .utf8)
        #expect(places.split(whereSeparator: \.isNewline).count == 4)
    }

    /// A folder like the project's, where the scripts run the program as it is and build or install nothing.
    private func layOut(_ program: Program) throws {
        let files = FileManager.default
        for name in ["Data", "Scripts", "bin"] {
            try files.createDirectory(at: program.folder.url(name), withIntermediateDirectories: false)
        }
        try files.copyItem(atPath: Program.reports, toPath: program.folder.path + "/Data/reports")
        for name in ["bin/dateline", "Scripts/dateline"] {
            try files.createSymbolicLink(
                atPath: program.folder.path + "/" + name, withDestinationPath: Program.path)
        }
        for name in ["test", "install", "bench"] {
            #expect(files.isExecutableFile(atPath: "\(Project.root)/Scripts/\(name)"))
            try files.createSymbolicLink(
                atPath: program.folder.path + "/Scripts/" + name, withDestinationPath: "/bin/true")
        }
    }

    @Test("the table is the one that the first command prints") func table() throws {
        let run = try Program.run(["map", "Data/reports/kabul-rockets.txt"], in: Project.root)
        let shown = try #require(blocks("text").first)
        if Golden.isUpdating {
            let renewed = readme.replacing("```text\n\(shown)```", with: "```text\n\(run.text)```")
            try Data(renewed.utf8).write(to: URL(fileURLWithPath: Project.root + "/README.md"))
        } else {
            #expect(shown == run.text, "DATELINE_UPDATE_GOLDEN=1 swift test --filter CommandTests")
        }
    }

    @Test("every file it links to is there") func links() throws {
        for match in readme.matches(of: /\]\((?<target>[^)]+)\)/) where !match.target.contains("://") {
            #expect(
                FileManager.default.fileExists(atPath: "\(Project.root)/\(match.target)"), "\(match.target)")
        }
    }
}
