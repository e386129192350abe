extension PointIndex {
    /// Packs positions, degrees; a row whose numbers are no position, such as not a number, has no point.
    ///
    /// Arrays that nobody else holds are given up on the way, so that ten million points take a third of a gigabyte.
    ///
    /// - Precondition: There are as many of both, and at most two thousand million.
    public convenience init(
        latitudes: consuming [Double], longitudes: consuming [Double], threads: Int? = nil
    ) {
        self.init(
            latitudes: consume latitudes, longitudes: consume longitudes, before: 0, after: 0,
            threads: threads)
    }

    /// The same, with so many bytes of the block before and after the index left for the caller.
    package convenience init(
        latitudes: consuming [Double], longitudes: consuming [Double], before: Int, after: Int,
        threads: Int? = nil
    ) {
        var latitudes = consume latitudes
        var longitudes = consume longitudes
        precondition(latitudes.count == longitudes.count && latitudes.count <= PointLayout.limit)
        let threads = threads ?? Parallel.width
        let order = PointOrder(latitudes, longitudes, threads: threads)
        let layout = PointLayout(count: order.keys.count)
        let block = MemoryBlock(zeros: before + layout.byteCount + after)
        let writer = PointIndexWriter(block: block, offset: before, layout: layout, threads: threads)
        writer.fill(layout.latitudes, from: latitudes, order)
        latitudes = []
        writer.fill(layout.longitudes, from: longitudes, order)
        longitudes = []
        writer.fillRows(order)
        writer.fillSpace()
        writer.fillBoxes()
        self.init(block, at: before, count: layout.count)
    }
}

/// Fills the parts of an index; each thread writes places of its own.
private struct PointIndexWriter {
    let block: MemoryBlock
    let offset: Int
    let layout: PointLayout
    let threads: Int

    /// Calls `body` for pieces of the points, whole leaves each.
    private func forEachPiece(_ body: @escaping @Sendable (Range<Int>) -> Void) {
        let leaves = (layout.count + PointLayout.fanOut - 1) / PointLayout.fanOut
        let pieces = Parallel.pieces(of: leaves, atLeast: 1 << 9)
        let count = layout.count
        _ = Parallel.map(count: pieces.count, threads: threads) { piece in
            let leaves = pieces[piece]
            body(leaves.lowerBound * PointLayout.fanOut..<min(count, leaves.upperBound * PointLayout.fanOut))
        }
    }

    func fill(_ section: Int, from values: [Double], _ order: PointOrder) {
        let (block, start) = (block, offset + section)
        forEachPiece { places in
            let bytes = unsafe block.mutableBytes(start, places.upperBound * 8)
            unsafe values.withUnsafeBufferPointer { values in
                for place in places {
                    unsafe bytes.storeBytes(
                        of: values[order.row(place)], toByteOffset: place * 8, as: Double.self)
                }
            }
        }
    }

    func fillRows(_ order: PointOrder) {
        let (block, start) = (block, offset + layout.rows)
        forEachPiece { places in
            let bytes = unsafe block.mutableBytes(start, places.upperBound * 4)
            for place in places {
                unsafe bytes.storeBytes(
                    of: UInt32(truncatingIfNeeded: order.row(place)), toByteOffset: place * 4, as: UInt32.self
                )
            }
        }
    }

    func fillSpace() {
        let (block, offset, layout) = (block, offset, layout)
        let columns = PointColumns(block, at: offset, layout: layout)
        forEachPiece { places in
            let end = (places.upperBound + 15) / 16 * 16
            let x = unsafe block.mutableBytes(offset + layout.x, end * 4)
            let y = unsafe block.mutableBytes(offset + layout.y, end * 4)
            let z = unsafe block.mutableBytes(offset + layout.z, end * 4)
            for place in places.lowerBound..<end {
                // What fills the last leaf is near nothing.
                let point =
                    place < places.upperBound
                    ? SpacePoint(columns.coordinate(place)).single : SIMD4(repeating: .nan)
                unsafe x.storeBytes(of: point.x, toByteOffset: place * 4, as: Float.self)
                unsafe y.storeBytes(of: point.y, toByteOffset: place * 4, as: Float.self)
                unsafe z.storeBytes(of: point.z, toByteOffset: place * 4, as: Float.self)
            }
        }
    }

    func fillBoxes() {
        let (block, layout) = (block, layout)
        let columns = PointColumns(block, at: offset, layout: layout)
        let start = offset + layout.nodes
        for level in 0..<layout.levels {
            let nodes = Int(layout.nodeCounts[level])
            let first = Int(layout.firstNode[level])
            let pieces = Parallel.pieces(of: nodes, atLeast: 1 << 9)
            _ = Parallel.map(count: pieces.count, threads: threads) { piece in
                let bytes = unsafe block.mutableBytes(
                    start, (first + pieces[piece].upperBound) * PointLayout.nodeSize)
                for node in pieces[piece] {
                    var low = SIMD4<Float>(repeating: .infinity)
                    var high = -low
                    if level == 0 {
                        for point in layout.points(0, node) {
                            low = smaller(low, columns.single(point))
                            high = larger(high, columns.single(point))
                        }
                    } else {
                        for child in layout.children(level, node) {
                            let box = columns.box(level - 1, child)
                            low = smaller(low, box.low)
                            high = larger(high, box.high)
                        }
                    }
                    let place = (first + node) * PointLayout.nodeSize
                    unsafe bytes.storeBytes(of: low, toByteOffset: place, as: SIMD4<Float>.self)
                    unsafe bytes.storeBytes(of: high, toByteOffset: place + 16, as: SIMD4<Float>.self)
                }
            }
        }
    }
}
