import Foundation
import Testing
import Testkit

@Suite("A run that is killed") struct KillTests {
    /// The layers that lie in a folder, by name; nothing else there counts.
    private func layers(_ program: Program) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try program.names("layers") where name.hasPrefix("incidents.") {
            files[name] = try Data(contentsOf: program.folder.url("layers/" + name))
        }
        return files
    }

    /// When a run is killed.
    private enum Moment {
        case never
        /// So many seconds after its start.
        case start(Double)
        /// So many seconds after its first file was begun.
        case firstFile(Double)
    }

    private func map(_ program: Program, _ report: String, killed moment: Moment = .never) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["map", report, "-o", "layers"]
        process.currentDirectoryURL = URL(fileURLWithPath: program.folder.path)
        // Otherwise a GeoPackage holds the time of its making.
        process.environment = ["SOURCE_DATE_EPOCH": "1626748200"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        switch moment {
        case .never: break
        case .start(let seconds):
            Thread.sleep(forTimeInterval: seconds)
            kill(process.processIdentifier, SIGKILL)
        case .firstFile(let seconds):
            let mark = ".dateline-\(process.processIdentifier)-"
            while process.isRunning,
                !((try? program.names("layers")) ?? []).contains(where: { $0.hasPrefix(mark) })
            {
                usleep(500)
            }
            Thread.sleep(forTimeInterval: seconds)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
    }

    @Test("leaves each old layer or each new one, whole") func killed() throws {
        let program = try Program()
        try program.report("market-bombing.txt", as: "old.txt")
        try program.report("kabul-rockets.txt", as: "new.txt")
        try map(program, "old.txt")
        let old = try layers(program)
        let start = Date()
        try map(program, "new.txt")
        let duration = Date().timeIntervalSince(start)
        let new = try layers(program)
        #expect(old.count == 4 && new.count == 4)
        #expect(old["incidents.gpkg"] != new["incidents.gpkg"])

        var random = SeededRandom.announced("killed runs")
        for number in 0..<24 {
            try map(program, "old.txt")
            #expect(try layers(program) == old)
            // Most of a run is reading: two in three are killed while they write.
            let moment: Moment =
                number % 3 == 0
                ? .start(duration * Double.random(in: 0...1.05, using: &random))
                : .firstFile(duration * Double.random(in: 0...0.3, using: &random))
            try map(program, "new.txt", killed: moment)
            for (name, bytes) in try layers(program) {
                #expect(bytes == old[name] || bytes == new[name], "\(name), killed \(moment)")
            }
            #expect(try layers(program).count == 4)
        }
    }

    @Test("leaves no layer behind where there was none, or whole ones") func killedAtFirst() throws {
        let program = try Program()
        try program.report("kabul-rockets.txt", as: "new.txt")
        let start = Date()
        try map(program, "new.txt")
        let duration = Date().timeIntervalSince(start)
        let whole = try layers(program)
        var random = SeededRandom.announced("killed first runs")
        for _ in 0..<5 {
            try? FileManager.default.removeItem(at: program.folder.url("layers"))
            let delay = duration * Double.random(in: 0...0.3, using: &random)
            try map(program, "new.txt", killed: .firstFile(delay))
            guard program.exists("layers") else { continue }
            for (name, bytes) in try layers(program) { #expect(bytes == whole[name], "\(name)") }
        }
    }
}
