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
        try MapPage(incidents, world: .embedded(), landmarks: .embedded()).encode()
    }

    private static let usual = Result {
        try MapPage([kabul()], world: .embedded(), landmarks: .embedded()).encode()
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
        let world = try WorldGazetteer.embedded()
        let somalia = try world.place(#require(world.place(geonameID: 51537)))
        incident.location = Location(
            place: "Somalia", country: "SO", geonameID: 51537, coordinate: somalia.coordinate, radius: nil,
            uncertainty: somalia.extent,
            area: try Disc(centre: somalia.coordinate, radius: somalia.extent).shape(),
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

    @Test("is small where the incidents are all over the world, too")
    func world() throws {
        let incidents = [(-50.0, -70.0), (70, 100), (-35, 149), (40, -120)].enumerated().map {
            number, place in
            var incident = kabul()
            incident.id = "world.txt#\(number)"
            incident.location?.coordinate = Coordinate(wrappingLatitude: place.0, longitude: place.1)
            return incident
        }
        let bytes = try page(incidents)
        // The world's lines are in it.
        #expect((300_000..<2_000_000).contains(bytes.count), "\(bytes.count)")
    }

    @Test("holds borders, a coast where there is one, and towns, of the other side of the antimeridian too")
    func baseMap() throws {
        let world = try WorldGazetteer.embedded()
        let kabul = world.baseMap(of: Envelope(west: 65, south: 32, east: 73, north: 37), townCount: 20)
        #expect(kabul.lines[.country] != nil && kabul.lines[.division] != nil)
        // There is no coast but that of lakes.
        let shores = (kabul.lines[.coast] ?? []).map { $0.map(\.longitude) }
        #expect(!shores.isEmpty && shores.allSatisfy { ($0.max() ?? 0) - ($0.min() ?? 0) < 1 })
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

    @Test("is drawn for paper in the shape that it has there, with its legend", needsBrowser) func printing()
        throws
    {
        let browser = try Browser()
        let shape = "byId('canvas').width / byId('canvas').height"
        for width in [390, 1280] {
            try browser.open(try page([kabul()]), width: width, when: Self.ready)
            let before = try browser.number(shape)
            _ = try browser.value("byId('filters').open = false, dispatchEvent(new Event('beforeprint'))")
            #expect(try abs(browser.number(shape) - 18.0 / 11) < 0.02)
            #expect(try browser.value("byId('filters').open") as? Bool == true)
            _ = try browser.value("dispatchEvent(new Event('afterprint'))")
            #expect(try abs(browser.number(shape) - before) < 0.001)
            #expect(try browser.value("byId('filters').open") as? Bool == false)
        }
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

    @Test("has land where land is, on both sides of the antimeridian", needsBrowser)
    func land() throws {
        let incidents = try [(-18.1, 178.4), (-21.1, -175.2)].enumerated().map { number, place in
            var incident = try somewhere()
            incident.id = "fiji.txt#\(number)"
            let centre = Coordinate(wrappingLatitude: place.0, longitude: place.1)
            incident.location?.coordinate = centre
            incident.location?.area = try Disc(centre: centre, radius: .kilometres(5)).shape()
            return incident
        }
        let browser = try Browser()
        try browser.open(try page(incidents), when: Self.ready)
        let places = "[[-17.8, 178], [-16.6, 179.3], [-21.17, -175.2], [-19, 177], [-18, -176]]"
        let found = try browser.value(
            """
            \(places).map(([lat, lon]) => document.createElement('canvas').getContext('2d').isPointInPath(
                app.base.land, app.view.projectX(app.view.wrap(lon)), app.view.projectY(lat), 'evenodd'))
            """)
        #expect(found as? [Bool] == [true, true, true, false, false])
    }

    /// The kinds of lines whose strokes are dashed, and of those that are not, when the map is drawn anew.
    private static let strokes = """
        (() => {
            const kinds = { dashed: [], solid: [] }, proto = CanvasRenderingContext2D.prototype, stroke = proto.stroke;
            proto.stroke = function (path) {
                const kind = Object.keys(app.base.lines).find(each => app.base.lines[each].some(part => part.path === path));
                if (kind) kinds[this.getLineDash().length ? 'dashed' : 'solid'].push(kind);
                path ? stroke.call(this, path) : stroke.call(this);
            };
            app.base.draw(byId('canvas').getContext('2d'), 1, {});
            proto.stroke = stroke;
            return [...new Set(kinds.dashed)].sort().join() + ' ' + [...new Set(kinds.solid)].sort().join();
        })()
        """

    @Test(
        "draws disputed borders dashed, claims dotted, and says what that means, where there are any",
        needsBrowser)
    func disputed() throws {
        var incident = kabul()
        let browser = try Browser()
        for (latitude, longitude, isDisputed) in [(34.107, 73.934, true), (48.9, 7.0, false)] {
            let place = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            incident.location?.coordinate = place
            incident.location?.area = try Disc(centre: place, radius: .kilometres(5)).shape()
            let bytes = try page([incident])
            #expect(bytes.count < 600_000)
            try browser.open(bytes, at: "#\(latitude),\(longitude),7.5,1", when: Self.ready)
            let strokes = try browser.text(Self.strokes)
            #expect(strokes.hasPrefix(isDisputed ? "claim,disputed " : " "), "\(strokes)")
            #expect(strokes.contains("division") && strokes.contains("country"), "\(strokes)")
            #expect(try browser.value("byId('borders').hidden") as? Bool == !isDisputed)
            // Within some kilometres of the place itself, by the lines as they were sent.
            let isThere = try browser.value(
                """
                ['disputed', 'country'].map(kind => (app.base.lines[kind] ?? []).some(({ path }) => {
                    const ctx = document.createElement('canvas').getContext('2d');
                    ctx.lineWidth = (kind === 'country' ? 0.6 : 0.15) / 360 * WORLD;
                    return ctx.isPointInStroke(path, app.view.projectX(\(longitude)), app.view.projectY(\(latitude)));
                }))
                """)
            #expect(isThere as? [Bool] == [isDisputed, !isDisputed])
        }
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

    @Test("measures from what is clicked, and names the position under the pointer", needsBrowser)
    func pointing() throws {
        let browser = try Browser()
        try browser.open(try Self.usual.get(), at: "#34.52361,69.17889,14,1", when: Self.ready)
        let label = "app.base.labelled.find(l => l.name == 'Serena Hotel')"
        try browser.wait(until: label)
        try browser.click(x: browser.number("\(label).x"), y: browser.number("\(label).y"))
        let landmark = Coordinate(
            wrappingLatitude: try browser.number("\(label).lat"),
            longitude: try browser.number("\(label).lon"))
        let metres = Geodesic.distance(from: landmark, to: kabul().location?.coordinate ?? landmark).metres
        let text = try browser.text("byId('distances').textContent")
        #expect(text.hasPrefix("\(Int(metres.rounded())) m from Serena Hotel to the incident"), "\(text)")
        let position = try browser.text("byId('position').textContent").split(
            separator: " ", omittingEmptySubsequences: true)
        let pointed = Coordinate(
            wrappingLatitude: try #require(Double(position[0].dropLast())),
            longitude: try #require(Double(position[1])))
        #expect(Geodesic.distance(from: landmark, to: pointed).metres < 20)
        // Five decimals are a metre: the squares may be neighbours.
        let square = try MGRSReference(
            zone: Int(position[2].prefix(2)), letters: String(position[2].dropFirst(2).prefix(3)),
            easting: String(position[2].dropFirst(5).prefix(5)), northing: String(position[2].suffix(5)))
        #expect(Geodesic.distance(from: square.coordinate, to: pointed).metres < 2)
    }

    @Test("lays out several incidents at one place, each to be chosen", needsBrowser)
    func onePlace() throws {
        let incidents = (0..<5).map { number in
            var incident = kabul()
            incident.id = "kabul.txt#\(number)"
            return incident
        }
        let browser = try Browser()
        try browser.open(try page(incidents), when: Self.ready)
        let group = try #require(
            try browser.value("app.marks.drawn.map(d => [d.px, d.py, d.group?.count])") as? [[Double]])
        #expect(group.count == 1 && group[0][2] == 5)
        try browser.click(x: group[0][0], y: group[0][1])
        try browser.wait(until: "app.marks.spread?.spots.length == 5")
        #expect(try browser.text("byId('details').textContent").hasPrefix("5 incidents at one place"))
        try browser.click(
            x: browser.number("app.marks.spread.spots[3].px"),
            y: browser.number("app.marks.spread.spots[3].py"))
        #expect(try browser.number("app.table.chosen") == 3)
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
            try MapPage(
                NoRows(), RowMeaning([]), count: 200_001, name: "all.csv", world: .embedded(), landmarks: nil)
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
}
