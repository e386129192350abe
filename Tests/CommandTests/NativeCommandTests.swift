import Foundation
import Testing
import Testkit

@Suite("Stores given back, audited and compared") struct NativeCommandTests {
    let program: Program

    init() throws { program = try Program() }

    static let header =
        "event_id_cnty,event_date,event_type,geo_precision,country,admin1,location,latitude,longitude,fatalities,notes\n"
    static let old =
        header + """
            AFG1,05 January 2022,Battles,1,Afghanistan,Kabul,Kabul,34.53,69.17,1,"One, and more"
            AFG2,06 January 2022,Battles,1,Afghanistan,Kabul,Kabul,69.17,34.53,2,Two
            AFG3,07 January 2022,Battles,1,Afghanistan,Kandahar,Kandahar,,,3,Three
            AFG4,08 January 2022,Battles,1,Afghanistan,Kabul,Kabul,34.53,69.17,4,Four

            """
    static let new =
        header + """
            AFG1,05 January 2022,Battles,1,Afghanistan,Kabul,Kabul,34.53,69.17,9,"One, and more"
            AFG2,06 January 2022,Battles,1,Afghanistan,Kabul,Kabul,34.53,69.17,2,Two
            AFG3,07 January 2022,Battles,1,Afghanistan,Kandahar,Kandahar,,,3,Three
            AFG5,09 January 2022,Battles,1,Afghanistan,Kabul,Kabul,34.53,69.17,5,Five

            """

    func store(_ text: String, _ name: String) throws {
        try program.file(name + ".csv", text.utf8)
        #expect(try program.run("import", name + ".csv", "--into", name + ".gpkg").status == 0)
    }

