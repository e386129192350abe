import Foundation
import Gazetteer
import Geocoding
import Geometry
import Incidents
import Testing
import Testkit

@testable import Export

@Suite("The still map")
struct PictureTests {
    private let world: WorldGazetteer

    init() throws { world = try .embedded() }

    private func picture(
        _ title: String, _ marks: [PictureMark], rings: [PictureRing] = [], source: String = "test"
    ) -> Picture {
        var picture = Picture(
            title: title, subtitle: title, marks: marks, rings: rings, sources: [source], world: world)
        picture.hasLocator = marks.count == 5
        return picture
    }

    private static let attack = "<img src=x onerror=alert(1)>]]>&amp;</text><script>alert(2)</script>"

    private func text(_ picture: Picture) -> String { String(decoding: picture.svg(), as: UTF8.self) }

    /// Marks around a place, or all over the world.
    private func marks(_ random: inout SeededRandom) -> [PictureMark] {
        let centre = Coordinate(
            wrappingLatitude: .random(in: -90...90, using: &random),
            longitude: random.chance(3) ? 179.9 : .random(in: -180...180, using: &random))
        let reach = random.pick([2_000.0, 60_000, 900_000, 12_000_000])
        return (0..<random.pick([1, 5, 30, 400])).map { _ in
            let position = Geodesic.destination(
                from: centre, azimuth: .random(in: 0...360, using: &random),
                distance: .metres(.random(in: 0...reach, using: &random)))
            return PictureMark(
                at: random.chance(4) ? centre : position,
                uncertainty: .metres(random.pick([0, 300, 4_000, 30_000, 700_000])),
                kind: random.pick(IncidentType.allCases).rawValue, isPossible: random.chance(5),
                name: random.text(), note: random.text())
        }
    }

