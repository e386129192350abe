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
        ("An air strike hit Gaza on Sunday.", "Gaza", 281_133),
        ("The cyclone reached Gaza province, Mozambique, on Sunday.", "Gaza province", 1_046_058),
        ("Gunmen raided a village in Beni territory, North Kivu.", "Beni territory", 219_056),
        ("Gunmen raided a shop in Beni, North Kivu.", "Beni", 219_057),
        ("A drone fell in Belgorod, Russia. A shell fell in Kherson.", "Kherson", 706_448),
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

    /// Mozambique has a Palma and Mali no Paris, but the index knows neither: the country stands for them, and the rule says so.
    @Test(arguments: [
        ("Militants attacked Palma, Mozambique, on Friday.", "MZ", "Palma"),
        ("Militants attacked Palma in northern Mozambique on Friday.", "MZ", "Palma"),
        ("A bomb went off in Paris, Mali.", "ML", "Paris"),
        ("Three died in Valencia (Mali) after a raid.", "ML", "Valencia"),
        ("Rebels entered Toledo, North Kivu, DRC, overnight.", "CD", "Toledo"),
    ])
    func theStatedAreaHolds(text: String, country: String, name: String) throws {
        let phrase = try #require(World.phrases(text).first)
        #expect(phrase.location.country == country, "\(phrase.location.place)")
        #expect(phrase.location.place.hasPrefix(name + ", "))
        #expect(phrase.location.uncertainty > .kilometres(100))
        #expect(phrase.location.rule.contains("no table knows where its \(name) lies"))
    }

    @Test(arguments: [
        // Two items of a list, the subject of what follows, and a border that is disputed.
        ("Bombs went off in Kandahar, Helmand and Uruzgan.", "Kandahar", 1_138_336),
        ("In Paris, Mali signed the treaty.", "Paris", 2_988_507),
        ("Shells fell in Gaza, Israel, on Monday.", "Gaza", 281_133),
        ("A bomb went off in Paris, Texas, on Monday.", "Paris", 4_717_560),
    ])
    func whatIsNoContainer(text: String, name: String, geonameID: Int) throws {
        #expect(World.identifiers(text)[name] == geonameID, "\(World.identifiers(text))")
    }

    @Test(arguments: [
        ("A car bomb exploded outside the Makka al-Mukarama hotel in Mogadishu.", "Mogadishu"),
        ("A man was shot outside the Kabul restaurant in Berlin.", "Berlin"),
        ("A bomb went off on Jalalabad road in Kabul.", "Kabul"),
        ("Students left the Baghdad University campus at noon in Mosul.", "Mosul"),
        ("A crowd stood before the Nigeria embassy, Nairobi.", "Nairobi"),
    ])
    func aFacilityIsNotWhereItsNameComesFrom(text: String, place: String) {
        #expect(World.phrases(text).map(\.location.place) == [place], "\(World.identifiers(text))")
    }

    @Test(arguments: [
        ("Patients fled the Kandahar hospital in Afghanistan.", "Kandahar"),
        ("Patients fled the Kandahar hospital.", "Kandahar"),
        ("Gunmen attacked Kabul University.", "Kabul"),
    ])
    func aFacilityIsWhereItsNameComesFrom(text: String, name: String) {
        #expect(World.identifiers(text)[name] != nil, "\(World.identifiers(text))")
    }

    @Test func theRunnerUpLiesElsewhere() throws {
        // The city of Goma, the division of that name around it, and namesakes elsewhere.
        for text in [
            "Shells fell in Goma.", "Shells fell in Kherson.", "Shells fell in Beni territory, DRC.",
        ] {
            let location = try #require(World.phrases(text).first).location
            guard let other = location.runnerUp else { continue }
            #expect(
                Geodesic.distance(from: location.coordinate, to: other.coordinate) > location.uncertainty,
                "\(text) \(other.title)")
        }
        #expect(try #require(World.phrases("A bomb went off in Springfield.").first).location.runnerUp != nil)
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
