import Foundation
import Testing
import Testkit

/// Tables given back in other formats, as a user does it and as GDAL reads them.
@Suite("dateline export") struct ExportTests {
    private let program: Program

    init() throws { program = try Program() }

    private func features(_ table: String, _ options: String...) throws -> [[String: Any]] {
        try program.file("t.csv", table.utf8)
        let run = try Program.run(["export", "t.csv"] + options, in: program.folder.path)
        #expect(run.status != 2, "\(run.errors)")
        let whole = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        return try #require(whole["features"] as? [[String: Any]])
    }

    @Test(
        "a column is of numbers, days or truth values when all its cells are; the rest is text as it stands")
    func types() throws {
        try program.file(
            "t.csv",
            """
            lat,lon,whole,real,day,flag,code,long,mixed,plus,bad day,empty
            1,2,7,1.50,2021-07-20,true,007,12345678901234567890,1,+5,2021-02-30,
            1,2,-12,-2e3,2020-02-29,False,12,1,x,5,2021-02-28,
            1,2,,3,,,,,,,,

            """.utf8)
        let text = try program.run("export", "t.csv").text
        let lines = text.split(separator: "\n").map(String.init)
        let first =
            #""whole":7,"real":1.50,"day":"2021-07-20","flag":true,"code":"007","long":"12345678901234567890","mixed":"1","plus":"+5","bad day":"2021-02-30","empty":null"#
        let second =
            #""whole":-12,"real":-2e3,"day":"2020-02-29","flag":false,"code":"12","long":"1","mixed":"x","plus":"5","bad day":"2021-02-28","empty":null"#
        #expect(lines[1].contains(first) && lines[2].contains(second), "\(text)")
        #expect(lines[3].contains(#""whole":null,"real":3,"day":null,"flag":null,"code":null"#))

        #expect(try program.run("export", "t.csv", "-o", "t.gpkg").status == 0)
        let columns = try Subprocess.run("ogrinfo", ["-so", program.folder.path + "/t.gpkg", "t"]).text
        for line in [
            "whole: Integer64", "real: Real", "day: Date", "flag: Integer(Boolean)", "code: String",
            "long: String", "mixed: String", "plus: String", "bad day: String", "empty: String",
        ] { #expect(columns.contains(line), "\(line): \(columns)") }
    }

    @Test("the identifier is the row's: of the usual column, of the one named, else its number")
    func identifiers() throws {
        let named = try features("id,name,lat,lon\nA,x,1,2\n,y,1,2\n")
        #expect(named[0]["id"] as? String == "A" && named[1]["id"] as? Int == 2)
        #expect(try features("event_id,lat,lon\n17,1,2\n")[0]["id"] as? Int == 17)
        #expect(try features("a,lat,lon\nx,1,2\n")[0]["id"] as? Int == 1)
        #expect(try features("a,lat,lon\nx,1,2\n", "--id", "A")[0]["id"] as? String == "x")
        try program.run("export", "t.csv", "--id", "b").expectError(
            "t.csv: no column \u{2018}b\u{2019}: there are")
    }

    @Test(
        "a row without a usable position keeps its values, is named, and told by the exit code",
        arguments: ["geojson", "geojsonseq", "kml", "kmz", "gpkg", "csv"])
    func rejected(_ format: String) throws {
        try program.file("t.csv", "name,lat,lon\na,1,2\nb,91,2\n\"c\nc\",,\nd,1\n".utf8)
        let run = try program.run("export", "t.csv", "-o", "o.\(format)", "--format", format)
        #expect(run.status == 1)
        #expect(
            run.errors == """
                dateline: t.csv:3: lat: 91 is not in -90...90
                dateline: t.csv:4: lat: is empty
                dateline: t.csv:6: lon: is empty
                dateline: t.csv: 3 of 4 rows have no usable position

                """)
        let read = try Subprocess.run(
            "ogrinfo", ["-al", "-geom=SUMMARY", program.folder.path + "/o.\(format)"])
        #expect(read.text.contains("Feature Count: 4"), "\(read.text)\(read.errors)")
        for value in ["= a\n", "= b\n", "= c\nc\n", "= d\n"] {
            #expect(read.text.contains(value), "\(value)")
        }
    }