    @Test(
        "a name that is a number stays the same one, however it is written; columns of one edition alone are named"
    )
    func numbers() throws {
        try program.file(
            "n.csv", "id,date,lat,lon,killed,old\n7.0,2020-01-01,1,2,3,x\n8.0,2020-01-02,1,3,4,y\n".utf8)
        try program.file(
            "w.csv", "id,date,lat,lon,killed,new\n7,2020-01-01,1,2,3,z\n8,2020-01-02,1,3,5,z\n".utf8)
        let run = try program.run("diff", "n.csv", "w.csv", "--format", "csv")
        #expect(run.errors.contains("0 added, 0 deleted, 0 moved, 1 recoded"), "\(run.errors)")
        #expect(
            run.errors.contains("only n.csv has the column old")
                && run.errors.contains("only w.csv has the column new"))
        _ = try program.run("import", "n.csv", "--into", "n.gpkg", "--name", "x")
        #expect(try program.run("list", "n.gpkg", "--format", "csv").text.contains("\n7.0,"))
        // A store from before that was so knows its incidents by other keys, and is brought up.
        let old =
            "import sqlite3; c = sqlite3.connect(r'\(program.folder.path)/n.gpkg'); c.execute('UPDATE evidence SET key = fid'); "
            + "c.execute(\"DELETE FROM grdb_migrations WHERE identifier LIKE '5:%'\"); c.commit()"
        #expect(try Subprocess.run("/usr/bin/python3", ["-c", old]).status == 0)
        let same = try program.run("import", "n.csv", "--into", "n.gpkg", "--name", "x")
        #expect(same.errors.contains("0 added, 0 changed, 2 unchanged"), "\(same.errors)")
        let next = try program.run("import", "w.csv", "--into", "n.gpkg", "--name", "x")
        #expect(next.errors.contains("0 added, 2 changed"), "\(next.errors)")
    }

    @Test("export --columns native gives the publisher's table, with positions where there were none")
    func native() throws {
        try store(Self.old, "a")
        let run = try program.run("export", "a.gpkg", "--columns", "native", "-o", "back.csv")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let given = try String(contentsOf: program.folder.url("back.csv"), encoding: .utf8)
        let (lines, were) = (given.split(separator: "\r\n"), Self.old.split(separator: "\n"))
        #expect(lines.count == 5 && lines[0] == were[0] && lines[1] == were[1] && lines[4] == were[4])
        #expect(lines[3].hasPrefix("AFG3,07 January 2022,Battles,1,Afghanistan,Kandahar,Kandahar,31.6"))
        #expect(lines[3].hasSuffix(",3,Three"))
        let again = try program.run("import", "back.csv", "--into", "a.gpkg")
        #expect(again.errors.contains("0 added, 0 changed, 4 unchanged, 0 rejected"), "\(again.errors)")
        let chosen = try program.run(
            "export", "a.gpkg", "--columns", "native", "--where", "fatalities>=3", "--format", "csv")
        #expect(chosen.text.split(separator: "\r\n").count == 3)
        let features = try program.run("export", "a.gpkg", "--columns", "native", "--format", "geojson")
        #expect(features.text.contains("\"event_date\":\"05 January 2022\""))
    }

    @Test("several datasets: one is named, and the error lists them") func several() throws {
        try store(Self.old, "a")
        try program.file("t.csv", "id,lat,lon\nx,1,2\n".utf8)
        #expect(try program.run("import", "t.csv", "--into", "a.gpkg").status == 0)
        try program.run("export", "a.gpkg", "--columns", "native").expectError(
            "a.gpkg: it holds 2 datasets; name one with --dataset: acled (4), t (1)")
        try program.run("export", "a.gpkg", "--dataset", "gtd").expectError("no dataset \u{2018}gtd\u{2019}")
        let table = try program.run(
            "export", "a.gpkg", "--columns", "native", "--dataset", "t", "--format", "csv")
        #expect(table.text.hasPrefix("id,lat,lon,lat_2,lon_2,uncertainty_m,rule\r\nx,1,2,1.0,2.0,"))
        let own = try program.run("export", "a.gpkg", "--dataset", "t", "--format", "csv")
        #expect(own.text.split(separator: "\r\n").count == 2 && own.text.hasPrefix("id,dataset,"))
        try program.run("export", "t.csv", "--columns", "native").expectError("--columns: only for a store")
    }

    @Test("audit finds in a store what it finds in the file, and says where that stood") func audit() throws {
        try store(Self.old, "a")
        let file = try program.run("audit", "a.csv", "--format", "csv")
        let stored = try program.run("audit", "a.gpkg", "--format", "csv")
        #expect(file.status == 0 && stored.status == 0)
        let (lines, rows) = (file.text.split(separator: "\r\n"), stored.text.split(separator: "\r\n"))
        #expect(lines.count == 2 && rows.count == 2, "\(stored.text)")
        #expect(lines[1].hasPrefix("3,AFG2,swapped-axes,"))
        #expect(
            rows[0] == lines[0].replacing("line,", with: "row,", maxReplacements: 1) + ",dataset,file,line")
        #expect(rows[1] == "2" + lines[1].dropFirst() + ",acled,a.csv,3")
        let layers = try program.run("audit", "a.gpkg", "-o", "found")
        #expect(layers.status == 0 && layers.text.isEmpty)
        #expect(try program.names("found") == ["contradictions.geojson", "mends.geojson"])
        #expect(try program.run("audit", "a.csv", "-o", "found.gpkg").status == 0)
        try program.run("audit", "a.csv", "--dataset", "acled").expectError("--dataset: only for a store")
    }

    @Test("diff tells the same of files, stores and one of each") func diff() throws {
        try store(Self.old, "a")
        try store(Self.new, "b")
        func changes(_ old: String, _ new: String) throws -> [String] {
            let run = try program.run("diff", old, new, "--format", "csv")
            #expect(run.status == 0, "\(run.errors)")
            return run.text.split(separator: "\r\n").dropFirst().map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                // All but the lines, which are rows in a store, and the dataset, of which a file has one.
                return (fields[0...1] + fields[4...9]).joined(separator: ",")
            }
        }
        let files = try changes("a.csv", "b.csv")
        #expect(files.map { $0.split(separator: ",")[1] } == ["recoded", "moved", "added", "deleted"])
        for (old, new) in [("a.gpkg", "b.gpkg"), ("a.gpkg", "b.csv"), ("a.csv", "b.gpkg")] {
            #expect(try changes(old, new) == files, "\(old) \(new)")
        }
        #expect(try program.run("diff", "a.gpkg", "a.csv").status == 1)
        #expect(try program.run("diff", "a.gpkg", "b.gpkg", "-o", "d/").status == 0)
        #expect(
            try program.names("d") == [
                "added.geojson", "deleted.geojson", "moved.geojson", "recoded.geojson", "ways.geojson",
            ])
        // Nothing of an earlier answer stays: what there is none of is an empty layer.
        #expect(try program.run("diff", "a.gpkg", "a.csv", "-o", "d/").status == 1)
        let deleted = try String(contentsOf: program.folder.url("d/deleted.geojson"), encoding: .utf8)
        #expect(deleted.contains("\"features\":[") && !deleted.contains("\"Feature\""), "\(deleted)")
        #expect(try program.run("diff", "a.gpkg", "b.gpkg", "-o", "d.gpkg").status == 0)
        let check = try Subprocess.run(
            "/usr/bin/python3",
            ["-m", "osgeo_utils.samples.validate_gpkg", "-k", program.folder.path + "/d.gpkg"])
        #expect(check.status == 0 && check.errors.isEmpty, "\(check.text)\(check.errors)")
        try program.run("diff", "a.gpkg", "b.csv", "-o", "d.kmz").expectError(
            "write KML, GeoJSON, CSV or a GeoPackage")
        // A dataset that one store lacks is all new.
        try program.file("t.csv", "id,lat,lon\nx,1,2\n".utf8)
        #expect(try program.run("import", "t.csv", "--into", "b.gpkg").status == 0)
        let more = try program.run("diff", "a.gpkg", "b.gpkg", "--format", "csv").text
        #expect(more.contains("\r\nx,added,"))
    }
}
