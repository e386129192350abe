/// The box and the middle of a GeoJSON geometry, found while its positions are read; they are not kept.
struct Outline {
    private var west = Double.infinity
    private var south = Double.infinity
    private var east = -Double.infinity
    private var north = -Double.infinity
    /// Twice the area of all rings, and their moments.
    private var area = 0.0
    private var momentX = 0.0
    private var momentY = 0.0

    /// Arrays and collections that are deeper are no geometry.
    private static let deepest = 8

    /// Reads a geometry; null has no positions.
    mutating func readGeometry(_ scanner: inout JSONScanner, depth: Int = 0) throws(JSONScanner.Failure) {
        guard try scanner.kind() == .object, depth < Self.deepest else { return try scanner.skip() }
        var outline = self
        try scanner.object { (key, value) throws(JSONScanner.Failure) in
            switch key {
            case "coordinates": _ = try outline.readPositions(&value, depth: 0)
            case "geometries":
                try value.array { (part) throws(JSONScanner.Failure) in
                    try outline.readGeometry(&part, depth: depth + 1)
                }
            default: try value.skip()
            }
        }
        self = outline
    }

    /// Positions at any depth of arrays; the position, where the array is one.
    private mutating func readPositions(_ scanner: inout JSONScanner, depth: Int) throws(JSONScanner.Failure)
        -> (
            x: Double, y: Double
        )?
    {
        guard try scanner.kind() == .array, depth < Self.deepest else {
            try scanner.skip()
            return nil
        }
        var outline = self
        var (x, y): (Double?, Double?)
        var previous: (x: Double, y: Double)?
        try scanner.array { (item) throws(JSONScanner.Failure) in
            if try item.kind() == .array {
                guard let next = try outline.readPositions(&item, depth: depth + 1) else { return }
                if let previous { outline.add(previous, next) }
                previous = next
            } else if let number = try item.number() {
                if x == nil { x = number } else if y == nil { y = number }
            }
        }
        self = outline
        guard let x, let y else { return nil }
        (west, south, east, north) = (min(west, x), min(south, y), max(east, x), max(north, y))
        return (x, y)
    }

    /// A side of a ring.
    private mutating func add(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) {
        let cross = a.x * b.y - b.x * a.y
        area += cross
        momentX += (a.x + b.x) * cross
        momentY += (a.y + b.y) * cross
    }

    /// West, south, east and north; empty when there was no position.
    var box: [Double] { west <= east ? [west, south, east, north] : [] }

    /// The centroid of the rings, or the middle of the box.
    var centre: (x: Double, y: Double)? {
        guard west <= east else { return nil }
        let (x, y) = (momentX / (3 * area), momentY / (3 * area))
        // The "centroid" of an open line may lie anywhere.
        return west...east ~= x && south...north ~= y ? (x, y) : ((west + east) / 2, (south + north) / 2)
    }
}
