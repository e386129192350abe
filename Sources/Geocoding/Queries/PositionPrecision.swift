import Geometry

/// How finely a position was written.
enum PositionPrecision {
    /// Half a unit of the last digit of the coarser number, in metres on the ground along a meridian: 1° is 111.3 km.
    static func halfUnit(of text: String) -> Length {
        var fewest = Int.max
        for number in text.split(whereSeparator: { !($0.isNumber || $0 == ".") })
        where number.contains(where: \.isNumber) {
            let decimals = number.split(separator: ".", omittingEmptySubsequences: false)
            fewest = min(fewest, decimals.count == 2 ? decimals[1].count : 0)
        }
        let isSexagesimal = text.contains { "°′″'\"’”".contains($0) }
        var unit = isSexagesimal ? 111_320.0 / 3600 : 111_320.0
        for _ in 0..<(fewest == .max ? 0 : min(fewest, 9)) { unit /= 10 }
        return .metres(max(unit / 2, 0.5))
    }
}
