import Foundation
import Testing
import Testkit

/// The real program, as `swift build` made it, each run in a folder of its own.
struct Program {
    /// The folder that the program runs in.
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Where the program lies: beside the test bundle.
    static let path: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let beside = bundle.deletingLastPathComponent().appendingPathComponent("dateline").path
        let isThere = FileManager.default.isExecutableFile(atPath: beside)
        return isThere ? beside : Project.root + "/.build/debug/dateline"
    }()

    /// Where the reports lie that every test may read.
    static let reports = Project.root + "/Data/reports"

    /// Runs the program to its end.
    func run(
        _ arguments: String..., input: Data = Data(), environment: [String: String] = [:]
    ) throws -> Subprocess {
        try Self.run(arguments, in: folder.path, input: input, environment: environment)
    }

    /// Runs a line of shell in the folder; the program is `$dateline`.
    func shell(_ line: String, environment: [String: String] = [:]) throws -> Subprocess {
        let variables = environment.merging(["dateline": Self.path]) { $1 }
        return try Subprocess.run(
            "/bin/bash", ["-c", "cd \"$0\" || exit 9; \(line)", folder.path], environment: variables)
    }

    /// Runs the program in any folder.
    static func run(
        _ arguments: [String], in folder: String, input: Data = Data(), environment: [String: String] = [:]
    ) throws -> Subprocess {
        try Subprocess.run(
            "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", folder, path] + arguments, input: input,
            environment: environment)
    }

    /// Puts a file into the folder.
    @discardableResult
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: folder.url(name))
        return name
    }

    /// Puts a copy of one of the project's reports into the folder.
    @discardableResult
    func report(_ name: String, as copy: String? = nil) throws -> String {
        try file(copy ?? name, try Data(contentsOf: URL(fileURLWithPath: "\(Self.reports)/\(name)")))
    }

    /// Everything in the folder or in one below it, by name.
    func names(_ below: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + below).sorted()
    }

    /// Whether a file or folder is there.
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path + "/" + name) }
}

extension Subprocess {
    /// Checks that the output is well-formed XML.
    func expectXML(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let lint = try Subprocess.run("xmllint", ["--noout", "-"], input: output)
        #expect(lint.status == 0, "\(lint.errors)", sourceLocation: sourceLocation)
    }

    /// Checks that the run failed with one line of its own on stderr, and printed nothing.
    func expectError(
        _ words: String, status: Int32 = 2, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(self.status == status, sourceLocation: sourceLocation)
        #expect(text.isEmpty, sourceLocation: sourceLocation)
        #expect(errors.contains(words), sourceLocation: sourceLocation)
        #expect(errors.hasPrefix("dateline: "), "\(errors)", sourceLocation: sourceLocation)
        #expect(errors.split(separator: "\n").count == 1, "\(errors)", sourceLocation: sourceLocation)
    }
}
