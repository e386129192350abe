/// SHA-256 (FIPS 180-4), for the sums by which a page's policy names its own script and style.
enum SHA256 {
    /// The digest of some bytes, 32 bytes.
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = initial
        let length = UInt64(message.count) * 8
        var padded = message + [0x80]
        padded += Array(repeating: 0, count: (120 - padded.count % 64) % 64)
        padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
        for block in stride(from: 0, to: padded.count, by: 64) {
            mix(padded[block..<block + 64], into: &state)
        }
        return state.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
        }
    }

    private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var words = (0..<16).map { number in
            block[(block.startIndex + number * 4)...].prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for number in 16..<64 {
            let (early, late) = (words[number - 15], words[number - 2])
            let low = turned(early, 7) ^ turned(early, 18) ^ early >> 3
            let high = turned(late, 17) ^ turned(late, 19) ^ late >> 10
            words.append(words[number - 16] &+ low &+ words[number - 7] &+ high)
        }
        var s = state
        for number in 0..<64 {
            let choice = s[4] & s[5] ^ ~s[4] & s[6]
            let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
            let first = s[7] &+ (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) &+ choice
            let added = first &+ constants[number] &+ words[number]
            let second = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) &+ majority
            s = [added &+ second, s[0], s[1], s[2], s[3] &+ added, s[4], s[5], s[6]]
        }
        for index in state.indices { state[index] &+= s[index] }
    }

    private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word >> bits | word << (32 - bits)
    }

    private static let primes: [UInt64] = {
        var found: [UInt64] = []
        var number: UInt64 = 2
        while found.count < 64 {
            if !found.contains(where: { number % $0 == 0 }) { found.append(number) }
            number += 1
        }
        return found
    }()

    /// 4.2.2 and 5.3.3: the first 32 bits of the fractional parts of the primes' cube and square roots.
    private static let constants = primes.map { UInt32(truncatingIfNeeded: root($0, 3)) }
    private static let initial = primes.prefix(8).map { UInt32(truncatingIfNeeded: root($0, 2)) }

    /// The root of a prime times 2³², rounded down, by bisection in whole numbers.
    private static func root(_ prime: UInt64, _ degree: Int) -> UInt64 {
        let target = UInt128(prime) << UInt128(32 * degree)
        var (low, high) = (UInt128(0), UInt128(1) << 37)
        while high - low > 1 {
            let middle = (low + high) / 2
            if (1..<degree).reduce(middle, { power, _ in power * middle }) <= target {
                low = middle
            } else {
                high = middle
            }
        }
        return UInt64(low)
    }
}
