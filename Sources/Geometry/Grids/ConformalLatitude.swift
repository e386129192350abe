#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Between a latitude's tangent and that of its conformal latitude, on which both grids of the world are built.
///
/// Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), equations 7–9 and 19–21.
enum ConformalLatitude {
    static let eccentricity = (Ellipsoid.flattening * (2 - Ellipsoid.flattening)).squareRoot()

    static func tangent(of tau: Double) -> Double {
        let secant = hypot(1, tau)
        let sigma = sinh(eccentricity * atanh(eccentricity * tau / secant))
        return tau * hypot(1, sigma) - sigma * secant
    }

    /// Newton's method; two steps reach the last digit almost everywhere.
    static func geographicTangent(of conformal: Double) -> Double {
        let axis = Ellipsoid.axisRatio * Ellipsoid.axisRatio
        var tau = conformal / axis
        // Near a pole the tangent overflows its own square; there the two differ by a factor alone.
        guard abs(conformal) < 1e8 else {
            return conformal * exp(eccentricity * atanh(eccentricity))
        }
        for _ in 0..<6 {
            let guess = tangent(of: tau)
            let step =
                (conformal - guess) / hypot(1, guess) * (1 + axis * tau * tau) / (axis * hypot(1, tau))
            tau += step
            if abs(step) <= 1e-15 * max(1, abs(tau)) { break }
        }
        return tau
    }
}
