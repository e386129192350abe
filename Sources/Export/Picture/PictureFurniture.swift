import Geometry

/// What a map needs to be read: north, scale, a look from farther away, the legend.
extension PictureDrawing {
    /// Where in the map these stand.
    struct Furniture {
        var scale: PixelBox?
        var north: PixelBox?
        var locator: PixelBox?
        var length = Length.metres(0)
        var scaleLabel = ""
    }

    /// Finds corners for them in which no incident is covered.
    mutating func placeFurniture() -> Furniture {
        var furniture = Furniture()
        let metresPerPixel = frame.metresPerPixel
        if picture.hasLocator, frame.width < 2_000_000, frame.panel.width > 500 {
            furniture.locator = corner(
                width: 176, height: 132, [.bottomRight, .topRight, .topLeft, .bottomLeft], isShy: true)
        }
        furniture.length = Self.roundLength(below: Length(metres: metresPerPixel * 150))
        let isWorld = if case .world = frame.projection { true } else { false }
        furniture.scaleLabel = Picture.words(furniture.length) + (isWorld ? " at the centre" : "")
        let bar = furniture.length.metres / metresPerPixel
        let text = PictureText.width(furniture.scaleLabel, size: PictureLook.scale.size)
        furniture.scale = corner(
            width: max(bar, text) + 12, height: 30, [.bottomLeft, .bottomRight, .topLeft, .topRight])
        if !ground.view.holdsPole {
            furniture.north = corner(width: 26, height: 40, [.topRight, .topLeft, .bottomRight, .bottomLeft])
        }
        hasLocator = furniture.locator != nil
        return furniture
    }

    private enum Corner { case topLeft, topRight, bottomLeft, bottomRight }

    /// The first corner with the fewest symbols, of those that are free; for a shy thing nil where there is any.
    private mutating func corner(
        width: Double, height: Double, _ corners: [Corner], isShy: Bool = false
    ) -> PixelBox? {
        let panel = frame.panel.widened(by: -10)
        let boxes = corners.map { corner in
            let isLeft = corner == .topLeft || corner == .bottomLeft
            let isTop = corner == .topLeft || corner == .topRight
            // The names of meridians stand along the lower edge.
            let (left, top) = (
                isLeft ? panel.left : panel.right - width,
                isTop ? panel.top : panel.bottom - height - (isShy ? 0 : 8)
            )
            return PixelBox(left: left, top: top, right: left + width, bottom: top + height)
        }
        let free = boxes.filter(board.isFree).map { box in (box, cost(box)) }
        guard let best = free.min(by: { $0.1 < $1.1 }), !isShy || best.1 == 0 else { return nil }
        board.block(best.0)
        return best.0
    }

    /// How many symbols and middles of areas and rings a box would cover.
    private func cost(_ box: PixelBox) -> Int {
        let room = box.widened(by: 6)
        return groups.symbols.reduce(0) { $0 + (room.contains($1.pixel) ? 1 : 0) }
            + groups.areas.reduce(0) { $0 + (room.contains($1.pixel) ? 1 : 0) }
            + picture.rings.reduce(0) { $0 + (room.contains(frame.pixel($1.centre)) ? 1 : 0) }
    }

    /// 1, 2 or 5 with zeros: the longest of these that is not above a length.
    static func roundLength(below length: Length) -> Length {
        var unit = 1.0
        while unit * 10 <= length.metres { unit *= 10 }
        return .metres([5.0, 2, 1].first { $0 * unit <= length.metres }.map { $0 * unit } ?? 1)
    }

    mutating func draw(_ furniture: Furniture) {
        if let box = furniture.scale { drawScale(furniture, in: box) }
        if let box = furniture.north { drawNorth(in: box) }
        if let box = furniture.locator { drawLocator(in: box) }
    }

    /// The bar is true in the map's middle, along the parallel.
    private mutating func drawScale(_ furniture: Furniture, in box: PixelBox) {
        let bar = furniture.length.metres / frame.metresPerPixel
        let (x, y) = (box.left + 6, box.bottom - 8)
        svg.text(furniture.scaleLabel, at: Pixel(x, y - 7), .start, PictureLook.scale)
        for (colour, width) in [(PictureLook.halo, 5.0), (PictureLook.softInk, 2)] {
            svg.raw("<path class=\"scale\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(width)\"")
            svg.raw(" d=\"M\(SVGText.text(x)) \(SVGText.text(y - 3))v3h\(SVGText.text(bar))v-3\"/>\n")
        }
    }

    private mutating func drawNorth(in box: PixelBox) {
        let (x, top) = (SVGText.text(box.middle.x), SVGText.text(box.top + 2))
        svg.raw(
            "<path class=\"north\" fill=\"\(PictureLook.softInk)\" stroke=\"\(PictureLook.halo)\" stroke-width=\"1.6\""
        )
        svg.raw(" paint-order=\"stroke\" d=\"M\(x) \(top)l6.5 20l-6.5 -5l-6.5 5z\"/>\n")
        var style = PictureLook.scale
        style.isBold = true
        svg.text("N", at: Pixel(box.middle.x, box.top + 34), .middle, style)
    }
}
