import Formats

/// The colours and sizes of a picture: pale ground, grey names, so that the incidents are what is seen first.
enum PictureLook {
    static let paper = "#ffffff"
    static let sea = "#dce8ee"
    static let land = "#f5f2eb"
    static let coast = "#8fa6b3"
    static let border = "#8c857a"
    static let division = "#cfc8ba"
    static let graticule = "#b9cad3"
    static let ink = "#1d1d1b"
    static let softInk = "#5d5a54"
    static let paleInk = "#8b867c"
    static let halo = "#fbfaf6"

    static let title = SVGText.Style(size: 20, colour: ink, isBold: true)
    static let subtitle = SVGText.Style(size: 13, colour: softInk)
    static let legend = SVGText.Style(size: 11.5, colour: ink)
    static let remark = SVGText.Style(size: 11, colour: softInk, isItalic: true)
    static let source = SVGText.Style(size: 10, colour: paleInk)
    static let name = SVGText.Style(size: 12.5, colour: ink, isBold: true, halo: halo)
    static let note = SVGText.Style(size: 10.5, colour: softInk, halo: halo)
    static let town = SVGText.Style(size: 10.5, colour: softInk, halo: halo)
    static let city = SVGText.Style(size: 12, colour: softInk, halo: halo)
    static let landmark = SVGText.Style(size: 9.5, colour: softInk, isItalic: true, halo: halo)
    static let unit = SVGText.Style(size: 10.5, colour: ink, isItalic: true, halo: halo)
    static let country = SVGText.Style(size: 11, colour: paleInk, spacing: 2.4, halo: halo)
    static let tick = SVGText.Style(size: 9, colour: "#7f97a4", halo: halo)
    static let scale = SVGText.Style(size: 10, colour: softInk, halo: halo)
    static let ring = SVGText.Style(size: 11, colour: ink, isBold: true, halo: halo)

    /// How the lines of the base map are drawn, by the name of what they part; of two that share a place the later lies on top.
    static let lines: [(border: String, style: String)] = [
        ("division", "stroke=\"\(division)\" stroke-width=\"0.8\""),
        ("coast", "stroke=\"\(coast)\" stroke-width=\"0.7\""),
        ("claim", claim),
        ("country", "stroke=\"\(border)\" stroke-width=\"1.1\""),
        ("disputed", disputed),
    ]
    static let claim = "stroke=\"\(border)\" stroke-width=\"1.2\" stroke-dasharray=\"1.2 3\""
    static let disputed = "stroke=\"\(border)\" stroke-width=\"1.3\" stroke-dasharray=\"5 3\""

    /// What kinds without a colour of their own are called in the legend.
    static let otherKind = "other types"
}

/// Which colour each kind has, the most frequent kinds first.
struct KindColours {
    /// The kinds of the legend with their colours and how many incidents are of them.
    private(set) var entries: [(kind: String, colour: String, count: Int)] = []
    private var places: [String: Int] = [:]

    init(_ marks: [PictureMark]) {
        var counts: [String: Int] = [:]
        for mark in marks { counts[mark.kind, default: 0] += 1 }
        let unknown = counts.removeValue(forKey: "") ?? 0
        let ranked = TypeColours.ranked(counts)
        // One kind too many is told by its name.
        let others = ranked.filter { $0.colour == TypeColours.none }
        let own = others.count > 1 ? ranked.filter { $0.colour != TypeColours.none } : ranked
        entries = own.map { ($0.name, "#" + $0.colour, $0.count) }
        for (place, entry) in entries.enumerated() { places[entry.kind] = place }
        if others.count > 1 {
            for other in others { places[other.name] = entries.count }
            entries.append(
                (PictureLook.otherKind, "#" + TypeColours.none, others.reduce(0) { $0 + $1.count }))
        }
        if unknown > 0 {
            places[""] = entries.count
            entries.append(("", "#" + (counts.isEmpty ? TypeColours.plain : TypeColours.none), unknown))
        }
    }

    /// The place of a kind among the entries.
    func place(_ kind: String) -> Int { places[kind] ?? 0 }
}
