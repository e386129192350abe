/// Reading `alternateNames.txt`: the columns of GeoNames' `alternateNamesV2.txt`.
extension GazetteerBuilder {
    mutating func readAlternateName(_ table: borrowing TableReader) throws(GazetteerError) {
        guard table.count >= 4 else {
            throw table.failure(
                "line", "has \(table.count) tab-separated fields, alternate names have at least 4")
        }
        guard let kind = Self.kind(table) else { return }
        let identifier = try table.whole(1, "geonameid")
        guard let number = source.place(identifier: UInt32(identifier)) else {
            summary.orphanNames += 1
            return
        }
        table.withField(3) { names.add($0, place: number, kind: kind) }
    }

    /// How the place bears the name; nil for what is no name: links, Wikidata numbers, post codes, phonetics.
    private static func kind(_ table: borrowing TableReader) -> StagedKind? {
        // Languages have two or three letters, variants a hyphen: only longer words are worth comparing.
        if table.length(2) > 3 {
            switch table.text(2) {
            case "link", "wkdt", "post", "phon", "tcid": return nil
            case "abbr": return .abbreviation
            case "iata", "icao", "faac", "unlc": return .code
            case "demonym": return .demonym
            default: break
            }
        }
        if table.isTrue(7) { return .historic }
        if table.isTrue(6) { return .colloquial }
        if table.isTrue(5) { return .short }
        return table.isTrue(4) ? .preferred : .alternate
    }
}
