import Export
import Formats
import Foundation
import Gazetteer
import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

@Suite("The map's page", .serialized)
struct MapPageTests {
    private static let needsBrowser: ConditionTrait = .enabled(
        if: !Browser.isMissing, Comment(rawValue: Browser.advice))
    private static let ready = "document.documentElement.dataset.ready"

    private static let attack = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"

    private func page(_ incidents: [Incident]) throws -> [UInt8] {
        MapPage(incidents, world: try .embedded()).encode()
    }

    private static let usual = Result { try MapPage([kabul()], world: .embedded()).encode() }

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
        let bytes = try Self.usual.get()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("default-src 'none'; script-src 'sha256-"))
        #expect(!text.contains("unsafe-inline") && !text.contains("%%"))
        // SVG's name is an address that nobody fetches.
        #expect(!text.replacing("http://www.w3.org/2000/svg", with: "").contains("://"))
        for word in [" src=", " href=", "@import", "url(", "fetch(", "innerHTML", "eval("] {
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

    @Test("shows words of a report as words", needsBrowser)
    func hostileText() throws {
        let bytes = try page([hostile()])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.matches(of: /<\/script/.ignoresCase()).count == 2)
        #expect(!text.contains("<img"))
        let browser = try Browser()
        try browser.open(bytes, when: Self.ready)
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
        #expect(try browser.number("document.images.length + document.scripts.length") == 2)
        #expect(try browser.text("byId('details').textContent").contains(Self.attack))
        // Broken elsewhere than the phrase is.
        #expect(
            try browser.text("document.querySelector('mark').textContent")
                == "within about\na kilometre of the palace")
        // A name in Arabic runs its own way.
        #expect(try browser.text("document.querySelector('#details h2 span').dir") == "auto")
    }

    @Test("opens from a file and asks for nothing; its address chooses an incident", needsBrowser)
    func selection() throws {
        let bytes = try page([kabul(), try somewhere()])
        let browser = try Browser()
        for width in [390, 1280] { try check(bytes, in: browser, width: width) }
    }

    private func check(_ bytes: [UInt8], in browser: Browser, width: Int) throws {
        try browser.open(bytes, at: "#6.00000,48.00000,6.00,2", width: width, when: Self.ready)
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
        #expect(try browser.text("byId('details').textContent").contains("Somalia"))
        #expect(try browser.number("document.documentElement.scrollWidth") == Double(width))
        // A country is an area, never a pin.
        #expect(try browser.number("app.incidents.precision[1]") == browser.number("UNIT"))
        #expect(try browser.number("app.incidents.precision[0]") == browser.number("POSITION"))
        try browser.open(bytes, width: width, when: Self.ready)
        #expect(try browser.text("byId('details').textContent").hasPrefix("Choose an incident"))
        try browser.wait(until: "app.table.rows.length == 2")
    }

    @Test("tells the runner-up of a name with its distance", needsBrowser)
    func runnerUp() throws {
        var incident = kabul()
        incident.location?.runnerUp = Location.Namesake(
            title: "Arg, Iran", coordinate: Coordinate(wrappingLatitude: 34.523612345, longitude: 68.17889))
        let browser = try Browser()
        try browser.open(try page([incident]), when: Self.ready)
        #expect(try browser.text("byId('details').textContent").contains("Arg, Iran, 92 km from here"))
    }

    @Test("measures as the library does, everywhere", needsBrowser)
    func geodesics() throws {
        var random = SeededRandom.announced("geodesics of the page")
        var pairs: [[Double]] = [
            [0, 0, 0, 179.9], [90, 0, -90, 50], [5, 5, 5, 5], [0, 0, 0, -179.9], [30, 0, -30, 180],
        ]
        for number in 0..<200 {
            let (lat, lon) = (
                Double.random(in: -90...90, using: &random), Double.random(in: -180...180, using: &random)
            )
            let (dy, dx) = (
                Double.random(in: -0.3...0.3, using: &random), Double.random(in: -0.3...0.3, using: &random)
            )
            switch number % 3 {
            case 0: pairs.append([lat, lon, max(-90, min(90, -lat + dy)), lon + 180 + dx])
            case 1: pairs.append([lat, lon, max(-90, min(90, lat + dy)), lon + dx])
            default:
                pairs.append([
                    lat, lon, Double.random(in: -90...90, using: &random),
                    Double.random(in: -180...180, using: &random),
                ])
            }
        }
        let browser = try Browser()
        try browser.open(try Self.usual.get(), when: Self.ready)
        let answers = try browser.value(
            "\(pairs).map(p => [inverse(...p).metres, MGRS(p[0], p[1]), destination(p[0], p[1], 40, 25000)])")
        for (pair, answer) in zip(pairs, answers as? [[Any]] ?? []) {
            let from = Coordinate(wrappingLatitude: pair[0], longitude: pair[1])
            let to = Coordinate(wrappingLatitude: pair[2], longitude: pair[3])
            let metres = try #require(answer[0] as? Double)
            #expect(abs(metres - Geodesic.distance(from: from, to: to).metres) < 0.001, "\(pair)")
            #expect(answer[1] as? String == MGRSReference.text(from), "\(pair)")
            // A ring is where the library's discs end.
            let ring = try #require(answer[2] as? [Double])
            let corner = Coordinate(wrappingLatitude: ring[1], longitude: ring[0])
            let expected = Geodesic.destination(from: from, azimuth: 40, distance: .kilometres(25))
            #expect(Geodesic.distance(from: corner, to: expected).metres < 0.001, "\(pair)")
        }
        #expect((answers as? [[Any]])?.count == pairs.count)
    }

    @Test("names its limit, and what to do beyond it")
    func limit() throws {
        let error = try #require(throws: FormatError.self) {
            try MapPage(NoRows(), count: 200_001, name: "all.csv", world: .embedded(), landmarks: nil)
        }
        #expect(error.description.contains("all.csv: 200001 rows: a page holds at most 200000"))
        #expect(error.advice.contains("--since") && error.advice.contains(".gpkg"))
    }

    @Test("would be caught asking", needsBrowser)
    func control() throws {
        let browser = try Browser()
        try browser.open(Array("<img src='http://example.invalid/a'><script>nonsense()</script>".utf8))
        #expect(browser.requests.contains("http://example.invalid/a") && browser.console.count > 0)
    }
}

/// A table that nobody reads.
private struct NoRows: RowSource {
    let fields: [Field] = []
    let identifier: Int? = nil
    let wideColumns: Set<Int> = []
    let blockCount = 0

    func read(block number: Int, into rows: inout RowBlock) {}
    func read(_ places: [RowPlace], asBlock number: Int, into rows: inout RowBlock) {}
}
