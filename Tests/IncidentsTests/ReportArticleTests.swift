import Foundation
import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

/// The real article that the project started from.
private enum Article {
    static let path = Project.root + "/../shared/reports/kabul-2021-07.txt"
    static let isThere = FileManager.default.fileExists(atPath: path)
}

/// It may not be copied here: only values and spans are named.
@Suite(
    "The article on Kabul, July 2021",
    .enabled(
        if: Article.isThere, "needs ../shared/reports/kabul-2021-07.txt, which is no part of the project"))
struct ReportArticleTests {
    let reading: ReportReading

    init() throws { reading = try ReportReading(path: Article.path) }

    private func only() throws -> Incident {
        #expect(reading.incidents.count == 1)
        return try #require(reading.incidents.first)
    }

    @Test("tells of one incident, and not of its background") func one() throws {
        let incident = try only()
        #expect(incident.source == Article.path)
        #expect(incident.id == "kabul-2021-07-1")
    }

    @Test("what: three rockets, two exploded, one did not") func what() throws {
        let incident = try only()
        #expect(incident.type == .rocketMissileAttack)
        #expect([incident.launched, incident.exploded, incident.failed] == [3, 2, 1])
    }

    @Test("when: Eid al-Adha before 25 July 2021, give or take the moon") func when() throws {
        let date = try #require(try only().date)
        #expect(date.start == "2021-07-20" && date.end == "2021-07-20" && date.precision == .day)
        #expect(date.slackDays == 1)
        #expect(date.note.contains("Eid al-Adha") && date.note.contains("Umm al-Qura"))
    }

    @Test("where: a disc of a kilometre around the palace, the landmark's own size added") func place() throws
    {
        let location = try #require(try only().location)
        #expect(location.place.lowercased() == "presidential palace, kabul")
        #expect(location.country == "AF")
        #expect(location.coordinate == Coordinate(wrappingLatitude: 34.52361, longitude: 69.17889))
        #expect(location.radius == .kilometres(1))
        #expect(location.uncertainty == .metres(1300))
        #expect(location.extent == .stated)
        guard case .polygon(let disc) = location.area else {
            Issue.record("the area is \(location.area)")
            return
        }
        for vertex in disc.exterior.coordinates {
            let distance = Geodesic.distance(from: location.coordinate, to: vertex)
            #expect(abs(distance.metres - 1000) < 0.001)
        }
    }

    @Test("the words that give the position stand where the span says") func phrase() throws {
        let location = try #require(try only().location)
        #expect(reading.words(location.phraseSpan) == location.phrase)
        #expect(location.phrase.contains("kilometer") && location.phrase.contains("presidential palace"))
    }

    @Test("who: ISIS claims it, against the palace") func who() throws {
        let incident = try only()
        #expect(incident.perpetrator == "ISIS" && incident.claim == .claimed)
        #expect(incident.target?.contains("presidential palace") == true)
    }

    @Test("casualties: none, preliminary, on the spokesman's word") func casualties() throws {
        let incident = try only()
        #expect(incident.killed == Count(0) && incident.wounded == Count(0))
        #expect(incident.abducted == nil)
        #expect(incident.status == .preliminary)
        let note = incident.casualtyNote ?? ""
        #expect(note.contains("preliminary") && note.contains("Interior Ministry spokesman"))
    }

    @Test("every value has a whole sentence of the article behind it") func evidence() throws {
        _ = try only()
        reading.expectEvidence()
    }
}
