/// A boundary drawn around a centre in azimuth and distance: arcs of geodesic circles and pieces of radii.
///
/// Longitudes are unrolled exactly, not guessed from neighbours: a geodesic that leaves eastward stays within
/// 0...180 degrees east of its centre, so only crossing the centre's own meridian beyond a pole turns the map.
struct PolarBoundary {
    /// How near to a pole, in metres, a circle counts as touching it.
    private static let touching = 0.0004
    /// From this latitude on, output with seven decimals cannot tell a vertex from the pole.
    private static let poleLatitude = 89.9999999

    private let origin: GeodesicOrigin
    private var places: [(azimuth: Double, metres: Double)] = []
    private var vertices: [AntimeridianCut.Vertex] = []
    /// Vertices that count for the way round but are not drawn.
    private var hidden: [Int] = []
    /// 1 while azimuths are east of the centre's meridian, -1 west of it.
    private var side: Double = 1
    private var offset = 0.0
    private var isBegun = false

    init(around origin: GeodesicOrigin) { self.origin = origin }

    /// Goes round the centre from one azimuth to another in so many equal steps; both ends become vertices.
    mutating func arc(from start: Double, to end: Double, metres: Double, steps: Int) {
        arc(through: Self.azimuths(from: start, to: end, steps: steps), metres: metres)
    }

    /// The azimuths at the ends of so many equal steps.
    static func azimuths(from start: Double, to end: Double, steps: Int) -> [Double] {
        (0...steps).map { start + (end - start) * (Double($0) / Double(steps)) }
    }

    /// Goes round the centre through these azimuths, rising or falling, each of which becomes a vertex.
    mutating func arc(through azimuths: [Double], metres: Double) {
        for (i, (a, b)) in zip(azimuths, azimuths.dropFirst()).enumerated() {
            if !isBegun {
                side = Self.side(between: a, and: b)
                isBegun = true
            }
            if i == 0 {
                turn(at: a, into: Self.side(between: a, and: b), metres: metres)
                append(azimuth: a, metres: metres)
            }
            let meridian = (max(a, b) / 180).rounded(.up) * 180 - 180
            if meridian > min(a, b) {
                turn(at: meridian, into: Self.side(between: meridian, and: b), metres: metres)
            } else {
                turn(at: a, into: Self.side(between: a, and: b), metres: metres)
            }
            append(azimuth: b, metres: metres)
        }
    }

    /// Goes along a radius through these distances, each of which becomes a vertex.
    mutating func radius(azimuth: Double, through distances: [Double]) {
        var wasBeyond = isBeyondPole(azimuth: azimuth, metres: distances.first ?? 0)
        for metres in distances {
            let isBeyond = isBeyondPole(azimuth: azimuth, metres: metres)
            if azimuth.remainder(dividingBy: 180) == 0 && wasBeyond != isBeyond {
                // Straight over the pole: along the top (or bottom) of the map to the meridian opposite.
                let pole: Double = azimuth.remainder(dividingBy: 360) == 0 ? 90 : -90
                for beyond in [wasBeyond, isBeyond] {
                    appendVertex(
                        azimuth: azimuth, metres: metres, longitude: beyond ? 180 * side : 0, latitude: pole)
                }
            }
            wasBeyond = isBeyond
            append(azimuth: azimuth, metres: metres)
        }
    }

    /// Turns in the centre, where all azimuths meet, to leave it along the eastern or western side of `azimuth`.
    mutating func pivot(to azimuth: Double, clockwiseSide: Bool) {
        side = Self.side(between: azimuth, and: azimuth + (clockwiseSide ? 1e-6 : -1e-6))
    }

    /// Closes a boundary that came round to its first azimuth and distance again, and cuts it into the map.
    mutating func close(into cut: inout AntimeridianCut) {
        guard let first = vertices.first, let last = vertices.last, vertices.count > 3 else { return }
        let turns = Int(((last.longitude - first.longitude) / 360).rounded())
        // The last vertex is the first one again, whole circles of azimuth later.
        let circle = places[places.count - 1].azimuth - places[0].azimuth
        vertices.removeLast()
        places.removeLast()
        for index in hidden.reversed() where index < vertices.count {
            vertices.remove(at: index)
            places.remove(at: index)
        }
        cut.add(vertices, turns: turns) { edge, meridian in
            crossing(edge, meridian, turns: turns, circle: circle)
        }
    }

