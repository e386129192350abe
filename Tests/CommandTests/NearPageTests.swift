import Foundation
import Testing
import Testkit

@Suite("dateline near --map page.html", .serialized) struct NearPageTests {
    private static let needsBrowser: ConditionTrait = .enabled(
        if: !Browser.isMissing, Comment(rawValue: Browser.advice))
    private static let ready = "document.documentElement.dataset.ready"

    private let program: Program

    /// Around the antimeridian: two that are certain, one that only reaches in, one too far away. What the table itself calls an
    /// answer is none.
    init() throws {
        program = try Program()
        try program.file(
            "t.csv",
            """
            id,date,type,answer,lat,lon,off
            a,20 July 2021,shelling,no,-16.8,179.99,100
            b,21 July 2021,<i>riot</i>,possible,-16.8,-179.995,100
            c,22 July 2021,shelling,no,-16.8,-179.97,4000
            d,23 July 2021,shelling,no,-16.8,-179,100

            """.utf8)
    }

    @Test("shows the answers by certainty, with distances, the centre and its ring", needsBrowser)
    func answer() throws {
        let run = try program.run(
            "near", "-16.8,180", "--radius", "3km", "--in", "t.csv", "--uncertainty", "off", "--map",
            "n.html")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",") }
        #expect(
            lines.map { $0[0] } == ["b", "a", "c"]
                && lines.map { $0[9] } == ["certain", "certain", "possible"])
        let browser = try Browser()
        try browser.open(Data(contentsOf: program.folder.url("n.html")), when: Self.ready)
        #expect(
            try browser.text("document.querySelector('h1').textContent")
                == "Within 3 km of -16.8,180: 2 certain, 1 possible, in t.csv")
        #expect(try browser.value("[...app.incidents.answer]") as? [Double] == [0, 0, 1])
        // The ring lies at its distance on both sides of the antimeridian, and all of it is in view.
        let reach = try browser.value(
            """
            app.question.rings[0].line.map(([lon, lat]) => inverse(-16.8, 180, lat, lon).metres)
            """)
        let metres = try #require(reach as? [Double])
        #expect(metres.count > 100 && metres.allSatisfy { abs($0 - 3000) < 0.001 })
        #expect(
            try browser.number(
                """
                app.question.rings[0].line.filter(([lon, lat]) => { const [x, y] = app.view.screen(lon, lat);
                  return x < 0 || y < 0 || x > app.view.width || y > app.view.height; }).length
                """) == 0)
        // Distances are those that near prints.
        try browser.value("app.select(0)")
        let details = try browser.text("byId('details').textContent")
        #expect(details.contains("Distance\(Int((Double(lines[0][7]) ?? 0).rounded())) m"), "\(details)")
        #expect(details.contains("Certain: all of its uncertainty lies within"))
        try browser.value("app.select(2)")
        let share = try #require(Double(lines[2][10]))
        #expect(
            try browser.text("byId('details').textContent").contains(
                "reaches in, with \(Int((share * 100).rounded())) % of it"))
        try browser.click("#answers label:nth-child(1) input")
        #expect(try browser.text("byId('summary').textContent") == "1 of 3 incidents shown")
        #expect(browser.console.isEmpty && browser.requests.isEmpty)
    }

    @Test(
        "several centres, each row with the one it belongs to; nothing found is a page that says so",
        needsBrowser)
    func centres() throws {
        try program.file("c.csv", "id,lat,lon\nwest,-16.8,179.99\neast,-16.8,-179\n".utf8)
        _ = try program.run("near", "c.csv", "--nearest", "1", "--in", "t.csv", "--map", "n.htm")
        let browser = try Browser()
        try browser.open(Data(contentsOf: program.folder.url("n.htm")), when: Self.ready)
        #expect(try browser.value("app.question.rings.map(r => r.name)") as? [String] == ["west", "east"])
        try browser.value("app.select(1)")
        #expect(try browser.text("byId('details').textContent").contains("Distance0.0 m from east"))
        let none = try program.run("near", "0,0", "--radius", "1km", "--in", "t.csv", "--map", "n.html")
        #expect(none.status == 1)
        try browser.open(Data(contentsOf: program.folder.url("n.html")), when: Self.ready)
        #expect(try browser.text("document.querySelector('h1').textContent").contains("0 found"))
        #expect(browser.console.isEmpty)
    }
}
