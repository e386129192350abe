/// The parts of a point index where they lie; offsets come from its layout alone, so they are not checked again.
///
/// Whoever holds one keeps the block, too.
@safe struct PointColumns: @unchecked Sendable {
    let layout: PointLayout
    private let latitudes: UnsafePointer<Double>
    private let longitudes: UnsafePointer<Double>
    private let x: UnsafePointer<Float>
    private let y: UnsafePointer<Float>
    private let z: UnsafePointer<Float>
    private let rows: UnsafePointer<UInt32>
    private let nodes: UnsafePointer<SIMD4<Float>>

    /// The columns that begin at `offset` of a block, a multiple of 64.
    init(_ block: MemoryBlock, at offset: Int, layout: PointLayout) {
        self.layout = layout
        let bytes = unsafe block.bytes(offset, layout.byteCount)
        func part<Element>(_ offset: Int, _: Element.Type) -> UnsafePointer<Element> {
            // An empty index has no parts, and none is read.
            guard let start = bytes.baseAddress else {
                return unsafe UnsafePointer(bitPattern: 64).unsafelyUnwrapped
            }
            return unsafe (start + offset).assumingMemoryBound(to: Element.self)
        }
        unsafe latitudes = part(layout.latitudes, Double.self)
        unsafe longitudes = part(layout.longitudes, Double.self)
        unsafe x = part(layout.x, Float.self)
        unsafe y = part(layout.y, Float.self)
        unsafe z = part(layout.z, Float.self)
        unsafe rows = part(layout.rows, UInt32.self)
        unsafe nodes = part(layout.nodes, SIMD4<Float>.self)
    }

    /// The position of a point, which damage cannot bring out of range.
    @inline(__always)
    func coordinate(_ index: Int) -> Coordinate {
        unsafe Coordinate(latitude: latitudes[index], longitude: longitudes[index])
            ?? Coordinate(wrappingLatitude: 0, longitude: 0)
    }

    @inline(__always)
    func row(_ index: Int) -> UInt32 { unsafe rows[index] }

    /// The rows of many points.
    @inline(__always)
    func append(rows range: Range<Int>, to list: inout [UInt32]) {
        unsafe list.append(
            contentsOf: UnsafeBufferPointer(start: rows + range.lowerBound, count: range.count))
    }

    /// A coordinate in space of the 16 points of a leaf; not a number where there is none.
    @inline(__always)
    func x(leaf: Int) -> SIMD16<Float> { unsafe Self.load(x + leaf * 16) }
    @inline(__always)
    func y(leaf: Int) -> SIMD16<Float> { unsafe Self.load(y + leaf * 16) }
    @inline(__always)
    func z(leaf: Int) -> SIMD16<Float> { unsafe Self.load(z + leaf * 16) }

    @inline(__always)
    private static func load(_ start: UnsafePointer<Float>) -> SIMD16<Float> {
        unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD16<Float>.self)
    }

    /// A point in space.
    @inline(__always)
    func single(_ index: Int) -> SIMD4<Float> { unsafe SIMD4(x[index], y[index], z[index], 0) }

    /// The box of a node, its lower and its upper corner.
    @inline(__always)
    func box(_ level: Int, _ node: Int) -> (low: SIMD4<Float>, high: SIMD4<Float>) {
        let place = 2 * (Int(layout.firstNode[level]) + node)
        return unsafe (nodes[place], nodes[place + 1])
    }

    /// The squares of the least and of the greatest distance of a point from the box of a node.
    @inline(__always)
    func distances(_ level: Int, _ node: Int, from point: SIMD4<Float>) -> (least: Float, most: Float) {
        let box = box(level, node)
        let below = box.low - point
        let above = point - box.high
        let outside = larger(larger(below, above), .zero)
        let across = larger(-below, -above)
        return ((outside * outside).sum(), (across * across).sum())
    }
}

/// The larger of each two numbers: `pointwiseMax` goes through them one by one.
@inline(__always)
func larger(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> { a.replacing(with: b, where: a .< b) }

/// The smaller of each two numbers.
@inline(__always)
func smaller(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD4<Float> { a.replacing(with: b, where: b .< a) }
