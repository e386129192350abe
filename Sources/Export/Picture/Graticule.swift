import Geometry

/// Lines of whole degrees and minutes over a map.
enum Graticule {
    /// Longitudes or latitudes, all of them multiples of the step.
    struct Lines {
        let step: Double
        let values: [Double]
    }

    /// Degrees; below one degree whole minutes.
    private static let steps: [Double] = [
        30, 20, 10, 5, 2, 1, 30 / 60, 20 / 60, 10 / 60, 5 / 60, 2 / 60, 1 / 60,
    ]
    /// Lines are at least so many pixels apart in the map's middle.
    private static let spacing = 120.0

    /// The lines of a view.
    static func lines(_ view: PictureView, _ frame: PictureFrame) -> (meridians: Lines, parallels: Lines) {
        let middle = frame.coordinate(frame.panel.middle) ?? Coordinate(wrappingLatitude: 0, longitude: 0)
        let latitude = max(-75, min(75, middle.latitude))
        let north = 111_000 * frame.scale
        let east = north * max(0.2, 1 - latitude * latitude / 6_600)
        func lines(_ pixels: Double, _ low: Double, _ high: Double) -> Lines {
            let step = steps.last { $0 * pixels >= spacing } ?? 30
            let (first, last) = (Int((low / step).rounded(.up)), Int((high / step).rounded(.down)))
            return Lines(step: step, values: first > last ? [] : (first...last).map { Double($0) * step })
        }
        // Around a pole every meridian is in view.
        let meridians =
            view.holdsPole
            ? Lines(step: 30, values: (-6..<6).map { Double($0) * 30 })
            : lines(east, view.west, view.east)
        return (meridians, lines(north, max(-85, view.south), min(85, view.north)))
    }

    /// What the lines are called, each once, where it leaves the map below or on its left.
    static func labels(
        _ meridians: Lines, _ parallels: Lines, _ ground: GroundProjection
    ) -> [(text: String, pixel: Pixel, anchor: SVGText.Anchor)] {
        let (frame, panel) = (ground.frame, ground.frame.panel)
        if ground.view.holdsPole { return polarLabels(meridians, parallels, ground) }
        guard case .local(_, let centre) = frame.projection else { return [] }
        var labels: [(String, Pixel, SVGText.Anchor)] = []
        let (bottom, left) = (panel.bottom - 11, panel.left + 6)
        for longitude in meridians.values {
            // From the line's pixels at two latitudes: nearly straight on a map this small.
            guard let low = frame.coordinate(Pixel(panel.middle.x, bottom)) else { continue }
            let at = ground.pixel(Pixel(longitude, low.latitude))
            guard let near = frame.coordinate(Pixel(at.x, bottom)) else { continue }
            let place = Pixel(ground.pixel(Pixel(longitude, near.latitude)).x, bottom)
            if place.x > panel.left + 20, place.x < panel.right - 20, abs(place.y - bottom) < 1 {
                labels.append((name(longitude, meridians.step, "E", "W"), place, .middle))
            }
        }
        for latitude in parallels.values {
            guard let near = frame.coordinate(Pixel(left, ground.pixel(Pixel(centre.longitude, latitude)).y))
            else {
                continue
            }
            var longitude = near.longitude
            // As the view counts them, on past ±180.
            longitude += ((centre.longitude - longitude) / 360).rounded() * 360
            let place = ground.pixel(Pixel(longitude, latitude))
            if place.y > panel.top + 12, place.y < panel.bottom - 20 {
                labels.append((name(latitude, parallels.step, "N", "S"), Pixel(left, place.y - 5), .start))
            }
        }
        return labels
    }

    /// The names of lines around a pole, which leave the map anywhere or nowhere: each stands on the line itself.
    private static func polarLabels(
        _ meridians: Lines, _ parallels: Lines, _ ground: GroundProjection
    ) -> [(text: String, pixel: Pixel, anchor: SVGText.Anchor)] {
        let room = ground.frame.panel.widened(by: -24)
        var labels: [(String, Pixel, SVGText.Anchor)] = []
        for latitude in parallels.values {
            let places = meridians.values.map { ground.pixel(Pixel($0 + 15, latitude)) }
            if let place = places.first(where: room.contains) {
                labels.append((name(latitude, parallels.step, "N", "S"), place, .middle))
            }
        }
        // From the pole outwards the parallels come in one order or the other.
        let outwards = parallels.values.sorted { abs($0) < abs($1) }
        for longitude in meridians.values {
            let places = outwards.map {
                ground.pixel(Pixel(longitude, $0 - ($0 < 0 ? -1 : 1) * parallels.step / 3))
            }
            if let place = places.first(where: room.contains) {
                labels.append((name(longitude, meridians.step, "E", "W"), place, .middle))
            }
        }
        return labels
    }

    /// "69°E", "34°30′N", "0°".
    private static func name(_ degrees: Double, _ step: Double, _ positive: String, _ negative: String)
        -> String
    {
        let value = degrees.remainder(dividingBy: 360)
        let minutes = Int((abs(value) * 60).rounded())
        let letter = minutes == 0 || minutes == 10_800 ? "" : value > 0 ? positive : negative
        let fraction = step < 1 ? "\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)′" : ""
        return "\(minutes / 60)°\(fraction)\(letter)"
    }
}
