import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// A damaged index is refused or answers wrongly; it never takes the program down.
@Suite struct DamageTests {
    private func exercise(_ bytes: [UInt8]) {
        guard let world = try? WorldGazetteer(bytes: bytes) else { return }
        _ = try? world.verify()
        _ = world.metadata
        for name in ["kabul", "paris", "qarah", "afghanistan", "کابل", "zzz", "a"] {
            let lookup = world.lookup(key: FoldedKey(name))
            for match in lookup.matches {
                _ = world.place(match.row)
                _ = world.ancestors(of: match.row)
                _ = world.isWithin(match.row, PlaceRow(index: 1))
            }
        }
        for row in world.rows.prefix(20) { _ = world.place(row) }
        _ = world.country(code: "AF").map { world.place($0) }
        _ = world.place(geonameID: 1_138_958)
        var search = NearbySearch(world)
        for (latitude, longitude) in [(34.5, 69.2), (-90.0, 180.0), (10.0, -60.0), (34.9, 69.9)] {
            let point = Coordinate(wrappingLatitude: latitude, longitude: longitude)
            for place in search.nearest(to: point, limit: 3) { _ = world.place(place.row) }
            _ = world.location(of: point).map { world.place($0.area) }
        }
        let view = Envelope(west: 60, south: 29, east: 75, north: 39)
        _ = world.baseMap(of: view, townCount: 3)
        _ = world.landRings(in: view)
        _ = world.farLand()
    }

    /// Bytes of header and section table.
    private func tableEnd(_ bytes: [UInt8]) -> Int { 32 + 32 * (Int(bytes[10]) | Int(bytes[11]) << 8) }

    /// The header with a checksum that fits, so that damage gets past the door.
    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let tableEnd = tableEnd(bytes)
        guard tableEnd <= bytes.count else { return bytes }
        var checksum = Checksum()
        checksum.add(bytes.span.extracting(0..<24))
        checksum.add(bytes.span.extracting(32..<tableEnd))
        for byte in 0..<8 { bytes[24 + byte] = UInt8(truncatingIfNeeded: checksum.value >> (8 * byte)) }
        return bytes
    }

    @Test func survivesChangedBytes() throws {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        let whole = try afghanStaging().bytes()
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            exercise(Bool.random(using: &random) ? bytes : sealed(bytes))
        }
    }

    @Test func survivesAChangedTable() throws {
        var random = SeededRandom(seed: testSeed())
        let whole = try afghanStaging().bytes()
        let end = tableEnd(whole)
        for _ in 0..<2_000 {
            var bytes = whole
            let edge: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: 10..<end, using: &random)] = edge[Int.random(in: 0..<5, using: &random)]
            }
            exercise(sealed(bytes))
        }
    }

    @Test func refusesEveryTruncation() throws {
        let whole = try afghanStaging().bytes()
        for count in 0..<whole.count {
            #expect(throws: GazetteerError.self) { try WorldGazetteer(bytes: Array(whole[..<count])) }
        }
    }

    @Test func refusesADamagedHeaderAndFindsADamagedBody() throws {
        let whole = try afghanStaging().bytes()
        for offset in 0..<tableEnd(whole) {
            var bytes = whole
            bytes[offset] ^= 0x10
            #expect(throws: GazetteerError.self) { try WorldGazetteer(bytes: bytes) }
        }
        var bytes = whole
        bytes[whole.count - 1] ^= 1
        let world = try WorldGazetteer(bytes: bytes)
        #expect(throws: GazetteerError.self) { try world.verify() }
    }

    @Test func saysWhatIsWrongWithAForeignFile() throws {
        func reason(_ bytes: [UInt8]) -> String {
            do {
                _ = try WorldGazetteer(bytes: bytes)
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(reason(Array("PK\u{3}\u{4} a zip file".utf8)).contains("not a Dateline gazetteer index"))
        #expect(reason([]).contains("not a Dateline gazetteer index"))
        var newer = try afghanStaging().bytes()
        newer[8] = 9
        #expect(reason(newer).contains("index format 9"))
        #expect(throws: GazetteerError.self) { try WorldGazetteer(contentsOfFile: "/nonexistent/world.gaz") }
        #expect(throws: GazetteerError.self) { try WorldGazetteer(contentsOfFile: "/tmp") }
    }
}
