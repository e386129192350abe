/// A line that an index has beside its outlines.
struct BaseLine: Hashable {
    typealias Corner = AreaEdges.Corner

    /// What it is; the number stands in the index, the name in staged tables.
    enum Kind: Int, CaseIterable {
        /// A border that is disputed, undetermined or a line of control.
        case disputed = 0
        /// How far somebody claims what another holds.
        case claim = 1
        /// The border of two countries, whatever the outlines say.
        case country = 2
        /// The border of two divisions, whatever the outlines say.
        case division = 3
        /// The shore of a lake or an island; the last corner is joined to the first, if it is not the same.
        case shore = 4

        /// What the base map calls it.
        var border: BaseMap.Border {
            switch self {
            case .disputed: .disputed
            case .claim: .claim
            case .country: .country
            case .division: .division
            case .shore: .coast
            }
        }
    }

    let kind: Kind
    let corners: [Corner]

    /// The longer side of the box around it, in units of the grid.
    var extent: Double {
        func span(_ values: some Sequence<Int32>) -> Int {
            let values = Array(values)
            return Int(values.max() ?? 0) - Int(values.min() ?? 0)
        }
        return Double(max(span(corners.lazy.map(\.x)), span(corners.lazy.map(\.y))))
    }

    var edges: some Sequence<AreaEdges.Edge> {
        zip(corners, corners.dropFirst()).lazy.map { AreaEdges.Edge($0, $1) }
    }

    /// The same so many turns farther east.
    func turned(_ turns: Int) -> BaseLine {
        guard turns != 0 else { return self }
        let shift = Int32(clamping: turns * AreaGrid.width)
        return BaseLine(kind: kind, corners: corners.map { Corner(x: $0.x + shift, y: $0.y) })
    }

    /// What of it lies in a window, by whole edges.
    func stretches(in window: GridWindow) -> [[Corner]] {
        var stretches: [[Corner]] = []
        var isOpen = false
        for (a, b) in zip(corners, corners.dropFirst()) {
            guard window.meets(a, b) else {
                isOpen = false
                continue
            }
            if isOpen { stretches[stretches.count - 1].append(b) } else { stretches.append([a, b]) }
            isOpen = true
        }
        return stretches
    }
}

/// Lines as LINE and LAND hold them: a number of corners with a kind, then steps from corner to corner.
enum PackedLines {
    /// Packs lines in steps of so many units of the grid; what is one step, and nothing more, is left out.
    static func bytes(_ lines: [BaseLine], unit: Int = 1) -> (bytes: [UInt8], count: Int) {
        var bytes: [UInt8] = []
        var written = 0
        for line in lines {
            var steps: [Int] = []
            var last = (x: 0, y: 0)
            for corner in line.corners {
                let next = (x: (Int(corner.x) + unit / 2) / unit, y: (Int(corner.y) + unit / 2) / unit)
                if !steps.isEmpty, next == last { continue }
                steps += [next.x - last.x, next.y - last.y]
                last = next
            }
            guard steps.count > 2 else { continue }
            written += 1
            bytes.appendVarint((steps.count / 2) << 3 | line.kind.rawValue)
            for step in steps { bytes.appendVarint(step >= 0 ? step << 1 : ~(step << 1)) }
        }
        return (bytes, written)
    }

    /// The lines of a section; of a damaged one those in front of the damage.
    static func lines(_ bytes: IndexBytes, _ range: Range<Int>, unit: Int = 1) -> [BaseLine] {
        var cursor = IndexCursor(bytes, range)
        func step() -> Int? { cursor.varint().map { $0 >> 1 ^ -($0 & 1) } }
        var lines: [BaseLine] = []
        while let head = cursor.varint(), let kind = BaseLine.Kind(rawValue: head & 7) {
            var corners: [BaseLine.Corner] = []
            corners.reserveCapacity(min(head >> 3, range.count / 2))
            var (x, y) = (0, 0)
            for _ in 0..<head >> 3 {
                guard let east = step(), let north = step() else { return lines }
                (x, y) = (x + east * unit, y + north * unit)
                guard 0...AreaGrid.width ~= x, 0...AreaGrid.height ~= y else { return lines }
                corners.append(BaseLine.Corner(x: Int32(x), y: Int32(y)))
            }
            lines.append(BaseLine(kind: kind, corners: corners))
        }
        return lines
    }
}
