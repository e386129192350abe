/// Which of many boxes on the map overlap: a grid a power of two of size, each box in one cell.
struct BoxIndex: Sendable {
    /// A box in degrees that does not cross the antimeridian.
    struct Box: Equatable, Sendable {
        var west = Double.infinity
        var south = Double.infinity
        var east = -Double.infinity
        var north = -Double.infinity

        mutating func add(_ x: Double, _ y: Double) {
            west = min(west, x)
            east = max(east, x)
            south = min(south, y)
            north = max(north, y)
        }

        func overlaps(_ other: Box) -> Bool {
            west <= other.east && other.west <= east && south <= other.north && other.south <= north
        }
    }

    /// A box in the grid of its level: its south-western corner lies in this row.
    fileprivate struct Entry {
        let row: Int32
        let west: Double
        let number: Int32
    }

    /// Boxes of up to `size` degrees, in order of row and western edge.
    private struct Level {
        let size: Double
        var entries: [Entry]
    }

    let boxes: [Box]
    private let levels: [Level]

    init(_ boxes: [Box]) {
        self.boxes = boxes
        var levels: [Int: Level] = [:]
        for (number, box) in boxes.enumerated() {
            let extent = max(box.east - box.west, box.north - box.south, 1e-9)
            let exponent = Int(extent.exponent) + 1
            let size = Double(sign: .plus, exponent: exponent, significand: 1)
            levels[exponent, default: Level(size: size, entries: [])].entries.append(
                Entry(row: Self.row(box.south, size), west: box.west, number: Int32(number)))
        }
        self.levels = levels.values.map { level in
            var level = level
            level.entries.sort {
                $0.row != $1.row
                    ? $0.row < $1.row : $0.west != $1.west ? $0.west < $1.west : $0.number < $1.number
            }
            return level
        }
        .sorted { $0.size < $1.size }
    }

    /// Calls `body` with the number of every box that overlaps this one, itself included.
    @inline(__always)
    func forEach(overlapping box: Box, _ body: (Int) -> Void) {
        for level in levels {
            let last = Self.row(box.north, level.size)
            var row = Self.row(box.south, level.size) - 1
            // A large box among small ones has more rows than there are boxes.
            if Int(last) - Int(row) > level.entries.count {
                for entry in level.entries where boxes[Int(entry.number)].overlaps(box) {
                    body(Int(entry.number))
                }
                continue
            }
            while row <= last {
                // A box of this level that reaches this one begins at most its own size further west.
                var i = level.entries.partition(row: row, west: box.west - level.size)
                while i < level.entries.count, level.entries[i].row == row, level.entries[i].west <= box.east
                {
                    let number = Int(level.entries[i].number)
                    if boxes[number].overlaps(box) { body(number) }
                    i += 1
                }
                row += 1
            }
        }
    }

    /// The numbers of boxes that are connected by overlaps, in groups; groups and numbers in order.
    func groups() -> [[Int]] {
        var parent = Array(boxes.indices)
        func root(_ i: Int) -> Int {
            var i = i
            while parent[i] != i {
                parent[i] = parent[parent[i]]
                i = parent[i]
            }
            return i
        }
        for (number, box) in boxes.enumerated() {
            var own = root(number)
            forEach(overlapping: box) { other in
                guard other > number else { return }
                let theirs = root(other)
                if theirs != own {
                    (own, parent[max(own, theirs)]) = (min(own, theirs), min(own, theirs))
                }
            }
        }
        var groups: [[Int]] = []
        var groupOfRoot = [Int](repeating: -1, count: boxes.count)
        for number in boxes.indices {
            let root = root(number)
            if groupOfRoot[root] < 0 {
                groupOfRoot[root] = groups.count
                groups.append([])
            }
            groups[groupOfRoot[root]].append(number)
        }
        return groups
    }

    private static func row(_ y: Double, _ size: Double) -> Int32 {
        // Far fewer than 2³¹ rows: sizes are at least 1e-9 degrees, and a map of such is cut off there.
        Int32(max(-2e9, min(2e9, (y / size).rounded(.down))))
    }
}

extension [BoxIndex.Entry] {
    /// Where the first entry of a row is that begins at or east of this longitude.
    fileprivate func partition(row: Int32, west: Double) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let entry = self[middle]
            if entry.row < row || entry.row == row && entry.west < west {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
