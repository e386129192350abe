import Gazetteer
import Geometry
import Testing

@testable import Geocoding

/// Short invented texts: what a name stands for depends on what stands beside it.
@Suite struct DisambiguationTests {
    @Test(arguments: [
        ("ROME, Ga. – A guard was shot outside a bank on Wednesday.", "ROME", 4_219_762),
        ("ROME (AP) — Italian police arrested two men.", "ROME", 3_169_070),
        ("MOGADISHU, Somalia (AP) — A bomb killed two people.", "MOGADISHU", 53_654),
        ("Troops deployed in Tripoli. In Beirut the Lebanese army said it was calm.", "Tripoli", 266_826),
        ("Militias fought in Tripoli. Libya's government left for Benghazi.", "Tripoli", 2_210_247),
        ("Clashes in rural parts of Tame, in the eastern Colombian department of Arauca.", "Tame", 3_667_478),
        ("Shells fell in the Uri sector of Baramulla district, Indian police said.", "Uri sector", 1_253_694),
        ("A convoy was attacked on the road between El Fasher and Kutum, North Darfur.", "Kutum", 371_745),
        ("A rocket hit the city of Sderot.", "Sderot", 293_619),
        ("A bomb went off north of Baquba in Iraq.", "Baquba", 97_990),
        ("Men were shot in Niger State, Nigeria.", "Niger State", 2_328_925),
        ("Fighting was reported in Iraq's Diyala.", "Diyala", 96_965),
    ])
    func standsFor(text: String, name: String, geonameID: Int) throws {
        let found = World.identifiers(text)
        #expect(found[name] == geonameID, "\(text): \(found)")
    }

    @Test(arguments: [
        ("Police spokesman Abdifatah Aden said three died in Mogadishu.", "Aden"),
        ("Governor Bello Matawalle closed the schools of Zamfara.", "Bello"),
        ("The Marshall Islands-flagged ship was hit off Yemen.", "Marshall Islands"),
        ("The Taliban denied it in Kabul.", "Taliban"), ("It was Eid in Kabul.", "Eid"),
        ("A bomb went off at Kalma camp south-east of Nyala, Sudan. South Darfur is tense.", "Kalma camp"),
        ("The IS claimed the attack in Baghdad.", "IS"),
        ("They crossed the Euphrates near Raqqa, Syria.", "Euphrates"),
        ("\"It was loud,\" Jordan Smith told reporters in Kabul.", "Jordan"),
    ])
    func isNoPlace(text: String, name: String) {
        let found = World.identifiers(text)
        #expect(found[name] == nil, "\(text): \(found)")
    }

    @Test func aNeighbourhoodLiesInItsCity() throws {
        let text = "A shell hit al-Rawdah neighbourhood (حي الروضة) in the east of Taiz city, Yemen."
        let phrase = try #require(World.phrases(text).first)
        #expect(phrase.location.geonameID == 70_225)
        #expect(phrase.location.rule.contains("no table knows where its al-Rawdah neighbourhood lies"))
    }

    @Test func anUnknownNameIsTheAreaNamedWithIt() throws {
        let text = "Shells hit houses in Qwrtzhausen, Baramulla district. Indian police counted six."
        let phrase = try #require(World.phrases(text).first)
        #expect(phrase.location.place.hasPrefix("Qwrtzhausen"))
        #expect(phrase.location.country == "IN" && phrase.location.uncertainty >= .kilometres(10))
        #expect(phrase.location.rule.contains("no table knows"))
    }

    @Test func demonymsCountOnlyWhereTheyAreAskedFor() {
        let text = RunningText("Syrian soldiers left.")
        #expect(World.finder.places(in: text).isEmpty)
        let people = World.finder.places(in: text, includingDemonyms: true)
        #expect(people.map(\.anchor.countryCode) == ["SY"])
    }

    @Test func aDatelineComesLast() {
        let phrases = World.phrases(
            "ERBIL, Iraq, June 16 (Reuters) - A drone hit a car north of Sinjar in Nineveh province.")
        #expect(phrases.map(\.isDateline) == [false, true])
        #expect(phrases.first?.relation == .direction)
    }
}
