internal import Geometry

/// A box in the order in which SQLite's R-tree writes it, in numbers of 32 bits, rounded outwards.
package struct SpatialBox: BitwiseCopyable, Sendable {
    private var west: Float
    private var east: Float
    private var south: Float
    private var north: Float

    /// The box of these bounds, degrees.
    package init(_ bounds: PlanarBounds) {
        func down(_ number: Double) -> Float {
            Double(Float(number)) > number ? Float(number).nextDown : Float(number)
        }
        func up(_ number: Double) -> Float {
            Double(Float(number)) < number ? Float(number).nextUp : Float(number)
        }
        (west, east) = (down(bounds.west), up(bounds.east))
        (south, north) = (down(bounds.south), up(bounds.north))
    }

    /// Grows to hold another box.
    package mutating func add(_ other: SpatialBox) {
        west = min(west, other.west)
        east = max(east, other.east)
        south = min(south, other.south)
        north = max(north, other.north)
    }

    fileprivate func put(_ out: inout ByteCursor) {
        for side in [west, east, south, north] { out.put(bigEndian: side.bitPattern) }
    }

    /// Where on Hilbert's curve the middle of some bounds is, 32 bits: near boxes have near numbers.
    package static func place(_ bounds: PlanarBounds) -> UInt64 {
        let x = UInt32((min(360, max(0, (bounds.west + bounds.east) / 2 + 180)) / 360 * 65535))
        let y = UInt32((min(180, max(0, (bounds.south + bounds.north) / 2 + 90)) / 180 * 65535))
        return HilbertCurve.place(x, y, bits: 16, table: HilbertCurve.packed)
    }
}

/// A node of SQLite's R-tree (its rtree.c, "Database Format of R-Tree Tables").
package enum SpatialNode {
    /// A row or a node below, and its box.
    package typealias Cell = (number: Int64, box: SpatialBox)

    /// 51 cells of 24 bytes and the head: what a node has where pages are of 4,096 bytes.
    package static let most = 51
    /// How long a node is.
    package static let size = 4 + 24 * most

    /// A node: its depth, which the root alone tells, the number of cells, and the cells; all of them big-endian.
    package static func bytes(_ cells: some Collection<Cell>, depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.write(atMost: size) { out in
            out.put(bigEndian: UInt16(truncatingIfNeeded: depth))
            out.put(bigEndian: UInt16(truncatingIfNeeded: cells.count))
            for (number, box) in cells {
                out.put(bigEndian: UInt64(bitPattern: number))
                box.put(&out)
            }
        }
        bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        return bytes
    }
}
