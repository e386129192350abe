import Formats
import Geometry
import Testing

@Suite("KML, letter by letter")
struct KMLGoldenTests {
    @Test("a document with a style, a folder, a point and an area with a hole")
    func document() {
        let writer = KMLWriter(
            name: "A & B", fields: [Field("killed", .integer, "Killed"), Field("why", .object, "Why")],
            styles: [KMLStyle(name: "air strike", colour: "a50f15")])
        var mutable = writer
        var out: [UInt8] = []
        mutable.begin(&out)
        writer.beginFolder("air strike", &out)
        var balloon = KMLBalloon()
        balloon.add(facts: [("Source", "x\n</td>"), ("Killed", nil)])
        balloon.add("<b>", title: "Why & how")
        balloon.add(quotation: "<script>alert(1)</script>", tells: "place")
        writer.add(
            Feature(
                id: "r#1", shape: shape(34.5, 69),
                values: [.integer(3), .object([KeyedText("killed", "<3>")])]),
            KMLCaption(
                name: "Palace", balloon: balloon, begin: "2021-07-20", end: "2021-07-20",
                style: "air strike"), to: &out)
        let hole = Polygon(
            exterior: ring([(0, 0), (0, 9), (9, 9), (9, 0)]), holes: [ring([(1, 1), (1, 2), (2, 2)])])
        mutable.add(Feature(id: "2", shape: .polygon(hole), values: [.null, .null]), to: &out)
        writer.endFolder(&out)
        mutable.end(&out)
        #expect(String(decoding: out, as: UTF8.self) == expected)
    }

    private let expected = """
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2">
        <Document id="document">
        <name>A &amp; B</name>
        <Style id="air_x20_strike"><IconStyle><color>ff150fa5</color><Icon><href>http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png</href></Icon></IconStyle><LineStyle><color>ff150fa5</color><width>2</width></LineStyle><PolyStyle><color>50150fa5</color></PolyStyle></Style>
        <Schema id="fields" name="fields">
        <SimpleField type="int" name="killed"><displayName>Killed</displayName></SimpleField>
        <SimpleField type="string" name="why"><displayName>Why</displayName></SimpleField>
        </Schema>
        <Folder><name>air strike</name>
        <Placemark id="r_x23_1"><name>Palace</name><description>&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Source&lt;/b&gt;&lt;/td&gt;&lt;td dir=&quot;auto&quot;&gt;x&lt;br&gt;&amp;lt;/td&amp;gt;&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;&lt;b&gt;Why &amp;amp; how&lt;/b&gt;&lt;br&gt;&amp;lt;b&amp;gt;&lt;/p&gt;&lt;blockquote dir=&quot;auto&quot;&gt;“&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;”&lt;br&gt;&lt;i&gt;place&lt;/i&gt;&lt;/blockquote&gt;</description><TimeSpan><begin>2021-07-20</begin><end>2021-07-20</end></TimeSpan><styleUrl>#air_x20_strike</styleUrl>
        <ExtendedData><SchemaData schemaUrl="#fields"><SimpleData name="killed">3</SimpleData><SimpleData name="why">{&quot;killed&quot;:&quot;&lt;3&gt;&quot;}</SimpleData></SchemaData></ExtendedData>
        <Point><coordinates>69,34.5</coordinates></Point>
        </Placemark>
        <Placemark id="_x32_"><name>2</name>
        <ExtendedData><SchemaData schemaUrl="#fields"></SchemaData></ExtendedData>
        <Polygon><tessellate>1</tessellate><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,9 0,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>1,1 2,2 2,1 1,1</coordinates></LinearRing></innerBoundaryIs></Polygon>
        </Placemark>
        </Folder>
        </Document>
        </kml>

        """
}
