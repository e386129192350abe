import Geometry

/// Numbers for people, with so many decimals.
enum Decimal {
    /// A length to two or three significant figures: "1.3 km", "15 km", "300 m".
    static func length(_ length: Length) -> String {
        switch length.metres {
        case ..<995: "\(text(length.metres, places: 0)) m"
        case ..<9_950: "\(text(length.metres / 1000, places: 1).replacing(".0", with: "")) km"
        default: "\(text(length.metres / 1000, places: 0)) km"
        }
    }

    /// The number rounded to `places` decimals, trailing zeros kept.
    static func text(_ number: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (abs(number) * scale).rounded()
        guard scaled < 1e15 else { return "\(number)" }
        let whole = Int(scaled / scale)
        let fraction = String(Int(scaled) - whole * Int(scale))
        let sign = number < 0 && scaled > 0 ? "-" : ""
        return places == 0
            ? "\(sign)\(whole)"
            : "\(sign)\(whole)." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
