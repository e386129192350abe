import Foundation
import Testing
import Testkit

/// The page as a person uses it: of a store of 200 incidents in and around Kabul.
@Suite("dateline export -o map.html", .serialized)
struct ExportPageTests {
    private static let needsBrowser: ConditionTrait = .enabled(
        if: !Browser.isMissing, Comment(rawValue: Browser.advice))
    private static let ready = "document.documentElement.dataset.ready"

    /// Days of 2021; every tenth known to the month only, every twentieth to the country only.
    private static let table: String = {
        var random = SeededRandom(seed: 7)
        var text =
            "event_id,event_date,event_type,actor1,country,location,latitude,longitude,fatalities,notes,ratio,code\n"
        for number in 0..<200 {
            let month = "2021-" + (number % 12 < 9 ? "0" : "") + "\(number % 12 + 1)"
            let day = number % 10 == 3 ? month : month + "-1\(number % 9)"
            let type = ["Explosions", "Battles", "Protests"][number % 3]
            let actor = number % 4 == 0 ? "<b>Taliban</b>" : "Unidentified Group"
            let isVague = number % 20 == 9
            let point =
                isVague
                ? ","
                : "\(34.4 + Double.random(in: 0...0.3, using: &random)),\(69 + Double.random(in: 0...0.4, using: &random))"
            text +=
                "E\(number),\(day),\(type),\(actor),Afghanistan,\(isVague ? "" : "Kabul"),\(point),\(number % 7),\"\(number % 5 == 0 ? "=1+" : "كابل"), note\",\(number % 3).50,9007199254740\(100 + number)\n"
        }
        return text
    }()

    private let program: Program
    private let page: Data

    /// The store and its page, made once: no test changes them.
    private static let made = Result {
        let program = try Program()
        try program.file("events.csv", table.utf8)
        let imported = try program.run("import", "events.csv", "--into", "store.gpkg")
        #expect(imported.status == 0, "\(imported.errors)")
        let run = try program.run("export", "store.gpkg", "-o", "map.html")
        #expect(run.status == 0, "\(run.errors)")
        return (program, try Data(contentsOf: program.folder.url("map.html")))
    }

    init() throws { (program, page) = try Self.made.get() }

    @Test("is filtered, played, read, measured and saved", needsBrowser)
    func use() throws {
        #expect(page.count < 600_000)
        let browser = try Browser()
        try browser.open(page, when: Self.ready)
        #expect(try browser.text("byId('summary').textContent") == "200 incidents shown")
        // Countries are drawn as such.
        #expect(try browser.number("app.incidents.precision.filter(p => p == UNIT).length") == 10)
        #expect(try browser.number("app.incidents.areas.length") == 1)
        // Afghanistan reaches from 60.5 to 74.9 degrees east.
        let reach = try browser.value(
            """
            (({ rings, step }) => { const all = rings.flatMap(ring => { let x = 0; return ring.filter((_, i) => i % 2 === 0).map(d => (x += d) * step); });
              return [Math.min(...all), Math.max(...all)]; })(app.incidents.areas[0])
            """)
        let corners = try #require(reach as? [Double])
        #expect(abs(corners[0] - 60.5) < 0.2 && abs(corners[1] - 74.9) < 0.2, "\(corners)")

        // All in view are saved as the program itself would.
        try browser.wait(until: "app.table.rows.length == 200")
        let csv = try browser.saved("incidents.csv") { try browser.click("#csv") }
        let own = try program.run("export", "store.gpkg", "--format", "csv")
        #expect(String(decoding: csv, as: UTF8.self) == own.text)
        let geojson = try browser.saved("incidents.geojson") { try browser.click("#geojson") }
        let collection = try JSONSerialization.jsonObject(with: geojson) as? [String: Any]
        #expect((collection?["features"] as? [Any])?.count == 200)

        // Filters.
        try browser.click("#types label:nth-child(2) input")
        try browser.wait(until: "app.table.rows.length < 140")
        #expect(try browser.text("byId('summary').textContent").hasSuffix(" of 200 incidents shown"))
        try browser.click("#reset")
        try browser.value("byId('actor').focus()")
        try browser.type("taliban")
        try browser.wait(until: "app.table.rows.length == 50")
        try browser.click("#reset")
        try browser.wait(until: "app.table.rows.length == 200")

        // The time line tells what is known to the month only, and plays.
        #expect(
            try browser.text("byId('timeNote').textContent").hasPrefix(
                "20 incidents are known only to a month"))
        try browser.click("#play")
        try browser.wait(until: "app.filters.days && app.table.rows.length < 60")
        try browser.click("#play")
        #expect(try browser.text("byId('play').getAttribute('aria-pressed')") == "false")
        try browser.click("#allDays")
        try browser.wait(until: "app.table.rows.length == 200")

        // A row, its fields, rings around it.
        try browser.click(#"tr[aria-rowindex="3"]"#)
        let details = try browser.text("byId('details').textContent")
        #expect(details.contains("The truth may lie up to") && details.contains("كابل, note"))
        try browser.value(
            "[...document.querySelectorAll('#details button')].find(b => b.textContent.startsWith('Rings')).click()"
        )
        #expect(try browser.number("byId('ringList').children.length") == 3)
        try browser.value("byId('ringLength').focus()")
        try browser.type("2.5 km")
        try browser.press("Enter")
        #expect(try browser.text("byId('ringList').textContent").contains("2.5 km: "))
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
        #expect(try browser.number("document.querySelectorAll('td b').length") == 0)
    }

