import Testing
import Testkit

@testable import Geometry

@Suite struct PositionTextTests {
    @Test func plainDecimalsReadAsEveryOtherNotationDoes() throws {
        var random = SeededRandom.announced("plain decimals")
        for _ in 0..<2_000 {
            let latitude = Double.random(in: -90...90, using: &random)
            let longitude = Double.random(in: -180...180, using: &random)
            let digits = Int.random(in: 0...9, using: &random)
            func text(_ value: Double) -> String {
                let whole = "\(abs(value))".split(separator: ".")
                let sign = value < 0 ? "-" : ""
                return digits == 0 ? sign + whole[0] : sign + whole[0] + "." + whole[1].prefix(digits)
            }
            let written = "\(text(latitude)), \(text(longitude))"
            guard !written.contains("e") else { continue }
            let expected = try Coordinate(parsing: written)
            #expect(Coordinate(decimal: Array(written.utf8)[...]) == expected, "\(written)")
        }
        for other in [
            "", "1", "1,", ",1", "1,2,3", "1.,2", "a,b", "91,0", "0,181", "1e3,2", "34N,2E", "--1,2",
        ] {
            #expect(Coordinate(decimal: Array(other.utf8)[...]) == nil, "\(other)")
        }
    }

    @Test(arguments: [
        (0.0, "N"), (11.2, "N"), (11.3, "NNE"), (22.5, "NNE"), (45, "NE"), (90, "E"), (179, "S"), (-179, "S"),
        (-90, "W"), (-11.3, "NNW"), (359, "N"), (720, "N"), (-720, "N"), (.nan, "N"),
    ]) func directionsInWords(azimuth: Double, word: String) {
        #expect(CompassPoint.abbreviation(azimuth: azimuth) == word)
    }

    @Test func directionsReadBack() throws {
        for step in 0..<16 {
            let azimuth = Double(step) * 22.5
            #expect(CompassPoint(parsing: CompassPoint.abbreviation(azimuth: azimuth))?.azimuth == azimuth)
        }
    }
}
