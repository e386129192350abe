import Formats
import Geometry

/// A radius as it was written, what it is, and how many vertices its circles get.
struct BufferRadius {
    let text: String
    let length: Length
    let segments: Int
}

/// The buffers of features.
struct ShapeBuffers {
    let input: ShapeInput
    /// In the order asked for; ascending for rings.
    let radii: [BufferRadius]
    /// Each radius without the next smaller one.
    let areRings: Bool
    /// Decimals that will be written; nil for all.
    let decimals: Int?

    /// One feature a feature and radius, with all that was said of it.
    ///
    /// - Parameter onFault: Told of a feature which GEOS could draw nothing around; it stays without a shape.
    func each(onFault: (String) -> Void) throws -> ShapeLayer {
        let geos = GEOSContext()
        let names = columnNames
        var features: [Feature] = []
        for (number, source) in input.table.features.enumerated() {
            for i in radii.indices {
                var polygons: [Polygon] = []
                if !source.shapes.isEmpty {
                    do throws(GeometryError) {
                        polygons = try area(source.shapes, i, geos)
                    } catch {
                        let message = "\(input.table.name): \(source.place): \(error)"
                        guard case .geos = error else { throw Failure(message) }
                        onFault(message)
                    }
                }
                let id = input.identifier(number) + (radii.count > 1 ? "-" + radii[i].text : "")
                features.append(
                    Feature(
                        id: id, shape: polygons.isEmpty ? nil : Shape(polygons),
                        values: input.values(number) + own(i)))
            }
        }
        return ShapeLayer(
            name: "buffers", title: "Buffers", fields: input.table.fields + fields(names), features: features)
    }

    /// One feature a radius: everything within it of any feature.
    ///
    /// - Parameter onFault: Told of a feature which GEOS could draw nothing around; it is left out.
    func dissolved(onFault: (String) -> Void) throws -> ShapeLayer {
        let geos = GEOSContext()
        var features: [Feature] = []
        var smaller: [Polygon] = []
        let count = input.table.features.count { !$0.shapes.isEmpty }
        for i in radii.indices {
            var union = try unions(i, geos, onFault)
            let whole = union
            if areRings && i > 0 { union = try geos.difference(union, smaller) }
            smaller = whole
            if let decimals { union = try Rounding.checked(union, decimals: decimals) }
            features.append(
                Feature(
                    id: radii[i].text, shape: union.isEmpty ? nil : Shape(union),
                    values: [.integer(count)] + own(i)))
        }
        let fields =
            [Field("features", .integer, "How many features")] + fields(("radius_m", "inner_radius_m"))
        return ShapeLayer(name: "buffers", title: "Dissolved buffers", fields: fields, features: features)
    }

    private func unions(
        _ i: Int, _ geos: borrowing GEOSContext, _ onFault: (String) -> Void
    ) throws -> [Polygon] {
        let segments = radii[i].segments
        var centres: [Coordinate] = []
        var others = PackedAreas()
        for source in input.table.features {
            for shape in source.shapes {
                if case .point(let centre) = shape {
                    centres.append(centre)
                } else {
                    do throws(GeometryError) {
                        others.append(try geos.buffer([shape], radius: radii[i].length, segments: segments))
                    } catch {
                        let message = "\(input.table.name): \(source.place): \(error)"
                        guard case .geos = error else { throw Failure(message) }
                        onFault(message)
                    }
                }
            }
        }
        do throws(GeometryError) {
            if centres.isEmpty && others.count == 1 { return others.polygons(ofFeature: 0) }
            let discs = try DiscBatch(radius: radii[i].length, segments: segments).areas(around: centres)
            let union = try Dissolve.union(of: discs + [others])
            return (0..<union.count).flatMap { union.polygons(ofFeature: $0) }
        } catch {
            throw Failure("--radius: \(error)")
        }
    }

    private func area(
        _ shapes: [Shape], _ i: Int, _ geos: borrowing GEOSContext
    ) throws(GeometryError) -> [Polygon] {
        let (radius, segments) = (radii[i].length, radii[i].segments)
        var polygons: [Polygon]
        if shapes.count == 1, case .point(let centre) = shapes[0] {
            guard areRings && i > 0 else {
                polygons = try Disc(centre: centre, radius: radius).polygons(segments: segments)
                guard let decimals else { return polygons }
                // Of discs it is known where rounding could do harm.
                return try BufferText.rounded(polygons, decimals: decimals, isSmall: radius < .metres(2))
            }
            polygons = try Sector(centre: centre, inner: radii[i - 1].length, outer: radius)
                .polygons(segments: segments)
        } else {
            polygons = try geos.buffer(shapes, radius: radius, segments: segments)
            if areRings && i > 0 {
                let hole = try geos.buffer(shapes, radius: radii[i - 1].length, segments: segments)
                polygons = try geos.difference(polygons, hole)
            }
        }
        guard let decimals else { return polygons }
        return try Rounding.checked(polygons, decimals: decimals)
    }

    private func own(_ i: Int) -> [FieldValue] {
        let inner: [FieldValue] = areRings ? [.real(i > 0 ? radii[i - 1].length.metres : 0)] : []
        return [.real(radii[i].length.metres)] + inner
    }

    private var columnNames: (String, String) {
        (input.freeName("radius_m"), input.freeName("inner_radius_m"))
    }

    private func fields(_ names: (String, String)) -> [Field] {
        let inner = areRings ? [Field(names.1, .real, "Radius of the hole, metres")] : []
        return [Field(names.0, .real, "Radius, metres")] + inner
    }
}
