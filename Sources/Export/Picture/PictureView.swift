import Geometry

/// The degrees that a frame shows.
///
/// Its longitudes run on past ±180, so that west is always below east.
struct PictureView {
    let west: Double
    let east: Double
    let south: Double
    let north: Double
    /// Whether the frame holds a pole: then all meridians meet in it, and no direction is up.
    let holdsPole: Bool

    /// The box around what the frame shows, with some room.
    init(_ frame: PictureFrame) {
        let panel = frame.panel
        let poles = [90.0, -90].map { frame.pixel(Coordinate(wrappingLatitude: $0, longitude: 0)) }
        let held = poles.map { panel.contains($0) }
        switch frame.projection {
        case .world(let map):
            var latitudes: [Double] = []
            for step in 0...32 {
                let y = panel.top + panel.height * Double(step) / 32
                for x in [panel.left, panel.middle.x, panel.right] {
                    if let position = frame.coordinate(Pixel(x, y)) { latitudes.append(position.latitude) }
                }
            }
            (west, east) = (map.centralMeridian - 180, map.centralMeridian + 180)
            south = held[1] ? -90 : max(-90, (latitudes.min() ?? -90) - 3)
            north = held[0] ? 90 : min(90, (latitudes.max() ?? 90) + 3)
            holdsPole = false
        case .local(_, let centre):
            (west, east, south, north) = Self.degrees(frame, around: centre, held)
            holdsPole = held[0] || held[1]
        }
    }

    private static func degrees(
        _ frame: PictureFrame, around centre: Coordinate, _ holdsPole: [Bool]
    ) -> (west: Double, east: Double, south: Double, north: Double) {
        let panel = frame.panel
        var (left, right, low, high) = (0.0, 0.0, centre.latitude, centre.latitude)
        for row in 0...16 {
            for column in 0...16 {
                let pixel = Pixel(
                    panel.left + panel.width * Double(column) / 16,
                    panel.top + panel.height * Double(row) / 16)
                guard let position = frame.coordinate(pixel) else { continue }
                let turn = (position.longitude - centre.longitude).remainder(dividingBy: 360)
                (left, right) = (min(left, turn), max(right, turn))
                (low, high) = (min(low, position.latitude), max(high, position.latitude))
            }
        }
        let room = 0.05 + (high - low) / 12
        let south = holdsPole[1] ? -90 : max(-90, low - room)
        let north = holdsPole[0] ? 90 : min(90, high + room)
        let beside = 0.05 + (right - left) / 12
        guard !holdsPole.contains(true), right - left + 2 * beside < 300 else {
            return (-180, 180, south, north)
        }
        return (centre.longitude + left - beside, centre.longitude + right + beside, south, north)
    }

    /// The same as a box, across the antimeridian where it has to be.
    var envelope: Envelope {
        guard east - west < 360 else { return Envelope(west: -180, south: south, east: 180, north: north) }
        func wrapped(_ longitude: Double) -> Double {
            longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude
        }
        return Envelope(west: wrapped(west), south: south, east: wrapped(east), north: north)
    }
}
