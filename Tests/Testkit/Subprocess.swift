public import Foundation

/// A program that a test runs, and what came of it.
public struct Subprocess: Sendable {
    /// The exit code; negative the number of the signal that ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: Data
    /// What it wrote to standard error, as text.
    public let errors: String

    /// The output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }

    /// Why a test cannot use a program.
    public enum Failure: Error, CustomStringConvertible {
        /// It is nowhere on the path.
        case missing(String)
        /// It did not end in time.
        case timeout(String, seconds: Double)

        /// What to do about it.
        public var description: String {
            switch self {
            case .missing(let name): "\(name) is not installed: run Scripts/install-test-tools"
            case .timeout(let name, let seconds): "\(name) did not end within \(seconds) seconds"
            }
        }
    }

    /// Runs a program to its end.
    ///
    /// - Parameter name: Its path, or a name to look up (see `find`).
    /// - Throws: `Failure` when it is missing or takes longer than `seconds`, when it is killed.
    public static func run(
        _ name: String, _ arguments: [String], input: Data = Data(), environment: [String: String] = [:],
        seconds: Double = 120
    ) throws -> Subprocess {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try find(name))
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files instead of pipes: a program that writes much to both cannot block on one of them.
        try input.write(to: folder.url("in"))
        try Data().write(to: folder.url("out"))
        try Data().write(to: folder.url("err"))
        process.standardInput = try FileHandle(forReadingFrom: folder.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
        process.standardError = try FileHandle(forWritingTo: folder.url("err"))
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + seconds) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            throw Failure.timeout(name, seconds: seconds)
        }
        return Subprocess(
            status: process.terminationReason == .exit
                ? process.terminationStatus : -process.terminationStatus,
            output: try Data(contentsOf: folder.url("out")),
            errors: String(decoding: try Data(contentsOf: folder.url("err")), as: UTF8.self))
    }

    /// The path of a program: in `.build-tools/bin` of the project first, then on `PATH`.
    ///
    /// - Throws: `Failure.missing`, which names the script that installs it.
    public static func find(_ name: String) throws -> String {
        if name.contains("/") { return name }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let folders = [Project.tools + "/bin"] + path.split(separator: ":").map(String.init)
        for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
            return folder + "/" + name
        }
        throw Failure.missing(name)
    }
}
