import Testing
import Testkit

@testable import Gazetteer

/// Random places against a dictionary: the index answers every key as the dictionary does, and no other.
@Suite struct RoundTripTests {
    /// Names that share words and beginnings, so that blocks, prefixes and namesakes all occur.
    private static func name(_ random: inout SeededRandom) -> String {
        let words = [
            "San", "Al", "Nowy", "Bāgh", "کابل", "Sankt", "Sant", "Ober", "город",
            "Long" + String(repeating: "x", count: 30),
        ]
        let count = Int.random(in: 1...3, using: &random)
        return (0..<count).map { _ in
            let word = words[Int.random(in: 0..<words.count, using: &random)]
            return Bool.random(using: &random) ? word : word + "\(Int.random(in: 0...40, using: &random))"
        }.joined(separator: " ")
    }

    @Test(arguments: 0..<4)
    func answersAsADictionaryDoes(round: Int) throws {
        let seed = testSeed() &+ UInt64(round)
        var random = SeededRandom(seed: seed)
        let staging = StagingFolder()
        var oracle: [String: Set<Int>] = [:]
        var populations: [Int: Int] = [:]
        var text = ""
        for id in 1...[3, 40, 300, 900][round] {
            let name = Self.name(&random)
            let alternates = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.name(&random) }
            populations[id] = Bool.random(using: &random) ? 0 : Int.random(in: 1...10_000, using: &random)
            for each in alternates + [name] { oracle[FoldedKey(each).description, default: []].insert(id) }
            text += placeLine(
                id, name, alternates: alternates.joined(separator: ","), "1.5", "-2.25", "P.PPL",
                population: populations[id] ?? 0)
        }
        staging.write("places.txt", text)
        let world = try staging.build()
        for (key, ids) in oracle {
            let lookup = world.lookup(key: FoldedKey(key))
            let found = lookup.matches.map { world.place($0.row).geonameID }
            #expect(Set(found) == ids && found.count == ids.count, "seed \(seed): \(key)")
            let order = found.map { populations[$0] ?? -1 }
            #expect(order == order.sorted(by: >), "seed \(seed): \(key)")
            #expect(
                lookup.continues == oracle.keys.contains { $0.utf8.starts(with: (key + " ").utf8) },
                "seed \(seed): \(key)")
        }
        for _ in 0..<2_000 {
            var key = Array(FoldedKey(Self.name(&random)).utf8)
            if Bool.random(using: &random) { key.removeLast(Int.random(in: 0..<key.count, using: &random)) }
            let lookup = world.lookup(key: key.span)
            let expected = oracle[String(decoding: key, as: UTF8.self)] ?? []
            #expect(Set(lookup.matches.map { world.place($0.row).geonameID }) == expected, "seed \(seed)")
            let continues = oracle.keys.contains { $0.utf8.starts(with: key + [0x20]) }
            #expect(lookup.continues == continues, "seed \(seed): \(String(decoding: key, as: UTF8.self))")
        }
        #expect(world.metadata.keyCount == oracle.count)
    }
}
