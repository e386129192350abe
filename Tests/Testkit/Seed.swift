import Foundation

extension SeededRandom {
    /// A generator for one property test. The seed is a new one every time, and printed; set
    /// `DATELINE_SEED` to run a failed test again.
    public static func announced(_ test: String) -> SeededRandom {
        let given = ProcessInfo.processInfo.environment["DATELINE_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 1...999_999_999)
        print("\(test): DATELINE_SEED=\(seed)")
        return SeededRandom(seed: seed)
    }
}
