import Geometry
import Testing

@testable import Geocoding

/// Positions in figures within running text.
@Suite struct PositionTests {
    /// The presidential palace of Kabul, as it may be written.
    private static let palace = Coordinate(wrappingLatitude: 34.5236, longitude: 69.1789)

    @Test(arguments: [
        ("A shell hit a house at 34.5236N 69.1789E on Tuesday.", 10.0),
        ("A rocket exploded in Kabul (34.5236, 69.1789) on Tuesday.", 10),
        ("Rockets hit grid 42SWD 16391 20239 on Tuesday.", 40),
        ("A shell fell at 34\u{B0}31'25\"N 69\u{B0}10'44\"E, killing a man.", 20),
        ("A shell fell on Bibi Mahro (34.52, 69.18) on Tuesday.", 600),
        ("A shell fell at position 34\u{B0}31.4'N, 069\u{B0}10.7'E.", 200),
    ])
    func arePlaces(text: String, metres: Double) throws {
        let phrase = try #require(World.phrases(text).last)
        #expect(phrase.isPosition && phrase.isStated)
        let distance = Geodesic.distance(from: phrase.location.coordinate, to: Self.palace)
        #expect(distance <= .metres(metres) && phrase.location.uncertainty <= .metres(metres))
        #expect(phrase.location.country == "AF")
        let running = RunningText(text)
        #expect(running.text(in: phrase.location.phraseSpan) == phrase.location.phrase)
    }

    @Test func aDirectionCountsFromThem() throws {
        let phrase = try #require(World.phrases("It was boarded 5 km north of 12.5000N 043.5000E.").first)
        #expect(phrase.relation == .distanceAndDirection)
        #expect(abs(phrase.location.coordinate.latitude - 12.5452) < 0.001)
        #expect(phrase.location.country == nil)
    }

    @Test(arguments: [
        "They met at 33d and 42d streets.", "The score was 34.5, 69.2 and 70.1.", "Tel. 34 5236 69 1789.",
        "Trade (34.5 and 69.2 percent) fell.", "Exports (34.5, 69.2, 70.1) fell.",
        "The price fell from 34.52 to 69.17 in 2021.",
    ])
    func isNone(text: String) { #expect(World.phrases(text).allSatisfy { !$0.isPosition }) }
}
