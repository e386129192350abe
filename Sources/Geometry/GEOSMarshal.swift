internal import CGEOS

/// Coordinates into GEOS and out again, a whole buffer at a time.
extension GEOSContext {
    /// A GEOS geometry with these areas; `GEOSGeom_createCollection_r` of polygons.
    func geometry(_ polygons: [Polygon]) throws(GeometryError) -> GEOSGeometryOwner {
        var parts: [OpaquePointer?] = unsafe []
        do {
            for polygon in polygons { unsafe parts.append(try geometry(polygon).release()) }
        } catch {
            unsafe destroy(parts)
            throw error
        }
        let count = UInt32(polygons.count)
        let collection = unsafe parts.withUnsafeMutableBufferPointer {
            let type = Int32(GEOS_MULTIPOLYGON.rawValue)
            return unsafe GEOSGeom_createCollection_r(handle, type, $0.baseAddress, count)
        }
        return try unsafe GEOSGeometryOwner(collection, self, operation: "polygons")
    }

    /// A GEOS polygon; `GEOSGeom_createPolygon_r`.
    func geometry(_ polygon: Polygon) throws(GeometryError) -> GEOSGeometryOwner {
        let shell = try ring(polygon.exterior.coordinates)
        var holes: [OpaquePointer?] = unsafe []
        do {
            for hole in polygon.holes { unsafe holes.append(try ring(hole.coordinates).release()) }
        } catch {
            unsafe destroy(holes)
            throw error
        }
        let count = UInt32(polygon.holes.count)
        let exterior = unsafe shell.release()
        let made = unsafe holes.withUnsafeMutableBufferPointer {
            unsafe GEOSGeom_createPolygon_r(handle, exterior, $0.baseAddress, count)
        }
        return try unsafe GEOSGeometryOwner(made, self, operation: "polygon")
    }

    /// A GEOS linear ring; `GEOSGeom_createLinearRing_r`.
    private func ring(_ coordinates: [Coordinate]) throws(GeometryError) -> GEOSGeometryOwner {
        let sequence = try unsafe sequence(coordinates.count) { coordinates[$0].planar }
        return try unsafe GEOSGeometryOwner(
            GEOSGeom_createLinearRing_r(handle, sequence), self, operation: "ring")
    }

    /// A GEOS line through points of a plane; `GEOSGeom_createLineString_r`.
    func line(_ points: [PlanePoint]) throws(GeometryError) -> GEOSGeometryOwner {
        let sequence = try unsafe sequence(points.count) { points[$0] }
        return try unsafe GEOSGeometryOwner(
            GEOSGeom_createLineString_r(handle, sequence), self, operation: "line")
    }

    /// A GEOS point; `GEOSGeom_createPointFromXY_r`.
    func point(_ coordinate: Coordinate) throws(GeometryError) -> GEOSGeometryOwner {
        try unsafe GEOSGeometryOwner(
            GEOSGeom_createPointFromXY_r(handle, coordinate.longitude, coordinate.latitude), self,
            operation: "point")
    }

    /// Frees what was made before a later part failed.
    private func destroy(_ geometries: [OpaquePointer?]) {
        for i in unsafe geometries.indices { unsafe GEOSGeom_destroy_r(handle, geometries[i]) }
    }

    private func sequence(
        _ count: Int, _ point: (Int) -> PlanePoint
    ) throws(GeometryError) -> OpaquePointer {
        let made = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { buffer in
            for i in 0..<count {
                let p = point(i)
                unsafe buffer.initializeElement(at: 2 * i, to: p.x)
                unsafe buffer.initializeElement(at: 2 * i + 1, to: p.y)
            }
            return unsafe GEOSCoordSeq_copyFromBuffer_r(handle, buffer.baseAddress, UInt32(count), 0, 0)
        }
        guard let made = unsafe made else { throw failure("coordinates") }
        return unsafe made
    }

    /// The rings of every polygon in a GEOS geometry, outer ring first; lines and points in it are left out.
    func rings(of geometry: borrowing GEOSGeometryOwner) throws(GeometryError) -> [[[PlanePoint]]] {
        var polygons: [[[PlanePoint]]] = []
        let parts = unsafe GEOSGetNumGeometries_r(handle, geometry.pointer)
        for i in 0..<max(0, parts) {
            let part = unsafe GEOSGetGeometryN_r(handle, geometry.pointer, i)
            guard unsafe GEOSGeomTypeId_r(handle, part) == Int32(GEOS_POLYGON.rawValue),
                unsafe GEOSisEmpty_r(handle, part) == 0
            else { continue }
            var rings = [try unsafe points(GEOSGetExteriorRing_r(handle, part))]
            for j in 0..<max(0, unsafe GEOSGetNumInteriorRings_r(handle, part)) {
                rings.append(try unsafe points(GEOSGetInteriorRingN_r(handle, part, j)))
            }
            polygons.append(rings)
        }
        return polygons
    }

    private func points(_ ring: OpaquePointer?) throws(GeometryError) -> [PlanePoint] {
        var size: UInt32 = 0
        guard let sequence = unsafe GEOSGeom_getCoordSeq_r(handle, ring),
            unsafe GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1
        else { throw failure("coordinates") }
        let count = Int(size)
        let points = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { buffer in
            unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, buffer.baseAddress, 0, 0) == 1
                ? (0..<count).map { unsafe PlanePoint(x: buffer[2 * $0], y: buffer[2 * $0 + 1]) } : nil
        }
        guard let points else { throw failure("coordinates") }
        return points
    }
}

/// A point of a plane: degrees on the map (x east, y north), or metres in a local projection.
package struct PlanePoint: Equatable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension Coordinate {
    var planar: PlanePoint { PlanePoint(x: longitude, y: latitude) }
}
