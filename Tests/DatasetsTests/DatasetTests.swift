import Datasets
import Foundation
import Geometry
import Incidents
import Testing

@Suite("Published datasets") struct DatasetTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    static let acled = """
        event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
        actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,\
        longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp
        SYR1,28 December 2022,2022,1,Political violence,Battles,Armed clash,Side A,,1,Side B,,2,12,,760,Middle East,Syria,\
        Idleb,Ariha,Ariha,Ariha,35.8136,36.6094,1,Somebody,National,"On 28 December, a clash.",3,,1672700000
        SYR2,05-01-2023,2023,2,Political violence,Battles,Armed clash,Side A,,1,,,,10,,760,Middle East,Syria,Idleb,,,Idleb,\
        35.93,36.63,3,Somebody,National,Around then.,0,,1672700001
        SYR3,10-02-2023,2023,3,Political violence,Battles,Armed clash,Side A,,1,,,,10,,760,Middle East,Syria,Idleb,,,Idleb,\
        35.93,36.63,2,Somebody,National,That month.,,,1672700002

        """

    @Test("ACLED: dates in words and digits, codes for weeks, months and areas") func acledRows() throws {
        let table = try sources.table(Self.acled)
        #expect(DatasetMapping.recognising(table.columns).name == "acled")
        let rows = try Sources.readings(table)
        let first = try rows[0].incident()
        #expect(
            first.id == "SYR1" && first.type == "Battles" && first.subType == "Armed clash"
                && first.fatalities == 3)
        #expect(first.date?.start.description == "2022-12-28" && first.date?.end.description == "2022-12-28")
        #expect(first.date?.precision == .day && first.precision == .exact && first.precisionCode == "1")
        #expect(try rows[0].get().point == Coordinate(latitude: 35.8136, longitude: 36.6094))
        #expect(
            first.names.country == "Syria" && first.names.admin1 == "Idleb" && first.names.place == "Ariha")
        let second = try rows[1].incident()
        #expect(
            second.date?.start.description == "2023-01-02" && second.date?.end.description == "2023-01-08")
        #expect(second.date?.precision == .week && second.precision == .admin1 && second.actor2 == nil)
        let third = try rows[2].incident()
        #expect(third.date?.start.description == "2023-02-01" && third.date?.end.description == "2023-02-28")
        #expect(third.date?.precision == .month && third.precision == .near && third.fatalities == nil)
    }

    @Test("ACLED as it was before 2023") func oldACLED() throws {
        let table = try sources.table(
            """
            data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,\
            assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,\
            longitude,geo_precision,source,source_scale,notes,fatalities,timestamp,iso3
            9,760,SYR7,7,03 March 2021,2021,1,Protests,Peaceful protest,People,,6,,,0,60,Middle East,Syria,Homs,,,Homs,34.73,\
            36.72,1,S,National,A protest.,0,1,SYR
            """)
        #expect(DatasetMapping.recognising(table.columns).name == "acled")
        #expect(try Sources.readings(table)[0].incident().date?.start.description == "2021-03-03")
    }

    /// A row of GTD: 135 columns, of which the first ones, the specificity and the killed matter here.
    static func gtd(_ id: String, _ month: Int, _ day: Int, _ specificity: Int) -> [String] {
        var row = [String](repeating: "", count: 135)
        row.replaceSubrange(0..<4, with: [id, "2017", "\(month)", "\(day)"])
        (row[8], row[11], row[12]) = ("Afghanistan", "Kabul", specificity == 5 ? "Unknown" : "Kabul")
        (row[13], row[14], row[15]) = ("34.516895", "69.147011", "\(specificity)")
        (row[18], row[29], row[58], row[98]) = (
            "31/05/2017: A bomb, \"large\".", "Bombing/Explosion", "Unknown", "92"
        )
        return row
    }

    static func line(_ fields: [String]) -> String {
        fields.map { $0.contains { ",\"\n".contains($0) } ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }
            .joined(separator: ",") + "\n"
    }

    @Test("GTD without a header: days that are not known are a month or a year") func gtdRows() throws {
        let text = [("201705310001", 5, 31, 1), ("201705000002", 5, 0, 4), ("201700000003", 0, 0, 5)].map {
            Self.line(Self.gtd($0.0, $0.1, $0.2, $0.3))
        }.joined()
        let table = try sources.table(text)
        #expect(table.isHeaderless && table.columns.count == 135 && table.columns[98] == "nkill")
        let rows = try Sources.readings(table)
        let first = try rows[0].incident()
        #expect(
            first.dataset == "gtd" && first.id == "201705310001" && first.fatalities == 92
                && first.actor1 == nil)
        #expect(first.date?.precision == .day && first.names.place == "Kabul" && first.precision == .exact)
        let second = try rows[1].incident().date
        #expect(second?.start.description == "2017-05-01" && second?.end.description == "2017-05-31")
        #expect(second?.precision == .month)
        let third = try rows[2].incident()
        #expect(third.date?.precision == .year && third.names.place == nil && third.precision == .unknown)
    }

    @Test("UCDP GED samples: every row is read, in all editions") func ucdp() throws {
        let files = [("ucdp_ged231_sample1000.csv", 1000), ("ucdp_ged_hdx_ukr_hxl.csv", 2989)]
        for (file, count) in files {
            guard let path = Sources.sample(file) else { return print("skipped: no ../shared/samples") }
            let table = try SourceTable(contentsOf: path)
            let rows = try Sources.readings(table)
            #expect(rows.count == count && table.tags.isEmpty == (count == 1000))
            for row in rows {
                let reading = try row.get()
                #expect(
                    reading.point != nil && reading.incident.date != nil && reading.incident.precision != nil)
            }
        }
    }

    @Test("UCDP GED without its header is the same") func candidateRelease() throws {
        guard let path = Sources.sample("ucdp_ged231_sample1000.csv") else {
            return print("skipped: no ../shared/samples")
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let body = text.split(separator: "\n", maxSplits: 1)[1]
        let table = try sources.table(String(body))
        #expect(table.isHeaderless)
        let (with, without) = (
            try Sources.readings(SourceTable(contentsOf: path)), try Sources.readings(table)
        )
        #expect(try with.map { try $0.incident() } == without.map { try $0.incident() })
    }

    @Test("GDELT, ASAM and IMB samples") func others() throws {
        guard let gdelt = Sources.sample("gdelt2_20180101000000.export.CSV"),
            let asam = Sources.sample("nga_asam.json"), let imb = Sources.sample("imb_piracy_1993_2016.csv")
        else { return print("skipped: no ../shared/samples") }
        let events = try Sources.readings(SourceTable(contentsOf: gdelt))
        #expect(events.count == 2414)
        #expect(try events[0].incident().type == "consult")
        #expect(try events[0].incident().date?.start.description == "2017-12-02")
        let messages = try Sources.readings(SourceTable(contentsOf: asam))
        #expect(try messages[0].incident().id == "2022-217")
        #expect(try messages[0].incident().type == "Boarding")
        let attacks = try Sources.readings(SourceTable(contentsOf: imb))
        #expect(attacks.count == 6774)
        #expect(try attacks[0].incident().names.description == "Hong Kong - Luzon - Hainan")
    }

    @Test("the codes of a dataset map to one scale and back") func codes() {
        for mapping in DatasetMapping.all {
            for precision in LocationPrecision.allCases {
                guard let code = mapping.code(for: precision) else { continue }
                #expect(!code.isEmpty)
            }
        }
        #expect(DatasetMapping.named("ucdp")?.code(for: .admin1) == "4")
        #expect(DatasetMapping.named("acled")?.code(for: .near) == "2")
        #expect(DatasetMapping.named("gtd")?.code(for: .unknown) == "5")
    }
}
