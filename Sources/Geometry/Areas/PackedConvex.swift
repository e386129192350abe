extension PackedAreas {
    /// Every polygon's box, and the polygon itself where it is convex and has no holes.
    func convexPolygons() -> [(box: BoxIndex.Box, convex: ConvexPolygon?)] {
        polygonEnds.indices.map { number in
            let rings = ringRange(ofPolygon: number)
            var box = BoxIndex.Box()
            guard let exterior = rings.first else { return (box, nil) }
            let range = vertexRange(ofRing: exterior)
            var vertices: [SIMD2<Double>] = []
            vertices.reserveCapacity(range.count)
            for vertex in range {
                let position = SIMD2(ordinates[2 * vertex], ordinates[2 * vertex + 1])
                box.add(position.x, position.y)
                vertices.append(position)
            }
            vertices.removeLast()
            return (box, rings.count == 1 ? ConvexPolygon(vertices, box) : nil)
        }
    }

    /// Appends one polygon of another collection as a feature.
    mutating func append(polygon number: Int, of other: PackedAreas) {
        for ring in other.ringRange(ofPolygon: number) {
            let range = other.vertexRange(ofRing: ring)
            ordinates += other.ordinates[2 * range.lowerBound..<2 * range.upperBound]
            endRing()
        }
        endPolygon()
        endFeature()
    }

    /// Appends closed rings as features: anticlockwise ones are exteriors, clockwise ones holes of the smallest around them.
    mutating func append(rings: [[SIMD2<Double>]]) {
        if rings.count == 1 {
            for position in rings[0] {
                ordinates.append(position.x)
                ordinates.append(position.y)
            }
            endRing()
            endPolygon()
            return endFeature()
        }
        let coordinates = rings.map { ring in
            ring.map { Coordinate(wrappingLatitude: $0.y, longitude: $0.x) }
        }
        for polygon in Polygons.assemble(coordinates) { append([polygon]) }
    }
}
