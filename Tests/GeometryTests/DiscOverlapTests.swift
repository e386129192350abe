import Geometry
import Testing
import Testkit

@Suite struct DiscOverlapTests {
    /// The share is that of many positions spread evenly over the disc.
    @Test func agreesWithSampling() {
        var random = SeededRandom.announced("overlap of discs")
        for _ in 0..<60 {
            let uncertainty = Double.random(in: 1...100, using: &random)
            let radius = Double.random(in: 1...100, using: &random)
            let distance = Double.random(in: 0...200, using: &random)
            var inside = 0
            for _ in 0..<10_000 {
                var (x, y) = (1.0, 1.0)
                while x * x + y * y > 1 {
                    x = .random(in: -1...1, using: &random)
                    y = .random(in: -1...1, using: &random)
                }
                let (east, north) = (distance + uncertainty * x, uncertainty * y)
                if east * east + north * north <= radius * radius { inside += 1 }
            }
            let share = DiscOverlap.share(
                of: .metres(uncertainty), within: .metres(radius), distance: .metres(distance))
            // Six standard deviations of a half.
            #expect(abs(share - Double(inside) / 10_000) < 0.03)
        }
    }

    @Test func pointsAndContainment() {
        func share(_ u: Double, _ r: Double, _ d: Double) -> Double {
            DiscOverlap.share(of: .metres(u), within: .metres(r), distance: .metres(d))
        }
        #expect(share(0, 10, 10) == 1 && share(0, 10, 10.1) == 0)
        #expect(share(2, 10, 8) == 1 && share(2, 10, 12) == 0)
        #expect(share(10, 5, 0) == 0.25)
    }
}
