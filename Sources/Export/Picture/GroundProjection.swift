import Geometry

/// Lines and areas of the earth on the picture: in one piece over the antimeridian, and cut where the map of the world ends.
struct GroundProjection {
    let frame: PictureFrame
    let view: PictureView

    init(_ frame: PictureFrame) {
        self.frame = frame
        view = PictureView(frame)
    }

    /// A ring of degrees, cut to the view: far from it a projection folds over. Long edges are bent as the projection bends them.
    ///
    /// - Parameter envelope: The box around the ring, where it is known.
    func ring(_ ring: [Coordinate], within envelope: Envelope? = nil) -> [[Pixel]] {
        let box = PixelBox(left: view.west, top: view.south, right: view.east, bottom: view.north)
        // The map goes round: whatever lies in view may do so a turn to the west or the east.
        return [-360.0, 0, 360].compactMap { turn in
            if let envelope {
                let own = PixelBox(
                    left: envelope.west + turn, top: envelope.south, right: envelope.east + turn,
                    bottom: envelope.north)
                guard own.overlaps(box) else { return nil }
            }
            let cut = box.clipped(ring: ring.map { Pixel($0.longitude + turn, $0.latitude) })
            guard !cut.isEmpty else { return nil }
            var result: [Pixel] = []
            var previous = cut[cut.count - 1]
            for corner in cut {
                let steps = max(1, Int((corner - previous).length / 2))
                for step in 1...steps {
                    result.append(pixel(previous + (corner - previous) * (Double(step) / Double(steps))))
                }
                previous = corner
            }
            return result
        }
    }

    /// A line of degrees, broken where the map of the world ends.
    func line(_ line: [(longitude: Double, latitude: Double)]) -> [[Pixel]] {
        guard case .world(let map) = frame.projection else {
            return [line.map { pixel(Pixel($0.longitude, $0.latitude)) }]
        }
        var parts: [[Pixel]] = [[]]
        var last = 0.0
        for (longitude, latitude) in line {
            let turn = map.turn(longitude)
            if abs(turn - last) > 180, parts.last?.isEmpty == false { parts.append([]) }
            parts[parts.count - 1].append(frame.pixel(map.point(latitude: latitude, turn: turn)))
            last = turn
        }
        return parts
    }

    /// The outline of an area that was cut at the antimeridian, without the cuts.
    func outline(_ ring: [Coordinate]) -> [[Pixel]] {
        func isCut(_ a: Coordinate, _ b: Coordinate) -> Bool {
            abs(a.longitude) == 180 && a.longitude == b.longitude
                || abs(a.latitude) == 90 && a.latitude == b.latitude
        }
        var lines: [[(longitude: Double, latitude: Double)]] = []
        var isOpen = false
        for (a, b) in zip(ring, ring.dropFirst()) {
            guard !isCut(a, b) else {
                isOpen = false
                continue
            }
            if !isOpen { lines.append([(a.longitude, a.latitude)]) }
            lines[lines.count - 1].append((b.longitude, b.latitude))
            isOpen = true
        }
        return lines.flatMap(line)
    }

    /// A geodesic disc: what to fill, and its edge where that is not the same. On all but the map of the world it is one ring.
    func disc(
        _ centre: Coordinate, _ radius: Length, segments: Int
    ) -> (rings: [[Pixel]], outline: [[Pixel]]?) {
        var rim = (0..<segments).map {
            Geodesic.destination(
                from: centre, azimuth: 360 * Double($0) / Double(segments), distance: radius)
        }
        guard case .world = frame.projection else { return ([rim.map(frame.pixel)], nil) }
        // There it is cut as the map is, and at the antimeridian, too, if it holds a pole.
        let polygons = try? Disc(centre: centre, radius: radius).polygons(segments: segments)
        rim += rim.prefix(1)
        return (
            (polygons ?? []).flatMap { ring($0.exterior.coordinates) },
            line(rim.map { ($0.longitude, $0.latitude) })
        )
    }

    /// Where a longitude and a latitude of the view lie; on the map of the world its two edges are told apart.
    func pixel(_ degrees: Pixel) -> Pixel {
        switch frame.projection {
        case .world(let map):
            frame.pixel(map.point(latitude: degrees.y, turn: degrees.x - map.centralMeridian))
        case .local: frame.pixel(Coordinate(wrappingLatitude: degrees.y, longitude: degrees.x))
        }
    }
}
