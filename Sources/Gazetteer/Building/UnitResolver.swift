/// What a table says of a place's first-order unit, in words or as a code, to be resolved when all names are known.
struct WantedUnit {
    /// The place's number in the source.
    let number: Int
    /// Its country; 0 where the table has none.
    let country: UInt16
    let text: String
}

extension GazetteerBuilder {
    /// Finds the units that tables name: as GeoNames' code (`09`, `ML.09`), or by any name of a first-order unit in
    /// the place's country. A unit that is not found leaves its place in the country.
    mutating func resolveUnits(_ runs: [NameRun]) {
        guard !wantedUnits.isEmpty else { return }
        var wanted: [[UInt8]: [Int]] = [:]
        for (index, unit) in wantedUnits.enumerated() {
            let letters = [UInt8(unit.country >> 8), UInt8(unit.country & 0xFF), 0x2E]
            let text = Array(unit.text.utf8)
            if let code = source.knownUnit(text.starts(with: letters) ? text : letters + text) {
                source.rows[unit.number].admin1 = code
                continue
            }
            let key = FoldedKey(unit.text)
            var packed: [UInt8] = []
            KeyPacking.pack(key.utf8.span, into: &packed)
            if !packed.isEmpty { wanted[packed, default: []].append(index) }
        }
        if wanted.isEmpty { return }
        let firstOrder = source.features.texts.map { $0 == "AADM1" }
        var found: [(index: Int, unit: Int)] = []
        for run in runs {
            var cursor = NameRunCursor(run)
            while cursor.next() {
                let indices = wanted[cursor.key]
                cursor.takePlaces { place, _ in
                    guard let indices, firstOrder[Int(source.rows[place].feature)] else { return }
                    for index in indices
                    where wantedUnits[index].country == source.rows[place].country
                        && wantedUnits[index].number != place
                    {
                        found.append((index, place))
                    }
                }
            }
        }
        // Of several the one with the lowest number: of the source with the last word.
        for (index, unit) in found.sorted(by: { ($0.index, -$0.unit) < ($1.index, -$1.unit) }) {
            source.rows[wantedUnits[index].number].admin1 = unitNumber(source.rows[unit].identifier)
        }
    }
}