    private mutating func append(azimuth: Double, metres: Double) {
        if metres == 0 {
            let latitude = origin.coordinate.latitude
            return appendVertex(azimuth: azimuth, metres: 0, longitude: 0, latitude: latitude)
        }
        let position = origin.line(azimuth: azimuth).position(at: metres)
        guard azimuth.remainder(dividingBy: 180) == 0 else {
            appendVertex(
                azimuth: azimuth, metres: metres, longitude: abs(position.longitudeDifference) * side,
                latitude: position.latitude)
            return
        }
        let isBeyond = isBeyondPole(azimuth: azimuth, metres: metres)
        let touches = Self.touchesPole(position.latitude)
        // A vertex a hair beyond the pole would touch the map's edge once rounded: the next ones close the gap.
        if isBeyond && abs(position.latitude) > Self.poleLatitude { hidden.append(vertices.count) }
        appendVertex(
            azimuth: azimuth, metres: metres, longitude: isBeyond ? 180 * side : 0,
            latitude: touches ? (position.latitude < 0 ? -90 : 90) : position.latitude)
    }

    private mutating func appendVertex(azimuth: Double, metres: Double, longitude: Double, latitude: Double) {
        let vertex = AntimeridianCut.Vertex(
            longitude: origin.coordinate.longitude + offset + longitude, latitude: latitude)
        if vertices.last == vertex { return }
        vertices.append(vertex)
        places.append((azimuth, metres))
    }

    /// Crosses the centre's meridian; beyond a pole the two sides meet at 180 degrees, not at 0.
    private mutating func turn(at meridian: Double, into newSide: Double, metres: Double) {
        guard newSide != side else { return }
        if isBeyondPole(azimuth: meridian, metres: metres) { offset += 360 * side }
        side = newSide
    }

    private func isBeyondPole(azimuth: Double, metres: Double) -> Bool {
        guard metres > 0 else { return false }
        let position = origin.line(azimuth: azimuth).position(at: metres)
        return abs(position.longitudeDifference) > 90 && !Self.touchesPole(position.latitude)
    }

    private static func touchesPole(_ latitude: Double) -> Bool {
        // A degree of latitude at the poles is 111,694 m.
        (90 - abs(latitude)) * 111_694 < touching
    }

    private static func side(between a: Double, and b: Double) -> Double {
        let middle = ((a + b) / 2).truncatingRemainder(dividingBy: 360)
        return (middle < 0 ? middle + 360 : middle) < 180 ? 1 : -1
    }

    /// The latitude at which the boundary itself, not the chord, meets a meridian.
    private func crossing(_ edge: Int, _ meridian: Double, turns: Int, circle: Double) -> Double {
        let next = (edge + 1) % vertices.count
        let start = vertices[edge].longitude - meridian
        let end = vertices[next].longitude + (next == 0 ? 360 * Double(turns) : 0) - meridian
        if start == 0 { return vertices[edge].latitude }
        if end == 0 { return vertices[next].latitude }
        // Along the top or bottom of the map.
        if abs(vertices[edge].latitude) == 90, vertices[edge].latitude == vertices[next].latitude {
            return vertices[edge].latitude
        }
        let (a, b) = (places[edge], places[next])
        let turn = b.azimuth + (next == 0 ? circle : 0) - a.azimuth
        func place(_ t: Double) -> (longitude: Double, latitude: Double) {
            let azimuth = a.azimuth + turn * t
            let position = origin.line(azimuth: azimuth)
                .position(at: a.metres + (b.metres - a.metres) * t)
            let east = abs(position.longitudeDifference) * Self.side(between: azimuth, and: azimuth)
            return (origin.coordinate.longitude + east - meridian, position.latitude)
        }
        let root = Root.between((0, start), (1, end)) { t in
            // An edge about a pole may take more than half the way round: the turn nearest to its middle is its own.
            let longitude = place(t).longitude
            return longitude - 360 * ((longitude - (start + end) / 2) / 360).rounded()
        }
        return place(root).latitude
    }
}
