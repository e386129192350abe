import Foundation
import Testing
import Testkit

@Suite("dateline map, for Google Earth") struct MapKMZTests {
    private let program: Program

    init() throws {
        program = try Program()
        // A newspaper that would like to be obeyed.
        try program.file(
            "hostile.txt",
            """
            Sunday, 25 July 2021

            On Tuesday a bomb exploded in Springfield, Illinois, said <script>alert('x')</script> & "]]>" of the police. Three people were killed.

            """.utf8)
    }

    /// What the archive holds, as a reader of ZIP and XML that others wrote finds it.
    private let script = """
        import html.parser, json, sys, zipfile
        import xml.etree.ElementTree as E
        K = "{http://www.opengis.net/kml/2.2}"
        class Balloon(html.parser.HTMLParser):
            def __init__(self): super().__init__(); self.tags = set(); self.text = ""
            def handle_starttag(self, tag, attributes):
                self.tags.add(tag)
                if tag in ("td", "p", "blockquote", "br"): self.text += " "
            def handle_data(self, data): self.text += data
        z = zipfile.ZipFile(sys.argv[1])
        assert z.testzip() is None
        d = E.fromstring(z.read("doc.kml"))
        b = Balloon()
        b.feed(d.find(".//" + K + "Placemark/" + K + "description").text)
        print(json.dumps({"names": z.namelist(), "hrefs": sorted({h.text for h in d.iter(K + "href")}),
            "tags": sorted(b.tags), "text": b.text, "marks": len(list(d.iter(K + "Placemark")))}))
        """

    private struct Archive: Decodable {
        var names: [String]
        var hrefs: [String]
        var tags: [String]
        var text: String
        var marks: Int
    }

    private func archive(_ name: String) throws -> Archive {
        let run = try Subprocess.run("/usr/bin/python3", ["-c", script, program.folder.path + "/" + name])
        #expect(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Archive.self, from: run.output)
    }

    @Test("an archive with all that it shows; balloons tell why and on which words, and obey nobody")
    func balloons() throws {
        let run = try program.run("map", "hostile.txt", "-o", "h.kmz")
        #expect(run.status == 0 && run.errors == "wrote h.kmz\n", "\(run.errors)")
        let found = try archive("h.kmz")
        #expect(found.names == ["doc.kml", "files/t1.png", "files/legend.png"])
        // Nothing is fetched.
        #expect(found.hrefs == ["files/legend.png", "files/t1.png"])
        #expect(found.marks == 2)
        #expect(Set(found.tags).isSubset(of: ["table", "tr", "td", "b", "p", "br", "blockquote", "i"]))
        for words in [
            "When 20 July 2021", "Killed 3", "May be off by", "Why here", "The truth may lie up to",
            "“On Tuesday a bomb exploded in Springfield, Illinois, said <script>alert('x')</script> & \"]]>\" of the police.”",
        ] {
            #expect(found.text.contains(words), "\(words): \(found.text)")
        }
    }

    @Test("the runner-up is named with its distance") func namesake() throws {
        try program.file("s.txt", "Sunday, 25 July 2021\n\nA bomb exploded in Tripoli on Tuesday.\n".utf8)
        let run = try program.run("map", "s.txt", "--format", "kmz")
        try program.file("s.kmz", run.output)
        let text = try archive("s.kmz").text
        let other = try #require(text.components(separatedBy: "The runner-up, the same name elsewhere ").last)
        #expect(other.hasPrefix("Tripoli") && other.contains("km from here"), "\(text)")
    }

    @Test(
        "a file by any ending is that file alone, and the same as in the folder; a folder of such a name stays one"
    )
    func files() throws {
        try program.file("r.txt", "A rocket exploded in Kabul on 20 July 2021, killing two.\n".utf8)
        #expect(
            try program.run("map", "r.txt", "-o", "all", "--write", "geojson,kml,kmz,gpkg,csv,html").status
                == 0)
        for (ending, name) in [
            ("geojson", "incidents.geojson"), ("kml", "incidents.kml"), ("kmz", "incidents.kmz"),
            ("csv", "incidents.csv"), ("HTML", "map.html"), ("gpkg", "incidents.gpkg"),
        ] {
            let run = try program.run("map", "r.txt", "-o", "x.\(ending)")
            #expect(run.status == 0 && run.errors.hasSuffix("wrote x.\(ending)\n"), "\(run.errors)")
            let (one, other) = (program.folder.url("x.\(ending)"), program.folder.url("all/\(name)"))
            // A GeoPackage says when it was made.
            if ending != "gpkg" { #expect(try Data(contentsOf: one) == Data(contentsOf: other), "\(ending)") }
        }
        #expect(try program.shell("ogrinfo -ro -q x.gpkg").text.contains("incidents (Point)"))
        _ = try program.shell("mkdir d.html")
        #expect(try program.run("map", "r.txt", "-o", "d.html", "--write", "csv").status == 0)
        #expect(try program.names("d.html") == ["incidents.csv"])
        #expect(try program.run("map", "r.txt", "-o", "y.csv", "--write", "csv").status == 2)
    }

    @Test("beside the layers, when it is asked for; GDAL and OGC's schema accept it") func layers() throws {
        try program.report("kabul-rockets.txt")
        let run = try program.run("map", "kabul-rockets.txt", "-o", "l", "--write", "kml,kmz")
        #expect(run.errors == "wrote l/incidents.kml, l/incidents.kmz\n")
        let file = program.folder.path + "/l/incidents.kmz"
        let gdal = try Subprocess.run("ogrinfo", ["-ro", "-al", "-q", file])
        #expect(gdal.status == 0 && gdal.errors.isEmpty, "\(gdal.errors)")
        #expect(gdal.text.contains("id (String) = kabul-rockets-1"))
        let schema = Project.tools + "/kml-schema/ogckml22.xsd"
        try #require(FileManager.default.fileExists(atPath: schema), "run Scripts/install-test-tools")
        let document = try Subprocess.run("unzip", ["-p", file, "doc.kml"])
        let lint = try Subprocess.run(
            "xmllint", ["--nonet", "--noout", "--schema", schema, "-"], input: document.output)
        #expect(lint.status == 0, "\(lint.errors)")
    }

    @Test(
        "one file and a choice of files are not asked for together", arguments: ["x.svg", "x.png", "x.kmz"])
    func contradiction(_ file: String) throws {
        try program.run("map", "hostile.txt", "-o", file, "--write", "csv").expectError("--write")
        #expect(try program.names() == ["hostile.txt"])
    }
}