    @Test("no two labels overlap, and every incident is drawn once or told of")
    func labelsAndMarks() {
        var random = SeededRandom.announced("PictureTests.labelsAndMarks")
        for _ in 0..<6 {
            let marks = marks(&random)
            var drawing = PictureDrawing(picture(random.text(), marks))
            _ = drawing.draw()
            let panel = drawing.frame.panel
            for (number, label) in drawing.labels.enumerated() {
                #expect(panel.contains(label.box))
                for other in drawing.labels[..<number] { #expect(!label.box.overlaps(other.box)) }
            }
            let groups = drawing.groups
            let vague = (groups.areas + groups.covering).filter { !$0.isAroundSymbol }
            let drawn = (groups.symbols + vague).reduce(0) { $0 + $1.count }
            #expect(drawn + groups.outside == marks.count)
            // The map is as large as its incidents ask for.
            #expect(groups.outside == 0)
        }
    }

    @Test("is well-formed, says the words of others as text, and fetches nothing")
    func hostile() throws {
        let marks = [
            PictureMark(
                at: Coordinate(wrappingLatitude: 34.5, longitude: 69.2), kind: Self.attack, name: Self.attack,
                note: "\u{202E}\u{0}\u{1B}[31m" + Self.attack),
            PictureMark(
                at: Coordinate(wrappingLatitude: 34.6, longitude: 69.4), kind: "bombing",
                name: "ارگ ریاست جمهوری"),
        ]
        let picture = picture(Self.attack, marks, source: Self.attack)
        let folder = try TemporaryFolder()
        try Data(picture.svg()).write(to: folder.url("x.svg"))
        let run = try Subprocess.run("xmllint", ["--nonet", "--noout", folder.path + "/x.svg"])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let svg = text(picture)
        #expect(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("href"))
        #expect(!svg.contains("\u{202E}") && !svg.contains("\u{1B}"))
        #expect(svg.contains("<title id=\"title\">&lt;img src=x"))
        // Whoever searches finds it, and it is held by its right-hand side.
        #expect(svg.contains("direction=\"rtl\""))
        #expect(svg.contains(">ارگ ریاست جمهوری</text>"))
    }

    @Test("is the same each time")
    func stable() {
        var random = SeededRandom.announced("PictureTests.stable")
        let marks = marks(&random)
        let first = picture("A", marks).svg()
        #expect(picture("A", marks).svg() == first)
    }

    @Test(
        "a ring lies at its geodesic distance, over the pole and the antimeridian, too",
        arguments: [(34.5, 69.2, 1_000.0), (-17, 179.9, 50_000), (89, 10, 300_000), (60, 20, 1_500_000)])
    func ring(latitude: Double, longitude: Double, metres: Double) throws {
        let centre = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let picture = picture(
            "Ring", [], rings: [PictureRing(around: centre, radius: .metres(metres))])
        let frame = PictureDrawing(picture).frame
        let path = try #require(text(picture).firstMatch(of: /class="ring"[^>]* d="M([^"]*)"/)).output.1
        let pixels = Self.pixels(String(path))
        #expect(pixels.count > 60)
        for pixel in pixels {
            let position = try #require(frame.coordinate(pixel))
            let distance = Geodesic.distance(from: centre, to: position).metres
            // To a tenth of a pixel, the step in which paths are written.
            #expect(abs(distance - metres) * frame.scale < 0.15, "\(pixel)")
        }
        // And the bar below is as long as it says, in the middle.
        let bar = PictureDrawing.roundLength(below: .metres(frame.metresPerPixel * 150)).metres
        let (west, east) = (frame.panel.middle - Pixel(50, 0), frame.panel.middle + Pixel(50, 0))
        let across = Geodesic.distance(
            from: try #require(frame.coordinate(west)), to: try #require(frame.coordinate(east))
        ).metres
        #expect(abs(across / 100 / frame.metresPerPixel - 1) < 0.02 && bar > 0)
    }

    /// The corners of path data as we write it: one absolute, the others from the one before.
    private static func pixels(_ path: String) -> [Pixel] {
        var numbers: [Double] = []
        for match in path.matches(of: /-?\d+(?:\.\d)?/) { numbers.append(Double(match.output) ?? .nan) }
        var pixels: [Pixel] = []
        for number in stride(from: 0, to: numbers.count - 1, by: 2) {
            let step = Pixel(numbers[number], numbers[number + 1])
            pixels.append((pixels.last ?? Pixel()) + step)
        }
        return pixels
    }

    @Test("a country is an area without a pin; a town far smaller than the map is a symbol")
    func honest() throws {
        let somalia = try #require(world.country(code: "SO"))
        let far = Coordinate(wrappingLatitude: 6, longitude: 48)
        let marks = [
            PictureMark(at: far, uncertainty: .kilometres(1100), reach: .unit(somalia), kind: "bombing"),
            PictureMark(
                at: Coordinate(wrappingLatitude: 2.04, longitude: 45.34), uncertainty: .kilometres(6),
                kind: "shooting", name: "Mogadishu"),
        ]
        let drawing = PictureDrawing(picture("Somalia", marks))
        #expect(drawing.groups.symbols.map(\.name) == ["Mogadishu"])
        #expect(drawing.groups.areas.map(\.unit) == [somalia])
    }

    @Test(
        "draws a disputed border dashed and names it in the legend, and has no such thing where there is none",
        arguments: [(34.08, 74.8, true), (48.57, 7.75, false)])
    func disputed(latitude: Double, longitude: Double, isDisputed: Bool) {
        let places = [(0.0, 0.0), (0.6, 0.5), (-0.6, -0.9)]
        let marks = places.map { north, east in
            PictureMark(
                at: Coordinate(wrappingLatitude: latitude + north, longitude: longitude + east),
                kind: "shelling")
        }
        let svg = text(picture("Border", marks))
        let dashed = svg.matches(
            of: /<path class="disputed"[^>]* stroke-dasharray="\d[^"]*"[^>]* d="M[^"]+"/)
        #expect(dashed.count == (isDisputed ? 1 : 0))
        #expect(svg.contains(">disputed border or line of control</text>") == isDisputed)
        #expect(svg.contains("<path class=\"country\"") == !isDisputed)
        #expect(!svg.contains(#/<path class="(country|division|coast)"[^>]*dasharray/#))
    }

    @Test("several incidents in one place are one symbol with their number")
    func several() {
        let kabul = Coordinate(wrappingLatitude: 34.5, longitude: 69.2)
        let marks = ["bombing", "bombing", "shelling"].map { PictureMark(at: kabul, kind: $0, name: "Kabul") }
        let svg = text(picture("Three", marks))
        #expect(svg.contains("class=\"symbol\" data-count=\"3\""))
        #expect(svg.contains(">3</text>") && svg.contains("bombing (2)") && svg.contains("3 incidents"))
    }
}
