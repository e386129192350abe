/// A cell of a grid that letters name: its middle, and its sides in degrees.
struct GridCell: Hashable {
    var south: Double
    var west: Double
    var height: Double
    var width: Double

    var middle: Coordinate {
        Coordinate(wrappingLatitude: south + height / 2, longitude: west + width / 2)
    }
}

/// The World Geographic Reference System: `GJPJ3230` is 30 minutes by its first four letters and digits.
///
/// 24 by 12 tiles of 15°, 15 by 15 cells of 1°, then minutes east and north, with decimals if more than two digits each.
enum Georef {
    private static let tiles = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")

    static func cell(_ letters: [Character], easting: String, northing: String) -> GridCell? {
        let indices = letters.compactMap(tiles.firstIndex(of:))
        guard indices.count == 4, indices[1] < 12, indices[2] < 15, indices[3] < 15 else { return nil }
        guard easting.count == northing.count, (2...8).contains(easting.count) else { return nil }
        guard let east = Double(easting), let north = Double(northing) else { return nil }
        let unit = (2..<easting.count).reduce(1.0 / 60) { total, _ in total / 10 }
        guard east * unit < 1, north * unit < 1 else { return nil }
        return GridCell(
            south: Double(indices[1] * 15 + indices[3] - 90) + north * unit,
            west: Double(indices[0] * 15 + indices[2] - 180) + east * unit, height: unit, width: unit)
    }
}

/// Geohash (G. Niemeyer, 2008): five bits a character, longitude first, each halving the cell.
enum Geohash {
    private static let alphabet = Array("0123456789bcdefghjkmnpqrstuvwxyz")

    static func cell(_ text: String) -> GridCell? {
        guard (1...12).contains(text.count) else { return nil }
        var cell = GridCell(south: -90, west: -180, height: 180, width: 360)
        var isLongitude = true
        for character in text.lowercased() {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            for bit in (0..<5).reversed() {
                let isUpper = value >> bit & 1 == 1
                if isLongitude {
                    cell.width /= 2
                    if isUpper { cell.west += cell.width }
                } else {
                    cell.height /= 2
                    if isUpper { cell.south += cell.height }
                }
                isLongitude.toggle()
            }
        }
        return cell
    }
}

/// A full Open Location Code, "plus code" (Google, specification 1.0): pairs in base 20, then a grid of 4 by 5.
enum PlusCode {
    private static let alphabet = Array("23456789CFGHJMPQRVWX")

    /// Nil for short codes, which need a place to stand by, and for texts that are none.
    static func cell(_ text: String) -> GridCell? {
        let parts = text.uppercased().split(separator: "+", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 8, parts[1].count != 1, parts[1].count <= 7 else {
            return nil
        }
        var digits = Array(parts[0])
        while digits.last == "0" { digits.removeLast() }
        guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
        // Padding says the rest is unknown.
        guard digits.count == 8 || parts[1].isEmpty else { return nil }
        digits += Array(parts[1])
        let values = digits.compactMap(alphabet.firstIndex(of:))
        guard values.count == digits.count, values[0] < 9, values[1] < 18 else { return nil }
        var cell = GridCell(south: -90, west: -180, height: 400, width: 400)
        for pair in stride(from: 0, to: min(values.count, 10), by: 2) {
            cell.height /= 20
            cell.width /= 20
            cell.south += Double(values[pair]) * cell.height
            cell.west += Double(values[pair + 1]) * cell.width
        }
        for value in values.dropFirst(10) {
            cell.height /= 5
            cell.width /= 4
            cell.south += Double(value / 4) * cell.height
            cell.west += Double(value % 4) * cell.width
        }
        return cell
    }
}
