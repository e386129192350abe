#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Trigonometry of angles in degrees that is exact where people expect it: at multiples of 90.
///
/// After the `Math` class of GeographicLib (C. Karney), whose error bounds the geodesics rest on.
enum Degrees {
    /// Radians in a degree.
    static let radian = Double.pi / 180
    /// Small enough to vanish in every sum, large enough to survive being squared.
    static let tiny = Double.leastNormalMagnitude.squareRoot()

    /// Sine and cosine of an angle in degrees, after reduction to -45...45.
    static func sineCosine(_ degrees: Double, plus correction: Double = 0) -> (sine: Double, cosine: Double) {
        let rest = degrees.remainder(dividingBy: 90)
        // A Double, not an Int: an azimuth that is not a number must give one back, not trap.
        let quadrant = ((degrees - rest) / 90).rounded().truncatingRemainder(dividingBy: 4)
        let angle = (correction == 0 ? rest : rounded(rest + correction)) * radian
        let s = sin(angle)
        let c = cos(angle)
        // Adding zero turns -0 into 0, which keeps azimuth -0 from meaning "west of north".
        switch quadrant {
        case 1, -3: return (c, 0 - s)
        case 2, -2: return (0 - s, 0 - c)
        case 3, -1: return (0 - c, s)
        default: return (s, c)
        }
    }

    /// The angle whose tangent is `y / x`, in degrees, -180...180.
    static func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) / radian }

    /// The same angle with differences below 2^-57 degrees flushed, so that near zero there are no surprises.
    static func rounded(_ degrees: Double) -> Double {
        let smallest = 1.0 / 16
        let magnitude = abs(degrees)
        let gap = smallest - magnitude
        let value = gap > 0 ? smallest - gap : magnitude
        return degrees.sign == .minus ? -value : value
    }

    /// The same direction in -180...180.
    static func normalised(_ degrees: Double) -> Double {
        abs(degrees) <= 180 ? degrees : degrees.remainder(dividingBy: 360)
    }

    /// `to - from` in -180...180 and the rounding error of that difference, both in degrees.
    static func difference(from: Double, to: Double) -> (value: Double, error: Double) {
        let first = sum((-from).remainder(dividingBy: 360), to.remainder(dividingBy: 360))
        let second = sum(first.value.remainder(dividingBy: 360), first.error)
        var value = second.value
        if value == 0 || abs(value) == 180 {
            let sign = second.error == 0 ? to - from : -second.error
            value = sign < 0 ? -abs(value) : abs(value)
        }
        return (value, second.error)
    }

    /// The sum of two numbers and its exact rounding error (Knuth, TAOCP volume 2, 4.2.2, theorem B).
    private static func sum(_ u: Double, _ v: Double) -> (value: Double, error: Double) {
        let s = u + v
        let up = s - v
        let vpp = s - up
        return (s, s == 0 ? 0 : 0 - ((up - u) + (vpp - v)))
    }
}
