import Formats
import Geometry

/// The whole output of a writer, as text.
func written(_ features: [Feature], by writer: inout some FeatureWriter) -> String {
    var out: [UInt8] = []
    writer.begin(&out)
    for feature in features { writer.add(feature, to: &out) }
    writer.end(&out)
    return String(decoding: out, as: UTF8.self)
}

/// A point.
func shape(_ latitude: Double, _ longitude: Double) -> Shape {
    .point(Coordinate(wrappingLatitude: latitude, longitude: longitude))
}

/// A ring through latitude, longitude pairs.
func ring(_ corners: [(Double, Double)]) -> Ring {
    Ring(corners.map { Coordinate(wrappingLatitude: $0.0, longitude: $0.1) })
}
