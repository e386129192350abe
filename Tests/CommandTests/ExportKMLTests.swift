import Foundation
import Testing
import Testkit

/// What Google Earth is given besides the values.
@Suite("dateline export, in Google Earth's terms") struct ExportKMLTests {
    private let program: Program

    init() throws {
        program = try Program()
        try program.file(
            "t.csv",
            """
            id,date_start,date_end,event_type,lat,lon
            a,2021-07-20,2021-07-20,Shelling,1,2
            b,2021-08-01,2021-08-03,Shelling & more,1,2
            c,2021-08-05,,Shelling,1,2
            d,,,,1,2
            e,2021-08-09,2021-08-09,Shelling,1,2

            """.utf8)
    }

    @Test("days for the time slider, and a style for each type; the rows stay in their order")
    func document() throws {
        #expect(try program.run("export", "t.csv", "-o", "t.kml").status == 0)
        let kml = try String(contentsOfFile: program.folder.path + "/t.kml", encoding: .utf8)
        let marks = kml.split(separator: "<Placemark>").dropFirst().map { $0.prefix { $0 != "E" } }
        let starts = [
            "<name>a</name><TimeStamp><when>2021-07-20</when></TimeStamp><styleUrl>#t1</styleUrl><",
            "<name>b</name><TimeSpan><begin>2021-08-01</begin><end>2021-08-03</end></TimeSpan><styleUrl>#t2</styleUrl><",
            "<name>c</name><TimeStamp><when>2021-08-05</when></TimeStamp><styleUrl>#t1</styleUrl><",
            "<name>d</name><styleUrl>#t</styleUrl><",
            "<name>e</name><TimeStamp><when>2021-08-09</when></TimeStamp><styleUrl>#t1</styleUrl><",
        ]
        #expect(marks.map(String.init) == starts)
        for style in ["t", "t1", "t2"] { #expect(kml.contains("<Style id=\"\(style)\">")) }
    }

    private let script = """
        import struct, sys, zipfile, zlib
        import xml.etree.ElementTree as E
        K = "{http://www.opengis.net/kml/2.2}"
        z = zipfile.ZipFile(sys.argv[1])
        assert z.testzip() is None and z.namelist()[0] == "doc.kml"
        document = E.fromstring(z.read("doc.kml")).find(K + "Document")
        def show(e, depth):
            for f in e.findall(K + "Folder") + e.findall(K + "Document"):
                print("  " * depth + f.find(K + "name").text, [p.find(K + "name").text for p in f.findall(K + "Placemark")])
                show(f, depth + 1)
        show(document, 0)
        hrefs = {h.text for h in document.iter(K + "href")}
        for name in hrefs:
            png = z.read(name)
            assert png[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
            place, data = 8, b""
            while place < len(png):
                size, kind = struct.unpack(">I4s", png[place:place + 8])
                body = png[place + 4:place + 8 + size]
                assert zlib.crc32(body) == struct.unpack(">I", png[place + 8 + size:place + 12 + size])[0]
                if kind == b"IDAT": data += body[4:]
                place += 12 + size
            if name != "files/legend.png": assert len(zlib.decompress(data)) == 32 * (1 + 4 * 32)
        overlay = document.find(K + "Folder/" + K + "ScreenOverlay")
        assert overlay.find(K + "Icon/" + K + "href").text == "files/legend.png"
        width, height = struct.unpack(">II", z.read("files/legend.png")[16:24])
        size = overlay.find(K + "size")
        # Two pixels of the picture for each of the screen, a line for each type.
        assert (width, height) == (2 * int(size.get("x")), 2 * int(size.get("y"))) and height == 2 * (15 + 19 * 2)
        print(sorted(hrefs) == sorted(n for n in z.namelist() if n.startswith("files/")))
        """

    @Test("an archive has folders by type and month, which are the legend, and all icons")
    func archive() throws {
        #expect(try program.run("export", "t.csv", "-o", "t.kmz").status == 0)
        let run = try Subprocess.run("/usr/bin/python3", ["-c", script, program.folder.path + "/t.kmz"])
        #expect(
            run.text == """
                Legend []
                Shelling []
                  Shelling, 2021-07 ['a']
                  Shelling, 2021-08 ['c', 'e']
                Shelling & more []
                  Shelling & more, 2021-08 ['b']
                Without a type []
                  Without a type, without a date ['d']
                True

                """, "\(run.text)\(run.errors)")
    }

    @Test("without librsvg an archive has its legend in the list alone") func noRenderer() throws {
        // A library that cannot be loaded, found before the real one.
        try program.file("librsvg-2.so.2", [])
        let run = try program.run(
            "export", "t.csv", "-o", "t.kmz", environment: ["LD_LIBRARY_PATH": program.folder.path])
        #expect(run.status == 0 && run.errors.isEmpty)
        let list = try Subprocess.run("unzip", ["-Z1", program.folder.path + "/t.kmz"])
        #expect(list.text == "doc.kml\nfiles/t1.png\nfiles/t2.png\nfiles/t.png\n")
        let document = try Subprocess.run("unzip", ["-p", program.folder.path + "/t.kmz", "doc.kml"])
        #expect(!document.text.contains("ScreenOverlay") && document.text.contains("ItemIcon"))
    }
}
