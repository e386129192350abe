import Datasets
import Gazetteer
import Geocoding
import Geometry
import Testing

@Suite("Where rows are placed, and how unsure that is") struct PlacingTests {
    let sources: Sources
    static let geocoder: Geocoder? = try? Geocoder(world: .embedded(), landmarks: .embedded())

    init() throws { sources = try Sources() }

    /// The positions of rows below a header.
    private func positions(_ header: String, _ rows: String...) throws -> [ImportedPosition?] {
        try positions(header, rows: rows)
    }

    private func positions(_ header: String, rows: [String]) throws -> [ImportedPosition?] {
        let table = try sources.table(([header] + rows).joined(separator: "\n") + "\n")
        var placer = IncidentPlacer(try #require(Self.geocoder))
        return try Sources.readings(table).map { placer.position(try $0.get()) }
    }

    private func distance(_ position: ImportedPosition?, _ latitude: Double, _ longitude: Double) throws
        -> Double
    {
        let position = try #require(position)
        let truth = try #require(Coordinate(latitude: latitude, longitude: longitude))
        return Geodesic.distance(from: position.coordinate, to: truth).metres
    }

    @Test("a place is sought in the divisions that the row names, not where most people live")
    func divisions() throws {
        let found = try positions(
            "id,place,admin2,admin1,country", "a,Salamanca,,,Spain", "b,Salamanca,,Guanajuato,Mexico",
            "c,Peshawar village,,Khyber Pakhtunkhwa,Pakistan")
        #expect(try distance(found[0], 40.966, -5.664) < 5_000)
        #expect(try distance(found[1], 20.571, -101.192) < 5_000)
        #expect(found[1]?.rule == .placeInDivision)
        #expect(try distance(found[2], 34.008, 71.579) < 10_000)
    }

    @Test("what is not found falls back up the chain, and the circle grows") func chain() throws {
        let found = try positions(
            "id,place,admin2,admin1,country", "a,Xqzwyv,Goma,Nord Kivu,DR Congo (Zaire)",
            "b,Xqzwyv,,Nord Kivu,DR Congo (Zaire)",
            "c,Xqzwyv,,,DR Congo (Zaire)", "d,Xqzwyv,,,")
        let radii = found.prefix(3).map { $0?.uncertainty ?? 0 }
        #expect(radii[0] > 0 && radii[0] < radii[1] && radii[1] < radii[2])
        #expect(found[1]?.rule == .admin1Name && found[2]?.rule == .countryName && found[3] == nil)
    }

    @Test("descriptions place what no column does: a written position, a phrase") func descriptions() throws {
        let found = try positions(
            "id,location_description,country", "a,\"boarded in position 01:10N - 103:26E\",",
            "b,\"about 50 km north of Kandahar\",Afghanistan")
        #expect(try distance(found[0], 1.1667, 103.4333) < 1_000)
        #expect(found[0]?.rule == .writtenPosition && found[1]?.rule == .phrase)
        #expect(try distance(found[1], 32.06, 65.71) < found[1]?.uncertainty ?? 0)
    }

    @Test("a position in a row's words places it before any name does") func textPositions() throws {
        let found = try positions(
            "id,description,notes,country",
            "a,,\"Posn: 03:24N – 001:21E, Around 157nm SSE of Accra, Ghana. Boarded.\",Ghana",
            "b,,\"five robbers boarded the carrier, near position 01-09N 103-26E. The crew\",",
            "c,,\"Posn: 45:24N - 101:21E, around 157nm SSE of Accra, Ghana\",Ghana",
            "d,\"boarded 10 nm north of position 12-30N 045-00E\",,Yemen",
            "e,,\"He drove 2 of 3 cars on 12-03-2019\",Ghana")
        #expect(try distance(found[0], 3.4, 1.35) < 10)
        #expect(try distance(found[1], 1.15, 103.43333) < 10)
        #expect(found[0]?.rule == .writtenPosition && found[1]?.rule == .writtenPosition)
        // Half a minute each way, more for what is only near it.
        let radii = found.map { $0?.uncertainty ?? 0 }
        #expect(1_300...2_000 ~= radii[0] && radii[1] > radii[0] && radii[1] < 5_000)
        // In Mongolia: the names know better.
        #expect(found[2]?.rule == .countryName)
        #expect(try distance(found[3], 12.6667, 45) < 1_000)
        #expect(found[4]?.rule == .countryName)
    }

    @Test(
        "texts are not passed over that hold a position in any notation",
        arguments: [
            "34.5231, 69.1782", "at (34.5231, 69.1782).", "-1.29 36.82", "+40.2036-075.0042/",
            "34°31'N 69°10'E",
            "34 31 N 69 10 E", "34 deg 31 min N, 69 deg 10 min E", "N34 31 E69 10", "03:24N – 001:21E",
            "01-09N 103-26E", "near position 0109N 10326E", "MGRS 42SWD 16391 20239", "42SWD1639120239",
            "42SWD12",
            "42S WD 16391 20239", "UTM 42N 516391 3820239", "8J5QF5FH+9Q", "34º31′24″ N, 69º10′42″ E",
            "lat 34.52 long 69.18", "seen at 38 SMB 4611 3656",
        ]) func hints(text: String) throws
    {
        let found = try positions("id,place", "a,\"\(text.replacing("\"", with: "\"\""))\"")[0]
        #expect(found?.rule == .writtenPosition)
    }

    @Test("a name alone is its likeliest bearer, and says that others bear it") func bearers() throws {
        let found = try positions(
            "id,place", "a,Islamabad", "b,Gao", "c,Yala", "d,Jayapura", "e,Kabul", "f,Springfield",
            "g,\"Springfield, Illinois\"", "h,Kandahar province")
        let truths = [
            (33.72, 73.04), (16.27, -0.04), (6.54, 101.28), (-2.53, 140.72), (34.53, 69.17), (39.8, -89.64),
        ]
        for (position, truth) in zip(found, truths) {
            #expect(try distance(position, truth.0, truth.1) < 10_000)
        }
        #expect(found.prefix(4).allSatisfy { $0?.rule == .likeliestName })
        #expect(found[4]?.rule == .placeAlone && found[6]?.rule == .placeAlone)
        let radii = found.map { $0?.uncertainty ?? 0 }
        // Of ten American Springfields the largest is hardly likelier than the next, in Missouri.
        #expect(try radii[5] > distance(found[5], 37.215, -93.298) && radii[6] < 10_000)
        #expect(found[7]?.rule == .admin1Name && radii[7] > 100_000)
    }

    @Test(
        "a place column that says more than a name is read as a phrase",
        arguments: [
            ("between Gao and Ansongo", "Mali", 15.97, 0.23, 30_000.0...100_000),
            ("\"Gao, 30 km north\"", "Mali", 16.54, -0.04, 10_000...25_000),
            ("Gao (30 km N)", "Mali", 16.54, -0.04, 10_000...25_000),
            ("20 km north of Gao", "Mali", 16.452, -0.04, 10_000...20_000),
            ("north of Gao", "Mali", 16.427, -0.04, 10_000...30_000),
            ("vicinity of Gao", "Mali", 16.272, -0.04, 6_000...15_000),
            ("15 km north of Djibo", "Burkina Faso", 14.235, -1.627, 5_000...15_000),
            ("near Kandahar airport", "Afghanistan", 31.506, 65.848, 4_000...10_000),
            ("20 km north of Gao", "", 16.452, -0.04, 10_000...20_000),
            ("Gao", "Mali", 16.272, -0.04, 1_000...6_000),
            ("North Kivu", "DR Congo", -0.667, 28.75, 150_000...300_000),
            ("Kandahar province", "Afghanistan", 31, 65.75, 150_000...300_000),
            ("5 km west of Xqzwyv", "Mali", 18, -2, 800_000...2_000_000),
        ]) func phrases(
            place: String, country: String, latitude: Double, longitude: Double, radius: ClosedRange<Double>
        ) throws
    {
        let found = try positions("id,place,country", "a,\(place),\(country)")[0]
        #expect(try distance(found, latitude, longitude) < 3_000)
        #expect(radius.contains(found?.uncertainty ?? 0))
    }

    @Test("a point is no surer than the square or the digits that it is written with") func grain() throws {
        let squares = try positions(
            "id,mgrs", "a,42SWD12", "b,42SWD", "c,42S WD 16391 20239", "d,\"34°N 69°E\"")
        // The middles of both squares by PROJ.
        #expect(try distance(squares[0], 34.566649, 69.163523) < 1)
        #expect(try distance(squares[1], 34.790980, 69.546546) < 1)
        let radii = squares.map { $0?.uncertainty ?? 0 }
        #expect(7_071...7_200 ~= radii[0] && 70_710...72_000 ~= radii[1] && radii[2] == 5_000)
        #expect(60_000...80_000 ~= radii[3] && squares[3]?.rule == .statedGrain)

        let few = try positions("id,lat,lon", "a,34.5,69.2", "b,34.5,69", "c,34,69")
        #expect(few.prefix(2).allSatisfy { 6_500...8_000 ~= $0?.uncertainty ?? 0 })
        #expect(few[2].map { 60_000...80_000 ~= $0.uncertainty } == true)
        // Among numbers of six digits: "34.5" beside "69.178912" has lost its zeros, "34.5, 69.2" has none to lose.
        let many = try positions(
            "id,lat,lon", "a,34.523456,69.178912", "b,34.5,69.178912", "c,34.512345,69.2", "d,34.5,69.2",
            "e,34.5,69.1",
            "f,34.412345,69.178912", "g,34.412346,69.178915", "h,34.412348,69.178913", "i,34.412342,69.17891")
        #expect(
            many.map { $0?.rule == .statedGrain } == [false, false, false, true, true]
                + .init(repeating: false, count: 4))
        // Whole minutes: every sixth has one decimal, in both columns as often as chance has it.
        let minutes = try positions(
            "id,lat,lon",
            rows: (0..<360).map { "\($0),\(Double($0 % 60) / 60),\(30 + Double($0 * 7 % 60 + $0 / 60) / 60)" }
        )
        #expect(minutes.allSatisfy { $0?.uncertainty == 5_000 })
    }

    @Test("near a city is farther off than in it") func vicinity() throws {
        let rows = ["0", "1", "-9"].map { vicinity in
            var row = DatasetTests.gtd("20170531000" + vicinity, 5, 31, 1)
            row[16] = vicinity
            return DatasetTests.line(row)
        }
        var placer = IncidentPlacer(try #require(Self.geocoder))
        let found = try Sources.readings(sources.table(rows.joined())).map { placer.position(try $0.get()) }
        #expect(found.map { $0?.rule } == [.settlementExtent, .nearDefault, .settlementExtent])
        let radii = found.map { $0?.uncertainty ?? 0 }
        #expect(radii[1] > radii[0] && radii[2] == radii[0])
    }

    static let ged =
        "id,relid,where_prec,type_of_violence,date_prec,where_coordinates,adm_1,adm_2,country,latitude,longitude,date_start"

    @Test("a row's own point stays; its code becomes a radius") func codes() throws {
        let found = try positions(
            Self.ged, "1,r,1,1,1,Kabul city,Kabul province,,Afghanistan,34.52,69.18,2020-01-01",
            "2,r,2,1,1,Kabul city,Kabul province,,Afghanistan,34.52,69.18,2020-01-01",
            "3,r,4,1,1,Kabul province,Kabul province,,Afghanistan,34.5,69.2,2020-01-01",
            "4,r,6,1,1,Afghanistan,,,Afghanistan,33,66,2020-01-01")
        #expect(found.allSatisfy { $0 != nil })
        #expect(try distance(found[0], 34.52, 69.18) == 0)
        #expect(
            found.map { $0?.rule } == [.settlementExtent, .nearDefault, .admin1Extent, .countryExtent])
        let radii = found.map { $0?.uncertainty ?? 0 }
        #expect(radii[1] == 25_000 && radii[2] > 25_000 && radii[3] > 500_000 && radii[3] < 1_500_000)
    }

    @Test("a code that says unknown leaves no pin, even where columns have numbers") func unknown() throws {
        let table = try sources.table(
            DatasetTests.line(DatasetTests.gtd("201705310001", 5, 31, 5))
                + DatasetTests.line(DatasetTests.gtd("201705310002", 5, 31, 4)))
        var placer = IncidentPlacer(try #require(Self.geocoder))
        let found = try Sources.readings(table).map { placer.position(try $0.get()) }
        #expect(found[0] == nil && found[1]?.rule == .admin1Extent)
    }

    @Test("GDELT's names hold their areas") func gdelt() throws {
        guard let path = Sources.sample("gdelt2_20180101000000.export.CSV") else {
            return print("skipped: no ../shared/samples")
        }
        var placer = IncidentPlacer(try #require(Self.geocoder))
        let first = try placer.position(Sources.readings(SourceTable(contentsOf: path))[0].get())
        #expect(first?.rule == .countryExtent)
        #expect(try distance(first, 23, -102) == 0)
    }
}
