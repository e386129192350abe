extension PointIndex {
    /// The clusters of DBSCAN (Ester, Kriegel, Sander and Xu 1996): for each row the number of its cluster; nil for noise
    /// and for rows without a point.
    ///
    /// A point with at least `least` points within the radius, itself included, is a core point. Core points within the
    /// radius of each other are in one cluster. Any other point within the radius of a core point is in its cluster, of
    /// several in the one with the lowest number. Clusters are numbered from 0 by the lowest row of a core point.
    ///
    /// - Parameter rows: How many rows there are; all points' are below.
    public func clusters(within radius: Length, least: Int, rows: Int, threads: Int? = nil) -> [Int32?] {
        let isCore = counts(within: radius, threads).map { Int($0) >= least }
        var sets = CoreSets(columns, isCore: isCore, radius)
        sets.join()
        var lowestRow: [Int32: UInt32] = [:]
        for point in 0..<count where isCore[point] {
            lowestRow[sets.root(Int32(point)), default: .max] = min(
                lowestRow[sets.root(Int32(point)), default: .max], columns.row(point))
        }
        var numbers: [Int32: Int32] = [:]
        for (number, set) in lowestRow.sorted(by: { $0.value < $1.value }).enumerated() {
            numbers[set.key] = Int32(number)
        }
        let cores = (0..<count).map { isCore[$0] ? numbers[sets.root(Int32($0))] : nil }
        let found = batches(count, threads) { [columns] points in
            points.map { point -> Int32? in
                if let number = cores[point] { return number }
                var sink = LowestCluster(numbers: cores)
                RadiusSearch(columns, SpacePoint(columns.coordinate(point)), radius).run(&sink)
                return sink.lowest
            }
        }
        var clusters = [Int32?](repeating: nil, count: rows)
        for (point, number) in found.joined().enumerated() where Int(columns.row(point)) < rows {
            clusters[Int(columns.row(point))] = number
        }
        return clusters
    }
}

/// The lowest number of a cluster whose core point was found.
private struct LowestCluster: PointSink {
    let numbers: [Int32?]
    var lowest: Int32?

    mutating func take(_ points: Range<Int>, _ search: borrowing RadiusSearch) {
        for point in points { take(point, metres: nil, search) }
    }

    mutating func take(_ point: Int, metres: Double?, _: borrowing RadiusSearch) {
        if let number = numbers[point], number < lowest ?? .max { lowest = number }
    }
}

/// Sets of core points that belong together, each a tree of links to a common root (Tarjan 1975).
private struct CoreSets {
    private let columns: PointColumns
    private let isCore: [Bool]
    private let search: PairSearch
    private var links: [Int32]
    /// By node: a core point under it, -1 without one, and whether all under it are known to be in one set.
    private var cores: [[Int32]] = []
    private var isOne: [[Bool]] = []

    init(_ columns: PointColumns, isCore: [Bool], _ radius: Length) {
        self.columns = columns
        self.isCore = isCore
        search = PairSearch(columns, radius)
        links = (0..<Int32(isCore.count)).map(\.self)
        let layout = columns.layout
        for level in 0..<layout.levels {
            let nodes = 0..<Int(layout.nodeCounts[level])
            cores.append(
                nodes.map { node in
                    level == 0
                        ? Int32(layout.points(0, node).first { isCore[$0] } ?? -1)
                        : layout.children(level, node).lazy.map { [cores] in cores[level - 1][$0] }
                            .first { $0 >= 0 } ?? -1
                })
            isOne.append(nodes.map { _ in false })
        }
    }

    mutating func root(_ point: Int32) -> Int32 {
        var point = point
        while links[Int(point)] != point {
            links[Int(point)] = links[Int(links[Int(point)])]
            point = links[Int(point)]
        }
        return point
    }

    private mutating func join(_ a: Int32, _ b: Int32) {
        let (a, b) = (root(a), root(b))
        if a != b { links[Int(max(a, b))] = min(a, b) }
    }

    /// Joins all core points that are within the radius of each other.
    mutating func join() {
        guard columns.layout.levels > 0 else { return }
        for leaf in 0..<Int(columns.layout.nodeCounts[0]) where cores[0][leaf] >= 0 {
            visit(leaf, columns.layout.levels - 1, 0)
        }
    }

    private mutating func visit(_ leaf: Int, _ level: Int, _ node: Int) {
        // Each pair of leaves once.
        guard cores[level][node] >= 0, (node + 1) << (4 * level) > leaf else { return }
        switch search.meeting(columns.box(0, leaf), columns.box(level, node)) {
        case .none: return
        case .all:
            unite(0, leaf)
            unite(level, node)
            join(cores[0][leaf], cores[level][node])
        case .some:
            if isOne[0][leaf], isOne[level][node], root(cores[0][leaf]) == root(cores[level][node]) { return }
            if level == 0 { return look(leaf, node) }
            for child in columns.layout.children(level, node) { visit(leaf, level - 1, child) }
        }
    }

    /// Joins all core points under a node, once it is known that they are within the radius of one and the same core point.
    private mutating func unite(_ level: Int, _ node: Int) {
        if isOne[level][node] { return }
        isOne[level][node] = true
        if level == 0 {
            for point in columns.layout.points(0, node) where isCore[point] {
                join(cores[0][node], Int32(point))
            }
        } else {
            for child in columns.layout.children(level, node) where cores[level - 1][child] >= 0 {
                unite(level - 1, child)
                join(cores[level][node], cores[level - 1][child])
            }
        }
    }

    private mutating func look(_ leaf: Int, _ other: Int) {
        for a in columns.layout.points(0, leaf) where isCore[a] {
            for b in columns.layout.points(0, other) where isCore[b] && b > a {
                if root(Int32(a)) != root(Int32(b)), search.isNear(a, b) { join(Int32(a), Int32(b)) }
            }
        }
    }
}
