import Formats
import Gazetteer
import Geometry

/// A picture on its way to SVG. What must not be covered comes first to the board of labels, and last to the paper.
struct PictureDrawing {
    let picture: Picture
    let ground: GroundProjection
    let colours: KindColours
    let groups: MarkGroups
    let land: [LandRing]
    var board: LabelBoard
    var svg = SVGText()
    /// Labels that have found their place.
    var labels: [PlacedLabel] = []
    /// Names of the graticule's lines: placed last.
    var ticks: [(label: PointLabel, box: PixelBox, anchor: SVGText.Anchor)] = []

    /// What borders the map has.
    var borders: Set<BaseMap.Border> = []
    /// Whether symbols of several incidents say how many.
    var showsNumbers = false
    /// Whether a small map stands in a corner.
    var hasLocator = false

    static let margin = 20.0

    init(_ picture: Picture) {
        self.picture = picture
        colours = KindColours(picture.marks)
        let outlines = UnitOutlines(picture.marks, picture.world)
        let centres = picture.rings.map(\.centre)
        let frame = PictureFrame(
            around: picture.positions(outlines), centre: centres.count == 1 ? centres[0] : nil,
            left: Self.margin, top: Self.mapTop(picture), width: picture.width - 2 * Self.margin)
        ground = GroundProjection(frame)
        groups = MarkGroups(picture.marks, ground, colours, outlines)
        land = picture.world.landRings(in: ground.view.envelope, smallestLake: frame.smallestLake)
        board = LabelBoard(frame.panel.widened(by: -3))
    }

    var frame: PictureFrame { ground.frame }

    /// Draws everything and gives the document.
    mutating func draw() -> [UInt8] {
        let view = ground.view
        let base = picture.world.baseMap(of: view.envelope, townCount: 80, smallestLake: frame.smallestLake)
        drawHead()
        svg.raw("<g clip-path=\"url(#map)\">\n")
        svg.raw("<path fill=\"\(PictureLook.sea)\" d=\"\(mapEdge)\"/>\n")
        drawGround(base.lines)
        drawAreas()
        drawRings()
        let furniture = placeFurniture()
        blockSymbols()
        placeLabels(base.towns)
        drawSymbols()
        drawCentres()
        svg.raw("</g>\n")
        svg.raw(
            "<path fill=\"none\" stroke=\"\(PictureLook.coast)\" stroke-width=\"0.8\" d=\"\(mapEdge)\"/>\n")
        for label in labels { label.label.write(in: label.box, label.anchor, to: &svg) }
        draw(furniture)
        let bottom = drawLegend(below: frame.panel.bottom + 10)
        let height = drawSources(below: bottom)
        return document(height: height.rounded(.up))
    }

    /// The map's outline: the panel, or the part of the world's edge that lies in it.
    private var mapEdge: String {
        let panel = frame.panel
        let corners = [
            Pixel(panel.left, panel.top), Pixel(panel.right, panel.top), Pixel(panel.right, panel.bottom),
            Pixel(panel.left, panel.bottom),
        ]
        return SVGText.path(worldEdge.map { panel.clipped(ring: $0) } ?? corners, isClosed: true)
    }

    private func document(height: Double) -> [UInt8] {
        let (width, height) = (SVGText.text(picture.width), SVGText.text(height))
        var head = SVGText()
        head.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        head.raw(" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\"")
        head.raw(
            " aria-labelledby=\"title desc\" font-family=\"\(PictureText.fontFamily)\">\n<title id=\"title\">"
        )
        head.words(PictureText.plain(picture.title))
        head.raw("</title>\n<desc id=\"desc\">")
        head.words(summary)
        head.raw("</desc>\n<defs>\n<clipPath id=\"map\"><path d=\"\(mapEdge)\"/></clipPath>\n")
        for (number, entry) in colours.entries.enumerated() {
            head.raw(
                "<pattern id=\"hatch\(number)\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"")
            head.raw(" patternTransform=\"rotate(45)\"><path d=\"M0 0v5\" stroke=\"\(entry.colour)\"")
            head.raw(" stroke-width=\"1.3\" stroke-opacity=\"0.5\"/></pattern>\n")
        }
        head.raw("</defs>\n<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(PictureLook.paper)\"/>\n")
        return head.bytes + svg.bytes + Array("</svg>\n".utf8)
    }

    /// What the picture shows, for somebody who cannot see it.
    private var summary: String {
        var parts = [PictureText.plain(picture.subtitle)]
        parts += colours.entries.map { "\(PictureText.plain($0.kind)): \($0.count)" }
        let names = (groups.symbols + groups.areas.filter { !$0.isAroundSymbol }).prefix(24).compactMap(
            \.name)
        if !names.isEmpty {
            parts.append("Places: " + names.map { PictureText.plain($0) }.joined(separator: "; "))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ". ")
    }

    // MARK: Title and sources

    private static func titleLines(_ picture: Picture) -> [String] {
        PictureText.lines(
            PictureText.plain(picture.title), width: picture.width - 2 * margin, size: PictureLook.title.size,
            isBold: true, atMost: 2)
    }

    private static func subtitleLines(_ picture: Picture) -> [String] {
        PictureText.lines(
            PictureText.plain(picture.subtitle, atMost: 400), width: picture.width - 2 * margin,
            size: PictureLook.subtitle.size, atMost: 2)
    }

    private static func mapTop(_ picture: Picture) -> Double {
        16 + 26 * Double(titleLines(picture).count) + 18 * Double(subtitleLines(picture).count) + 8
    }

    private mutating func drawHead() {
        var y = 16.0
        for line in Self.titleLines(picture) {
            y += 26
            write(line, at: y - 6, PictureLook.title)
        }
        for line in Self.subtitleLines(picture) {
            y += 18
            write(line, at: y - 4, PictureLook.subtitle)
        }
    }

    /// A line of text from the margin on, from the side where it begins.
    private mutating func write(_ line: String, at y: Double, _ style: SVGText.Style) {
        let isMirrored = PictureText.isRightToLeft(line)
        svg.text(
            line, at: Pixel(isMirrored ? picture.width - Self.margin : Self.margin, y),
            isMirrored ? .end : .start, style)
    }

    private mutating func drawSources(below top: Double) -> Double {
        let ground = "Map: Natural Earth; places: GeoNames (CC BY 4.0)"
        let sources = picture.sources.map { source in
            PictureText.plain(FileNames.last(of: source), atMost: 80)
        }
        let text =
            (sources.isEmpty ? "" : "Incidents: " + sources.joined(separator: ", ") + ". ") + ground
            + ". Dateline."
        var y = top + 4
        for line in PictureText.lines(
            text, width: picture.width - 2 * Self.margin, size: PictureLook.source.size, atMost: 3)
        {
            y += 14
            write(line, at: y - 3, PictureLook.source)
        }
        return y + 12
    }
}
