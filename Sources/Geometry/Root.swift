/// Where a continuous function of one number is zero.
enum Root {
    /// A zero between two arguments, at which the function has these values of different signs: to the last digits, or until the
    /// function is below the tolerance.
    ///
    /// The Illinois method: straight lines between the ends of the bracket, and half the value of an end that stays twice
    /// (Dowell and Jarratt, BIT 11, 1971). It takes about eight steps where halving the bracket takes fifty. Beyond twenty the
    /// function has a step, as longitude has at a pole, and every other step halves.
    static func between(
        _ start: (argument: Double, value: Double), _ end: (argument: Double, value: Double),
        tolerance: Double = 0, _ function: (Double) -> Double
    ) -> Double {
        var (a, fa) = start
        var (b, fb) = end
        // Where rounding gave both ends one sign, one of them is the zero.
        guard (fa < 0) != (fb < 0), fa != 0, fb != 0 else { return abs(fa) <= abs(fb) ? a : b }
        for step in 0..<200 {
            var x = b - fb * (b - a) / (fb - fa)
            if !(x >= min(a, b) && x <= max(a, b)) || step > 20 && step % 2 == 0 { x = (a + b) / 2 }
            let fx = function(x)
            if abs(fx) <= tolerance || x == a || x == b { return x }
            if (fx < 0) != (fb < 0) {
                (a, fa) = (b, fb)
            } else {
                fa /= 2
            }
            (b, fb) = (x, fx)
        }
        return b
    }
}
