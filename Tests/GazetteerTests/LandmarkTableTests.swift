import Geometry
import Testing

@testable import Gazetteer

@Suite struct LandmarkTableTests {
    static let header = "name,aliases,kind,city,country,lat,lon,uncertainty_m,source\n"
    static let rows = """
        Presidential Palace,Arg|the Arg|ارگ,presidential palace,Kabul,AF,34.52361,69.17889,300,Wikipedia
        "Presidential Palace (People's Palace), Damascus",قصر الشعب,presidential palace,Damascus,SY,33.5,36.25,,"a ""quoted"" source,
        over two lines"
        "Bataclan, Paris",Le Bataclan,theatre,Paris,FR,48.86306,2.37083,60,Wikipedia

        """

    private func table(_ text: String) throws(GazetteerError) -> LandmarkTable {
        try LandmarkTable(csv: Array(text.utf8), path: "my.csv")
    }

    @Test(arguments: ["\n", "\r\n"]) func readsQuotesAliasesAndEveryLineEnd(end: String) throws {
        let text = (Self.header + Self.rows).split(separator: "\n", omittingEmptySubsequences: false).joined(
            separator: end)
        let table = try table("\u{FEFF}" + text)
        #expect(table.landmarks.count == 3)
        let palace = try #require(table.lookup("presidential  PALACE").first)
        #expect(palace.coordinate == Coordinate(latitude: 34.52361, longitude: 69.17889))
        #expect(palace.uncertainty == .metres(300) && palace.countryCode == "AF" && palace.aliases.count == 3)
        #expect(table.landmarks[1].source == "a \"quoted\" source,\(end)over two lines")
        #expect(table.landmarks[1].uncertainty == .metres(500))
    }

    @Test func findsByAliasByKindAndWithinACity() throws {
        let table = try table(Self.header + Self.rows)
        #expect(table.lookup("ارگ").first?.city == "Kabul" && table.lookup("arg").first?.city == "Kabul")
        #expect(
            table.lookup("Bataclan").first?.city == "Paris" && table.lookup("Bataclan", city: "Kabul").isEmpty
        )
        #expect(
            table.lookup(kind: "Presidential palace", city: "KABUL").map(\.name) == ["Presidential Palace"])
        #expect(table.lookup(kind: "presidential palace", city: "Damascus").count == 1)
        #expect(
            table.continues(key: FoldedKey("Presidential")) && !table.continues(key: FoldedKey("Presiden")))
    }

    @Test(arguments: [
        ("", "my.csv: the table is empty"),
        ("name,lat\n", "my.csv:1: lon: no such column"),
        ("name,lat,lon,name\n", "my.csv:1: name: the column is there twice"),
        ("name,lat,lon\nA,1,2\nB,91,2\n", "my.csv:3: lat: “91” is not a number from -90 to 90"),
        ("name,lat,lon\nA,1,\n", "my.csv:2: lon: “” is not a number"),
        ("name,lat,lon\n,1,2\n", "my.csv:2: name: is empty"),
        ("name,lat,lon\nA,nan,2\n", "my.csv:2: lat: “nan”"),
        ("name,lat,lon,uncertainty_m\nA,1,2,-5\n", "my.csv:2: uncertainty_m: must be more than 0"),
        ("name,lat,lon,country\nA,1,2,Chad\n", "my.csv:2: country: “CHAD”"),
        ("name,lat,lon\n\"A,1,2\nB,1,2\n", "my.csv:2: field 1: the quote is never closed"),
        ("name,lat,lon\n\"A\nB\"x,1,2\n", "my.csv:3: field 1: text after the closing quote"),
    ])
    func saysWhereTheErrorIs(text: String, message: String) {
        do {
            _ = try table(text)
            Issue.record("no error")
        } catch {
            #expect("\(error)".hasPrefix(message))
        }
    }

    @Test func theEmbeddedTableIsRead() throws {
        _ = try LandmarkTable.embedded()
    }
}
