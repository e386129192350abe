#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Draws geodesic circles with a fixed number of vertices; a thread of its own has one of its own.
struct CircleDrawer {
    private let table: CircleTable
    /// Of the eastern half, from north to south: latitudes, and degrees east of the centre.
    private var latitudes: [SIMD4<Double>]
    private var easts: [SIMD4<Double>]
    /// The closed ring, longitude and latitude in turn; longitudes run on past ±180.
    private var ring: [Double]

    init(_ table: CircleTable) {
        self.table = table
        latitudes = table.cosines
        easts = table.cosines
        ring = [Double](repeating: 0, count: 2 * (table.segments + 1))
    }

    /// Appends the disc as a feature.
    mutating func append(around centre: Coordinate, metres: Double, to areas: inout PackedAreas) {
        if let circle = LocalCircle(around: centre, metres: metres) {
            append(circle, around: centre, to: &areas)
        } else {
            areas.append(
                Disc.exactPolygons(around: GeodesicOrigin(centre), metres: metres, segments: table.segments))
        }
    }

    private mutating func append(
        _ circle: LocalCircle, around centre: Coordinate, to areas: inout PackedAreas
    ) {
        var reach = SIMD4<Double>(repeating: 0)
        for i in table.cosines.indices {
            let (c, s) = (table.cosines[i], table.sines[i])
            let east = circle.longitudes(c, s)
            latitudes[i] = circle.latitudes(c)
            easts[i] = east
            reach = pointwiseMax(reach, east)
        }
        unroll(around: centre.longitude)
        let farthest = reach.max()
        if centre.longitude + farthest > 180 {
            cut(circle, centre.longitude, at: 180, into: &areas)
        } else if centre.longitude - farthest < -180 {
            cut(circle, centre.longitude, at: -180, into: &areas)
        } else {
            areas.ordinates.append(contentsOf: ring)
            areas.endRing()
            areas.endPolygon()
        }
        areas.endFeature()
    }

    /// The ring anticlockwise from north: the mirror image of the eastern half, then that half backwards.
    private mutating func unroll(around longitude: Double) {
        let count = table.count
        let size = ring.count
        // Through a typed view: four at a time in, one at a time out.
        unsafe latitudes.withUnsafeBytes { latitudes in
            unsafe easts.withUnsafeBytes { easts in
                unsafe ring.withUnsafeMutableBufferPointer { ring in
                    let latitudes = unsafe latitudes.assumingMemoryBound(to: Double.self)
                    let easts = unsafe easts.assumingMemoryBound(to: Double.self)
                    for i in 0..<count {
                        let (latitude, east) = unsafe (latitudes[i], easts[i])
                        unsafe ring[2 * i] = longitude - east
                        unsafe ring[2 * i + 1] = latitude
                        unsafe ring[size - 2 - 2 * i] = longitude + east
                        unsafe ring[size - 1 - 2 * i] = latitude
                    }
                }
            }
        }
    }

    /// The parts on either side of a meridian, which the circle meets twice.
    private func cut(
        _ circle: LocalCircle, _ longitude: Double, at meridian: Double, into areas: inout PackedAreas
    ) {
        let crossings = crossings(circle, degrees: abs(meridian - longitude))
        for isFar in [false, true] {
            let first = areas.ordinates.count
            let shift = isFar ? -2 * meridian : 0
            func add(_ longitude: Double, _ latitude: Double) {
                let (x, y) = (longitude + shift, latitude)
                let count = areas.ordinates.count
                if count > first, areas.ordinates[count - 2] == x, areas.ordinates[count - 1] == y { return }
                areas.ordinates.append(x)
                areas.ordinates.append(y)
            }
            var isNorth = meridian < 0
            for i in 0..<table.segments {
                let x = ring[2 * i]
                let isBeyond = abs(x) > 180
                if isBeyond == isFar { add(x, ring[2 * i + 1]) }
                if isBeyond != (abs(ring[2 * i + 2]) > 180) {
                    // Anticlockwise from north, the west is crossed in the north first and the east in the south.
                    add(meridian, isNorth ? crossings.north : crossings.south)
                    isNorth.toggle()
                }
            }
            add(areas.ordinates[first] - shift, areas.ordinates[first + 1])
            areas.endRing()
            areas.endPolygon()
        }
    }

    /// The two latitudes at which the circle itself, not its chords, is so many degrees east of its centre.
    private func crossings(_ circle: LocalCircle, degrees: Double) -> (north: Double, south: Double) {
        func east(_ i: Int) -> Double { easts[i / 4][i % 4] }
        var found: [Double] = []
        for i in 0..<table.count where found.count < 2 {
            // With an odd number of segments the last edge of the half crosses the meridian of the centre.
            let next = i + 1 < table.count ? east(i + 1) : -east(i)
            guard (east(i) > degrees) != (next > degrees) else { continue }
            var low = 2 * Double.pi * Double(i) / Double(table.segments)
            var high = 2 * Double.pi * Double(i + 1) / Double(table.segments)
            if east(i) > degrees { swap(&low, &high) }
            found.append(Self.latitude(circle, degrees: degrees, west: low, east: high))
        }
        return (found.first ?? 0, found.last ?? 0)
    }

    /// Between two azimuths, radians, of which the first is less and the second more than so many degrees east.
    private static func latitude(
        _ circle: LocalCircle, degrees: Double, west: Double, east: Double
    ) -> Double {
        func excess(_ azimuth: Double) -> Double {
            circle.longitudes(SIMD4(repeating: cos(azimuth)), SIMD4(repeating: sin(azimuth)))[0] - degrees
        }
        let azimuth = Root.between((west, excess(west)), (east, excess(east)), excess)
        return circle.latitudes(SIMD4(repeating: cos(azimuth)))[0]
    }
}
