/// A square of the Military Grid Reference System, from 100 km down to a metre.
///
/// NGA.SIG.0012 (2014), section 10: zone and band (or the letter of a polar half-plane), two letters for the square of
/// 100 km, then as many digits of easting as of northing, cut off and never rounded.
public struct MGRSReference: Hashable, Sendable {
    /// The middle of the square.
    public let coordinate: Coordinate
    /// The side of the square, or the longer one if easting and northing were written to different digits.
    public let side: Length

    /// Why a text in the form of a reference is none.
    public enum Flaw: Error, Hashable, Sendable {
        /// The zone is not in 1...60.
        case zone(Int)
        /// No such band, or no such square in this zone and band.
        case square(String)
    }

    /// Reads the parts of a reference; the digits may be empty and differ in number.
    public init(zone: Int?, letters: String, easting: String, northing: String) throws(Flaw) {
        let letters = Array(letters)
        guard letters.count == 3, max(easting.count, northing.count) <= 5 else {
            throw .square(String(letters))
        }
        let x = Self.metres(easting)
        let y = Self.metres(northing)
        side = .metres(2 * max(x.half, y.half))
        guard let zone else {
            guard let half = MGRSLetters.Polar.all.first(where: { $0.letter == letters[0] }),
                let column = half.columns.firstIndex(of: letters[1]),
                let row = half.rows.firstIndex(of: letters[2]),
                let position = UPSPosition(
                    isNorth: half.isNorth,
                    easting: Double(half.firstColumn + column) * 100_000 + x.value + x.half,
                    northing: Double(half.firstRow + row) * 100_000 + y.value + y.half)
            else { throw .square(String(letters)) }
            coordinate = position.coordinate
            return
        }
        guard (1...60).contains(zone) else { throw .zone(zone) }
        guard let band = MGRSLetters.bands.firstIndex(of: letters[0]),
            let column = MGRSLetters.columns[(zone - 1) % 3].firstIndex(of: letters[1]),
            let row = MGRSLetters.rows.firstIndex(of: letters[2]),
            let start = Self.northing(ofRow: row, zone: zone, band: band, column: column),
            let position = UTMPosition(
                zone: zone, isNorth: band >= 10,
                easting: Double(column + 1) * 100_000 + x.value + x.half,
                northing: start + y.value + y.half)
        else { throw .square(String(letters)) }
        coordinate = position.coordinate
    }

    /// Digits as metres, and half a unit of the last one.
    private static func metres(_ digits: String) -> (value: Double, half: Double) {
        let unit = (digits.count..<5).reduce(1.0) { total, _ in total * 10 }
        return ((Double(digits) ?? 0) * unit, unit / 2)
    }

    /// The northing of a row of squares: the one of its repetitions, 2,000 km apart, that touches the band.
    private static func northing(ofRow row: Int, zone: Int, band: Int, column: Int) -> Double? {
        let shifted = (row - (zone.isMultiple(of: 2) ? 5 : 0) + 20) % 20
        let edges = MGRSLetters.edges(ofBand: band)
        let easting = Double(column + 1) * 100_000 + 50_000
        for cycle in 0..<5 {
            let start = Double(shifted + 20 * cycle) * 100_000
            guard
                let south = UTMPosition(zone: zone, isNorth: band >= 10, easting: easting, northing: start),
                let north = UTMPosition(
                    zone: zone, isNorth: band >= 10, easting: easting, northing: start + 100_000)
            else { continue }
            // A row's edge is not a parallel: at the corner of a zone it lies up to a fifth of a degree off.
            if south.coordinate.latitude < edges.north + 0.2, north.coordinate.latitude > edges.south - 0.2 {
                return start
            }
        }
        return nil
    }

    /// The square of a position as text, `42SWD1639120239`; digits 0...5 for each of easting and northing.
    public static func text(_ position: Coordinate, digits: Int = 5) -> String {
        let digits = min(5, max(0, digits))
        if let polar = UPSPosition(position) {
            // Letters are chosen by the cell, so that easting 2,000,000 belongs to the eastern half.
            let (column, row) = (Int(polar.easting / 100_000), Int(polar.northing / 100_000))
            for half in MGRSLetters.Polar.all where half.isNorth == polar.isNorth {
                let place = (column - half.firstColumn, row - half.firstRow)
                guard half.columns.indices.contains(place.0), half.rows.indices.contains(place.1) else {
                    continue
                }
                return "\(half.letter)\(half.columns[place.0])\(half.rows[place.1])"
                    + cut(polar.easting, digits) + cut(polar.northing, digits)
            }
        }
        let grid = UTMPosition(position, zone: UTMPosition.zone(of: position))
        let column = min(7, max(0, Int(grid.easting / 100_000) - 1))
        let row = (Int(grid.northing / 100_000) + (grid.zone.isMultiple(of: 2) ? 5 : 0)) % 20
        let zone = (grid.zone < 10 ? "0" : "") + String(grid.zone)
        let letters = [
            MGRSLetters.band(ofLatitude: position.latitude),
            MGRSLetters.columns[(grid.zone - 1) % 3][column], MGRSLetters.rows[row],
        ]
        return zone + String(letters) + cut(grid.easting, digits) + cut(grid.northing, digits)
    }

    private static func cut(_ metres: Double, _ digits: Int) -> String {
        let rest = String(Int(metres) % 100_000)
        return String((String(repeating: "0", count: 5 - rest.count) + rest).prefix(digits))
    }
}
