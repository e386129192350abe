import Foundation
import Testing
import Testkit

/// Seven incidents around Kabul and one beyond the antimeridian, one without a position.
private let incidents = """
    id,event_date,country,lat,lon,fatalities,notes
    a,2021-07-20,Afghanistan,34.52361,69.17889,0,"Rockets, three"
    b,2021-07-21,Afghanistan,34.52361,69.17889,2,=SUM(A1)
    c,2020-12-01,Afghanistan,34.5300,69.1800,10,
    d,2019-01-01,Afghanistan,34.5659,69.2123,1,airport
    e,20/07/2021,Afghanistan,34.5300,69.1801,1,other date
    f,2021-07-20,Fiji,-16.8,-179.995,0,"line
    break"
    g,2021-07-20,Nowhere,,69.2,0,no latitude
    h,2021-07-20,Fiji,-16.8,179.99,0,

    """

@Suite("dateline near") struct NearTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.file("t.csv", incidents.utf8)
    }

    /// The first column of the output, without the header.
    static func ids(_ run: Subprocess) -> [Substring] {
        run.text.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
    }

    @Test("rows within the radius, the nearest first, with all their columns") func csv() throws {
        let run = try program.run("near", "34.52361,69.17889", "--radius", "1km", "--in", "t.csv")
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\r\n")
        #expect(lines[0] == "id,event_date,country,lat,lon,fatalities,notes,distance_m,azimuth")
        #expect(lines[1] == "a,2021-07-20,Afghanistan,34.52361,69.17889,0,\"Rockets, three\",0,")
        #expect(lines[2].hasPrefix("b,2021-07-21,Afghanistan,34.52361,69.17889,2,=SUM(A1),0,"))
        // GeodSolve -i: 716.143 m at 8.18 degrees.
        #expect(lines[3].hasPrefix("c,") && lines[3].hasSuffix(",,716.143,8.18"), "\(lines[3])")
        #expect(Self.ids(run) == ["a", "b", "c", "e"])
        #expect(run.errors.contains("t.csv:9: lat: is empty"))
        #expect(run.errors.contains("1 of 8 rows have no usable position"))
    }

    @Test("a place's name, a file of centres, standard input, the antimeridian") func centres() throws {
        let named = try program.run("near", "presidential palace, Kabul", "--radius", "1km", "--in", "t.csv")
        #expect(Self.ids(named) == ["a", "b", "c", "e"] && named.errors.contains("presidential palace"))
        try program.file("centres.csv", "id,lat,lon\nK,34.52361,69.17889\nS,-16.8,180\n".utf8)
        let several = try program.run("near", "centres.csv", "--nearest", "2", "--in", "t.csv")
        #expect(Self.ids(several) == ["a", "b", "f", "h"])
        #expect(several.text.contains(",S\r\n"))
        let piped = try program.run("near", "-16.8,180", "--radius", "2km", input: Data(incidents.utf8))
        #expect(Self.ids(piped) == ["f", "h"] && piped.errors.contains("standard input:9: lat"))
    }

    @Test(
        "conditions and days narrow the answer before the nearest are counted",
        arguments: [
            (["--where", "fatalities>=2"], ["b", "c"]),
            (["--where", "fatalities!=0", "--where", "id!=b"], ["c", "e"]),
            (["--where", "notes~SUM"], ["b"]), (["--where", "country=Fiji", "--nearest", "1"], ["h"]),
            (["--since", "2021"], ["a", "b", "e"]), (["--until", "2020-12", "--nearest", "1"], ["c"]),
            (["--since", "2021-07-20", "--until", "2021-07-20"], ["a", "e"]),
        ])
    func filters(options: [String], ids: [String]) throws {
        let reach = options.contains("--nearest") ? [] : ["--radius", "1km"]
        let run = try Program.run(
            ["near", "34.52361,69.17889", "--in", "t.csv"] + reach + options, in: program.folder.path)
        #expect(Self.ids(run) == ids.map { $0[...] })
    }

    @Test("the index beside the table gives the same answer, and a stale one is not used") func index() throws
    {
        let question = ["near", "34.52361,69.17889", "--nearest", "3", "--in", "t.csv"]
        let before = try Program.run(question, in: program.folder.path)
        let written = try program.run("index", "t.csv")
        #expect(written.status == 0 && written.errors.contains("t.csv.dpx: 7 points"))
        let after = try Program.run(question, in: program.folder.path)
        #expect(after.text == before.text && after.status == 0)
        try program.file("t.csv", (incidents + "i,2021-07-20,Afghanistan,34.52361,69.1788,0,\n").utf8)
        let stale = try Program.run(question, in: program.folder.path)
        #expect(Self.ids(stale) == ["a", "b", "i"] && stale.errors.contains("has changed since"))
    }

    @Test("GeoJSON and JSON lines") func formats() throws {
        let features = try program.run(
            "near", "34.52361,69.17889", "--radius", "1m", "--in", "t.csv", "--format", "geojson")
        let json = try JSONSerialization.jsonObject(with: features.output) as? [String: Any]
        #expect((json?["features"] as? [Any])?.count == 2)
        let lines = try program.run(
            "near", "34.52361,69.17889", "--radius", "1m", "--in", "t.csv", "--format", "jsonl")
        try program.file("again.jsonl", lines.output)
        let again = try program.run("near", "34.52361,69.17889", "--radius", "1m", "--in", "again.jsonl")
        #expect(Self.ids(again) == ["a", "b"] && again.text.hasPrefix("id,event_date"))
        #expect(again.text.contains("distance_m,azimuth,distance_m_,azimuth_"))
    }

    @Test("nothing found is 1, and mistakes say what to write instead") func mistakes() throws {
        #expect(try program.run("near", "0,0", "--radius", "1km", "--in", "t.csv").status == 1)
        try program.run("near", "0,0", "--radius", "1", "--in", "t.csv").expectError(
            "--radius: '1' has no unit")
        try program.run("near", "0,0", "--in", "t.csv").expectError("--radius or --nearest")
        try program.run("near", "0,0", "--radius", "1km", "--in", "none.csv").expectError(
            "none.csv: No such file")
        try program.run("near", "91,0", "--radius", "1km", "--in", "t.csv").expectError("latitude 91")
        try program.run("near", "Qwxzvillage", "--radius", "1km", "--in", "t.csv").expectError(
            "no place of that name")
        try program.run("near", "0,0", "--radius", "1km", "--in", "t.csv", "--lat", "x").expectError(
            "no column ‘x’")
        let bad = try program.run("near", "0,0", "--radius", "1km", "--in", "t.csv", "--where", "x=1")
        #expect(bad.status == 2 && bad.errors.contains("--where: no column ‘x’: there are id, event_date"))
    }
}

