import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

/// The reports under `Data/reports`, against what a person reads in them.
@Suite("Reports of every kind") struct ReportTests {
    @Test("come out as a person reads them", arguments: ExpectedReport.all)
    func expected(report: ExpectedReport) throws {
        let reading = try ReportReading(path: "\(Project.root)/Data/reports/\(report.file)")
        #expect(reading.incidents.count == report.incidents.count)
        for (incident, expected) in zip(reading.incidents, report.incidents) { check(incident, expected) }
        let known = report.incidents.reduce(into: Set<String>()) { $0.formUnion($1.knownIssues) }
        expect(known, "evidence") { reading.expectEvidence() }
    }

    @Test("come out the same without the day they were printed on, given --date")
    func sameWithAGivenDate() throws {
        let path = "\(Project.root)/Data/reports/kabul-rockets.txt"
        let dated = try ReportReading(path: path)
        let undated = try ReportReading(
            text: dated.text.replacing("Sunday, 25 July 2021 - 17:10\n", with: ""), date: "2021-07-25")
        #expect(undated.incidents.map(\.date) == dated.incidents.map(\.date))
        #expect(undated.incidents.map(\.killed) == dated.incidents.map(\.killed))
    }

    private func check(_ incident: Incident, _ expected: ExpectedIncident) {
        let known = expected.knownIssues
        expect(known, "type") { #expect(incident.type.rawValue == expected.type) }
        expect(known, "status") { #expect(incident.status.rawValue == expected.status) }
        // "A drone struck" may count as one drone launched, or not at all.
        if expected.launched != nil {
            expect(known, "launched") { #expect(incident.launched == expected.launched) }
        }
        expect(known, "exploded") { #expect(incident.exploded == expected.exploded) }
        expect(known, "failed") { #expect(incident.failed == expected.failed) }
        expect(known, "date") {
            #expect(incident.date?.start == expected.day)
            #expect(incident.date?.end == expected.day)
            #expect(incident.date?.precision == .day)
        }
        expect(known, "place") {
            let there = Coordinate(
                wrappingLatitude: expected.place.latitude, longitude: expected.place.longitude)
            let distance = incident.location.map { Geodesic.distance(from: $0.coordinate, to: there) }
            #expect((distance?.metres ?? .infinity) <= expected.place.within * 1000)
            // What the layer says about itself must be true: the place lies in the area that it owns up to.
            if let distance, let uncertainty = incident.location?.uncertainty {
                #expect(distance.metres <= uncertainty.metres + 1000)
            }
        }
        expect(known, "perpetrator") { expectWords(incident.perpetrator, expected.perpetrator) }
        expect(known, "claim") {
            if expected.perpetrator != nil {
                #expect(incident.claim?.rawValue == expected.claim)
            } else {
                // Two sides that blame each other are attributed, whichever is named; nobody claims it.
                #expect(incident.claim != .claimed)
            }
        }
        if expected.target != nil {
            expect(known, "target") { expectWords(incident.target, expected.target) }
        }
        expect(known, "killed") { #expect(incident.killed?.value == expected.killed) }
        expect(known, "wounded") { #expect(incident.wounded?.value == expected.wounded) }
        expect(known, "abducted") { #expect(incident.abducted?.value == expected.abducted) }
    }

    /// A report that blames nobody by name may leave the perpetrator open or repeat its "unidentified men".
    private func expectWords(_ value: String?, _ words: String?) {
        if let words {
            #expect(value?.contains(words) == true, "\(value ?? "nil") should hold \(words)")
            #expect((value ?? "").count < 60, "\(value ?? "nil") is more than a name")
        } else if let value {
            #expect(value.contains("unidentified") || value.contains("troops"), "\(value)")
        }
    }

    /// Runs a check, as a known issue where the table says so; it may pass by then.
    private func expect(_ known: Set<String>, _ name: String, _ check: () -> Void) {
        if known.contains(name) {
            withKnownIssue("\(name) is not right yet", isIntermittent: true) { check() }
        } else {
            check()
        }
    }
}
