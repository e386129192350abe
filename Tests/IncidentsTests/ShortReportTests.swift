import Geocoding
import Geometry
import Incidents
import Testing

/// Reports of a sentence or two, as people send them: no headline, no dateline, the date written in full.
@Suite struct ShortReportTests {
    private func incidents(_ text: String, date: String? = nil) throws -> [Incident] {
        try ReportReading(text: text, date: date).incidents
    }

    // MARK: One incident

    @Test(arguments: [
        (
            "Israeli forces killed 5 people in Rafah on 3 March 2024.", IncidentType.armedAttack,
            "2024-03-03", "PS"
        ),
        ("Clashes erupted in Khartoum on 15 April 2023.", .armedClash, "2023-04-15", "SD"),
        ("Clashes were reported in Khartoum on 15 April 2023.", .armedClash, "2023-04-15", "SD"),
        ("Fighting broke out in Khartoum on 15 April 2023.", .armedClash, "2023-04-15", "SD"),
        ("Soldiers clashed with rebels in Goma on 3 May 2023.", .armedClash, "2023-05-03", "CD"),
        ("An explosion was heard in Kabul on 3 May 2023.", .bombing, "2023-05-03", "AF"),
        ("Rebels attacked Tripoli on 3 March 2023.", .armedAttack, "2023-03-03", "LY"),
        (
            "Militants attacked Palma, Mozambique, on 24 March 2021, killing 12.", .armedAttack, "2021-03-24",
            "MZ"
        ),
        ("Police arrested 30 protesters in Lagos on 5 May 2023.", .unrest, "2023-05-05", "NG"),
        ("Police fired tear gas at protesters in Dakar on 4 June 2023.", .unrest, "2023-06-04", "SN"),
        ("Riots broke out in Karachi on 4 May 2021.", .unrest, "2021-05-04", "PK"),
        ("Protesters clashed with police in Nairobi on 25 June 2024.", .unrest, "2024-06-25", "KE"),
        ("Hamas attacked Sderot on 7 October 2023.", .armedAttack, "2023-10-07", "IL"),
        ("M23 killed 7 villagers near Rutshuru on 2 May 2023.", .armedAttack, "2023-05-02", "CD"),
    ])
    func isFound(text: String, type: IncidentType, day: String, country: String) throws {
        let found = try incidents(text)
        #expect(found.count == 1)
        let incident = try #require(found.first)
        #expect(incident.type == type)
        #expect(incident.date?.start == day && incident.date?.end == day)
        #expect(incident.location?.country == country)
    }

    @Test func aBombThatStruckIsOneEvenWhereNoTableKnowsThePlace() throws {
        let found = try incidents(
            "An IED struck a convoy near Qwrtzhausen on 3 March 2023, injuring 4 peacekeepers.")
        #expect(found.map(\.type) == [.bombing])
        #expect(found.first?.wounded?.value == 4 && found.first?.target == "convoy")
    }

