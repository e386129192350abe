extension Envelope {
    /// The smallest box around a shape; nil for a shape without coordinates.
    ///
    /// Of all boxes the one that spans the fewest degrees of longitude: parts in Fiji on both sides of the
    /// antimeridian have a box that crosses it, with `west > east` (RFC 7946, 5.2).
    public init?(of shape: Shape) {
        switch shape {
        case .point(let coordinate): self.init(ofParts: [[coordinate]])
        case .line(let line): self.init(ofParts: [line])
        case .lines(let lines): self.init(ofParts: lines)
        case .polygon(let polygon): self.init(ofParts: [polygon.exterior.coordinates])
        case .polygons(let polygons): self.init(ofParts: polygons.map(\.exterior.coordinates))
        }
    }

    /// The smallest box around parts none of which crosses the antimeridian.
    private init?(ofParts parts: [[Coordinate]]) {
        var south = Double.infinity
        var north = -Double.infinity
        var spans: [(west: Double, east: Double)] = []
        for part in parts {
            guard let first = part.first else { continue }
            var span = (west: first.longitude, east: first.longitude)
            for coordinate in part {
                span.west = min(span.west, coordinate.longitude)
                span.east = max(span.east, coordinate.longitude)
                south = min(south, coordinate.latitude)
                north = max(north, coordinate.latitude)
            }
            spans.append(span)
        }
        spans.sort { $0.west < $1.west }
        guard let first = spans.first else { return nil }

        // The box is everything but the widest gap; the gap round the back is the one to beat.
        var east = first.east
        var gaps: [(width: Double, west: Double, east: Double)] = []
        for span in spans.dropFirst() {
            if span.west > east { gaps.append((span.west - east, span.west, east)) }
            east = max(east, span.east)
        }
        let behind = first.west + 360 - east
        if let widest = gaps.max(by: { $0.width < $1.width }), widest.width > behind {
            self.init(west: widest.west, south: south, east: widest.east, north: north)
        } else {
            self.init(west: first.west, south: south, east: east, north: north)
        }
    }

    /// Whether a position lies in the box or on its edge.
    public func contains(_ coordinate: Coordinate) -> Bool {
        guard coordinate.latitude >= south, coordinate.latitude <= north else { return false }
        return crossesAntimeridian
            ? coordinate.longitude >= west || coordinate.longitude <= east
            : coordinate.longitude >= west && coordinate.longitude <= east
    }
}
