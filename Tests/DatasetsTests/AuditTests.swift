import Datasets
import Gazetteer
import Geocoding
import Geometry
import Incidents
import Testing

@Suite("Contradictions in tables") struct AuditTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    func findings(_ table: SourceTable) throws -> [AuditFinding] {
        let geocoder = Geocoder(world: try .embedded(), landmarks: try .embedded())
        let today = try #require(CalendarDay(iso: "2026-01-01"))
        var audit = TableAudit(
            table, try ColumnMap(table, .recognising(table.columns)), geocoder, today: today)
        return audit.run()
    }

    @Test("axes and signs that are wrong are found by the mend that fits; what is right is left alone")
    func axes() throws {
        let table = try sources.table(
            """
            id,date,country,admin1,lat,lon
            right,2020-01-01,Afghanistan,Kabul,34.53,69.17
            swapped,2020-01-01,Afghanistan,Kabul,69.17,34.53
            flipped,2020-01-01,Brazil,,23.55,-46.63
            sign,2020-01-01,Portugal,,38.72,9.14
            elsewhere,2020-01-01,Afghanistan,,48.85,2.35
            division,2020-01-01,Afghanistan,Kandahar,36.71,67.11
            border,2020-01-01,Afghanistan,,34.1,71.2
            nowhere,2020-01-01,Afghanistan,,0,0
            offshore,2020-01-01,Ivory Coast,,-5.36,-4.01
            beyond,2020-01-01,Ivory Coast,,0.5,-4
            coast,2020-01-01,Ivory Coast,,4.4,-4
            """)
        let found = try findings(table)
        #expect(
            found.map { "\($0.line) \($0.kind.rawValue)" } == [
                "3 swapped-axes", "4 flipped-sign", "5 flipped-sign", "6 outside-country", "7 outside-admin1",
                "9 null-island", "10 flipped-sign", "11 outside-country",
            ])
        #expect(found[0].mend?.latitude == 34.53 && found[1].mend?.latitude == -23.55 && found[3].mend == nil)
    }

    @Test("a position that is on the globe only with its axes exchanged is told with where it then lies")
    func offGlobe() throws {
        let table = try sources.table(
            "id,place,country,latitude,longitude\na,Sydney,Australia,151.21,-33.87\nb,Sydney,,151.21,-33.87\nc,Lima,Peru,151.21,-33.87\nd,Sydney,Australia,north,151\n"
        )
        let found = try findings(table)
        #expect(found.map(\.kind) == [.swappedAxes, .swappedAxes, .unreadable, .unreadable])
        #expect(found[0].mend == Coordinate(latitude: -33.87, longitude: 151.21))
        #expect(
            found[0].evidence.contains("with its axes exchanged it lies in")
                && found[0].evidence.contains("Australia"))
        #expect(found[2].evidence.hasSuffix("not Peru") && found[3].evidence.contains("is no position"))
    }

    @Test("texts, dates, doubles and piles are found with their evidence") func others() throws {
        let table = try sources.table(
            """
            id,date_start,date_end,country,lat,lon,event_type,notes
            a,2020-01-01,2020-01-01,Mali,17.1,-2.2,Attack,Armed men attacked a convoy near the northern town at dawn
            b,2020-01-01,2020-01-01,Mali,17.1,-2.2,Attack,"Armed men attacked a convoy, near the northern town, at dawn"
            c,2030-01-01,2030-01-02,Mali,16.27,-0.04,Attack,Something else
            d,2020-02-02,2020-01-01,Mali,16.27,-0.04,Attack,Another thing
            e,2020-02-02,2020-02-02,Mali,16.27,-0.04,Attack,Seen at 12°39'N 8°00'W that day
            a,2020-03-03,2020-03-03,Mali,16.27,-0.04,Attack,The same name
            """)
        let found = try findings(table)
        #expect(
            found.map { "\($0.line) \($0.kind.rawValue)" } == [
                "3 near-duplicate", "4 future-date", "5 reversed-dates", "6 text-position", "7 duplicate",
            ])
        #expect(found[3].evidence.contains("12°39'N 8°00'W"))
    }

    @Test("rows on the middle of a country that do not say so are a pile") func piles() throws {
        let world = try WorldGazetteer.embedded()
        let mali = world.coordinate(of: try #require(world.country(code: "ML")))
        var text = "id,date,country,lat,lon,notes\n"
        for number in 1...4 {
            text += "r\(number),2020-01-0\(number),Mali,\(mali.latitude),\(mali.longitude),x\(number)\n"
        }
        let found = try findings(sources.table(text))
        #expect(found.map(\.kind) == [.centroidPile])
        #expect(found.first?.evidence.contains("4 rows stand on the middle of Mali") == true)
    }

    @Test("the IMB sample's own contradictions") func imb() throws {
        guard let path = Sources.sample("imb_piracy_1993_2016.csv") else {
            return print("skipped: no ../shared/samples")
        }
        let found = try findings(SourceTable(contentsOf: path))
        #expect(
            found.contains { $0.line == 151 && $0.kind == .textPosition && $0.evidence.contains("217 km") })
        #expect(found.filter { $0.kind == .textPosition }.count < 20)
    }
}
