import Incidents

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
        ("division", "stroke=\"\(division)\" stroke-width=\"0.8\" stroke-dasharray=\"3 2\""),
        ("coast", "stroke=\"\(coast)\" stroke-width=\"0.7\""),
        ("country", "stroke=\"\(border)\" stroke-width=\"1.1\""),
        ("disputed", "stroke=\"\(border)\" stroke-width=\"1.1\" stroke-dasharray=\"4 3\""),
    ]

    /// Colours for kinds that are none of our own types, in the order of how many incidents are of them.
    static let palette = [
        "#2171b5", "#c8551b", "#54278f", "#2b8c4b", "#a50f15", "#a8770a", "#1d91c0", "#9e4fc4",
    ]
    /// The colour of all further kinds.
    static let otherColour = "#6f6b66"
    /// What they are called in the legend.
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
        var free = PictureLook.palette[...]
        let strange = counts.keys.count { !$0.isEmpty && IncidentType(rawValue: $0) == nil }
        // By name where as many are of two kinds: the same marks give the same picture.
        for (kind, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let own =
                kind.isEmpty ? PictureLook.otherColour : IncidentType(rawValue: kind).map { "#\($0.colour)" }
            if let colour = own ?? free.popFirst() {
                places[kind] = entries.count
                entries.append((kind, colour, count))
            } else if strange == PictureLook.palette.count + 1 {
                // One kind too many is told by its name.
                places[kind] = entries.count
                entries.append((kind, PictureLook.otherColour, count))
            } else if let other = entries.firstIndex(where: { $0.kind == PictureLook.otherKind }) {
                places[kind] = other
                entries[other].count += count
            } else {
                places[kind] = entries.count
                entries.append((PictureLook.otherKind, PictureLook.otherColour, count))
            }
        }
    }

    /// The place of a kind among the entries.
    func place(_ kind: String) -> Int { places[kind] ?? 0 }
}
