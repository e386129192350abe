extension CompassPoint {
    /// The abbreviation of the nearest of the 16 points: `N`, `NNE`, `NE` …
    ///
    /// - Parameter azimuth: degrees clockwise from north, of any turn.
    public static func abbreviation(azimuth: Double) -> String {
        let step = (azimuth / 22.5).rounded().truncatingRemainder(dividingBy: 16)
        guard step.isFinite else { return abbreviations[0] }
        return abbreviations[Int(step < 0 ? step + 16 : step) % 16]
    }

    private static let abbreviations = [
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW",
    ]
}
