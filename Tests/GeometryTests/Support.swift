import Foundation
import Geometry
import Testkit

/// The generator of a property test; it prints its seed, and `DATELINE_SEED` repeats a run.
func seededRandom(_ test: String = #function) -> SeededRandom {
    let given = ProcessInfo.processInfo.environment["DATELINE_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(test): DATELINE_SEED=\(seed)")
    return SeededRandom(seed: seed)
}

extension SeededRandom {
    /// A position with latitude and longitude evenly spread: many near the poles.
    mutating func position() -> Coordinate {
        Coordinate(
            wrappingLatitude: Double.random(in: -90...90, using: &self),
            longitude: Double.random(in: -180...180, using: &self))
    }
}

/// GeographicLib's own `GeodSolve`, asked once for many lines.
enum GeodSolve {
    static let path = "/usr/bin/GeodSolve"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// A question; GeodSolve reads the E of an exponent as "east".
    static func line(_ numbers: Double...) -> String {
        numbers.map { String(format: "%.25f", $0) }.joined(separator: " ")
    }

    /// The numbers of each answer, in the order of the questions.
    static func run(_ arguments: [String], _ lines: [String]) throws -> [[Double]] {
        let directory = FileManager.default.temporaryDirectory
        let file = directory.appendingPathComponent("geodsolve-\(UUID().uuidString).txt")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments + ["--input-file", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Double($0) }
        }
    }
}
