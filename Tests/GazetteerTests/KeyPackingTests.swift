import Testing
import Testkit

@testable import Gazetteer

@Suite struct KeyPackingTests {
    private func pack(_ key: FoldedKey) -> [UInt8] {
        var packed: [UInt8] = []
        KeyPacking.pack(key.utf8.span, into: &packed)
        return packed
    }

    /// The second implementation, straight from Data/FORMAT.md.
    private func unpack(_ packed: [UInt8]) -> [UInt8] {
        var codes: [UInt8: UInt32] = [0x7E: 0, 0x7F: 0x61]
        let free = Array(0x21...0x2F) + Array(0x3A...0x60) + Array(0x7B...0x7D)
        for (number, code) in free.enumerated() { codes[UInt8(code)] = UInt32(number) + 7 }
        var window: UInt32 = 0
        var key: [UInt8] = []
        for byte in packed {
            if let next = codes[byte] {
                window = next
            } else if byte < 0x80 || window == 0 {
                key.append(byte)
            } else if let scalar = Unicode.Scalar(window << 7 | UInt32(byte & 0x7F)) {
                key.append(contentsOf: String(Character(scalar)).utf8)
            }
        }
        return key
    }

    @Test(arguments: [
        ("kabul 12", 8), ("کابل", 5), ("київ", 5), ("दिल्ली", 7), ("北京", 6), ("ニシ", 3), ("київ 北京 а", 16),
    ])
    func takesAByteALetter(name: String, length: Int) {
        #expect(pack(FoldedKey(name)).count == length)
        #expect(unpack(pack(FoldedKey(name))) == FoldedKey(name).utf8)
    }

    @Test func isOneToOneAndKeepsBeginnings() {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<3_000 {
            let first = FoldedKey(randomText(&random))
            let both = FoldedKey("\(first) \(randomText(&random))")
            #expect(unpack(pack(first)) == first.utf8, "seed \(seed): \(first)")
            if !first.isEmpty, both.utf8.count > first.utf8.count {
                #expect(pack(both).starts(with: pack(first) + [0x20]), "seed \(seed): \(both)")
            }
            #expect(pack(first).allSatisfy { $0 >= 0x20 }, "a space sorts first")
        }
    }

    @Test func bytesThatNoKeyHasFindNothing() throws {
        let world = try afghanStaging().build()
        for bytes: [UInt8] in [
            [0x21], [0x26, 0x80], [0xD9], [0xE0, 0x80], [0xFF, 0xFE], [0x2C, 0xA9, 0xA7], [0],
        ] {
            #expect(world.lookup(key: bytes.span).matches.isEmpty)
        }
    }
}
