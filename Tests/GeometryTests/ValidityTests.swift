import Geometry
import Testing

/// What JTS's documentation ("Secrets of the JTS Topology Suite", and the cases of its TestValid.xml) calls valid and not:
/// we must agree before we repair, and be right after it.
@Suite struct ValidityTests {
    private static func ring(_ corners: [(Double, Double)]) throws -> Ring {
        Ring(try corners.map { try at($0.1, $0.0) })
    }

    private static func box(_ west: Double, _ south: Double, _ size: Double) throws -> Ring {
        try ring([(west, south), (west + size, south), (west + size, south + size), (west, south + size)])
    }

    @Test func documentedCases() throws {
        let shell = try Self.box(0, 0, 10)
        let touching = try Self.ring([(0, 5), (5, 4), (5, 6)])
        let cases: [(what: String, polygons: [Polygon], reason: String?)] = [
            ("a hole that touches the shell in a point", [Polygon(exterior: shell, holes: [touching])], nil),
            (
                "two that touch in a corner",
                [Polygon(exterior: shell), Polygon(exterior: try Self.box(10, 10, 5))], nil
            ),
            (
                "a figure of eight",
                [Polygon(exterior: try Self.ring([(0, 0), (10, 10), (10, 0), (0, 10)]))],
                "Self-intersection"
            ),
            (
                "a hole outside", [Polygon(exterior: shell, holes: [try Self.box(20, 20, 2)])],
                "Hole lies outside shell"
            ),
            (
                "a hole in a hole",
                [Polygon(exterior: shell, holes: [try Self.box(2, 2, 6), try Self.box(4, 4, 2)])],
                "Holes are nested"
            ),
            (
                "holes that cut the inside in two",
                [
                    Polygon(
                        exterior: shell,
                        holes: [
                            try Self.ring([(0, 5), (5, 4), (5, 6)]),
                            try Self.ring([(5, 4), (10, 5), (5, 6)]),
                        ])
                ], "intersect"
            ),
            (
                "two that overlap", [Polygon(exterior: shell), Polygon(exterior: try Self.box(5, 5, 10))],
                "Self-intersection"
            ),
            (
                "one in the other", [Polygon(exterior: shell), Polygon(exterior: try Self.box(2, 2, 2))],
                "Nested shells"
            ),
        ]
        let geos = GEOSContext()
        for (what, polygons, reason) in cases {
            let found = try geos.invalidity(of: polygons)
            if let reason {
                #expect(
                    found?.lowercased().contains(reason.lowercased()) == true, "\(what): \(found ?? "valid")")
            } else {
                #expect(found == nil, "\(what): \(found ?? "")")
            }
            #expect(try geos.invalidity(of: geos.valid(polygons)) == nil, "\(what), repaired")
            #expect(try geos.invalidity(of: geos.union(geos.valid(polygons))) == nil, "\(what), put together")
        }
    }
}
