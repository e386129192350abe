import Testing
import Testkit

@Suite("Exit codes and streams") struct UsageTests {
    @Test(
        "a command that makes no sense is an error, 2, with its usage on stderr",
        arguments: [
            ["frob"], ["--frob"], ["map"], ["geocode"], ["buffer"], ["buffer", "--at", "0,0"],
            ["buffer", "--radius", "1km"], ["map", "x", "--nope"], ["map", "x", "--format", "shp"],
            ["geocode", "x", "--format", "gpkg"], ["geocode", "x", "--limit", "many"],
            ["geocode", "x", "--limit", "-1"], ["geocode", "x", "--limit"],
            ["gazetteer", "frob"], ["gazetteer", "build"], ["gazetteer", "build", "x"],
            ["--generate-completion-script", "csh"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Program.run(arguments, in: "/")
        #expect(run.status == 2)
        #expect(run.text.isEmpty)
        #expect(!run.errors.isEmpty && !run.errors.contains("Fatal"))
    }

    @Test("a mistyped option is guessed") func suggestion() throws {
        let run = try Program().run("map", "x", "--evidenc")
        #expect(run.errors.contains("Did you mean '--evidence'?"))
    }

    @Test("0 found, 1 nothing found, 2 an error") func codes() throws {
        let program = try Program()
        #expect(try program.run("geocode", "Kabul").status == 0)
        #expect(try program.run("geocode", "Qwxzkabul").status == 1)
        #expect(try program.run("geocode", "95, 10").status == 2)
        try program.report("kabul-rockets.txt")
        try program.report("no-incident.txt")
        #expect(try program.run("map", "kabul-rockets.txt").status == 0)
        #expect(try program.run("map", "no-incident.txt").status == 1)
        #expect(try program.run("map", "missing.txt").status == 2)
    }

    @Test("stdout is data, stderr is talk") func streams() throws {
        let program = try Program()
        try program.report("kabul-rockets.txt")
        let printed = try program.run("map", "kabul-rockets.txt", "--format", "geojson")
        #expect(printed.errors.isEmpty)
        #expect(printed.text.hasPrefix("{\"type\":\"FeatureCollection\""))
        let written = try program.run("map", "kabul-rockets.txt", "--format", "geojson", "-o", "layers")
        #expect(written.output == printed.output)
        #expect(written.errors.hasPrefix("wrote layers/incidents.geojson, "))
        let mixed = try program.run("geocode", "Kabul", "Qwxzkabul", "--format", "csv")
        #expect(mixed.text.split(separator: "\n").allSatisfy { !$0.contains("Qwxz") })
        #expect(mixed.errors.contains("Qwxzkabul"))
    }

    @Test(
        "a reader that has seen enough is no error",
        arguments: [
            "map reports --format geojson", "geocode Kabul Herat --format csv", "gazetteer info", "--help",
            "buffer --at 0,0 --radius 1km --segments 100000 --format wkt",
        ])
    func brokenPipe(arguments: String) throws {
        let program = try Program()
        let run = try program.shell(
            """
            ln -s '\(Program.reports)' reports && set -o pipefail && "$dateline" \(arguments) 2>errors | head -c 1 >first
            code=$?; grep -v 'no incident found' errors; wc -c <first; exit $code
            """)
        #expect(run.status == 0)
        #expect(run.text.split(whereSeparator: \.isWhitespace) == ["1"])
    }

    @Test("a full disk behind stdout is one", arguments: ["geocode Kabul", "gazetteer info", "--help"])
    func fullDisk(arguments: String) throws {
        let run = try Program().shell("\"$dateline\" \(arguments) >/dev/full")
        run.expectError("No space left on device")
    }
}
