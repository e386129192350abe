internal import CGEOS

extension GEOSContext {
    /// Why an area is not valid in the sense of the OGC simple features, or nil when it is; `GEOSisValidReason_r`.
    public func invalidity(of polygons: [Polygon]) throws(GeometryError) -> String? {
        let geometry = try geometry(polygons)
        switch unsafe GEOSisValid_r(handle, geometry.pointer) {
        case 1: return nil
        case 0:
            guard let text = unsafe GEOSisValidReason_r(handle, geometry.pointer) else {
                throw failure("validity")
            }
            defer { unsafe GEOSFree_r(handle, text) }
            return unsafe String(cString: text)
        default: throw failure("validity")
        }
    }

    /// Everything that any of the areas covers; `GEOSUnaryUnion_r`.
    public func union(_ polygons: [Polygon]) throws(GeometryError) -> [Polygon] {
        let geometry = try geometry(polygons)
        let result = try unsafe GEOSGeometryOwner(
            GEOSUnaryUnion_r(handle, geometry.pointer), self, operation: "union")
        return try self.polygons(of: result)
    }

    /// What two areas have in common; `GEOSIntersection_r`.
    public func intersection(_ a: [Polygon], _ b: [Polygon]) throws(GeometryError) -> [Polygon] {
        let first = try geometry(a)
        let second = try geometry(b)
        let result = try unsafe GEOSGeometryOwner(
            GEOSIntersection_r(handle, first.pointer, second.pointer), self, operation: "intersection")
        return try self.polygons(of: result)
    }

    /// What the first area covers and the second does not; `GEOSDifference_r`.
    public func difference(_ a: [Polygon], _ b: [Polygon]) throws(GeometryError) -> [Polygon] {
        let first = try geometry(a)
        let second = try geometry(b)
        let result = try unsafe GEOSGeometryOwner(
            GEOSDifference_r(handle, first.pointer, second.pointer), self, operation: "difference")
        return try self.polygons(of: result)
    }

    /// Areas that are valid and cover what these do; `GEOSMakeValid_r`. Lines that are left over are dropped.
    public func valid(_ polygons: [Polygon]) throws(GeometryError) -> [Polygon] {
        let geometry = try geometry(polygons)
        let result = try unsafe GEOSGeometryOwner(
            GEOSMakeValid_r(handle, geometry.pointer), self, operation: "valid geometry")
        return try self.polygons(of: result)
    }

    /// Each area by itself as it is when it is valid, else mended; they may still overlap each other.
    public func eachValid(_ polygons: [Polygon]) throws(GeometryError) -> [Polygon] {
        var mended: [Polygon] = []
        for polygon in polygons {
            if try invalidity(of: [polygon]) == nil {
                mended.append(polygon)
            } else {
                mended += try valid([polygon])
            }
        }
        return mended
    }

    /// The areas with every coordinate a multiple of `grid` degrees, valid, without what is thinner than that;
    /// `GEOSGeom_setPrecision_r`.
    public func rounded(_ polygons: [Polygon], toGrid grid: Double) throws(GeometryError) -> [Polygon] {
        let geometry = try geometry(polygons)
        let result = try unsafe GEOSGeometryOwner(
            GEOSGeom_setPrecision_r(handle, geometry.pointer, grid, 0), self, operation: "rounding")
        return try self.polygons(of: result)
    }

    /// Whether a position lies in the areas or on their boundary; `GEOSIntersects_r`. For many positions see
    /// ``PreparedArea``.
    public func intersects(_ polygons: [Polygon], _ position: Coordinate) throws(GeometryError) -> Bool {
        let area = try geometry(polygons)
        let point = try point(position)
        return try answer(
            unsafe GEOSIntersects_r(handle, area.pointer, point.pointer), operation: "intersects")
    }

    /// Whether two areas share a position; `GEOSIntersects_r`.
    public func intersects(_ a: [Polygon], _ b: [Polygon]) throws(GeometryError) -> Bool {
        let first = try geometry(a)
        let second = try geometry(b)
        return try answer(
            unsafe GEOSIntersects_r(handle, first.pointer, second.pointer), operation: "intersects")
    }

    /// Whether a position lies inside the areas, not on their boundary; `GEOSContains_r`.
    public func contains(_ polygons: [Polygon], _ position: Coordinate) throws(GeometryError) -> Bool {
        let area = try geometry(polygons)
        let point = try point(position)
        return try answer(unsafe GEOSContains_r(handle, area.pointer, point.pointer), operation: "contains")
    }

    /// The polygons of a GEOS geometry as areas in degrees, wound as RFC 7946, 3.1.6, asks.
    func polygons(of geometry: borrowing GEOSGeometryOwner) throws(GeometryError) -> [Polygon] {
        try rings(of: geometry).map { rings in
            let coordinates = rings.map { ring in
                ring.map { Coordinate(wrappingLatitude: $0.y, longitude: $0.x) }
            }
            return Polygon(
                exterior: Ring(coordinates[0]), holes: coordinates.dropFirst().map { Ring($0) }
            ).wound
        }
    }

    /// GEOS's three-valued answer: yes, no, or an exception.
    func answer(_ value: CChar, operation: String) throws(GeometryError) -> Bool {
        switch value {
        case 0: false
        case 1: true
        default: throw failure(operation)
        }
    }
}
