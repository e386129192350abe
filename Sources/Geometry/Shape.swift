/// A closed line: first and last coordinate are equal, and there are at least four.
public struct Ring: Hashable, Sendable {
    /// The vertices in order, the first one repeated at the end.
    public let coordinates: [Coordinate]

    /// A ring through these vertices; the first is repeated at the end when it is not there yet.
    public init(_ coordinates: [Coordinate]) {
        if let first = coordinates.first, coordinates.last != first {
            self.coordinates = coordinates + [first]
        } else {
            self.coordinates = coordinates
        }
    }
}

/// An area with one outer ring and any number of holes. Outer rings run anticlockwise, holes clockwise (RFC 7946, 3.1.6).
public struct Polygon: Hashable, Sendable {
    /// The outer boundary.
    public let exterior: Ring
    /// The boundaries of the holes.
    public let holes: [Ring]

    /// An area from its boundaries.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }
}

/// What a feature looks like on the ground. No part of a shape crosses the antimeridian: what does is cut there.
public enum Shape: Hashable, Sendable {
    /// One position.
    case point(Coordinate)
    /// A path of two or more positions.
    case line([Coordinate])
    /// Several paths.
    case lines([[Coordinate]])
    /// One area.
    case polygon(Polygon)
    /// Several areas.
    case polygons([Polygon])
}