    @Test(arguments: [
        "Two soldiers were killed when their helicopter crashed near Nairobi on 3 March 2023.",
        "The army said 5 soldiers died of malaria in Juba on 3 March 2023.",
        "The minister opened a school in Kabul on 3 May 2023.",
        "Police warned of possible clashes in Nairobi on 3 May 2023.",
        "Police arrested three men for fraud in Berlin on 3 May 2023.",
        "Thousands of protesters marched in Berlin on 3 May 2023.",
        "Israel and Egypt signed an agreement in Cairo on 3 May 2023.",
    ])
    func isNone(text: String) throws { #expect(try incidents(text).isEmpty) }

    // MARK: Two

    @Test(arguments: ["Kherson", "Kherson, Ukraine", "Qwrtzhausen"])
    func twoParagraphsAreTwoIncidents(town: String) throws {
        let found = try incidents(
            """
            A drone struck an oil depot in Belgorod, Russia on 3 January 2024. No one was hurt.

            Shelling damaged a school in \(town) on 3 January 2024, killing a man.
            """)
        #expect(found.map(\.type) == [.droneStrike, .shelling])
        #expect(found.map { $0.killed?.value } == [0, 1])
        #expect(found.first?.location?.country == "RU")
        #expect(found.last?.location?.country == (town.hasPrefix("Kherson") ? "UA" : nil))
    }

    @Test func twoSentencesAreTwoIncidents() throws {
        let found = try incidents(
            "Gunmen killed 4 people near Goma, DRC, on 1 May 2023. M23 attacked Rutshuru on 30 April 2023.")
        #expect(found.map(\.date?.start) == ["2023-05-01", "2023-04-30"])
        #expect(found.map(\.location?.place) == ["Goma", "Rutshuru"])
        #expect(found.map(\.perpetrator) == ["Gunmen", "M23"])
        #expect(found.map { $0.killed?.value } == [4, nil])
    }

    @Test(arguments: [
        "- 3 May 2023: Gunmen killed 4 people in Jos.\n\n- 5 May 2023: A bomb exploded in Maiduguri, killing 2.",
        "3 May 2023: Gunmen killed 4 people in Jos.\n\n5 May 2023: A bomb exploded in Maiduguri, killing 2.",
    ])
    func entriesAreDatedByTheirOwnDays(text: String) throws {
        let found = try incidents(text)
        #expect(found.map(\.date?.start) == ["2023-05-03", "2023-05-05"])
        #expect(found.map(\.date?.end) == ["2023-05-03", "2023-05-05"])
        #expect(found.map(\.location?.place) == ["Jos", "Maiduguri"])
    }

    @Test(arguments: ["Tripoli, Lebanon", "Palma, Mozambique", "Kherson"])
    func aTownThatWasHitIsNoTarget(town: String) throws {
        #expect(try incidents("Shelling hit \(town), on 3 March 2023, injuring two.").map(\.target) == [nil])
    }

    // MARK: Positions

    @Test(arguments: [
        ("A mortar shell hit a house at 34.5236N 69.1789E on 20 July 2021.", "34.5236N 69.1789E"),
        ("A rocket exploded in Kabul (34.5236, 69.1789) on 20 July 2021.", "Kabul"),
        ("In Kabul, a shell hit a house at 34.5236N 69.1789E on 20 July 2021.", "Kabul"),
        ("A rocket exploded in Kabul on 20 July 2021. The position was 34.5236, 69.1789.", "Kabul"),
        ("Rockets hit grid 42SWD 16391 20239 on 20 July 2021.", "42SWD 16391 20239"),
    ])
    func aPositionInFiguresIsWhereItWas(text: String, place: String) throws {
        let reading = try ReportReading(text: text, date: nil)
        let location = try #require(reading.incidents.first?.location)
        let palace = Coordinate(wrappingLatitude: 34.5236, longitude: 69.1789)
        #expect(reading.incidents.count == 1)
        #expect(Geodesic.distance(from: location.coordinate, to: palace) < .metres(40))
        #expect(location.uncertainty < .metres(20) && location.place == place && location.country == "AF")
        reading.expectEvidence()
    }

    @Test(arguments: [("Kabul", "10.52, 40.18", "ET"), ("Qwrtzhausen", "48.05, 37.55", "UA")])
    func aPositionSaysWhichNamesakeIsMeant(town: String, position: String, country: String) throws {
        let location = try incidents("A shell fell on \(town) (\(position)) on 20 July 2021.").first?.location
        #expect(location?.place == town && location?.country == country && location?.geonameID == nil)
    }

    // MARK: A day of writing from elsewhere

    @Test func aDateInFullNeedsNoOtherDay() throws {
        let text = "A rocket exploded in Kabul on 20 July 2021."
        #expect(try incidents(text, date: "2024-06-20") == incidents(text))
        #expect(try incidents(text, date: "2021-07-21").first?.date?.start == "2021-07-20")
    }

    @Test func whatAReportLooksBackOnStaysOut() throws {
        let text = "Mourners met on Sunday. A rocket exploded in Kabul on 20 July 2021, killing their sons."
        #expect(try incidents(text, date: "2024-06-20").isEmpty)
    }
}
