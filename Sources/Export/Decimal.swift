/// Numbers for people, with so many decimals.
enum Decimal {
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
            ? "\(sign)\(whole)" : "\(sign)\(whole)." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
