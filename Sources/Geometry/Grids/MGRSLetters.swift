/// The lettering of the Military Grid Reference System (NGA.SIG.0012, section 10): I and O are never used.
enum MGRSLetters {
    /// Latitude bands of 8° from 80° south; X reaches to 84°.
    static let bands = Array("CDEFGHJKLMNPQRSTUVWX")
    /// The 100 km columns of a zone, in turn for zones 1, 2, 3, then again.
    static let columns = [Array("ABCDEFGH"), Array("JKLMNPQR"), Array("STUVWXYZ")]
    /// The 100 km rows, again every 2,000 km; in even zones five letters ahead.
    static let rows = Array("ABCDEFGHJKLMNPQRSTUV")

    /// Of a half-plane of UPS: its columns, the easting of the first, its rows, the northing of the first, in 100 km.
    struct Polar {
        let letter: Character
        let isNorth: Bool
        let columns: [Character]
        let firstColumn: Int
        let rows: [Character]
        let firstRow: Int

        private init(_ letter: Character, _ isNorth: Bool, _ columns: String, _ firstColumn: Int) {
            self.letter = letter
            self.isNorth = isNorth
            self.columns = Array(columns)
            self.firstColumn = firstColumn
            rows = Array(isNorth ? "ABCDEFGHJKLMNP" : "ABCDEFGHJKLMNPQRSTUVWXYZ")
            firstRow = isNorth ? 13 : 8
        }

        static let all = [
            Polar("A", false, "JKLPQRSTUXYZ", 8), Polar("B", false, "ABCFGHJKLPQR", 20),
            Polar("Y", true, "RSTUXYZ", 13), Polar("Z", true, "ABCFGHJ", 20),
        ]
    }

    /// South and north edge of a band, degrees.
    static func edges(ofBand index: Int) -> (south: Double, north: Double) {
        let south = Double(index * 8 - 80)
        return (south, index == 19 ? 84 : south + 8)
    }

    static func band(ofLatitude latitude: Double) -> Character {
        bands[min(19, max(0, Int(((latitude + 80) / 8).rounded(.down))))]
    }
}
