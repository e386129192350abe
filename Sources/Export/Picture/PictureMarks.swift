import Formats
import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The incidents: areas below, symbols on top.
extension PictureDrawing {
    /// With more areas or symbols than this each gets less ink.
    private static let (manyAreas, manySymbols) = (40, 150)

    /// How large a symbol is: its area grows with what it stands for, but nothing is smaller than can be seen.
    func radius(_ group: MarkGroup) -> Double {
        let most = Double(groups.symbols.first?.count ?? 1)
        let isDense = groups.symbols.count > Self.manySymbols
        let unit = min(isDense ? 2.6 : 4.6, (isDense ? 15 : 22) / most.squareRoot())
        let least = isDense ? 2.6 : group.count > 1 ? 8 : 4.6
        return max(least, unit * Double(group.count).squareRoot())
    }

    /// Keeps labels off the symbols.
    mutating func blockSymbols() {
        for group in groups.symbols {
            let size = 2 * radius(group)
            board.block(PixelBox(around: group.pixel, width: size, height: size))
        }
    }

    private func colour(_ place: Int) -> String {
        place < colours.entries.count ? colours.entries[place].colour : "#" + TypeColours.none
    }

    /// Whether areas without a pin are hatched: hatches upon hatches would be a mesh in which nothing is seen.
    var isHatched: Bool {
        let vague = groups.areas.filter { !$0.isAroundSymbol }
        return vague.count <= Self.manyAreas && vague.reduce(0) { $0 + $1.part } < 0.8
    }

    /// Draws where the truth may lie: hatched without a pin where no place is known, pale around a symbol.
    mutating func drawAreas() {
        let visible = frame.panel.widened(by: 6)
        let isDense = groups.areas.count > Self.manyAreas
        let isHatched = isHatched
        for group in groups.areas {
            guard let kind = group.kinds.first?.place else { continue }
            let colour = colour(kind)
            let path = group.rings.map { SVGText.path(visible.clipped(ring: $0), isClosed: true) }.joined()
            let edge = group.outline.map { lines in
                lines.flatMap(visible.clipped(line:)).map { SVGText.path($0) }.joined()
            }
            guard !path.isEmpty else { continue }
            svg.raw("<path class=\"area\" data-count=\"\(group.count)\" fill-rule=\"evenodd\" ")
            if group.isAroundSymbol {
                svg.raw("fill=\"\(colour)\" fill-opacity=\"\(group.radius == nil ? 0.16 : 0.07)\"")
            } else if !isHatched {
                svg.raw("fill=\"\(colour)\" fill-opacity=\"\(isDense ? 0.04 : 0.06)\"")
            } else {
                svg.raw("fill=\"url(#hatch\(kind))\"")
            }
            let stroke =
                " stroke=\"\(colour)\" stroke-width=\"\(isDense ? 0.6 : 1)\" stroke-opacity=\"\(isDense ? 0.28 : 0.85)\""
                + (group.isAroundSymbol && group.radius != nil
                    ? " stroke-dasharray=\"1.5 2.5\"" : group.isPossible ? " stroke-dasharray=\"6 3\"" : "")
            guard let edge else {
                svg.raw("\(stroke) d=\"\(path)\"/>\n")
                continue
            }
            svg.raw(" d=\"\(path)\"/><path fill=\"none\"\(stroke) d=\"\(edge)\"/>\n")
        }
    }

    /// Draws the symbols: a disc of the type's colour, a pie of several, hollow for what is only possible.
    mutating func drawSymbols() {
        // Smaller symbols lie on top of larger ones: a number that one of them would strike out is left out.
        var numbers = LabelBoard(frame.panel.widened(by: 40))
        var hasNumber: [Bool] = []
        for group in groups.symbols.reversed() {
            let radius = radius(group)
            let text = PixelBox(around: group.pixel, width: radius * 1.5, height: radius)
            hasNumber.append(group.count > 1 && radius >= 6.5 && numbers.isFree(text))
            numbers.block(PixelBox(around: group.pixel, width: 2 * radius, height: 2 * radius))
        }
        showsNumbers = hasNumber.contains(true)
        for (group, hasNumber) in zip(groups.symbols, hasNumber.reversed()) {
            let radius = radius(group)
            svg.raw("<g class=\"symbol\" data-count=\"\(group.count)\">")
            if groups.symbols.count <= Self.manySymbols, let name = group.name {
                svg.raw("<title>")
                svg.words(PictureText.plain(name) + (group.count > 1 ? ": \(group.count)" : ""))
                svg.raw("</title>")
            }
            let kinds = group.kinds
            if group.isPossible {
                circle(
                    group.pixel, radius - 0.8,
                    "fill=\"#ffffff\" stroke=\"\(colour(kinds[0].place))\" stroke-width=\"2\"")
            } else {
                circle(
                    group.pixel, radius,
                    "fill=\"\(colour(kinds[0].place))\" stroke=\"#ffffff\" stroke-width=\"0.9\"")
                drawSlices(kinds, of: group, radius)
            }
            if hasNumber { drawCount(group, radius) }
            svg.raw("</g>\n")
        }
    }

