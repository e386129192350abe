import Foundation
import Testing
import Testkit

@Suite("dateline import, list, show, export") struct ImportTests {
    let program: Program

    init() throws {
        program = try Program()
        let table = """
            id,date,place,country,lat,lon,event_type,fatalities
            a,2020-01-02,Kabul,Afghanistan,34.5,69.2,Attack,3
            b,2020-02-03,Mopti,Mali,,,Raid,
            c,2020-03-04,Kabul,Afghanistan,,,Attack,1,more

            """
        try Data(table.utf8).write(to: program.folder.url("t.csv"))
    }

    @Test("an import says what it did; a row that cannot be used makes exit code 1") func summary() throws {
        let run = try program.run("import", "t.csv", "--into", "s.gpkg")
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.contains("dateline: t.csv: read as csv, a table"))
        #expect(run.errors.contains("dateline: t.csv:4: the row has 9 fields, the header 8"))
        #expect(run.errors.contains("3 rows: 2 added, 0 changed, 0 unchanged, 1 rejected; 1 placed by name"))
        // What was written lies in one file.
        #expect(try program.names() == ["s.gpkg", "t.csv"])
        let again = try program.run("import", "t.csv", "--into", "s.gpkg")
        #expect(again.errors.contains("0 added, 0 changed, 2 unchanged, 1 rejected"))
        #expect(try program.run("import", "t.csv", "--into", "s.gpkg", "--strict").status == 2)
    }

    @Test("a newer edition says what it has not any more, and takes it away when it is asked to")
    func replacing() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let newer = "id,date,place,country,lat,lon,event_type,fatalities\nb,2020-02-03,Mopti,Mali,,,Raid,\n"
        try program.file("t.csv", newer.utf8)
        let kept = try program.run("import", "t.csv", "--into", "s.gpkg")
        #expect(
            kept.errors.contains("t.csv: no longer in it: 1 of the incidents that it had before"),
            "\(kept.errors)")
        let run = try program.run("import", "t.csv", "--into", "s.gpkg", "--replace")
        #expect(
            run.status == 0
                && run.errors.contains("s.gpkg: taken away, since no file has them any more: 1: a;"),
            "\(run.errors)")
        #expect(
            try program.run("import", "t.csv", "--into", "s.gpkg", "--replace").errors.contains(
                "nothing to take away"))
        #expect(try program.run("show", "s.gpkg", "a").status == 1)
    }

    @Test("areas of features become areas of the store, holes and all; a line reaches as far as it does")
    func shapes() throws {
        try program.file(
            "s.geojson",
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":"p","date":"2020-01-01"},"geometry":{"type":"Polygon","coordinates":
              [[[0,16],[1,16],[1,17],[0,16.5],[0,16]],[[0.4,16.2],[0.6,16.2],[0.5,16.3],[0.4,16.2]]]}},
            {"type":"Feature","properties":{"id":"l","date":"2020-01-01"},"geometry":{"type":"LineString","coordinates":[[0,16],[1,16]]}}]}
            """.utf8)
        for count in ["2 added", "2 unchanged"] {
            let run = try program.run("import", "s.geojson", "--into", "s.gpkg")
            #expect(run.status == 0 && run.errors.contains(count), "\(run.errors)")
            #expect(!run.errors.contains("no column says where"))
        }
        let areas = try program.shell("ogrinfo -ro -al -q s.gpkg areas")
        #expect(
            areas.text.contains("rule (String) = extent as published")
                && areas.text.contains("matched (String) = p"))
        #expect(
            areas.text.contains(
                "MULTIPOLYGON (((0 16,1 16,1 17,0.0 16.5,0 16),(0.4 16.2,0.5 16.3,0.6 16.2,0.4 16.2)))"),
            "\(areas.text)")
        #expect(areas.text.contains("rule (String) = own shape: as far as it reaches"))
        let list = try program.run("list", "s.gpkg", "--format", "csv")
        #expect(list.text.contains("\nl,") && list.text.contains(",16,0.5,53517.2,"), "\(list.text)")
    }

    @Test(
        "an area is one by whatever way it comes",
        arguments: [
            (
                "w.csv",
                "id,date,geom\np,2020-01-01,\"POLYGON ((0 16,1 16,1 17,0 16),(0.4 16.2,0.6 16.2,0.5 16.3,0.4 16.2))\"\n"
            ),
            (
                "m.csv",
                "id,date,wkt\np,2020-01-01,\"SRID=4326;MULTIPOLYGON Z (((0 16 5,1 16 5,1 17 5,0 16 5),(0.4 16.2 5,0.6 16.2 5,0.5 16.3 5,0.4 16.2 5)))\"\n"
            ),
            ("g.csv", "id;date;geometry\np;2020-01-01;{\"\"type\"\": \"\"Polygon\"\"}\n"),
            (
                "k.kml",
                """
                <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>p</name>
                <TimeStamp><when>2020-01-01</when></TimeStamp><MultiGeometry><Polygon>
                <innerBoundaryIs><LinearRing><coordinates>0.4,16.2 0.6,16.2 0.5,16.3 0.4,16.2</coordinates></LinearRing></innerBoundaryIs>
                <outerBoundaryIs><LinearRing><coordinates>0,16,9 1,16,9 1,17,9 0,16,9</coordinates></LinearRing></outerBoundaryIs>
                </Polygon></MultiGeometry></Placemark></Document></kml>
                """
            ),
        ])
    func areas(_ name: String, _ text: String) throws {
        // GeoJSON in a cell, its quotation marks doubled.
        let polygon =
            #"{""type"":""Polygon"",""coordinates"":[[[0,16],[1,16],[1,17],[0,16]],[[0.4,16.2],[0.6,16.2],[0.5,16.3],[0.4,16.2]]]}"#
        let whole = text.replacing(#"{""type"": ""Polygon""}"#, with: "\"\(polygon)\"")
        try program.file(name, whole.utf8)
        let run = try program.run("import", name, "--into", "s.gpkg")
        #expect(run.status == 0 && run.errors.contains("1 added"), "\(run.errors)")
        let found = try program.shell(
            "ogr2ogr -f CSV /vsistdout/ s.gpkg areas -lco GEOMETRY=AS_WKT -sql 'SELECT geom, rule FROM areas'"
        )
        #expect(
            found.text.contains(
                "MULTIPOLYGON (((0 16,1 16,1 17,0 16),(0.4 16.2,0.5 16.3,0.6 16.2,0.4 16.2)))"),
            "\(found.text)\(found.errors)")
        #expect(found.text.contains("extent as published"))
    }

    @Test("what was imported is listed, shown and exported") func reading() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let list = try program.run("list", "s.gpkg", "--where", "country=Mali", "--format", "csv")
        #expect(
            list.status == 0 && list.text.split(whereSeparator: \.isNewline).count == 2
                && list.text.contains("Mopti"))
        #expect(try program.run("list", "s.gpkg", "--since", "2021").status == 1)
        // Who looks at a store leaves nothing beside it.
        #expect(try program.names() == ["s.gpkg", "t.csv"])
        #expect(try program.run("list", "s.gpkg", "--within", "69,34,70,35").text.contains("Kabul"))
        let shown = try program.run("show", "s.gpkg", "a")
        #expect(shown.text.contains("t.csv:2") && shown.text.contains("fatalities"))
        #expect(try program.run("show", "s.gpkg", "zz").status == 1)
        for format in ["geojson", "geojsonl", "kml", "kmz", "csv", "gpkg"] {
            let run = try program.run("export", "s.gpkg", "-o", "out.\(format)")
            #expect(run.status == 0, "\(format): \(run.errors)")
        }
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: program.folder.url("out.geojson")))
        let features = (json as? [String: Any])?["features"] as? [[String: Any]]
        #expect(features?.map { $0["id"] as? String } == ["a", "b"])
        #expect(try program.run("list", "out.gpkg").status == 2)
    }

    @Test("a store larger than a block is exported whole, and the part of it that is wanted")
    func manyRows() throws {
        let rows = (1...11_000).map { "e\($0),2020-01-0\($0 % 9 + 1),34.5,\(Double($0) / 100),Attack" }
        let table = "id,date,lat,lon,event_type\n" + rows.joined(separator: "\n") + "\n"
        try Data(table.utf8).write(to: program.folder.url("many.csv"))
        _ = try program.run("import", "many.csv", "--into", "many.gpkg")
        func ids(_ options: String...) throws -> [Substring] {
            let run = try Program.run(
                ["export", "many.gpkg", "--format", "csv"] + options, in: program.folder.path)
            return run.text.split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix { $0 != "," } }
        }
        let all = (1...11_000).map { "e\($0)"[...] }
        #expect(try ids() == all)
        let third = all.enumerated().filter { ($0.offset + 1) % 9 >= 2 }.map(\.element)
        #expect(try ids("--since", "2020-01-03") == third)
        #expect(try ids("--where", "lon<50", "--within", "0,0,180,90") == Array(all.prefix(4999)))
        #expect(try ids("--within", "0,0,10,90") == Array(all.prefix(1000)))
        // More than goes into one KML without regions: the parts are read in the order of the map.
        #expect(try program.run("export", "many.gpkg", "-o", "many.kmz").status == 0)
        #expect(try program.run("export", "many.gpkg", "-o", "many.kml").status == 0)
        let kml = try String(contentsOf: program.folder.url("many.kml"), encoding: .utf8)
        #expect(kml.components(separatedBy: "<Placemark").count == 11_001)
    }

    @Test("an uncertainty that a table has is kept") func ownUncertainty() throws {
        let table = "id,lat,lon,uncertainty_m\na,34.5,69.2,1300\nb,34.5,69.2,\nc,34.5,69.2,wide\n"
        try Data(table.utf8).write(to: program.folder.url("u.csv"))
        let run = try program.run("import", "u.csv", "--into", "u.gpkg")
        #expect(
            run.status == 0
                && run.errors.contains(
                    "u.csv:4: uncertainty_m: \u{2018}wide\u{2019} is not a number: left empty"),
            "\(run.errors)")
        let csv = try program.run("export", "u.gpkg", "--format", "csv").text
        let lines = csv.split(whereSeparator: \.isNewline)
        #expect(lines.count == 4)
        #expect(lines[1].contains("1300") && lines[1].contains("own uncertainty"), "\(csv)")
        #expect(!lines[2].contains("1300"))
    }

    @Test("a store is buffered and joined like any table of points") func geometry() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let buffer = try program.run("buffer", "s.gpkg", "--radius", "5km")
        let json = try JSONSerialization.jsonObject(with: Data(buffer.text.utf8))
        let features = (json as? [String: Any])?["features"] as? [[String: Any]] ?? []
        let discs = features.map { $0["properties"] as? [String: Any] }
        #expect(buffer.status == 0 && discs.map { $0?["id"] as? String } == ["a", "b"], "\(buffer.errors)")
        #expect(discs.allSatisfy { $0?["radius_m"] as? Double == 5000 })
        let areas = try program.run("buffer", "s.gpkg", "--layer", "areas", "--radius", "5km", "--dissolve")
        #expect(areas.status == 0 && areas.text.contains("Polygon"), "\(areas.errors)")
        try program.file("c.csv", "name,lat,lon\nhospital,34.51,69.2\nfar,0,0\n".utf8)
        let join = try program.run("join", "c.csv", "s.gpkg", "--within", "5km", "--format", "jsonl")
        #expect(join.status == 0 && join.text.split(separator: "\n").count == 1, "\(join.errors)")
        #expect(join.text.contains(#""name":"hospital""#) && join.text.contains(#""place":"Kabul""#))
        let turned = try program.run("join", "s.gpkg", "c.csv", "--within", "5km", "--outer")
        #expect(turned.status == 0 && turned.text.split(whereSeparator: \.isNewline).count == 3)
    }

    @Test("positions that are not used are named, and cells that could be read in two ways or not at all")
    func notes() throws {
        let table =
            "id,date,place,easting,northing,killed\na,1/2/2023,Gao,516391,3820239,several\nb,3/4/2023,Gao,,,many\n"
        try program.file("n.csv", table.utf8)
        let run = try program.run("import", "n.csv", "--into", "n.gpkg")
        #expect(run.status == 0 && run.errors.contains("2 added, 0 changed, 0 unchanged, 0 rejected"))
        #expect(
            run.errors.contains(
                "not used, though its name is one of positions: \u{2018}easting\u{2019}, \u{2018}northing\u{2019}"
            ))
        #expect(
            run.errors.contains(
                "n.csv:2: date: \u{2018}1/2/2023\u{2019} may be either way: read with the day in front, in 2 rows"
            ))
        #expect(
            run.errors.contains(
                "n.csv:2: killed: \u{2018}several\u{2019} is not a number: left empty, in 2 rows"))
        let strict = try program.run("import", "n.csv", "--into", "m.gpkg", "--strict")
        #expect(strict.status == 2 && strict.errors.contains("n.csv:2: killed: \u{2018}several\u{2019}"))
    }

    @Test("mistakes are told before anything is made") func mistakes() throws {
        for arguments in [
            ["import", "none.csv", "--into", "s.gpkg"],
            ["import", "t.csv", "--into", "s.gpkg", "--as", "acleed"],
            ["import", "t.csv", "--into", "s.gpkg", "--delimiter", "ab"],
            ["import", "t.csv", "--into", "s.gpkg", "--as", "gtd"],
        ] {
            #expect(try Program.run(arguments, in: program.folder.path).status == 2)
            #expect(try program.names() == ["t.csv"])
        }
        let column = try program.run("import", "t.csv", "--into", "s.gpkg", "--place-column", "Ort")
        #expect(
            column.status == 2 && column.errors.contains("no column \u{2018}Ort\u{2019}: there are id, date"))
    }

    @Test("a full disk, a store that may not be written to, two imports at once") func trouble() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        // A limit on the size of files stands for a full disk.
        var rows = "id,date,lat,lon,notes\n"
        for number in 0..<20_000 {
            rows += "r\(number),2020-01-01,1,2,\(String(repeating: "x", count: 100))\n"
        }
        try Data(rows.utf8).write(to: program.folder.url("big.csv"))
        let full = try program.shell(
            "trap '' XFSZ; ulimit -f 2000; \"$dateline\" import big.csv --into s.gpkg")
        #expect(full.status == 2 && full.errors.contains("dateline: s.gpkg: the disk"), "\(full.errors)")
        #expect(
            try program.run("list", "s.gpkg", "--format", "csv").text.split(whereSeparator: \.isNewline).count
                == 3)
        let two = try program.shell(
            "\"$dateline\" import big.csv --into s.gpkg & \"$dateline\" import big.csv --into s.gpkg; wait")
        #expect(!two.errors.contains("locked"), "\(two.errors)")
        let count = try program.shell("\"$dateline\" list s.gpkg --format jsonl | wc -l")
        #expect(count.text.contains("20002"))
    }

    @Test("rows of the same id in tables of their own stay two; a name makes them one dataset")
    func datasets()
        throws
    {
        try program.file("u.csv", "id,date,place,country\na,2021-05-06,Gao,Mali\n".utf8)
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let second = try program.run("import", "u.csv", "--into", "s.gpkg")
        #expect(second.errors.contains("1 added, 0 changed"), "\(second.errors)")
        let list = try program.run("list", "s.gpkg", "--where", "id=a", "--format", "csv").text
        #expect(list.contains("a,t,2020-01-02") && list.contains("a,u,2021-05-06"), "\(list)")
        #expect(try program.run("list", "s.gpkg", "--where", "dataset=u").text.contains("Gao"))
        let edition = try program.run("import", "u.csv", "--into", "s.gpkg", "--name", "t")
        #expect(edition.errors.contains("0 added, 1 changed"), "\(edition.errors)")
    }

    @Test("an edition that lacks all rows of one dataset takes nothing away") func emptyEdition() throws {
        try program.file("u.csv", "id,date,place,country\na,2021-05-06,Gao,Mali\n".utf8)
        _ = try program.run("import", "t.csv", "u.csv", "--into", "s.gpkg")
        try program.file("u.csv", "id,date,place,country\n".utf8)
        let run = try program.run("import", "t.csv", "u.csv", "--into", "s.gpkg", "--replace")
        #expect(run.status == 2 && run.errors.contains("the new edition of u has no row"), "\(run.errors)")
        #expect(try program.run("list", "s.gpkg", "--where", "dataset=u").status == 0)
    }

    @Test("options that mean nothing here are errors") func meaningless() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        for options in [
            ["--id", "x"], ["--date", "x"], ["--columns", "native", "-o", "x.svg"],
        ] {
            let run = try Program.run(["export", "s.gpkg"] + options, in: program.folder.path)
            #expect(run.status == 2 && run.errors.contains(options[0]), "\(options): \(run.errors)")
        }
    }
}
