import Export
import Foundation
import Gazetteer
import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

@Suite("The map's page")
struct MapPageTests {
    private static let attack = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"

    private func page(_ incidents: [Incident]) throws -> [UInt8] {
        MapPage(incidents, world: try .embedded()).encode()
    }

    /// An incident whose report would take over the page.
    private func hostile() -> Incident {
        var incident = kabul()
        incident.source = Self.attack
        incident.perpetrator = Self.attack
        incident.location?.place = "القصر " + Self.attack
        incident.evidence = [
            Evidence(
                field: "place", sentence: "It fell within about\na kilometre of the palace \(Self.attack).",
                span: TextSpan(start: 0, end: 10))
        ]
        return incident
    }

    /// All that is known is the country.
    private func somewhere() throws -> Incident {
        var incident = Incident(id: "vague-1", type: .bombing, source: "vague.txt")
        let centre = Coordinate(wrappingLatitude: 6, longitude: 48)
        incident.location = Location(
            place: "Somalia", country: "SO", geonameID: 51537, coordinate: centre, radius: nil,
            uncertainty: .kilometres(1100), area: try Disc(centre: centre, radius: .kilometres(1100)).shape(),
            extent: .uncertainty, rule: "in a country", phrase: "in Somalia",
            phraseSpan: TextSpan(start: 0, end: 10))
        return incident
    }

    @Test("is one file that names nothing outside it, and small")
    func selfContained() throws {
        let bytes = try page([kabul()])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("default-src 'none'; script-src 'sha256-"))
        #expect(!text.contains("unsafe-inline") && !text.contains("%%"))
        // SVG's name is an address that nobody fetches.
        #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("://"))
        for word in [" src=", " href=", "@import", "url(h", "fetch(", "innerHTML"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(bytes.count < 600_000)
        #expect(try page([kabul()]) == bytes)
    }

    @Test("holds borders, a coast where there is one, and towns, of the other side of the antimeridian too")
    func baseMap() throws {
        let world = try WorldGazetteer.embedded()
        let kabul = world.baseMap(of: Envelope(west: 65, south: 32, east: 73, north: 37), townCount: 20)
        #expect(kabul.lines[.country] != nil && kabul.lines[.division] != nil && kabul.lines[.coast] == nil)
        #expect(kabul.towns.count == 20 && kabul.towns.contains { $0.name == "Kabul" })
        let fiji = world.baseMap(of: Envelope(west: 176, south: -20, east: -176, north: -15), townCount: 20)
        let longitudes = (fiji.lines[.coast] ?? []).flatMap { $0.map(\.longitude) }
        #expect(longitudes.contains { $0 < 180 } && longitudes.contains { $0 > 180 })
        #expect(longitudes.allSatisfy { (170...190).contains($0) })
    }

    @Test("shows words of a report as words", .enabled(if: !Browser.isMissing, Browser.advice))
    func hostileText() throws {
        let bytes = try page([hostile()])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.matches(of: /<\/script/.ignoresCase()).count == 2)
        #expect(!text.contains("<img"))
        let browser = try Browser(bytes)
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
        let shown = try browser.text(from: "<aside>", to: "</aside>")
        #expect(!shown.contains("<img") && !shown.contains("<script"))
        #expect(shown.contains("&lt;img src=x onerror=alert(1)&gt;"))
        // Broken elsewhere than the phrase is.
        #expect(shown.contains("<mark dir=\"auto\">within about\na kilometre of the palace</mark>"))
    }

    @Test(
        "opens from a file and asks for nothing; its address chooses an incident",
        .enabled(if: !Browser.isMissing, Browser.advice), arguments: [390, 1280])
    func selection(width: Int) throws {
        let bytes = try page([kabul(), try somewhere()])
        let chosen = try Browser(bytes, at: "#6.00000,48.00000,6.00,2", width: width)
        #expect(chosen.console.isEmpty && chosen.requests.isEmpty)
        #expect(try chosen.text(from: "<article", to: "</article>").contains("<dd dir=\"auto\">Somalia</dd>"))
        #expect(try chosen.text(from: "<ol", to: "</ol>").matches(of: /aria-current="true"/).count == 1)
        // A country is an area, never a pin.
        #expect(try chosen.text(from: "<g id=\"pins\"", to: "</g>") == ">")
        #expect(try chosen.text(from: "<g id=\"areas\"", to: "</g>").contains("class=\"uncertain chosen\""))
        let none = try Browser(bytes, width: width)
        #expect(try none.text(from: "<article", to: "/article>").hasSuffix("><"))
        #expect(try none.text(from: "<ol", to: "</ol>").matches(of: /<li/).count == 2)
    }

    @Test("would be caught asking", .enabled(if: !Browser.isMissing, Browser.advice))
    func control() throws {
        let open = try Browser(Array("<img src='http://example.invalid/a'><script>nonsense()</script>".utf8))
        #expect(open.requests.contains("http://example.invalid/a") && open.console.count > 0)
    }
}
