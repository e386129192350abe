/// The place of a cell on Hilbert's curve through a square of 2ⁿ by 2ⁿ cells (Hilbert 1891).
package enum HilbertCurve {
    /// For each of four orientations and each quarter (two bits, x before y): which quarter it is along the curve, and how
    /// the curve lies in it.
    private static let quarters: [UInt8] = {
        // Orientations: 0 as drawn, 1 mirrored at the diagonal, 2 turned half, 3 both.
        var table = [UInt8](repeating: 0, count: 16)
        for orientation in 0..<4 {
            for quarter in 0..<4 {
                var (x, y) = (quarter >> 1, quarter & 1)
                if orientation & 2 != 0 { (x, y) = (1 - x, 1 - y) }
                if orientation & 1 != 0 { (x, y) = (y, x) }
                let place = [[0, 1], [3, 2]][x][y]
                // The first quarter is mirrored at the diagonal, the last at the other one.
                let turn = [1, 0, 0, 3][place]
                table[orientation * 4 + quarter] = UInt8(place << 2 | (orientation ^ turn))
            }
        }
        return table
    }()

    /// The table in one number, four bits an entry: a loop through it touches no memory.
    package static let packed: UInt64 = quarters.enumerated().reduce(0) {
        $0 | UInt64($1.element) << (4 * $1.offset)
    }

    /// The place of a cell; `x` and `y` have `bits` bits.
    @inline(__always)
    package static func place(_ x: UInt32, _ y: UInt32, bits: Int, table: UInt64) -> UInt64 {
        var orientation: UInt64 = 0
        var place: UInt64 = 0
        var bit = bits - 1
        while bit >= 0 {
            let quarter = UInt64(x >> UInt32(bit) & 1) << 1 | UInt64(y >> UInt32(bit) & 1)
            let entry = table >> (4 * (orientation << 2 | quarter)) & 15
            place = place << 2 | entry >> 2
            orientation = entry & 3
            bit -= 1
        }
        return place
    }
}

/// The six faces of a cube around the earth, laid out without trigonometry: four along the equator, each 90 degrees wide
/// and high, and one around each pole, where a square of latitude stands for a circle. Near points have near places,
/// but for the edges of faces, and no place is much longer than wide.
enum CubeFaces {
    /// The bits that tell a face.
    static let bits = 3

    /// The face of a position, and where on it the position lies, -1...1.
    @inline(__always)
    static func face(latitude: Double, longitude: Double) -> (face: UInt64, u: Double, v: Double) {
        let turn = (longitude + 180) * (1.0 / 90)
        let quarter = min(3, Int(turn))
        let across = 2 * (turn - Double(quarter)) - 1
        if abs(latitude) <= 45 { return (UInt64(quarter), across, latitude * (1.0 / 45)) }
        let radius = (90 - abs(latitude)) * (1.0 / 45)
        let face: UInt64 = latitude > 0 ? 4 : 5
        return switch quarter {
        case 0: (face, radius, across * radius)
        case 1: (face, -across * radius, radius)
        case 2: (face, -radius, -across * radius)
        default: (face, across * radius, -radius)
        }
    }
}
