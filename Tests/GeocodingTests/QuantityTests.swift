import Testing

@testable import Geocoding

@Suite struct QuantityTests {
    @Test(arguments: [
        ("12 men", 12, Quantity.Bound.exact, 1), ("1,200 m", 1200, .exact, 1), ("3.5 km", 3.5, .exact, 1),
        ("three men", 3, .exact, 1), ("twenty-one men", 21, .exact, 3), ("two dozen men", 24, .exact, 2),
        ("one hundred and five men", 105, .exact, 4), ("3 million people", 3_000_000, .exact, 2),
        ("at least 40 men", 40, .atLeast, 3), ("more than a dozen men", 12, .atLeast, 4),
        ("dozens of men", 24, .atLeast, 1), ("up to six men", 6, .atMost, 3),
        ("about a kilometre", 1, .about, 2), ("half a mile", 0.5, .exact, 2),
        ("some 300 metres", 300, .about, 2),
        ("no fewer than 68 pupils", 68, .atLeast, 4), ("several hundred men", 300, .atLeast, 2),
    ])
    func reads(text: String, value: Double, bound: Quantity.Bound, tokens: Int) throws {
        let quantity = try #require(Quantity.read(RunningText(text).tokens, at: 0), "\(text)")
        #expect(quantity.value == value && quantity.bound == bound, "\(text): \(quantity)")
        #expect(quantity.tokens == 0..<tokens, "\(text)")
    }

    @Test(arguments: [
        "men", "a man", "at least men", "1.2.3 men", "12,34 men", "hundred", "half men", "",
        "five hundred hundred hundred hundred hundred hundred men",
    ])
    func readsNothing(text: String) {
        #expect(Quantity.read(RunningText(text).tokens, at: 0) == nil)
    }
}
