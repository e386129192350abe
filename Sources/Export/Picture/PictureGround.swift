import Gazetteer
import Geometry

/// The base map: land, borders, the graticule, and whose country it is.
extension PictureDrawing {
    /// Draws all that lies below the incidents.
    mutating func drawGround(_ view: PictureView, _ lines: [BaseMap.Border: [[BaseMap.Corner]]]) {
        let visible = frame.panel.widened(by: 4)
        svg.raw("<path fill=\"\(PictureLook.land)\" fill-rule=\"evenodd\" stroke=\"\(PictureLook.land)\" stroke-width=\"0.4\" d=\"")
        for ring in landRings {
            for pixels in pixels(ofRing: ring, view) {
                let cut = visible.clipped(ring: pixels)
                guard !cut.isEmpty else { continue }
                svg.raw(SVGText.path(thinned(cut, tolerance: 0.25), isClosed: true))
            }
        }
        svg.raw("\"/>\n")
        drawGraticule(view)
        let isWide = frame.width > 4_000_000
        for (border, style) in PictureLook.lines where !isWide || border != "division" {
            guard let kind = BaseMap.Border(rawValue: border), let found = lines[kind] else { continue }
            svg.raw("<path class=\"\(border)\" fill=\"none\" stroke-linejoin=\"round\" \(style)")
            // Borders of small countries would be blots on a map of the world.
            svg.raw(isWide ? " stroke-opacity=\"0.6\" d=\"" : " d=\"")
            for line in found {
                for part in pixels(ofLine: line.map { ($0.longitude, $0.latitude) }) {
                    for cut in visible.clipped(line: part) {
                        svg.raw(SVGText.path(thinned(cut, tolerance: 0.25)))
                    }
                }
            }
            svg.raw("\"/>\n")
        }
    }

    /// A ring of degrees on the picture, cut to the view: far from it the projection folds over. Long edges are bent as the projection
    /// bends them.
    private func pixels(ofRing ring: [Coordinate], _ view: PictureView) -> [[Pixel]] {
        let box = PixelBox(left: view.west, top: view.south, right: view.east, bottom: view.north)
        // The map goes round: whatever lies in view may do so a turn to the west or the east.
        return [-360.0, 0, 360].compactMap { turn in
            let cut = box.clipped(ring: ring.map { Pixel($0.longitude + turn, $0.latitude) })
            guard !cut.isEmpty else { return nil }
            var result: [Pixel] = []
            var previous = cut[cut.count - 1]
            for corner in cut {
                let steps = max(1, Int((corner - previous).length / 2))
                for step in 1...steps {
                    result.append(pixel(degrees: previous + (corner - previous) * (Double(step) / Double(steps))))
                }
                previous = corner
            }
            return result
        }
    }

    /// Where a longitude and a latitude of the view lie; on the map of the world its two edges are told apart.
    private func pixel(degrees: Pixel) -> Pixel {
        switch frame.projection {
        case .world(let map):
            frame.pixel(map.point(latitude: degrees.y, turn: degrees.x - map.centralMeridian))
        case .local: frame.pixel(Coordinate(wrappingLatitude: degrees.y, longitude: degrees.x))
        }
    }

    /// A line of degrees on the picture, broken where the map of the world ends.
    private func pixels(ofLine line: [(longitude: Double, latitude: Double)]) -> [[Pixel]] {
        guard case .world(let map) = frame.projection else {
            return [line.map { pixel(degrees: Pixel($0.longitude, $0.latitude)) }]
        }
        var parts: [[Pixel]] = [[]]
        var last = 0.0
        for (longitude, latitude) in line {
            let turn = map.turn(longitude)
            if abs(turn - last) > 180, parts.last?.isEmpty == false { parts.append([]) }
            parts[parts.count - 1].append(frame.pixel(map.point(latitude: latitude, turn: turn)))
            last = turn
        }
        return parts
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
        svg.raw("<path fill=\"none\" stroke=\"\(PictureLook.graticule)\" stroke-width=\"0.5\" stroke-opacity=\"0.75\" d=\"")
        for longitude in meridians.values {
            // Meridians would crowd together at a pole.
            let top = view.holdsPole ? min(view.north, 85) : view.north
            let bottom = view.holdsPole ? max(view.south, -85) : view.south
            let line = (0...60).map { (longitude, bottom + (top - bottom) * Double($0) / 60) }
            draw(graticule: pixels(ofLine: line))
        }
        for latitude in parallels.values {
            let line = (0...120).map { (view.west + (view.east - view.west) * Double($0) / 120, latitude) }
            draw(graticule: [line.map { pixel(degrees: Pixel($0.0, $0.1)) }])
        }
        svg.raw("\"/>\n")
        for (text, pixel, anchor) in Graticule.labels(meridians, parallels, frame, pixel(degrees:)) {
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
