import Geometry
import Testing
import Testkit

@Suite struct CoordinateFinderTests {
    @Test(arguments: sentences)
    func finds(text: String, latitude: Double, longitude: Double, notation: String) throws {
        let findings = CoordinateFinder.findings(in: text)
        try #require(findings.count == 1, "\(text): \(findings)")
        let written = try findings[0].outcome.get()
        #expect(written.notation.rawValue == notation)
        let truth = Coordinate(wrappingLatitude: latitude, longitude: longitude)
        let away = Geodesic.distance(from: truth, to: written.coordinate).metres
        #expect(away < 20, "\(text) \(written.coordinate)")
    }

    @Test(arguments: [
        "on 12-05-2021 at 10:30, 3 killed and 12 wounded", "2021-07-20 10:15:30", "call +93 70 123 4567",
        "call 020 7946 0958 or +44-20-7946-0958", "between $12.50 and $13.75", "version 1.2.3, 4.5.6",
        "from 5.5, 6.5 to 7.25", "the score was 3-2, 4-1", "10 JAN 1994", "on 12 MAR 2011 1800 rockets fell",
        "12 N, 13 wounded", "IP 10.12.13.14 and 10.1.2.3", "42N102W", "5' 10\" and 6' 2\"",
        "1,200 and 3,400 m",
        "Resolution 1373 (2001), 2253 (2015)", "rooms 12 E and 13 E", "the years 1994, 1995", "38°C and 40°C",
        "12:30 - 13:45", "a 20 PER 1000 rate", "the file 8FVC9G8F", "12.5% and 13.5%", "ABCD1234",
        "u4pruydqqvj",
    ])
    func findsNone(text: String) {
        let findings = CoordinateFinder.findings(in: text)
        #expect(findings.isEmpty, "\(text): \(findings)")
    }

    @Test func spansCountCodePoints() throws {
        let text = "🚀e\u{301} کابل at 34°31′25″N 69°10′44″E, and 38SMB 46110 36560."
        let spans = CoordinateFinder.findings(in: text).map { finding in
            let scalars = Array(text.unicodeScalars)[finding.span]
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
        #expect(spans == ["34°31′25″N 69°10′44″E", "38SMB 46110 36560"])
    }

    @Test func saysWhatIsOffTheGlobe() throws {
        let findings = CoordinateFinder.findings(in: "at 98°10'N 12°00'E, then")
        #expect(findings.count == 1)
        #expect(throws: GeometryError.self) { try findings[0].outcome.get() }
    }

    @Test(arguments: [
        ("34.5, 69.2", 5_566.0), ("34.5236N 69.1789E", 5.566), ("34°31′N 69°10′E", 927.67),
        ("34°31′25″N 69°10′44″E", 15.461), ("42SWD 1639 2023", 5), ("42N 516391 3820239", 0.5),
    ])
    func uncertaintyIsHalfAUnit(text: String, metres: Double) throws {
        let written = try #require(try WrittenPosition(parsing: text))
        #expect(abs(written.uncertainty.metres - metres) < metres * 1e-3, "\(written.uncertainty.metres)")
    }

    /// Degrees in every form that a person might give them, read back.
    @Test func anglesReadBack() throws {
        var random = SeededRandom.announced("angles there and back")
        for _ in 0..<4_000 {
            let lat = Int.random(in: 0..<89 * 36_000, using: &random)
            let lon = Int.random(in: 0..<179 * 36_000, using: &random)
            let (ns, ew) = (Bool.random(using: &random) ? "N" : "S", Bool.random(using: &random) ? "E" : "W")
            let style = styles.randomElement(using: &random) ?? styles[0]
            let text = style(Parts(lat, ns, 2), Parts(lon, ew, 3))
            let findings = CoordinateFinder.findings(in: "seen at " + text + ", they said")
            let truth = Coordinate(
                wrappingLatitude: Double(ns == "S" ? -lat : lat) / 36_000,
                longitude: Double(ew == "W" ? -lon : lon) / 36_000)
            let position = try #require(try findings.first?.outcome.get(), "\(text)")
            // Tenths of a second are cut off where a style has none.
            #expect(
                Geodesic.distance(from: truth, to: position.coordinate).metres < 45, "\(text) \(position)")
            #expect(findings.count == 1 && findings[0].span == 8..<8 + text.unicodeScalars.count, "\(text)")
        }
    }

    @Test func anyTextIsSurvived() {
        var random = SeededRandom.announced("hostile text")
        let pieces = [
            "N", "42", "°", "'", "-", " ", ".", ",", "18.5", "SMB", "+", "W", "é", ":", "1e400", "½", "\n",
        ]
        for _ in 0..<300 {
            var text = random.hostileText(upTo: 10)
            for _ in 0..<30 { text += pieces.randomElement(using: &random) ?? "" }
            var last = 0
            for finding in CoordinateFinder.findings(in: text) {
                #expect(
                    finding.span.lowerBound >= last && finding.span.upperBound <= text.unicodeScalars.count)
                last = finding.span.upperBound
            }
            _ = try? WrittenPosition(parsing: text)
        }
    }
}

