/// Reads an easting or a northing: `699990`, `699990m`, `699990mE`, `E 699990`, `699990.25`.
struct MetreReader {
    let text: NotationText

    func metres(
        at start: Int, letters: String, whole: ClosedRange<Int>
    ) -> ((value: Double, unit: Double), end: Int)? {
        var index = start
        if let (_, end) = text.word(["E", "N", "EASTING", "NORTHING"], index), text.isOne(of: letters, index)
        {
            index = text.skipSpaces(end)
            if text.isOne(of: ":=", index) { index = text.skipSpaces(index + 1) }
        }
        guard var end = text.digits(index), whole.contains(end - index) else { return nil }
        var unit = 1.0
        if text.isOne(of: ".", end), let fraction = text.digits(end + 1, atMost: 6) {
            for _ in 0..<(fraction - end - 1) { unit /= 10 }
            end = fraction
        }
        guard let value = Double(text.string(index..<end)) else { return nil }
        let spaced = text.skipSpaces(end)
        for ending in ["M", "ME", "MN", "EM", "NM", "E", "N"] where text.word([ending], spaced) != nil {
            end = spaced + ending.count
            // "699990 m E"
            let next = text.skipSpaces(end)
            if ending == "M", text.isOne(of: letters, next), text.word(["E", "N"], next) != nil {
                end = next + 1
            }
            break
        }
        return ((value, unit), end)
    }
}
