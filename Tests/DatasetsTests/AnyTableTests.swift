import Datasets
import Foundation
import Geometry
import Incidents
import Testing
import Testkit

@Suite("Tables that nobody published") struct AnyTableTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    @Test(
        "positions are read with points, decimal commas and in any notation",
        arguments: [
            "id,lat,lon\na,34.5,69.25\n", "id;Latitude;Longitude\na;34,5;69,25\n",
            "id\tx\ty\na\t69.25\t34.5\n",
            "id,position\na,\"34\u{B0}30'00\"\"N 69\u{B0}15'00\"\"E\"\n",
            "\u{FEFF}id|LON|LAT\r\na|69.25|34.5\r\n",
        ])
    func positions(text: String) throws {
        let reading = try Sources.readings(sources.table(text))[0].get()
        #expect(reading.point == Coordinate(latitude: 34.5, longitude: 69.25) && reading.incident.id == "a")
    }

    @Test(
        "headings are known in the languages of the field, with marks, brackets and words around them",
        arguments: [
            "Nr;Datum;Ort;Land;Breite;Länge", "Identifiant;DATE;Lieu;Pays;Latitude;Longitude",
            "Código;Fecha;Localidad;País;Latitud;Longitud",
            "номер;дата;место;страна;широта;долгота",
            "Incident No.;Date of incident;Nearest town;Country of incident;GPS Latitude (WGS84);GPS Longitude (WGS84)",
        ])
    func headings(_ header: String) throws {
        let table = try sources.table(header + "\nx;1;2;3;4;5\n")
        let used = try ColumnMap(table, .recognising(table.columns)).used
        let names = header.split(separator: ";").map(String.init)
        let roles: [ColumnRole] = [.id, .date, .place, .country, .latitude, .longitude]
        for (role, name) in zip(roles, names) {
            #expect(used.contains { $0.role == role && $0.name == name }, "\(role): \(name)")
        }
    }

    @Test("headings in words that nobody foresaw stay above their HXL tags; one column has one meaning")
    func tagged()
        throws
    {
        let table = try sources.table("Tarehe ya tukio,Nchi\n#date,#country\n2024-05-03,Mali\n")
        #expect(table.columns == ["Tarehe ya tukio", "Nchi"] && table.tags == ["#date", "#country"])
        let both = try sources.table("x,Date and location,lat,lon\n")
        let used = try ColumnMap(both, .recognising(both.columns)).used
        #expect(used.count { $0.name == "Date and location" } == 1, "\(used)")
    }

    @Test("a heading that tells of a value does not hold it") func asides() throws {
        let table = try sources.table("id,date_precision,date_entered,location_type,lat,lon\n")
        let used = try ColumnMap(table, .recognising(table.columns)).used.map(\.name)
        #expect(used == ["id", "lat", "lon"], "\(used)")
        let spans = try sources.table("id,date_start,date_of_report,lat,lon\n")
        #expect(!(try ColumnMap(spans, .recognising(spans.columns)).used.contains { $0.role == .date }))
    }

    @Test(
        "lines above the header are passed over, and said",
        arguments: [
            "Security log,,,\nMay 2024,,,\n,,,\nNo,Date,Location,Notes\n1,2024-05-03,Goma,Shots\n",
            "Security log of May, Goma and Bukavu\n\nNo;Date;Location;Notes\n1;2024-05-03;Goma;Shots\n",
        ])
    func titles(_ text: String) throws {
        let table = try sources.table(text)
        #expect(table.columns == ["No", "Date", "Location", "Notes"])
        #expect(table.notes.contains { $0.hasPrefix("the header is line ") }, "\(table.notes)")
        let incident = try Sources.readings(table)[0].incident()
        #expect(incident.names.place == "Goma" && incident.id == "1")
        var lines: [Int] = []
        table.forEachRow { lines.append($0.line) }
        #expect(lines == [text.split(separator: "\n", omittingEmptySubsequences: false).count - 1])
    }

    @Test(
        "dates are read as people write them",
        arguments: [
            ("2021-07-20", "2021-07-20"), ("2021-07-20T10:30:00Z", "2021-07-20"),
            ("20 July 2021", "2021-07-20"),
            ("July 20, 2021", "2021-07-20"), ("20/07/2021", "2021-07-20"), ("20.7.2021", "2021-07-20"),
            ("20-Jul-2021", "2021-07-20"), ("20210720", "2021-07-20"), ("44397", "2021-07-20"),
            ("Tue, 20th of July 2021", "2021-07-20"), ("2021/7/20 23:59", "2021-07-20"),
        ])
    func dates(text: String, day: String) throws {
        let incident = try Sources.readings(sources.table("id\tdate\na\t\(text)\n"))[0].incident()
        #expect(incident.date?.start.description == day && incident.date?.precision == .day)
    }

    @Test("a month and a year are spans") func spans() throws {
        let rows = try Sources.readings(sources.table("id,date\na,2020-02\nb,2020\nc,Feb 2020\n"))
        #expect(try rows[0].incident().date?.end.description == "2020-02-29")
        #expect(try rows[1].incident().date?.precision == .year)
        #expect(try rows[2].incident().date == rows[0].incident().date)
    }

    @Test("a day above twelve in second place turns all dates of a table around") func monthFirst() throws {
        let rows = try Sources.readings(sources.table("id,date\na,03/04/2021\nb,12/31/2021\n"))
        #expect(try rows[0].incident().date?.start.description == "2021-03-04")
    }

    @Test("what cannot be read says which column and why, and leaves the rest of the row") func faults()
        throws
    {
        let rows = try Sources.readings(
            sources.table(
                "id,lat,lon,date\na,91,200,\nb,x,2,\nc,1,,\nd,1,2,soon\ne,1,2\nf,1,2,2021-02-30,g\n"))
        func reasons(_ row: Int) throws -> [String] { try rows[row].get().notes.map(\.reason) }
        #expect(try reasons(0) == ["lat: \u{2018}91\u{2019} is not in -90...90"])
        #expect(try reasons(1) == ["lat: \u{2018}x\u{2019} is no position"])
        #expect(try reasons(2) == ["lon: is empty, though the other number of the position is there"])
        #expect(try reasons(3) == ["date: \u{2018}soon\u{2019} is no date"])
        #expect(try rows[3].get().point?.latitude == 1 && reasons(4).isEmpty)
        let fault = #expect(throws: IncidentReader.Fault.self) { try rows[5].get() }
        #expect(fault?.reason == "the row has 5 fields, the header 4")
    }

    @Test("Windows-1252 and UTF-16 are read, and said") func encodings() throws {
        let windows = Array("id,place\na,C".utf8) + [0xF4, 0x74, 0x65, 0x93, 0x0A]
        let table = try SourceTable(contentsOf: sources.file("w.csv", windows))
        #expect(try Sources.readings(table)[0].incident().names.place == "C\u{F4}te\u{201C}")
        #expect(table.notes.count == 1)
        let units = Array("\u{FEFF}id,place\na,Алеппо\n".utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        #expect(
            try Sources.readings(SourceTable(contentsOf: sources.file("u.csv", units)))[0].incident().names
                .place
                == "Алеппо")
    }

    @Test("HXL tags name the columns") func tags() throws {
        let table = try sources.table(
            "a,b,c,d\n#adm1+name,#geo+lat,#geo+lon,#date+occurred\nHoms,34.7,36.7,2020-01-02\n")
        let reading = try Sources.readings(table)[0].get()
        #expect(reading.incident.names.admin1 == "Homs" && reading.point?.latitude == 34.7)
        #expect(reading.incident.date?.start.description == "2020-01-02")
    }

    @Test("columns that the user names win") func named() throws {
        let table = try sources.table("Ort,Datum,place\nKabul,2020-01-02,x\n")
        let rows = try Sources.readings(table, named: [.place: "ort", .date: "Datum"])
        #expect(try rows[0].incident().names.place == "Kabul")
        #expect(throws: TableError.self) { try Sources.readings(table, named: [.place: "nowhere"]) }
    }

    @Test("lines are counted through quoted line breaks, in pieces read apart from one another") func lines()
        throws
    {
        var random = SeededRandom.announced("lines")
        var text = "id,notes\n"
        var starts: [Int] = []
        var line = 2
        while text.utf8.count < 2_500_000 {
            starts.append(line)
            let breaks = Int.random(in: 0...3, using: &random)
            // A quotation mark and a line end behind it look like the end of a field to who begins in the middle.
            text +=
                "r\(starts.count),\"" + String(repeating: "a \"\"b\"\",\n", count: breaks)
                + String(repeating: "x", count: Int.random(in: 0...2000, using: &random)) + "\"\n"
            line += breaks + 1
        }
        let table = try sources.table(text)
        #expect(table.pieceCount == 3)
        var found: [Int] = []
        table.forEachRow { found.append($0.line) }
        #expect(found == starts)
    }
}