/// An angle in tenths of a second, cut into what is written.
private struct Parts {
    let degrees: String
    let minutes: String
    let seconds: String
    let tenths: Int
    let letter: String
    /// Degrees with four decimals, minutes with three.
    let decimal: String
    let decimalMinutes: String

    init(_ value: Int, _ letter: String, _ width: Int) {
        func padded(_ number: Int, _ width: Int) -> String {
            String(String(repeating: "0", count: width) + String(number)).suffix(
                max(width, String(number).count)
            ).description
        }
        degrees = padded(value / 36_000, width)
        minutes = padded(value / 600 % 60, 2)
        seconds = padded(value / 10 % 60, 2)
        tenths = value % 10
        self.letter = letter
        decimal = "\(value / 36_000).\(padded(value % 36_000 * 10 / 36, 4))"
        decimalMinutes = "\(padded(value / 600 % 60, 2)).\(padded(value % 600 * 10 / 6, 3))"
    }
}

private let styles: [@Sendable (Parts, Parts) -> String] = [
    { a, b in "\(a.decimal)° \(a.letter), \(b.decimal)° \(b.letter)" },
    { a, b in "\(a.letter)\(a.decimal) \(b.letter)\(b.decimal)" },
    { a, b in "\(b.decimal)\(b.letter) / \(a.decimal)\(a.letter)" },
    { a, b in "\(a.degrees):\(a.decimalMinutes)\(a.letter) – \(b.degrees):\(b.decimalMinutes)\(b.letter)" },
    { a, b in "\(a.degrees)°\(a.decimalMinutes)'\(a.letter) \(b.degrees)°\(b.decimalMinutes)'\(b.letter)" },
    { a, b in
        "\(a.degrees)°\(a.minutes)′\(a.seconds).\(a.tenths)″\(a.letter) \(b.degrees)°\(b.minutes)′\(b.seconds).\(b.tenths)″\(b.letter)"
    },
    { a, b in
        "\(a.degrees)-\(a.minutes)-\(a.seconds)\(a.letter), \(b.degrees)-\(b.minutes)-\(b.seconds)\(b.letter)"
    },
    { a, b in "\(a.degrees)\(a.minutes)\(a.seconds)\(a.letter)\(b.degrees)\(b.minutes)\(b.seconds)\(b.letter)"
    },
    { a, b in "\(a.letter)\(a.degrees)\(a.decimalMinutes) \(b.letter)\(b.degrees)\(b.decimalMinutes)" },
]

private let sentences: [(String, Double, Double, String)] = [
    ("34°31'.5N 069°10'.7E", 34.525, 69.178333, "DM"), ("6°17'N3°24'E", 6.283333, 3.4, "DM"),
    ("at a latitude of 12.5 and a longitude of 43.25", 12.5, 43.25, "DD"),
    ("12-34.5N 045-15.2E", 12.575, 45.253333, "DM"),
    ("34°31'25\" North Latitude and 69°10'44\" East Longitude", 34.523611, 69.178889, "DMS"),
    ("in position 01:06.4N – 103:44.2E, off Bintan", 1.106667, 103.736667, "DM"),
    ("Posn: 06:01.0N - 003:15.5E. Lagos", 6.016667, 3.258333, "DM"),
    ("in position 13-05N 047-30E (Gulf of Aden)", 13.083333, 47.5, "DM"),
    ("34 degrees 31 minutes north, 69 degrees 10 minutes east", 34.516667, 69.166667, "DM"),
    ("at 34,5236° N, 69,1789° E.", 34.5236, 69.1789, "DD"), ("34°31,5'N 69°10,7'E", 34.525, 69.178333, "DM"),
    ("hit near (34.5236, 69.1789) at dawn", 34.5236, 69.1789, "DD"),
    ("lat −33.8688, lon 151.2093", -33.8688, 151.2093, "DD"),
    ("MGRS 42SWD 16391 20239", 34.5237, 69.1786, "MGRS"),
    ("grid 42S WD 16391 20239 was", 34.5237, 69.1786, "MGRS"),
    ("UTM zone 42N, 516391E 3820239N", 34.5237, 69.1786, "UTM"),
    ("plus code 8FVC9G8F+6X in Zürich", 47.365562, 8.524813, "plus code"),
    ("geohash u4pruydqqvj.", 57.64911, 10.40744, "geohash"),
    ("latitude 12.5 north, longitude 43.25 east", 12.5, 43.25, "DD"),
    ("12°30’S / 45°15’E", -12.5, 45.25, "DM"), ("Lat. 12° 30' N., Long. 45° 15' E.", 12.5, 45.25, "DM"),
]