    private mutating func circle(_ pixel: Pixel, _ radius: Double, _ style: String) {
        svg.raw("<circle cx=\"\(SVGText.text(pixel.x))\" cy=\"\(SVGText.text(pixel.y))\"")
        svg.raw(" r=\"\(SVGText.text(radius))\" \(style)/>")
    }

    /// The kinds but the first as slices of the disc, clockwise to the top.
    private mutating func drawSlices(
        _ kinds: [(place: Int, count: Int)], of group: MarkGroup, _ radius: Double
    ) {
        var before = kinds.first?.count ?? 0
        let radius = radius - 0.4
        for (place, count) in kinds.dropFirst() {
            let start = Double(before) / Double(group.count) * 360
            let end = Double(before + count) / Double(group.count) * 360
            before += count
            func rim(_ azimuth: Double) -> String {
                let angle = azimuth * .pi / 180
                let pixel = group.pixel + Pixel(sin(angle), -cos(angle)) * radius
                return "\(SVGText.text(pixel.x)) \(SVGText.text(pixel.y))"
            }
            svg.raw(
                "<path fill=\"\(colour(place))\" d=\"M\(SVGText.text(group.pixel.x)) \(SVGText.text(group.pixel.y))"
            )
            svg.raw(
                "L\(rim(start))A\(SVGText.text(radius)) \(SVGText.text(radius)) 0 \(end - start > 180 ? 1 : 0) 1 \(rim(end))z\"/>"
            )
        }
    }

    private mutating func drawCount(_ group: MarkGroup, _ radius: Double) {
        let isPie = group.kinds.count > 1
        let isDark = group.isPossible || isPie
        var style = SVGText.Style(
            size: min(12, max(8.5, radius * 0.85)), colour: isDark ? PictureLook.ink : "#ffffff", isBold: true
        )
        let text = "\(group.count)"
        let room = 2 * radius * (isPie ? 0.72 : 0.86)
        let width = PictureText.width(text, size: style.size, isBold: true)
        if width > room { style.size *= room / width }
        if isPie, !group.isPossible { circle(group.pixel, radius * 0.66, "fill=\"#ffffff\"") }
        svg.text(text, at: group.pixel + Pixel(0, style.size * 0.36), .middle, style)
    }

    // MARK: Rings

    /// Draws the circles of a question.
    mutating func drawRings() {
        for ring in picture.rings {
            guard let radius = ring.radius else { continue }
            let (rings, outline) = ground.disc(ring.centre, radius, segments: 256)
            let visible = frame.panel.widened(by: 6)
            let area = rings.map { SVGText.path(visible.clipped(ring: $0), isClosed: true) }.joined()
            let edge = outline?.flatMap(visible.clipped(line:)).map { SVGText.path($0) }.joined() ?? area
            svg.raw("<path fill=\"\(PictureLook.ink)\" fill-opacity=\"0.04\" d=\"\(area)\"/>\n")
            svg.raw(
                "<path class=\"ring\" fill=\"none\" stroke=\"\(PictureLook.ink)\" stroke-width=\"1.4\" d=\"\(edge)\"/>\n"
            )
        }
    }

    /// Draws a cross in each centre.
    mutating func drawCentres() {
        for ring in picture.rings {
            let pixel = frame.pixel(ring.centre)
            let (x, y) = (SVGText.text(pixel.x), SVGText.text(pixel.y))
            for (colour, width) in [(PictureLook.halo, 4.4), (PictureLook.ink, 1.8)] {
                svg.raw("<path class=\"centre\" stroke=\"\(colour)\" stroke-width=\"\(width)\"")
                svg.raw(" d=\"M\(x) \(y)m-7 0h14m-7 -7v14\"/>\n")
            }
        }
    }
}
