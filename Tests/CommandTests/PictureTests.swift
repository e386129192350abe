import Foundation
import Testing
import Testkit

@Suite("Still maps from the command line") struct PictureCommandTests {
    private let program: Program

    init() throws { program = try Program() }

    private func isPNG(_ data: Data) -> Bool { data.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) }

    private func writeTable() throws {
        try program.file(
            "t.csv",
            Data(
                """
                id,type,lat,lon,uncertainty_m,place
                1,bombing,34.52,69.18,200,Kabul
                2,shelling,34.60,69.20,12000,Dih Sabz
                3,shelling,,,,
                """.utf8))
    }

    @Test("map -o names a picture by its ending, titles it with the headline, and writes nothing else")
    func map() throws {
        try program.report("kabul-rockets.txt")
        let run = try program.run("map", "kabul-rockets.txt", "-o", "kabul.svg")
        #expect(run.status == 0 && run.errors == "wrote kabul.svg\n")
        #expect(try program.names() == ["kabul-rockets.txt", "kabul.svg"])
        let bytes = try Data(contentsOf: program.folder.url("kabul.svg"))
        let svg = String(decoding: bytes, as: UTF8.self)
        #expect(
            svg.contains("<title id=\"title\">Rockets fall on Kabul while the president is at prayer</title>")
        )
        #expect(svg.contains(">1 incident, 20 July 2021</text>"))
        #expect(svg.contains("Natural Earth; places: GeoNames"))
        let printed = try program.run("map", "kabul-rockets.txt", "--format", "svg")
        #expect(printed.output == bytes)
    }

    @Test("map --write puts pictures beside the layers")
    func written() throws {
        try program.report("kabul-rockets.txt")
        let run = try program.run("map", "kabul-rockets.txt", "-o", "l", "--write", "csv,svg,png")
        #expect(run.errors == "wrote l/incidents.csv, l/map.svg, l/map.png\n")
        #expect(isPNG(try Data(contentsOf: program.folder.url("l/map.png"))))
    }

    @Test("export draws a table, and says how many rows it could not draw")
    func drawn() throws {
        try writeTable()
        let run = try program.run("export", "t.csv", "-o", "t.svg")
        // As every export of rows without a position.
        #expect(run.status == 1)
        let svg = try String(contentsOf: program.folder.url("t.svg"), encoding: .utf8)
        #expect(svg.contains("2 incidents; 1 more without a position"))
        #expect(
            svg.contains("class=\"symbol\" data-count=\"1\"")
                && svg.contains("class=\"area\" data-count=\"1\""))
    }

    @Test("export draws those incidents of a store or rows of a table that are asked for")
    func store() throws {
        try writeTable()
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let run = try program.run("export", "s.gpkg", "-o", "s.PNG", "--where", "type=bombing")
        #expect(run.status == 0, "\(run.errors)")
        #expect(isPNG(try Data(contentsOf: program.folder.url("s.PNG"))))
        let none = try program.run("export", "s.gpkg", "-o", "n.svg", "--where", "type=none")
        // As a page of none: a file that says so, and no file of an earlier answer.
        #expect(none.status == 1)
        #expect(
            try String(contentsOf: program.folder.url("n.svg"), encoding: .utf8).contains(
                ">0 incidents</text>"))
        let chosen = try program.run("export", "t.csv", "--format", "svg", "--where", "type=bombing")
        #expect(chosen.text.contains(">1 incident</text>"), "\(chosen.errors)")
    }

    @Test("near --map draws what it answers: the ring, and certain rows apart from possible ones")
    func near() throws {
        try writeTable()
        let run = try program.run(
            "near", "34.5,69.2", "--radius", "10km", "--in", "t.csv", "--uncertainty", "uncertainty_m",
            "--map", "near.svg")
        #expect(run.status == 0 && run.text.contains("certain"))
        let svg = try String(contentsOf: program.folder.url("near.svg"), encoding: .utf8)
        #expect(svg.contains("1 certain, 1 possible, in t.csv") && svg.contains("class=\"ring\""))
        #expect(svg.contains(">10 km</text>"))
        let refused = try program.run(
            "near", "34.5,69.2", "--radius", "1km", "--in", "t.csv", "--map", "x.jpg")
        #expect(
            refused.status == 2
                && refused.errors.contains("--map: x.jpg: a map is an .svg, a .png or an .html"))
    }

    @Test(
        "without librsvg a PNG is refused with the packages that are missing, and nothing is written; an SVG needs it not"
    )
    func renderer() throws {
        try program.report("kabul-rockets.txt")
        // A library that cannot be loaded, found before the real one.
        try program.file("librsvg-2.so.2", [])
        let environment = ["LD_LIBRARY_PATH": program.folder.path]
        let run = try program.run("map", "kabul-rockets.txt", "-o", "x.png", environment: environment)
        #expect(run.status == 2 && run.errors.contains("apt-get install librsvg2-2 fonts-dejavu-core"))
        let drawn = try program.run("map", "kabul-rockets.txt", "-o", "x.svg", environment: environment)
        #expect(drawn.status == 0)
        #expect(try program.names() == ["kabul-rockets.txt", "librsvg-2.so.2", "x.svg"])
    }
}
