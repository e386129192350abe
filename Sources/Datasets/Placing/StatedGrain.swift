internal import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How finely degrees are known by their digits: "34.5, 69.2" is a cell of some 10 km.
///
/// Many programs drop zeros at the end, so that one 34.5 among numbers of six digits is 34.500000. Few digits are taken at
/// their word where more rows have them in both columns than chance would bring about, told from the rows that have them in
/// one.
struct StatedGrain: Sendable {
    /// For no decimal and for one: whether rows that have no more are taken at their word.
    private var isMeant = [false, false]

    /// Whether some rows are.
    var isCoarse: Bool { isMeant[0] || isMeant[1] }

    /// The grain of a table, by some of its rows.
    init(_ map: ColumnMap, sample rows: [SourceRow]) {
        guard let latitude = map.column(of: .latitude), let longitude = map.column(of: .longitude) else {
            return
        }
        let pairs = rows.compactMap { row -> (latitude: Int, longitude: Int)? in
            guard max(latitude, longitude) < row.fields.count, !row.fields[latitude].isEmpty,
                !row.fields[longitude].isEmpty
            else { return nil }
            return (Self.decimals(row.fields[latitude]), Self.decimals(row.fields[longitude]))
        }
        for digits in isMeant.indices {
            var (both, first, second) = (0.0, 0.0, 0.0)
            for pair in pairs {
                switch (pair.latitude <= digits, pair.longitude <= digits) {
                case (true, true): both += 1
                case (true, false): first += 1
                case (false, true): second += 1
                case (false, false): break
                }
            }
            let finer = Double(pairs.count) - both
            isMeant[digits] = both > 0 && (finer == 0 || both > Self.excess * first * second / finer)
        }
    }

    /// How many times as many as by chance speak for themselves: reporters also round to ten minutes.
    private static let excess = 4.0

    /// Half the diagonal of the cell of a position, metres; nil where its digits say nothing, or little.
    func reach(_ latitude: String, _ longitude: String, at point: Coordinate) -> Double? {
        let digits = max(Self.decimals(latitude), Self.decimals(longitude))
        return digits < isMeant.count && isMeant[digits] ? Self.reach(digits, at: point) : nil
    }

    /// The same for a position that was written in one piece.
    static func reach(_ written: WrittenPosition, in text: String) -> Double {
        let whole = written.uncertainty.metres * 2.0.squareRoot()
        guard written.notation == .degrees else { return whole }
        return min(whole, reach(text, at: written.coordinate))
    }

    /// The same for a pair of numbers.
    static func reach(_ pair: String, at point: Coordinate) -> Double {
        // The coarser number may have lost zeros.
        let digits = pair.split { !($0.isNumber || $0 == ".") }.map { decimals(String($0)) }.max() ?? 0
        return reach(digits, at: point)
    }

    private static func reach(_ digits: Int, at point: Coordinate) -> Double {
        let half = 0.5 * pow(10, -Double(digits)) * metresPerDegree
        return hypot(half, half * cos(point.latitude * .pi / 180))
    }

    private static let metresPerDegree = 111_320.0

    /// How many digits stand behind the decimal mark; more than any for a number that has an exponent.
    private static func decimals(_ text: String) -> Int {
        var count: Int?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: ","): count = 0
            case 0x30...0x39: count = count.map { $0 + 1 }
            case UInt8(ascii: "e"), UInt8(ascii: "E"): return .max
            default: break
            }
        }
        return count ?? 0
    }
}
