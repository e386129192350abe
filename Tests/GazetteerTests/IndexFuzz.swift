import Testing
import Testkit

@testable import Gazetteer

#if canImport(Glibc)
    import Glibc
#endif

/// Damages an index in ways that its checksums do not show, and asks it everything: whatever it answers, it answers.
/// `Scripts/fuzz` runs this for as long as one likes, under the address sanitizer.
@Suite struct IndexFuzz {
    /// Sections of a whole index: name, offset, length.
    private static func sections(_ bytes: [UInt8]) -> [Range<Int>] {
        (0..<Int(bytes[10])).map { index in
            let row = 32 + 32 * index
            func number(_ at: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[row + at + $1]) << (8 * $1) } }
            return number(8)..<number(8) + number(16)
        }
    }

    private static func write(_ value: UInt64, _ bytes: inout [UInt8], at offset: Int) {
        for byte in 0..<8 { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
    }

    private static func sum(_ bytes: [UInt8], _ ranges: Range<Int>...) -> UInt64 {
        var checksum = Checksum()
        for range in ranges { checksum.add(bytes.span.extracting(range)) }
        return checksum.value
    }

    /// Sums everything anew, so that the damage gets past every door.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let count = Int(bytes[10])
        guard bytes[11] == 0, 32 + 32 * count <= bytes.count else { return bytes }
        for (index, range) in sections(bytes).enumerated()
        where range.lowerBound >= 0 && range.upperBound <= bytes.count {
            write(sum(bytes, range), &bytes, at: 32 + 32 * index + 24)
        }
        write(sum(bytes, 0..<24, 32..<32 + 32 * count), &bytes, at: 24)
        return bytes
    }

    /// A copy with some bytes of one section changed, to any value or to one at an edge.
    private static func damaged(_ whole: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = whole
        let edges: [UInt8] = [0, 1, 2, 0x0F, 0x7F, 0x80, 0xF0, 0xFE, 0xFF]
        let sections = sections(whole).filter { !$0.isEmpty }
        let range = sections[Int.random(in: 0..<sections.count, using: &random)]
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let at = Int.random(in: range, using: &random)
            let run = Int.random(in: 1...4, using: &random)
            let value = edges[Int.random(in: 0..<edges.count, using: &random)]
            for offset in at..<min(range.upperBound, at + run) {
                bytes[offset] =
                    Bool.random(using: &random) ? value : UInt8.random(in: 0...255, using: &random)
            }
        }
        // Once in a while the table itself: offsets and lengths near the edges of 8 bytes.
        if Int.random(in: 0..<8, using: &random) == 0 {
            let row = 32 + 32 * Int.random(in: 0..<Int(whole[10]), using: &random)
            let values: [UInt64] = [0, 1, .max, 1 << 63, UInt64(whole.count), UInt64(whole.count) - 28]
            write(
                values[Int.random(in: 0..<values.count, using: &random)], &bytes,
                at: row + (Bool.random(using: &random) ? 8 : 16))
            // A length that no Int holds would not get past the sums: those are for whole tables only.
            return unsafeToSum(bytes) ? bytes : sealed(bytes)
        }
        return sealed(bytes)
    }

    private static func unsafeToSum(_ bytes: [UInt8]) -> Bool {
        (0..<Int(bytes[10])).contains { index in
            bytes[32 + 32 * index + 15] != 0 || bytes[32 + 32 * index + 23] != 0
        }
    }

    private static func ask(_ bytes: [UInt8], rebuilding: Bool) {
        guard let world = try? WorldGazetteer(bytes: bytes) else { return }
        _ = try? world.verify()
        _ = (world.metadata, world.census())
        for name in ["kabul", "paris", "qarah", "qarah bagh", "afghanistan", "کابل", "काबुल", "zzz", "a", "0"] {
            for near in world.similar(to: FoldedKey(name + "a")).prefix(20) { _ = near.matches.count }
            for match in world.lookup(key: FoldedKey(name)).matches.prefix(50) {
                _ = world.place(match.row)
                _ = (world.ancestors(of: match.row), world.isOwn(match.row), world.country(of: match.row))
                _ = world.isWithin(match.row, PlaceRow(index: 1))
            }
        }
        for row in world.rows.prefix(20) { _ = (world.place(row), world.capital(of: row)) }
        for code in ["AF", "FR", "ZZ"] { _ = world.country(code: code).map { world.place($0) } }
        for identifier in [1_138_958, 0, 99, Int(UInt32.max)] { _ = world.place(geonameID: identifier) }
        guard rebuilding, var builder = try? GazetteerBuilder() else { return }
        do {
            try builder.readIndex(world.index)
            _ = try WorldGazetteer(bytes: builder.bytes())
        } catch {}
    }

    @Test func answersWhateverIsDamaged() throws {
        let seconds = unsafe getenv("DATELINE_FUZZ_SECONDS").flatMap { unsafe Int(String(cString: $0)) }
        // A fixed seed, so that every run of the tests is the same; a long run prints a new one.
        let given = unsafe getenv("DATELINE_SEED").flatMap { unsafe UInt64(String(cString: $0)) }
        let seed = given ?? (seconds == nil ? 2_024 : UInt64.random(in: 1...999_999_999))
        var random = SeededRandom(seed: seed)
        let whole = try afghanStaging().bytes()
        let end = time(nil) + (seconds ?? 0)
        var rounds = 0
        if seconds != nil { print("fuzz: DATELINE_SEED=\(seed)") }
        while seconds == nil ? rounds < 150 : time(nil) < end {
            Self.ask(Self.damaged(whole, &random), rebuilding: rounds % 4 == 0)
            rounds += 1
        }
        if seconds != nil { print("fuzz: \(rounds) damaged indexes, none read out of its bytes") }
    }
}
