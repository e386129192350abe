/// Cuts outlines up along `AreaGrid` into nodes and cells.
struct AreaWriter {
    private(set) var nodes: [UInt32]
    private(set) var cells: [UInt8] = []
    private let edges: [AreaEdge]

    init(_ outlines: AreaOutlines) {
        edges = outlines.edges
        let count = AreaGrid.columns * AreaGrid.rows
        nodes = [UInt32](repeating: 0, count: count)
        var inTop = [[Int32]](repeating: [], count: count)
        for (number, edge) in edges.enumerated() {
            for top in Self.tops(edge) where edge.meets(AreaGrid.Square(top: top)) {
                inTop[top].append(Int32(number))
            }
        }
        // From one square to the next, the areas that hold its reference point change by the edges on the way.
        var first: Set<UInt16> = []
        for row in 0..<AreaGrid.rows {
            let start = row * AreaGrid.columns
            if row == 0 {
                first = crossed(from: (x: -1, y: -1), to: reference(AreaGrid.Square(top: 0)), edges.indices)
            } else {
                let south = start - AreaGrid.columns
                first.formSymmetricDifference(
                    crossed(between: south, start, inTop[south] + inTop[start]))
            }
            var holders = first
            for top in start..<start + AreaGrid.columns {
                if top > start {
                    holders.formSymmetricDifference(
                        crossed(between: top - 1, top, inTop[top - 1] + inTop[top]))
                }
                nodes[top] = node(AreaGrid.Square(top: top), inTop[top], holders, AreaGrid.levels)
            }
        }
    }

    /// The squares of the grid that the box of an edge touches.
    private static func tops(_ edge: AreaEdge) -> [Int] {
        func squares(_ a: Int32, _ b: Int32, _ count: Int) -> ClosedRange<Int> {
            let low = max(0, (Int(min(a, b)) - 1) / AreaGrid.topSize)
            return min(low, count - 1)...min(count - 1, Int(max(a, b)) / AreaGrid.topSize)
        }
        var tops: [Int] = []
        for row in squares(edge.from.y, edge.to.y, AreaGrid.rows) {
            for column in squares(edge.from.x, edge.to.x, AreaGrid.columns) {
                tops.append(row * AreaGrid.columns + column)
            }
        }
        return tops
    }

    private func reference(_ square: AreaGrid.Square) -> (x: Double, y: Double) {
        (
            x: Double(square.origin.x) + AreaGrid.reference.x,
            y: Double(square.origin.y) + AreaGrid.reference.y
        )
    }

    private func crossed(between one: Int, _ other: Int, _ numbers: [Int32]) -> Set<UInt16> {
        crossed(
            from: reference(AreaGrid.Square(top: one)), to: reference(AreaGrid.Square(top: other)),
            Set(numbers).map { Int($0) })
    }

    /// The areas of which the way between two points crosses an odd number of edges.
    private func crossed(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ numbers: some Sequence<Int>
    ) -> Set<UInt16> {
        var odd: Set<UInt16> = []
        for number in numbers {
            let edge = edges[number]
            let a = (x: Double(edge.from.x), y: Double(edge.from.y))
            let b = (x: Double(edge.to.x), y: Double(edge.to.y))
            var parity = CrossingParity(start: start, end: end)
            guard parity.isLeft(a) != parity.isLeft(b) else { continue }
            parity.cross(a, b)
            if parity.isOdd { odd.formSymmetricDifference([edge.area]) }
        }
        return odd
    }

    /// The node of a square with these edges, whose reference point these areas hold.
    private mutating func node(
        _ square: AreaGrid.Square, _ numbers: [Int32], _ holders: Set<UInt16>, _ levels: Int
    ) -> UInt32 {
        if numbers.isEmpty { return holders.min().map { (UInt32($0) + 1) << 2 } ?? 0 }
        if numbers.count <= AreaGrid.fewEdges || levels == 0 {
            let offset = UInt32(cells.count / 2)
            append(square, numbers, holders)
            return offset << 2 | AreaGrid.Node.edges
        }
        let first = nodes.count
        nodes += [0, 0, 0, 0]
        for number in 0..<4 {
            let quarter = square.quarter(number)
            let inside = numbers.filter { edges[Int($0)].meets(quarter) }
            let crossed = crossed(
                from: reference(square), to: reference(quarter), numbers.lazy.map { Int($0) })
            nodes[first + number] = node(quarter, inside, holders.symmetricDifference(crossed), levels - 1)
        }
        return UInt32(first) << 2 | AreaGrid.Node.quarters
    }

    /// Appends the edges of a square: those that follow one another in one run, areas in their order.
    private mutating func append(_ square: AreaGrid.Square, _ numbers: [Int32], _ holders: Set<UInt16>) {
        var runs: [(area: UInt16, edges: ArraySlice<Int32>)] = []
        var start = 0
        for index in numbers.indices {
            let isLast =
                index + 1 == numbers.count || index + 1 - start == 0x7FFE
                || numbers[index + 1] != numbers[index] + 1
                || edges[Int(numbers[index])].to != edges[Int(numbers[index + 1])].from
                || edges[Int(numbers[index])].area != edges[Int(numbers[index + 1])].area
            if isLast {
                runs.append((edges[Int(numbers[start])].area, numbers[start...index]))
                start = index + 1
            }
        }
        let crossing = Set(runs.map(\.area))
        for area in holders where !crossing.contains(area) { runs.append((area, [])) }
        runs.sort { ($0.area, $0.edges.first ?? 0) < ($1.area, $1.edges.first ?? 0) }
        cells.appendLittleEndian(UInt16(clamping: runs.count))
        let origin = square.origin
        func append(_ vertex: AreaOutlines.Vertex) {
            cells.appendLittleEndian(Int16(clamping: Int(vertex.x) - origin.x))
            cells.appendLittleEndian(Int16(clamping: Int(vertex.y) - origin.y))
        }
        var told: UInt16?
        for run in runs {
            let isHolder = told != run.area && holders.contains(run.area)
            told = run.area
            cells.appendLittleEndian(run.area)
            let count = run.edges.isEmpty ? 0 : run.edges.count + 1
            cells.appendLittleEndian(UInt16(count) | (isHolder ? 0x8000 : 0))
            if let first = run.edges.first { append(edges[Int(first)].from) }
            for number in run.edges { append(edges[Int(number)].to) }
        }
    }
}
