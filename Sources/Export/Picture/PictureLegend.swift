import Gazetteer
internal import Geometry

/// What the colours and the lines of the map mean, and what it cannot show.
extension PictureDrawing {
    /// A sign, drawn around the origin, and what it stands for.
    private typealias Entry = (sign: String, text: String)

    /// Draws the legend in as many rows as it needs, and gives where it ends.
    mutating func drawLegend(below top: Double) -> Double {
        let entries = kindEntries + signEntries
        let left = Self.margin + 8
        var (x, y) = (left, entries.isEmpty ? top - 4 : top + 9)
        for (sign, text) in entries {
            let width = PictureText.width(text, size: PictureLook.legend.size)
            if x + 12 + width > picture.width - Self.margin, x > left {
                x = left
                y += 19
            }
            svg.raw("<g transform=\"translate(\(SVGText.text(x)) \(SVGText.text(y)))\">\(sign)</g>")
            svg.text(text, at: Pixel(x + 12, y + 4), .start, PictureLook.legend)
            x += 12 + width + 24
        }
        if !entries.isEmpty { y += 12 }
        for line in remarks {
            y += 15
            svg.text(line, at: Pixel(Self.margin, y - 2), .start, PictureLook.remark)
        }
        return y
    }

    /// The kinds with their colours: hatched where no incident of it has a place on the map.
    private var kindEntries: [Entry] {
        let isOne = colours.entries.count == 1
        return colours.entries.enumerated().compactMap { number, entry in
            if isOne, entry.kind.isEmpty { return nil }
            let isVague = !groups.symbols.contains { $0.counts[number] != nil }
            let fill =
                !isVague
                ? "fill=\"\(entry.colour)\""
                : isHatched
                    ? "fill=\"url(#hatch\(number))\" stroke=\"\(entry.colour)\""
                    : "fill=\"\(entry.colour)\" fill-opacity=\"0.15\" stroke=\"\(entry.colour)\""
            let name = PictureText.plain(entry.kind.isEmpty ? "type not stated" : entry.kind, atMost: 40)
            return (
                "<circle r=\"5\" \(fill)/>", isOne ? name : "\(name) (\(entry.count.grouped))"
            )
        }
    }

    /// The signs that the map has.
    private var signEntries: [Entry] {
        let ink = PictureLook.softInk
        let vague = groups.areas.filter { !$0.isAroundSymbol }
        var entries: [Entry] = []
        if groups.symbols.contains(where: \.isPossible) || vague.contains(where: \.isPossible) {
            entries.append(("<circle r=\"4.4\" fill=\"\(ink)\"/>", "certain"))
            let dashed = "<circle r=\"7\" fill=\"none\" stroke=\"\(ink)\" stroke-dasharray=\"4 2\"/>"
            let hollow = "<circle r=\"3.2\" fill=\"none\" stroke=\"\(ink)\" stroke-width=\"1.8\"/>"
            entries.append((dashed + hollow, "possible: its uncertainty reaches in"))
        }
        if !vague.isEmpty {
            entries.append(
                (
                    isHatched
                        ? "<path d=\"M-7 4L-2 -5M-2 4L3 -5M3 4L8 -5\" stroke=\"\(ink)\" stroke-width=\"1.2\"/>"
                        : "<path d=\"M-7 -5h14v10h-14z\" fill=\"\(ink)\" fill-opacity=\"0.12\" stroke=\"\(ink)\" stroke-width=\"0.8\"/>",
                    "somewhere in this area, no exact place"
                ))
        }
        if groups.areas.contains(where: { $0.isAroundSymbol && $0.radius != nil }) {
            entries.append(
                (
                    "<circle r=\"6\" fill=\"none\" stroke=\"\(ink)\" stroke-dasharray=\"1.5 2.5\"/>",
                    "how far off the truth may lie"
                ))
        }
        if showsNumbers {
            let number =
                "<text y=\"3\" font-size=\"8.5\" font-weight=\"bold\" fill=\"#ffffff\" text-anchor=\"middle\">2</text>"
            entries.append(("<circle r=\"7\" fill=\"\(ink)\"/>" + number, "several in one place"))
        } else if groups.symbols.contains(where: { $0.count > 1 }) {
            let pair =
                "<circle cx=\"-4\" r=\"2.4\" fill=\"\(ink)\"/><circle cx=\"4\" r=\"4.4\" fill=\"\(ink)\"/>"
            entries.append((pair, "larger: more in one place"))
        }
        for (border, style, text) in [
            (BaseMap.Border.disputed, PictureLook.disputed, "disputed border or line of control"),
            (.claim, PictureLook.claim, "claimed border"),
        ] where borders.contains(border) {
            entries.append(("<path d=\"M-10 0h18\" fill=\"none\" \(style)/>", text))
        }
        return entries
    }

    /// What the map cannot show.
    private var remarks: [String] {
        var remarks: [String] = []
        if !groups.covering.isEmpty {
            let names = groups.covering.prefix(6).map { group in
                let name =
                    group.unit.map { picture.world.place($0).name } ?? group.name.map(Self.shortName)
                    ?? "a wide area"
                return "\(PictureText.plain(name, atMost: 40)) (\(group.count))"
            }
            let rest = groups.covering.count - names.count
            remarks.append(
                "Not drawn, for all of the map lies in it: somewhere in " + names.joined(separator: ", ")
                    + (rest > 0 ? " and \(rest) more areas" : ""))
        }
        if groups.outside > 0 { remarks.append("Beyond the map: \(Picture.count(groups.outside))") }
        return remarks.flatMap {
            PictureText.lines(
                $0, width: picture.width - 2 * Self.margin, size: PictureLook.remark.size, atMost: 2)
        }
    }
}
