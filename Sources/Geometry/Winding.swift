extension Ring {
    /// Whether the ring runs anticlockwise on the map.
    public var isAnticlockwise: Bool { coordinates.signedArea > 0 }

    /// The same ring run through the other way.
    public var reversed: Ring { Ring(coordinates.reversed()) }
}

extension Polygon {
    /// The same area with its exterior anticlockwise and its holes clockwise (RFC 7946, 3.1.6).
    public var wound: Polygon {
        Polygon(
            exterior: exterior.isAnticlockwise ? exterior : exterior.reversed,
            holes: holes.map { $0.isAnticlockwise ? $0.reversed : $0 })
    }
}

extension Shape {
    /// The same shape with every area wound as RFC 7946, 3.1.6, asks.
    public var wound: Shape {
        switch self {
        case .polygon(let polygon): .polygon(polygon.wound)
        case .polygons(let polygons): .polygons(polygons.map(\.wound))
        case .point, .line, .lines: self
        }
    }
}