@Suite("dateline join, density, cluster") struct TableCommandTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.file("t.csv", incidents.utf8)
    }

    @Test("join pairs near rows, and keeps those alone when asked to") func join() throws {
        try program.file("sites.csv", "id,lat,lon\n1,34.52361,69.17889\n2,0,0\n3,-16.8,180\n".utf8)
        let run = try program.run("join", "sites.csv", "t.csv", "--within", "1500m")
        let lines = run.text.split(separator: "\r\n")
        #expect(run.status == 0 && lines.count == 7)
        #expect(
            lines[0] == "id,lat,lon,b_id,event_date,country,b_lat,b_lon,fatalities,notes,distance_m,azimuth")
        #expect(lines[1].hasPrefix("1,34.52361,69.17889,a,"))
        let outer = try program.run(
            "join", "sites.csv", "t.csv", "--within", "1500m", "--nearest", "1", "--outer")
        #expect(NearTests.ids(outer) == ["1", "2", "3"])
        #expect(outer.text.contains("2,0,0,,,,,,,,,\r\n"))
        #expect(try program.run("join", "sites.csv", "t.csv", "--within", "1").errors.contains("has no unit"))
    }

    @Test("density counts the others, and keeps every row") func density() throws {
        let run = try program.run("density", "t.csv", "--within", "3km")
        let counts = run.text.split(separator: "\r\n").dropFirst().map { $0.suffix(2) }
        #expect(counts == [",3", ",3", ",3", ",0", ",3", ",1", "e,", ",1"])
        #expect(run.status == 0 && run.errors.contains("1 of 8 rows"))
    }

    @Test("cluster numbers crowds from 0, noise has none") func cluster() throws {
        let run = try program.run("cluster", "t.csv", "--within", "3km", "--min", "2", "--format", "jsonl")
        let numbers = run.text.split(separator: "\n").map { $0.suffix(2) }
        #expect(numbers == ["0}", "0}", "0}", "l}", "0}", "1}", "l}", "1}"])
        #expect(try program.run("cluster", "t.csv", "--within", "3km", "--min", "9").status == 1)
    }

    @Test("of many rows without a position the first are named, and all when asked") func rejected() throws {
        try program.file("bad.csv", ("lat,lon\n1,2\n" + String(repeating: "x,0\n", count: 25)).utf8)
        let some = try program.run("density", "bad.csv", "--within", "1km")
        #expect(some.errors.split(separator: "\n").count == 11)
        #expect(some.errors.contains("25 of 26 rows have no usable position; --list-rejected names all"))
        let all = try program.run("density", "bad.csv", "--within", "1km", "--list-rejected")
        #expect(all.errors.contains("bad.csv:27: lat: \u{2018}x\u{2019} is not a number of degrees"))
        #expect(
            all.errors.split(separator: "\n").count == 26 && all.text.split(separator: "\r\n").count == 27)
    }

    @Test("what cannot be indexed says so") func index() throws {
        try program.file("a.jsonl", "{\"lat\":1,\"lon\":2}\n".utf8)
        try program.run("index", "a.jsonl").expectError("only delimited text")
    }
}
