import Geometry

extension [UInt8] {
    /// Appends a shape as a KML geometry: `longitude,latitude` pairs on the ground.
    mutating func append(kml shape: Shape) {
        switch shape {
        case .point(let position):
            append("<Point>")
            append(coordinates: [position])
            append("</Point>")
        case .line(let path): append(kmlLine: path)
        case .lines(let paths):
            append("<MultiGeometry>")
            for path in paths { append(kmlLine: path) }
            append("</MultiGeometry>")
        case .polygon(let polygon): append(kml: polygon)
        case .polygons(let polygons):
            append("<MultiGeometry>")
            for polygon in polygons { append(kml: polygon) }
            append("</MultiGeometry>")
        }
    }

    private mutating func append(kmlLine path: [Coordinate]) {
        // Long lines follow the ground instead of cutting through it.
        append("<LineString><tessellate>1</tessellate>")
        append(coordinates: path)
        append("</LineString>")
    }

    private mutating func append(kml polygon: Polygon) {
        append("<Polygon><tessellate>1</tessellate>")
        for (index, ring) in polygon.woundRings.enumerated() {
            let boundary = index == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
            append("<\(boundary)><LinearRing>")
            append(coordinates: ring)
            append("</LinearRing></\(boundary)>")
        }
        append("</Polygon>")
    }

    private mutating func append(coordinates path: [Coordinate]) {
        append("<coordinates>")
        for (index, position) in path.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            append(degrees: position.longitude)
            append(UInt8(ascii: ","))
            append(degrees: position.latitude)
        }
        append("</coordinates>")
    }
}
