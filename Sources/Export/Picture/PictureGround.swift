import Gazetteer
import Geometry

/// The base map: land, borders, the graticule, and whose country it is.
extension PictureDrawing {
    /// Draws all that lies below the incidents.
    mutating func drawGround(_ lines: [BaseMap.Border: [[BaseMap.Corner]]]) {
        let visible = frame.panel.widened(by: 4)
        svg.raw(
            "<path fill=\"\(PictureLook.land)\" fill-rule=\"evenodd\" stroke=\"\(PictureLook.land)\" stroke-width=\"0.4\" d=\""
        )
        for ring in land {
            for pixels in ground.ring(ring.coordinates, within: ring.envelope) {
                let cut = visible.clipped(ring: pixels)
                guard !cut.isEmpty else { continue }
                svg.raw(SVGText.path(thinned(cut, tolerance: 0.25), isClosed: true))
            }
        }
        svg.raw("\"/>\n")
        drawGraticule(ground.view)
        let isWide = frame.width > 4_000_000
        for (border, style) in PictureLook.lines where !isWide || !["division", "claim"].contains(border) {
            guard let kind = BaseMap.Border(rawValue: border), let found = lines[kind] else { continue }
            var path = ""
            for line in found {
                for part in ground.line(line.map { ($0.longitude, $0.latitude) }) {
                    for cut in visible.clipped(line: part) {
                        path += SVGText.path(thinned(cut, tolerance: 0.25))
                    }
                }
            }
            guard !path.isEmpty else { continue }
            borders.insert(kind)
            svg.raw("<path class=\"\(border)\" fill=\"none\" stroke-linejoin=\"round\" \(style)")
            // Borders of small countries would be blots on a map of the world.
            svg.raw(isWide ? " stroke-opacity=\"0.6\"" : "")
            svg.raw(" d=\"\(path)\"/>\n")
        }
    }

    /// The edge of the world, where the map shows it.
    var worldEdge: [Pixel]? {
        guard case .world(let map) = frame.projection else { return nil }
        let side = (-90...90).map { frame.pixel(map.point(latitude: Double($0), turn: 180)) }
        let other = (-90...90).reversed().map { frame.pixel(map.point(latitude: Double($0), turn: -180)) }
        return side + other
    }

    private mutating func drawGraticule(_ view: PictureView) {
        let (meridians, parallels) = Graticule.lines(view, frame)
        svg.raw(
            "<path fill=\"none\" stroke=\"\(PictureLook.graticule)\" stroke-width=\"0.5\" stroke-opacity=\"0.75\" d=\""
        )
        for longitude in meridians.values {
            // Meridians would crowd together at a pole.
            let top = view.holdsPole ? min(view.north, 85) : view.north
            let bottom = view.holdsPole ? max(view.south, -85) : view.south
            let line = (0...60).map { (longitude, bottom + (top - bottom) * Double($0) / 60) }
            draw(graticule: ground.line(line))
        }
        for latitude in parallels.values {
            let line = (0...120).map { (view.west + (view.east - view.west) * Double($0) / 120, latitude) }
            draw(graticule: [line.map { ground.pixel(Pixel($0.0, $0.1)) }])
        }
        svg.raw("\"/>\n")
        for (text, pixel, anchor) in Graticule.labels(meridians, parallels, ground) {
            let label = PointLabel([(text, PictureLook.tick)])
            let left =
                switch anchor {
                case .start: pixel.x
                case .middle: pixel.x - label.width / 2
                case .end: pixel.x - label.width
                }
            let box = PixelBox(
                left: left, top: pixel.y - label.height / 2, right: left + label.width,
                bottom: pixel.y + label.height / 2)
            ticks.append((label, box, anchor))
        }
    }

    private mutating func draw(graticule lines: [[Pixel]]) {
        for line in lines {
            for cut in frame.panel.clipped(line: line) { svg.raw(SVGText.path(thinned(cut, tolerance: 0.2))) }
        }
    }
}
