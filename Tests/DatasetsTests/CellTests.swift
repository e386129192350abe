import Datasets
import Geometry
import Incidents
import Testing

@Suite("Cells as people fill them") struct CellTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    private func readings(_ text: String) throws -> [IncidentReader.Reading] {
        try Sources.readings(sources.table(text)).map { try $0.get() }
    }

    // MARK: Numbers of people

    @Test(
        "numbers of people: thousands, bounds, ranges, digits of other scripts",
        arguments: [
            ("3", 3, nil, nil), ("3,0", 3, nil, nil), ("3.0", 3, nil, nil), ("1 200", 1200, nil, nil),
            ("1\u{A0}200", 1200, nil, nil), ("1\u{202F}200", 1200, nil, nil), ("1'234", 1234, nil, nil),
            ("1\u{2019}234\u{2019}567", 1_234_567, nil, nil), ("\u{661}\u{662}", 12, nil, nil),
            ("\u{6F5}", 5, nil, nil), (">10", nil, 10, nil), ("5+", nil, 5, nil),
            ("at least 5", nil, 5, nil), ("more than 1,200", nil, 1200, nil), ("\u{2265} 7", nil, 7, nil),
            ("up to 12", nil, nil, 12), ("5-10", nil, 5, 10), ("5 \u{2013} 10", nil, 5, 10),
            ("between 5 and 10", nil, 5, 10), ("about 20", 20, nil, nil), ("12 people killed", 12, nil, nil),
            ("10*", 10, nil, nil),
            ("1,234.0", 1234, nil, nil), ("-99", nil, nil, nil), ("unknown", nil, nil, nil),
            ("?", nil, nil, nil), ("-", nil, nil, nil), ("n/a", nil, nil, nil),
        ] as [(String, Int?, Int?, Int?)])
    func counts(_ text: String, best: Int?, low: Int?, high: Int?) throws {
        let reading = try readings("id\tdate\tkilled\na\t2022-12-28\t\(text)\n")[0]
        let incident = reading.incident
        #expect(incident.fatalities == best && incident.fatalitiesLow == low)
        #expect(incident.fatalitiesHigh == high)
        #expect(reading.notes.filter(\.isLoss) == [])
    }

    @Test(
        "whether commas and points part thousands is one question for a column",
        arguments: [
            ("1.234|12.345", [1234, 12345]), ("1,234|12", [1234, 12]), ("1.5|1.234", [nil, nil]),
            ("1.000|2.0", [1, 2]), ("1.234.567|3", [1_234_567, 3]), ("0.123|1.234", [nil, nil]),
            // Nothing but noughts: the decimal point of the coordinates tells.
            ("1.000|2.000", [1, 2]), ("1,000|2,000", [1000, 2000]),
        ] as [(String, [Int?])])
    func thousands(_ texts: String, numbers: [Int?]) throws {
        let rows = texts.split(separator: "|").map { "a\t34.5\t69.2\t\($0)\n" }.joined()
        let readings = try readings("id\tlat\tlon\tkilled\n" + rows)
        #expect(readings.map(\.incident.fatalities) == numbers)
        for (reading, number) in zip(readings, numbers) {
            #expect(reading.notes.filter(\.isLoss).isEmpty == (number != nil), "\(reading.notes)")
        }
        let comma = try self.readings("id;lat;lon;killed\na;34,5;69,2;1.000\nb;34,5;69,2;1,000\n")
        #expect(comma.map(\.incident.fatalities) == [1000, 1])
    }

    @Test("a number that cannot be read loses no row") func keptRows() throws {
        let rows = try readings(
            "id,date,killed\na,2022-12-28,several\n")
        #expect(rows[0].incident.fatalities == nil && rows[0].incident.date != nil)
        #expect(rows[0].notes.map(\.reason) == ["killed: \u{2018}several\u{2019} is not a number"])
    }

    @Test("headings of people tell which number is which") func headings() throws {
        let incident = try readings("id,No. killed,Killed min,Killed max\na,4,3,5\n")[0].incident
        #expect([incident.fatalitiesLow, incident.fatalities, incident.fatalitiesHigh] == [3, 4, 5])
    }

    // MARK: Coordinates

    @Test(
        "latitude and longitude in columns of their own, in any notation of an angle",
        arguments: [
            ("34\u{B0}30'00\"N", "69\u{B0}15'00\"E"), ("34 30 00 N", "69 15 00 E"), ("34.5N", "69.25E"),
            ("34.5\u{B0}", "69.25\u{B0}"), ("34\u{B0}30\u{2032}00\u{2033} N", "69\u{B0}15\u{2032} E"),
            ("N34 30.000", "E069 15.000"), ("34,5", "69,25"), ("34,5\u{B0} N", "69,25\u{B0} E"),
            ("343000N", "0691500E"), ("\u{663}\u{664}\u{66B}\u{665}", "\u{666}\u{669}\u{66B}\u{662}\u{665}"),
            (" 34.5\u{A0}", "+69.25"), ("34-30-00N", "69-15-00E"),
        ])
    func angles(_ latitude: String, longitude: String) throws {
        let quoted = [latitude, longitude].map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        let reading = try readings("id;lat;lon\na;\(quoted[0]);\(quoted[1])\n")[0]
        let point = try #require(reading.point, "\(reading.notes)")
        #expect(abs(point.latitude - 34.5) < 1e-9 && abs(point.longitude - 69.25) < 1e-9)
        #expect(reading.notes.isEmpty)
    }

    @Test("letters tell of columns that hold one another's degrees") func letters() throws {
        let reading = try readings("id;lat;lon\na;69\u{B0}15'E;34\u{B0}30'N\n")[0]
        #expect(reading.point == Coordinate(latitude: 34.5, longitude: 69.25) && reading.notes.isEmpty)
    }

    @Test("the southern and western halves, and the minus sign of typographers") func signs() throws {
        let rows = try readings(
            "id;lat;lon\na;12\u{B0}30'S;77\u{B0}15'W\nb;\u{2212}12.5;\u{2212}77,25\nc;-12.5;-77.25\n")
        #expect(Set(rows.map(\.point)) == [Coordinate(latitude: -12.5, longitude: -77.25)])
    }

    @Test(
        "what stands for no position is none, and no news",
        arguments: [
            ("", ""), ("-", "-"), ("NaN", "NaN"), ("unknown", "unknown"), ("NA", "NA"), ("#N/A", "#N/A"),
            ("null", "NULL"), ("-99", "-99"), ("999", "999"), ("-9999", "-9999"), ("N/A", "n/a"),
        ])
    func placeholders(_ latitude: String, longitude: String) throws {
        let reading = try readings("id,place,lat,lon\na,Gao,\(latitude),\(longitude)\n")[0]
        #expect(reading.point == nil && reading.incident.names.place == "Gao")
        #expect(reading.notes.isEmpty, "\(reading.notes)")
    }

    @Test("half a position, words and numbers off the globe are no position, and said") func noted() throws {
        let rows = try readings(
            "id,place,lat,lon\na,Gao,16.27,\nb,Gao,north,2\nc,Gao,16271700,-44700\nd,Sydney,151.21,-33.87\n")
        #expect(rows.allSatisfy { $0.point == nil && $0.notes.count == 1 })
        #expect(
            rows.map { $0.notes[0].reason } == [
                "lon: is empty, though the other number of the position is there",
                "lat: \u{2018}north\u{2019} is no position",
                "lat: \u{2018}16271700\u{2019} is not in -90...90",
                "lat: \u{2018}151.21\u{2019}: latitude and longitude seem to be exchanged",
            ])
        #expect(rows[3].exchanged == Coordinate(latitude: -33.87, longitude: 151.21))
        // A longitude of -99 is in Mexico.
        #expect(
            try readings("id,lat,lon\na,19.4,-99\n")[0].point == Coordinate(latitude: 19.4, longitude: -99))
    }

    @Test(
        "one column for both, in the order that its heading says",
        arguments: [
            ("Lat, Long", "34.5, 69.25"), ("Lat/Long", "34.5/69.25"), ("Latitude/Longitude", "34.5,69.25"),
            ("lat_lon", "34.5 69.25"), ("latlng", "(34.5, 69.25)"), ("GPS coordinates", "34.5, 69.25"),
            ("GPS", "34.5 69.25 1800.0 4.5"), ("coordinates (lon,lat)", "69.25,34.5"),
            ("Location (lat,long)", "34.5,69.25"), ("lonlat", "[69.25, 34.5]"),
            ("geometry", "POINT (69.25 34.5)"),
            ("the_geom", "SRID=4326;POINT(69.25 34.5)"), ("wkt", "POINT Z (69.25 34.5 10)"),
            ("geom", "0101000020E610000000000000005051400000000000404140"),
            ("geom", "010100000000000000005051400000000000404140"),
            ("geometry", "{'type': 'Point', 'coordinates': [69.25, 34.5, 10]}"),
            ("Incident coordinates", "34.5N 69.25E"), ("Position", "34,5; 69,25"),
            ("Koordinaten", "34,5 69,25"),
            ("coords", "69\u{B0}15'E 34\u{B0}30'N"),
        ])
    func pairs(_ heading: String, text: String) throws {
        let table = try sources.table("id;\"\(heading)\";place\na;\"\(text)\";Gao\n")
        let reading = try Sources.readings(table)[0].get()
        let point = try #require(reading.point, "\(reading.notes)")
        #expect(abs(point.latitude - 34.5) < 1e-9 && abs(point.longitude - 69.25) < 1e-9)
        #expect(reading.incident.names.place == "Gao")
    }

    @Test(
        "headings of publishers and surveyors",
        arguments: [
            "decimalLatitude;decimalLongitude", "geogr. Breite;geogr. Länge", "Y_COORD;X_COORD",
            "POINT_Y;POINT_X",
            "LATITUD GPS;LONGITUD GPS",
        ])
    func axes(_ header: String) throws {
        let reading = try readings("id;\(header)\na;34.5;69.25\n")[0]
        #expect(reading.point == Coordinate(latitude: 34.5, longitude: 69.25))
    }

    @Test("metres and grids; PROJ gives the same") func grids() throws {
        // cs2cs EPSG:32642 EPSG:4326: 34.5229 N, 69.1786 E.
        let tables = [
            "id,UTM zone,Easting,Northing\na,42S,516391,3820239\n",
            "id,UTM zone,Easting,Northing\na,42S,\"516,391\",3 820 239.4\n", "id,utm\na,42N 516391 3820239\n",
            "id,Grid reference\na,42SWD1639120239\n", "id,MGRS\na,42S WD 16391 20239\n",
        ]
        for text in tables {
            let point = try #require(try readings(text)[0].point, "\(text)")
            #expect(abs(point.latitude - 34.5229) < 1e-3 && abs(point.longitude - 69.1786) < 1e-3, "\(text)")
        }
        let map = try ColumnMap(sources.table("id,place,easting,northing,lat_old\n"), .recognising([]))
        #expect(map.unusedPositions == ["easting", "northing"], "\(map.used)")
        #expect(
            try readings("id,utm zone,easting,northing,place\na,42,516391,3820239,Gao\n")[0].notes.count == 1)
    }

    @Test("an HXL tag says what its column is, and the heading above it does not say it is something else")
    func tags() throws {
        let table = try sources.table("Event,Where\n#event+id,#loc\n17,Gao\n")
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.id == "17" && incident.type == nil && incident.names.place == "Gao")
    }

    // MARK: Days

    @Test(
        "dates in many languages and habits",
        arguments: [
            ("28 décembre 2022", "2022-12-28"), ("1er février 2023", "2023-02-01"),
            ("28. Dezember 2022", "2022-12-28"), ("28 de diciembre de 2022", "2022-12-28"),
            ("28 de dezembro de 2022", "2022-12-28"), ("28 dicembre 2022", "2022-12-28"),
            ("28 декабря 2022 г.", "2022-12-28"), ("28 грудня 2022", "2022-12-28"),
            ("28 Aralık 2022", "2022-12-28"), ("28 Desember 2022", "2022-12-28"),
            ("28 grudnia 2022", "2022-12-28"), ("28 ديسمبر 2022", "2022-12-28"),
            ("28 كانون الأول 2022", "2022-12-28"), ("٢٨/١٢/٢٠٢٢", "2022-12-28"), ("٢٠٢٢-١٢-٢٨", "2022-12-28"),
            ("28/12/2022\u{A0}", "2022-12-28"), ("Mittwoch, 28. Dez. 2022", "2022-12-28"),
            ("miércoles 28 de diciembre de 2022", "2022-12-28"), ("28DEC2022", "2022-12-28"),
            ("12/28/2022 2:30 PM", "2022-12-28"), ("28.12.2022, 14:30", "2022-12-28"),
            ("44923.604", "2022-12-28"), ("1672236000", "2022-12-28"), ("1672236000000", "2022-12-28"),
            ("2022-12-28T14:30:00+02:00", "2022-12-28"), ("20221228T143000Z", "2022-12-28"),
            ("2022-12-28 14.30", "2022-12-28"),
        ])
    func days(_ text: String, day: String) throws {
        let reading = try readings("id\tdate\na\t\(text)\n")[0]
        #expect(reading.incident.date?.start.description == day && reading.incident.date?.precision == .day)
    }

    @Test(
        "months and spans",
        arguments: [
            ("Dec-22", "2022-12-01", "2022-12-31", .month), ("Dec 2022", "2022-12-01", "2022-12-31", .month),
            ("2022-12-00", "2022-12-01", "2022-12-31", .month),
            ("2022-00-00", "2022-01-01", "2022-12-31", .year),
            ("early December 2022", "2022-12-01", "2022-12-31", .month),
            ("fin décembre 2022", "2022-12-01", "2022-12-31", .month),
            ("12/2022", "2022-12-01", "2022-12-31", .month),
            ("2022-12-27/2022-12-30", "2022-12-27", "2022-12-30", .range),
            ("2022-12-27 - 2022-12-30", "2022-12-27", "2022-12-30", .range),
            ("27-30 December 2022", "2022-12-27", "2022-12-30", .range),
            ("Dec 27-30, 2022", "2022-12-27", "2022-12-30", .range),
            ("27 December 2022 to 2 January 2023", "2022-12-27", "2023-01-02", .range),
            ("27 December - 2 January 2023", "2022-12-27", "2023-01-02", .range),
            ("Nov-Dec 2022", "2022-11-01", "2022-12-31", .range),
            ("27-30/12/2022", "2022-12-27", "2022-12-30", .range),
            ("12/27-30/2022", "2022-12-27", "2022-12-30", .range),
            ("2022-W52", "2022-12-26", "2023-01-01", .week),
        ] as [(String, String, String, DatePrecision)])
    func spans(_ text: String, first: String, last: String, precision: DatePrecision) throws {
        let date = try #require(try readings("id\tdate\na\t\(text)\n")[0].incident.date)
        #expect(date.start.description == first && date.end.description == last)
        #expect(date.precision == precision)
    }

    @Test("what is no date leaves the row, and is said unless it says so itself") func noDays() throws {
        let rows = try readings(
            "id,date,place\na,soon,Gao\nb,2022-13-45,Gao\nc,unknown,Gao\nd,-,Gao\ne,22-Dec,Gao\nf,Dec 22,Gao\n"
        )
        #expect(rows.allSatisfy { $0.incident.date == nil && $0.incident.names.place == "Gao" })
        #expect(rows.map(\.notes.count) == [1, 1, 0, 0, 1, 1])
        #expect(rows[0].notes[0].reason == "date: \u{2018}soon\u{2019} is no date")
    }

    @Test("days and months that may be either way are told from the whole column, or said to be unsure")
    func order() throws {
        func read(_ dates: String...) throws -> [IncidentReader.Reading] {
            try readings("id,date\n" + dates.map { "a,\($0)\n" }.joined())
        }
        let american = try read("1/2/2023", "12/28/2022")
        #expect(american[0].incident.date?.start.description == "2023-01-02" && american[0].notes.isEmpty)
        let european = try read("1/2/2023", "28/12/2022")
        #expect(european[0].incident.date?.start.description == "2023-02-01" && european[0].notes.isEmpty)
        let unsure = try read("1/2/2023", "3/3/2023", "1.2.2023")
        #expect(unsure[0].incident.date?.start.description == "2023-02-01")
        #expect(unsure.map(\.notes.count) == [1, 0, 0] && unsure[0].notes.filter(\.isLoss).isEmpty)
    }
}
