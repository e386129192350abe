/// Bringing points into the order of a `PointTree`.
extension PointTree {
    /// Orders the points; the axis that parts a range is the one along which it is widest.
    static func order(_ points: inout [PackedPoint]) {
        var span = points.mutableSpan
        order(&span, 0, span.count)
    }

    private static func order(_ points: inout MutableSpan<PackedPoint>, _ low: Int, _ high: Int) {
        guard high - low > leaf else { return }
        let axis = widest(points, low, high)
        let middle = (low + high) / 2
        select(&points, low, high, middle, axis)
        points[middle].position |= UInt64(axis) << 60
        order(&points, low, middle)
        order(&points, middle + 1, high)
    }

    private static func widest(_ points: borrowing MutableSpan<PackedPoint>, _ low: Int, _ high: Int) -> Int {
        var widest = (axis: 0, width: UInt64(0))
        for axis in 0..<3 {
            var (least, most) = (UInt64.max, UInt64(0))
            for index in low..<high {
                let steps = points[index].steps(axis)
                least = min(least, steps)
                most = max(most, steps)
            }
            if most - least > widest.width { widest = (axis, most - least) }
        }
        return widest.axis
    }

    /// Puts the point that belongs at `target` there, lower ones before it and higher ones after it (Hoare 1961).
    /// Equal ones go by position and payload, so that the order depends on nothing but the points.
    private static func select(
        _ points: inout MutableSpan<PackedPoint>, _ first: Int, _ end: Int, _ target: Int, _ axis: Int
    ) {
        func key(_ point: PackedPoint) -> (UInt64, UInt64, UInt32) {
            (point.steps(axis), point.position, point.payload)
        }
        var low = first
        var high = end - 1
        while low < high {
            let pivot = key(points[(low + high) / 2])
            var left = low
            var right = high
            while left <= right {
                while key(points[left]) < pivot { left += 1 }
                while key(points[right]) > pivot { right -= 1 }
                if left <= right {
                    points.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if target <= right {
                high = right
            } else if target >= left {
                low = left
            } else {
                return
            }
        }
    }
}

extension IndexSink {
    /// Orders points and writes them as a section.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    mutating func appendTree(
        _ unordered: consuming [PackedPoint], as section: GazetteerFormat.Section
    ) throws(GazetteerError) {
        var points = unordered
        PointTree.order(&points)
        begin(section)
        for point in points {
            append(point.position)
            append(point.payload)
            try flush()
        }
        try end(items: points.count)
    }
}