    @Test("finds within a ring what near finds", needsBrowser)
    func rings() throws {
        let browser = try Browser()
        try browser.open(page, when: Self.ready)
        try browser.value("app.measure.ringsAround({name: 'here', lat: 34.52361, lon: 69.17889})")
        for (number, radius) in ["1km", "5km", "25km"].enumerated() {
            let run = try program.run(
                "near", "34.52361,69.17889", "--radius", radius, "--in", "store.gpkg", "--format", "csv")
            let lines = run.text.split(whereSeparator: \.isNewline).dropFirst()
            let sure = lines.count { $0.contains("certain") }
            let text = try browser.text("byId('ringList').children[\(number)].textContent")
            #expect(text.contains(": \(sure) within"), "\(radius): \(text)")
        }
    }

    @Test("is used by keys alone, on a narrow window, in the dark", needsBrowser)
    func keys() throws {
        let browser = try Browser()
        try browser.open(page, width: 390, height: 844, isDark: true, when: Self.ready)
        #expect(try browser.number("document.documentElement.scrollWidth") == 390)
        #expect(try browser.number("luminance(readColours({}).panel)") < 0.05)
        #expect(
            try browser.number(
                "Math.min(...app.incidents.types.map(t => contrast(t.shown, readColours({}).panel)))") >= 3)
        try browser.wait(until: "app.table.rows.length == 200")
        try browser.press("Tab")
        #expect(try browser.text("document.activeElement.id") == "map")
        for key in ["+", "ArrowLeft", "ArrowRight", "-", "0", "n", "n"] { try browser.press(key) }
        #expect(
            try browser.text("byId('live').textContent") == browser.text(
                "app.incidents.title(app.table.chosen)") + ", "
                + browser.text("app.incidents.when(app.table.chosen)") + ", "
                + browser.text("app.incidents.whereWords(app.table.chosen)"))
        try browser.value("byId('scroller').focus()")
        try browser.press("ArrowDown")
        #expect(try browser.number("app.table.rows.indexOf(app.table.chosen)") == 2)
        // The address keeps view and choice.
        try browser.wait(until: "location.hash.split(',').length == 4")
        let fragment = try browser.text("location.hash")
        try browser.open(page, at: fragment, when: Self.ready)
        #expect(
            try browser.number("app.table.chosen") == Double(fragment.split(separator: ",")[3]).map { $0 - 1 }
        )
        try browser.press("Escape")
        #expect(try browser.number("app.table.chosen") == -1)
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
    }

    @Test("takes any table: what the columns are is told by their names", needsBrowser)
    func table() throws {
        let run = try program.run("export", "events.csv", "-o", "table.html")
        #expect(run.status == 1 && run.errors.contains("10 of 200 rows have no usable position"))
        let browser = try Browser()
        try browser.open(try Data(contentsOf: program.folder.url("table.html")), when: Self.ready)
        #expect(try browser.number("app.incidents.precision.filter(p => p == UNSTATED).length") == 190)
        #expect(try browser.number("app.incidents.precision.filter(p => p == NOWHERE).length") == 10)
        #expect(try browser.text("byId('types').textContent").contains("Explosions"))
        // Every digit comes back.
        try browser.wait(until: "app.table.rows.length == 200")
        let csv = try browser.saved("incidents.csv") { try browser.click("#csv") }
        let own = try program.run("export", "events.csv", "--format", "csv")
        #expect(String(decoding: csv, as: UTF8.self) == own.text)
        #expect(browser.console.isEmpty)
    }

    @Test(
        "takes rows as they are: no position off the globe, days before 1970, columns with odd names",
        needsBrowser)
    func oddRows() throws {
        let program = try Program()
        let rows = "a,1969-02-03,34.5,69.2,x\nb,1969-08-09,34.6,69.3,y\nc,1969-08-10,95,69.2,z\n"
        try program.file("odd.csv", ("id,date,lat,lon,latest_update\n" + rows).utf8)
        #expect(try program.run("export", "odd.csv", "-o", "odd.html").status == 1)
        let page = try Data(contentsOf: program.folder.url("odd.html"))
        let browser = try Browser()
        try browser.open(page, when: Self.ready)
        #expect(try browser.number("app.incidents.precision[2]") == browser.number("NOWHERE"))
        // The first bin holds the first day.
        #expect(try browser.value("app.timeline.edges[0] <= app.timeline.first") as? Bool == true)
        #expect(
            try browser.text("csvOf(app.incidents, [0, 1])")
                == "id,date,lat,lon,latest_update\r\na,1969-02-03,34.5,69.2,x\r\nb,1969-08-09,34.6,69.3,y\r\n"
        )
        // A table without columns for them gets them, whatever else begins with "lat".
        let features =
            #"{"type":"Feature","geometry":{"type":"Point","coordinates":[69.2,34.5]},"properties":{"latest":1}}"#
        try program.file("odd.geojsonl", (features + "\n").utf8)
        #expect(try program.run("export", "odd.geojsonl", "-o", "odd.html").status == 0)
        try browser.open(try Data(contentsOf: program.folder.url("odd.html")), when: Self.ready)
        #expect(try browser.text("csvOf(app.incidents, [0])").hasSuffix("lat,lon\r\n1,34.5,69.2\r\n"))
        // The first end of a measurement is forgotten with its tool.
        try browser.value(
            "app.measure.choose('measure'); app.measure.click({ name: 'A', lat: 0, lon: 0 }); app.measure.choose(''); app.measure.choose('measure'); app.measure.click({ name: 'B', lat: 0, lon: 1 })"
        )
        #expect(try browser.number("app.measure.lines.length") == 0)
    }
}
