import Gazetteer
import Geocoding

/// Texts in which people get the names of places: "Jordan Smith" becomes "Jordan Lagos", and "Smith" elsewhere "Lagos"; or "Kenya Smith".
///
/// Corpora hold few people called so, and a tagger that knows many places takes them all for places; what stands around
/// a name has to outweigh it.
struct Renaming {
    private let names: [[Unicode.Scalar]]
    private var random = SplitMix(11)

    /// Takes names from the most important places of an index, those of one word.
    init(_ world: WorldGazetteer) {
        names = (0..<UInt32(4000)).compactMap { number -> [Unicode.Scalar]? in
            let row = PlaceRow(index: number)
            guard world.summary(row) != nil else { return nil }
            let name = world.place(row).name
            return name.allSatisfy { $0.isASCII && $0.isLetter } && name.count > 3
                ? Array(name.unicodeScalars) : nil
        }
    }

    /// A document with its people renamed; nil where it has none.
    mutating func renamed(_ document: Corpus.Document, _ people: [TaggerInputReader.Person])
        -> (text: String, toponyms: [Corpus.Toponym])?
    {
        func isFree(_ span: Range<Int>) -> Bool {
            !document.toponyms.contains { $0.start < span.upperBound && $0.end > span.lowerBound }
        }
        var changes: [(span: Range<Int>, name: [Unicode.Scalar])] = []
        for person in people where (person.surnames + person.givenNames).allSatisfy(isFree) {
            guard let name = names.randomElement(using: &random) else { continue }
            let changed = Bool.random(using: &random) ? person.surnames : person.givenNames
            changes += changed.map { ($0, name) }
        }
        guard !changes.isEmpty else { return nil }
        changes.sort { $0.span.lowerBound < $1.span.lowerBound }
        let old = Array(document.text.unicodeScalars)
        var text = String.UnicodeScalarView()
        var position = 0
        // By change: from which code point on the text has moved, and by how many.
        var moves: [(from: Int, by: Int)] = [(0, 0)]
        for (span, name) in changes where span.lowerBound >= position {
            text.append(contentsOf: old[position..<span.lowerBound])
            text.append(contentsOf: name)
            position = span.upperBound
            moves.append((position, text.count - position))
        }
        text.append(contentsOf: old[position...])
        func moved(_ point: Int) -> Int { point + (moves.last { $0.from <= point }?.by ?? 0) }
        return (
            String(text),
            document.toponyms.map {
                .init(start: moved($0.start), end: moved($0.end), lat: $0.lat, lon: $0.lon)
            }
        )
    }
}
