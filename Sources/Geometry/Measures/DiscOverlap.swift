import Foundation

/// How much of a disc lies within another: how likely a point that is known to a radius lies near a place.
public enum DiscOverlap {
    /// The share of the disc of `uncertainty` that lies within `radius` of a centre `distance` away, 0...1.
    ///
    /// The area of the lens of two circles on the plane, with the geodesic as the distance; Weisstein, "Circle-Circle
    /// Intersection", MathWorld, equation 14. On the ellipsoid it differs by about the square of the size by that of the
    /// earth. A disc of no size is a point: 1 within the radius, 0 beyond.
    public static func share(of uncertainty: Length, within radius: Length, distance: Length) -> Double {
        let (u, r, d) = (uncertainty.metres, radius.metres, distance.metres)
        if !(u > 0) { return d <= r ? 1 : 0 }
        if d + u <= r { return 1 }
        if d >= u + r { return 0 }
        if d + r <= u { return (r / u) * (r / u) }
        /// The part of a circle's disc beyond the chord both circles share.
        func segment(_ own: Double, _ other: Double) -> Double {
            let foot = (d * d + own * own - other * other) / (2 * d)
            let cosine = max(-1, min(1, foot / own))
            return own * own * (acos(cosine) - cosine * (1 - cosine * cosine).squareRoot())
        }
        return max(0, min(1, (segment(u, r) + segment(r, u)) / (.pi * u * u)))
    }
}
