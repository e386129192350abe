import Geometry
import Testing
import Testkit

@testable import Gazetteer

@Suite struct WorldGazetteerTests {
    let staging = afghanStaging()

    @Test func findsAPlaceByItsNamesAndKnowsWhatItIs() throws {
        let world = try staging.build()
        let matches = world.lookup("KĀBUL")
        #expect(matches.map { world.place($0.row).featureCode } == ["PPLC", "ADM1", "ADM2", "PPL"])
        let kabul = world.place(try #require(matches.first).row)
        #expect(kabul.name == "Kabul" && kabul.geonameID == 1_138_958 && kabul.countryCode == "AF")
        #expect(kabul.coordinate == Coordinate(latitude: 34.52813, longitude: 69.17233))
        #expect(kabul.population == 4_434_550 && kabul.featureClass == .settlement)
        #expect(kabul.extent == .metres(17_500) && kabul.extentIsMeasured)
        #expect(kabul.envelope == Envelope(west: 68.95, south: 34.37, east: 69.42, north: 34.72))
        for name in ["کابل", "كابل", "Caboul", "kaboul", "काबुल", "kubha", "KBL"] {
            #expect(world.lookup(name).map { world.place($0.row).geonameID } == [1_138_958], "\(name)")
        }
    }

    @Test func saysHowAPlaceBearsTheName() throws {
        let world = try staging.build()
        #expect(world.lookup("Kabul").first?.kind == .primary)
        #expect(world.lookup("Caboul").first?.kind == .alternate)
        #expect(world.lookup("KBL").first?.kind == .code)
        #expect(world.lookup("Kubha").first?.kind == .historic)
        #expect(world.lookup("كابل").first?.kind == .preferred)
        #expect(world.lookup("afghan").first?.kind == .demonym)
        #expect(world.lookup("AFG").first?.kind == .code)
        #expect(world.lookup("IRA").first?.kind == .abbreviation)
        #expect(world.lookup("Afghanistan").first?.kind == .short)
        #expect(world.lookup("https en wikipedia org wiki Afghanistan").isEmpty)
        #expect(world.lookup("Nowhere").isEmpty && world.lookup("").isEmpty && world.lookup("…").isEmpty)
    }

    @Test func theMostPopulousNamesakeComesFirst() throws {
        let world = try staging.build()
        #expect(world.lookup("paris").map { world.place($0.row).countryCode } == ["FR", "US"])
    }

    @Test func climbsTheHierarchy() throws {
        let world = try staging.build()
        let kabul = try #require(world.place(geonameID: 1_138_958))
        let ids = world.ancestors(of: kabul).map { world.place($0).geonameID }
        #expect(ids == [1_138_950, 1_138_957, 1_149_361, 6_255_147])
        let place = world.place(kabul)
        #expect(place.admin1.map { world.place($0).geonameID } == 1_138_957)
        #expect(place.admin2.map { world.place($0).geonameID } == 1_138_950)
        #expect(place.country == world.country(code: "af"))
        let country = try #require(world.country(code: "AF"))
        #expect(
            world.isWithin(kabul, country) && world.isWithin(country, country)
                && !world.isWithin(country, kabul))
        #expect(world.place(country).country == nil && world.country(of: country) == country)
        let stray = try #require(world.place(geonameID: 99))
        #expect(world.ancestors(of: stray).isEmpty && world.place(stray).countryCode == nil)
        #expect(world.country(code: "ZZ") == nil && world.country(code: "") == nil)
        #expect(world.place(geonameID: 1) == nil && world.place(geonameID: -1) == nil)
    }

    @Test func givesAnExtentToEveryPlace() throws {
        let world = try staging.build()
        let village = world.place(try #require(world.place(geonameID: 1_129_648)))
        #expect(village.extent == .kilometres(1) && !village.extentIsMeasured && village.envelope == nil)
        // 647,500 km² as a disc.
        let country = world.place(try #require(world.country(code: "AF")))
        #expect(
            abs(country.extent.metres - 453_990) < 20 && country.extentIsMeasured && country.envelope == nil)
        let kabul = DefaultExtent.radius(of: .settlement, code: "PPLC", population: 4_400_000)
        #expect(abs(kabul.metres - 15_279) < 1)
        let province = world.place(try #require(world.place(geonameID: 1_138_957)))
        #expect(province.extent == .kilometres(80) && !province.extentIsMeasured)
    }

    @Test func tellsAScannerWhetherToReadOn() throws {
        let world = try staging.build()
        #expect(world.lookup(key: FoldedKey("qarah")) == Lookup(matches: [], continues: true))
        #expect(!world.lookup(key: FoldedKey("qara")).continues)
        #expect(!world.lookup(key: FoldedKey("Qarah Bagh")).continues)
        #expect(world.lookup(key: FoldedKey("Kabul")).continues, "Kabul District")
    }

    @Test func describesItself() throws {
        let world = try staging.build()
        try world.verify()
        #expect(world.metadata.provenance == "made for the tests\n")
        #expect(world.placeCount == 9 && world.metadata.measuredCount == 2 && world.rows.count == 9)
        #expect(world.metadata.keyCount > 15 && world.nameCount > world.metadata.keyCount)
    }

    @Test func theSameTablesGiveTheSameBytesInMemoryAndInAFile() throws {
        let path = "\(staging.path)/world.gaz"
        staging.forget("world.gaz")
        var builder = try GazetteerBuilder()
        for source in try GazetteerSource.recognise([staging.path]) { try builder.read(source) }
        let summary = try builder.write(to: path)
        #expect(summary.places == 9 && summary.orphanNames == 1)
        let mapped = try WorldGazetteer(contentsOfFile: path)
        try mapped.verify()
        let bytes = try staging.bytes()
        #expect(
            mapped.index.bytes.withSpan(0..<bytes.count + 1) { file in
                file.count == bytes.count && file.indices.allSatisfy { file[$0] == bytes[$0] }
            })
        #expect(try bytes == afghanStaging().bytes())
    }
}
