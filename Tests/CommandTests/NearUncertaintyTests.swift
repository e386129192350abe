import Testing
import Testkit

@Suite("dateline near, with uncertainty") struct NearUncertaintyTests {
    let program: Program

    init() throws {
        program = try Program()
        // On the equator 0.01 degrees of longitude are 1113.195 m.
        let rows =
            "id,lat,lon,uncertainty_m\nin,0,0.001,100\nedge,0,0.01,1000\nfar,0,0.02,100\nwide,0,0.03,9000\npoint,0,0.002,\n"
        try program.file("t.csv", rows.utf8)
    }

    @Test("certain, possible or left out; asked for in a table") func table() throws {
        func near(_ more: String...) throws -> Subprocess {
            let ask = ["near", "0,0", "--radius", "1km", "--in", "t.csv"]
            return try Program.run(ask + more, in: program.folder.path)
        }
        #expect(NearTests.ids(try near()) == ["in", "point"])
        let run = try near("--uncertainty", "uncertainty_m")
        #expect(NearTests.ids(run) == ["in", "point", "edge", "wide"])
        let lines = run.text.split(separator: "\r\n")
        #expect(lines[0].hasSuffix(",distance_m,azimuth,answer,probability"))
        #expect(lines[1].hasSuffix(",certain,1") && lines[2].hasSuffix(",certain,1"))
        #expect(lines[3].contains(",possible,0.3"), "\(lines[3])")
        // All of the radius lies in the uncertainty: 1 / 81.
        #expect(lines[4].hasSuffix(",possible,0.0123"), "\(lines[4])")
        let certain = try near("--uncertainty", "uncertainty_m", "--certain")
        #expect(NearTests.ids(certain) == ["in", "point"])
        #expect(try near("--certain").errors.contains("--uncertainty"))
        #expect(try near("--uncertainty", "x").errors.contains("no column x"))
    }

    @Test("a store answers unasked") func store() throws {
        try program.file(
            "i.csv", "id,date,place,country,lat,lon\na,2020-01-02,Kabul,Afghanistan,34.5,69.2\n".utf8)
        #expect(try program.run("import", "i.csv", "--into", "s.gpkg").status == 0)
        let beside = ["near", "34.5,69.2", "--in", "s.gpkg", "--format", "geojson", "--radius"]
        let small = try Program.run(beside + ["1m"], in: program.folder.path)
        #expect(small.text.contains("\"answer\":\"possible\""), "\(small.text)\(small.errors)")
        let large = try Program.run(beside + ["500km"], in: program.folder.path)
        #expect(large.text.contains("\"answer\":\"certain\",\"probability\":1"), "\(large.text)")
    }

    @Test("what is no length in metres is a point, and named") func unreadable() throws {
        let program = try Program()
        try program.file(
            "u.csv", "id,lat,lon,off\na,34.5,69.2,abc\nb,34.5,69.2,-3\nc,34.5,69.2,\nd,34.5,69.2,5000\n".utf8)
        let run = try program.run(
            "near", "34.5,69.2", "--radius", "1km", "--in", "u.csv", "--uncertainty", "off")
        #expect(
            run.text.contains("c,34.5,69.2,,0,,certain,1")
                && run.text.contains("d,34.5,69.2,5000,0,,possible,"))
        for line in [2, 3] {
            #expect(
                run.errors.contains("u.csv:\(line): off: no length in metres: taken for a point"),
                "\(run.errors)")
        }
        #expect(!run.errors.contains("u.csv:4") && !run.errors.contains("u.csv:5"))
    }
}
