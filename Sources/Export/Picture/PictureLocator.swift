import Gazetteer
import Geometry

/// The small map that shows where in the world the large one lies.
extension PictureDrawing {
    /// How much wider than the map the small one is, and how wide it is at least, in metres.
    private static let (locatorFactor, leastWidth) = (9.0, 1_600_000.0)

    mutating func drawLocator(in box: PixelBox) {
        guard let centre = frame.coordinate(frame.panel.middle) else { return }
        let metres = max(Self.leastWidth, min(9_000_000, frame.width * Self.locatorFactor))
        let small = PictureFrame(around: centre, metres: metres, panel: box)
        var inner = PictureDrawing(small: small, of: self)
        inner.drawGround(inner.locatorLines())
        svg.raw(
            "<clipPath id=\"locator\"><path d=\"\(path(box))\"/></clipPath>\n<g clip-path=\"url(#locator)\">\n"
        )
        svg.raw("<path fill=\"\(PictureLook.sea)\" d=\"\(path(box))\"/>\n")
        svg.append(inner.svg)
        let shown = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].compactMap { corner in
            frame.coordinate(
                Pixel(
                    frame.panel.left + frame.panel.width * corner.0,
                    frame.panel.top + frame.panel.height * corner.1))
        }
        let corners = shown.map(small.pixel)
        let size = corners.count == 4 ? (corners[1] - corners[0]).length : 0
        if size < 9 {
            // Too small for a box that could be seen.
            svg.raw(
                "<circle cx=\"\(SVGText.text(box.middle.x))\" cy=\"\(SVGText.text(box.middle.y))\" r=\"5\"")
            svg.raw(" fill=\"none\" stroke=\"\(PictureLook.ink)\" stroke-width=\"1.6\"/>\n")
        } else {
            svg.raw(
                "<path fill=\"\(PictureLook.ink)\" fill-opacity=\"0.1\" stroke=\"\(PictureLook.ink)\" stroke-width=\"1.4\""
            )
            svg.raw(" d=\"\(SVGText.path(corners, isClosed: true))\"/>\n")
        }
        drawCountryName(in: box, around: centre, clearOf: size)
        svg.raw(
            "</g>\n<path fill=\"none\" stroke=\"#ffffff\" stroke-width=\"3\" d=\"\(path(box.widened(by: 1.5)))\"/>"
        )
        svg.raw(
            "<path fill=\"none\" stroke=\"\(PictureLook.coast)\" stroke-width=\"0.8\" d=\"\(path(box))\"/>\n")
    }

    /// The country that the map is in, below the box.
    private mutating func drawCountryName(in box: PixelBox, around centre: Coordinate, clearOf size: Double) {
        let nearest = picture.world.location(of: centre)
        // Far out at sea no country says where that is.
        guard let nearest, nearest.offshore.metres < 400_000 else { return }
        let area = nearest.area
        let name = picture.world.place(picture.world.summary(area)?.country ?? area).name.uppercased()
        var style = PictureLook.country
        style.size = 9
        style.spacing = 1.2
        let width = PictureText.width(name, size: style.size, spacing: style.spacing)
        guard width < box.width - 8 else { return }
        svg.text(name, at: box.middle + Pixel(0, max(9, size / 2) + 14), .middle, style)
    }

    private func locatorLines() -> [BaseMap.Border: [[BaseMap.Corner]]] {
        // Divisions and claims would be too fine a net.
        picture.world.baseMap(
            of: ground.view.envelope, townCount: 0, smallestLake: frame.smallestLake
        ).lines.filter { $0.key != .division && $0.key != .claim }
    }

    private func path(_ box: PixelBox) -> String {
        SVGText.path(
            [
                Pixel(box.left, box.top), Pixel(box.right, box.top), Pixel(box.right, box.bottom),
                Pixel(box.left, box.bottom),
            ], isClosed: true)
    }

    /// A drawing of the ground alone in another frame.
    private init(small frame: PictureFrame, of other: PictureDrawing) {
        ground = GroundProjection(frame)
        picture = other.picture
        colours = other.colours
        groups = other.groups
        land = picture.world.landRings(in: ground.view.envelope, smallestLake: frame.smallestLake)
        board = LabelBoard(frame.panel)
    }
}