    @Test("names that a format keeps for itself, twice the same one, or none") func names() throws {
        let header = "id,fid,geom,FID,name,name,,ID,name_2,lat,lon\n"
        let own = try features(header + "1,2,3,4,5,6,7,8,9,1,2\n")
        let properties = try #require(own[0]["properties"] as? [String: Int])
        #expect(
            properties == [
                "id": 1, "fid": 2, "geom": 3, "FID": 4, "name": 5, "name_3": 6, "column_7": 7, "ID": 8,
                "name_2": 9, "lat": 1, "lon": 2,
            ])
        #expect(try program.run("export", "t.csv", "-o", "t.gpkg").status == 0)
        let dump = try Subprocess.run(
            "ogr2ogr", ["-f", "CSV", "/vsistdout/", program.folder.path + "/t.gpkg"])
        #expect(
            // GDAL puts marks around numbers of 64 bits.
            dump.text.replacing("\"", with: "")
                == "id,fid_2,geom_2,FID_3,name,name_3,column_7,ID_2,name_2,lat,lon\n1,2,3,4,5,6,7,8,9,1,2\n",
            "\(dump.text)")
    }

    @Test(
        "bytes that are no text, U+0000 and control characters", arguments: ["geojson", "kml", "gpkg", "csv"])
    func hostileBytes(_ format: String) throws {
        let cell: [UInt8] = [
            0x61, 0x00, 0x62, 0xFF, 0x63, 0x01, 0x22, 0x22, 0x09, 0xC3, 0xA9, 0xED, 0xA0, 0x80,
        ]
        try program.file("t.csv", Array("what,lat,lon\n\"".utf8) + cell + Array("\",1,2\n".utf8))
        let run = try program.run("export", "t.csv", "-o", "o.\(format)")
        #expect(run.status == 0 && run.errors.contains("t.csv:2: not UTF-8, here first"), "\(run.errors)")
        let read = try Subprocess.run(
            "ogr2ogr", ["-f", "GeoJSON", "/vsistdout/", program.folder.path + "/o.\(format)"])
        let whole = try #require(JSONSerialization.jsonObject(with: read.output) as? [String: Any])
        let feature = try #require((whole["features"] as? [[String: Any]])?.first)
        let name = try #require((feature["properties"] as? [String: Any])?["what"] as? String)
        // XML has no way to write U+0001.
        let control = format == "kml" ? "" : "\u{1}"
        #expect(
            name == "ab\u{FFFD}c\(control)\"\té\u{FFFD}\u{FFFD}\u{FFFD}",
            "\(name.unicodeScalars.map(\.value))")
    }

    @Test(
        "two thousand columns, and a table without rows", arguments: ["geojson", "kml", "kmz", "gpkg", "csv"])
    func extremes(_ format: String) throws {
        let wide = (0..<1998).map { "c\($0)" }
        let header = (wide + ["lat", "lon"]).joined(separator: ",") + "\n"
        let row = String(repeating: "12345,", count: 1998) + "1,2\n"
        try program.file("w.csv", (header + row + row + row).utf8)
        let run = try program.run("export", "w.csv", "-o", "o.\(format)")
        if format == "gpkg" {
            run.expectError("o.gpkg: 2000 columns, of which a GeoPackage holds 1998; write GeoJSON or CSV")
            #expect(try program.names() == ["w.csv"])
        } else {
            #expect(run.status == 0, "\(run.errors)")
            #expect(
                try FileManager.default.attributesOfItem(atPath: program.folder.path + "/o.\(format)")[.size]
                    as? Int ?? 0 > 1998)
        }
        try program.file("e.csv", "name,lat,lon\n".utf8)
        #expect(try program.run("export", "e.csv", "-o", "f.\(format)").status == 0)
        let read = try Subprocess.run("ogrinfo", ["-so", "-al", program.folder.path + "/f.\(format)"])
        // GDAL finds no layer in a collection of nothing.
        if format == "gpkg" || format == "csv" {
            #expect(read.text.contains("Feature Count: 0"), "\(read.text)")
        }
    }

    @Test("from GeoJSON and GeoPackage back to the same rows") func otherSources() throws {
        try program.file("t.csv", "id,name,n,lat,lon\na,é \"x\",1,1.5,2.25\nb,,-3,-89.5,179.5\n".utf8)
        let direct = try program.run("export", "t.csv").text
        for ending in ["geojson", "gpkg"] {
            #expect(try program.run("export", "t.csv", "-o", "u.\(ending)").status == 0)
            let again = try program.run("export", "u.\(ending)", "--id", "id")
            let kept = again.text.replacing(#""fid":1,"#, with: "").replacing(#""fid":2,"#, with: "")
            #expect(again.status == 0 && kept == direct, "\(again.text)\(again.errors)")
        }
        try program.file(
            "p.geojsonl",
            #"{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[2,1]}}"#.utf8)
        #expect(try program.run("export", "p.geojsonl", "--format", "csv").text == "a,lat,lon\r\n1,1,2\r\n")
    }

    @Test("what cannot be asked for") func usage() throws {
        try program.file("t.csv", "lat,lon\n1,2\n".utf8)
        try program.run("export", "t.csv", "-o", "t.shp").expectError(
            "--output: t.shp: what to write is told by the ending")
        try program.run("export", "t.csv", "--format", "gpkg").expectError(
            "--format: gpkg is a file: name it with -o")
        try program.run("export", "t.csv", "-o", "no/t.csv").expectError(
            "no/t.csv: No such file or directory")
        try program.run("export", "none.csv").expectError("none.csv: No such file or directory")
    }
}
