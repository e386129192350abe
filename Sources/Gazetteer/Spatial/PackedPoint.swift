import Geometry

/// A point of a `PointTree` as it stands in the file: a position in space, 20 bits an axis, the axis that parts the
/// tree at it, and a number that says whose point it is.
struct PackedPoint {
    /// x, y and z in bits 0–19, 20–39 and 40–59, the axis in bits 60 and 61.
    var position: UInt64
    /// A row, or the number of an area.
    var payload: UInt32

    /// Bytes in the file.
    static let size = 12
    /// Steps on the way from the centre of the earth to its surface: 12.2 m each.
    static let scale = 524_287.5

    init(_ coordinate: Coordinate, payload: UInt32) {
        let point = EarthCentred(coordinate)
        func steps(_ value: Double) -> UInt64 { UInt64(min(1_048_575, max(0, (value + 1) * Self.scale))) }
        position = steps(point.x) | steps(point.y) << 20 | steps(point.z) << 40
        self.payload = payload
    }

    /// The steps along an axis, 0 to 2.
    @inline(__always)
    func steps(_ axis: Int) -> UInt64 { position >> UInt64(20 * axis) & 0xF_FFFF }
}

/// Where a search starts: the axes of `PackedPoint` without its rounding.
struct TreeQuery {
    let x: Double
    let y: Double
    let z: Double

    init(_ coordinate: Coordinate) {
        let point = EarthCentred(coordinate)
        // A packed number stands for the middle of its step.
        x = (point.x + 1) * PackedPoint.scale - 0.5
        y = (point.y + 1) * PackedPoint.scale - 0.5
        z = (point.z + 1) * PackedPoint.scale - 0.5
    }

    /// How much farther than the farthest wanted point others must lie for their geodesics to be longer, too: the
    /// rounding of both, and the bend of the earth.
    static func slack(_ steps: Double) -> Double {
        2 + EarthCentred.orderingError(steps / PackedPoint.scale) * PackedPoint.scale
    }
}
