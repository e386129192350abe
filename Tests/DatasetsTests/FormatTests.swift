import Datasets
import Foundation
import Geometry
import Incidents
import Testing
import Testkit

@Suite("Tables in other formats") struct FormatTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    static let sheet = """
        <?xml version="1.0" encoding="UTF-8"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>date</t></is></c><c r="D1" t="s"><v>1</v></c></row>
        <row r="3"><c r="A3"><v>2.01705310001E+11</v></c><c r="B3"><v>44397</v></c><c r="D3" t="s"><v>2</v></c></row>
        </sheetData></worksheet>
        """

    static func workbook(sheet: String = sheet) -> [UInt8] {
        zip([
            (
                "xl/workbook.xml",
                """
                <workbook xmlns:r="x"><sheets><sheet name="Notes" sheetId="1" r:id="rId1"/><sheet name="Data" sheetId="2" \
                r:id="rId2"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Target="worksheets/data.xml"/></Relationships>
                """
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>id</t></si><si><r><t>pla</t></r><r><t>ce</t></r></si><si><t>Kab&amp;ul</t></si></sst>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
            ("xl/worksheets/data.xml", sheet),
        ])
    }

    @Test("a workbook's sheet: shared and own texts, gaps, days as numbers, rows by their own")
    func workbook() throws {
        var options = ReadingOptions()
        options.layer = "Data"
        let table = try SourceTable(contentsOf: sources.file("t.xlsx", Self.workbook()), options)
        #expect(table.columns == ["id", "date", "", "place"])
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.id == "201705310001" && incident.names.place == "Kab&ul")
        #expect(incident.date?.start.description == "2021-07-20")
        table.forEachRow { #expect($0.line == 3) }
        options.layer = "None"
        #expect(throws: TableError.self) {
            try SourceTable(contentsOf: sources.file("t.xlsx", Self.workbook()), options)
        }
    }

    @Test("entities and document types are refused") func entities() throws {
        let bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData/></worksheet>"
        var options = ReadingOptions()
        options.layer = "Data"
        let file = try sources.file("t.xlsx", Self.workbook(sheet: bomb))
        let error = #expect(throws: TableError.self) { try SourceTable(contentsOf: file, options) }
        #expect(error?.reason.contains("document type") == true)
        let kml = try sources.file("t.kml", ("<?xml version=\"1.0\"?>" + bomb).utf8)
        #expect(throws: TableError.self) { try SourceTable(contentsOf: kml) }
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: TableError.self) {
            try SourceTable(contentsOf: sources.file("d.kml", ("<kml>" + deep).utf8))
        }
    }

    static let kml = """
        <?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>not a row</name>
        <Placemark id="p1"><name>A strike</name><description><![CDATA[near <b>Kabul</b>]]></description>
        <TimeStamp><when>2021-07-20</when></TimeStamp>
        <ExtendedData><Data name="killed"><value>4</value></Data></ExtendedData>
        <Point><coordinates>69.2,34.5,0</coordinates></Point></Placemark>
        <Placemark><name>An area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
        179,0 -179,0 -179,1 179,1 179,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
        </Document></kml>
        """

    @Test("placemarks of KML and KMZ, areas by their middle and reach") func placemarks() throws {
        let files = [
            try sources.file("t.kml", Self.kml.utf8), try sources.file("t.kmz", zip([("doc.kml", Self.kml)])),
        ]
        for file in files {
            let rows = try Sources.readings(SourceTable(contentsOf: file))
            let first = try rows[0].get()
            #expect(first.incident.id == "p1" && first.incident.fatalities == 4 && first.reach == nil)
            #expect(first.point == Coordinate(latitude: 34.5, longitude: 69.2))
            #expect(first.incident.date?.start.description == "2021-07-20")
            let second = try rows[1].get()
            let middle = try #require(second.point)
            #expect(abs(middle.latitude - 0.5) < 1e-9 && abs(abs(middle.longitude) - 180) < 1e-9)
            #expect(abs((second.reach ?? 0) - 124_000) < 1_000)
        }
    }

    @Test("GeoJSON, its lines, arrays of objects and objects around them") func json() throws {
        let feature =
            #"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[69.25,34.5]},"properties":{"date":"2020-01-02","killed":3}}"#
        let object = #"{"id":"a","lat":34.5,"lon":69.25,"date":"2020-01-02","killed":3}"#
        let texts = [
            #"{"type":"FeatureCollection","features":[\#(feature)]}"#, feature + "\n",
            "\u{1E}" + feature + "\n",
            "[\(object)]", object + "\n", #"{"rows":[\#(object)]}"#,
        ]
        for text in texts {
            let reading = try Sources.readings(sources.table(text, "t.json"))[0].get()
            #expect(reading.point == Coordinate(latitude: 34.5, longitude: 69.25), "\(text)")
            #expect(reading.incident.id == "a" && reading.incident.fatalities == 3)
            #expect(reading.incident.date?.start.description == "2020-01-02")
        }
    }

    @Test("what is no table says so", arguments: ["", "[]", "{", "<kml></kml>"])
    func none(text: String) throws {
        #expect(throws: (any Error).self) { try sources.table(text) }
    }

    @Test("a zip that unpacks to far more than itself is refused") func bomb() throws {
        let file = sources.folder.url("b.kmz").path
        let made = try Subprocess.run(
            "/usr/bin/python3",
            [
                "-c",
                "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED).writestr('doc.kml', '<kml>' + ' ' * 150_000_000)",
                file,
            ])
        try #require(made.status == 0, "\(made.errors)")
        let error = #expect(throws: TableError.self) { try SourceTable(contentsOf: file) }
        #expect(error?.reason.contains("zip bomb") == true)
    }

    @Test("what GDAL writes as XLSX, GeoPackage and KML is read as it was") func gdal() throws {
        let csv = try sources.file("in.csv", "id,day,place,lat,lon\na,2021-07-20,Kabul,34.5,69.25\n".utf8)
        for (format, name) in [
            ("XLSX", "o.xlsx"), ("GPKG", "o.gpkg"), ("LIBKML", "o.kml"), ("GeoJSONSeq", "o.geojsonl"),
        ] {
            let out = sources.folder.url(name).path
            let run = try Subprocess.run(
                "ogr2ogr",
                [
                    "-f", format, out, csv, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat",
                    "-a_srs",
                    "EPSG:4326",
                ])
            guard run.status == 0 else {
                print("skipped \(format): \(run.errors)")
                continue
            }
            let reading = try Sources.readings(SourceTable(contentsOf: out))[0].get()
            #expect(reading.incident.names.place == "Kabul", "\(format)")
            #expect(reading.point == Coordinate(latitude: 34.5, longitude: 69.25), "\(format)")
            #expect(reading.incident.date?.start.description == "2021-07-20", "\(format)")
        }
    }
}
