/// Where the parts of an index of so many points lie in its bytes; `Data/FORMAT.md` describes them.
///
/// Everything follows from the number of points: there are no offsets that damage could bend.
struct PointLayout: Sendable {
    /// Points under a leaf, and nodes under a node.
    static let fanOut = 16
    /// The bytes of a node: the corners of its box, four numbers each.
    static let nodeSize = 32
    /// More points would not leave enough bits for their order.
    static let limit = 1 << 31

    let count: Int
    let latitudes: Int
    let longitudes: Int
    let x: Int
    let y: Int
    let z: Int
    let rows: Int
    let nodes: Int
    /// All of it.
    let byteCount: Int
    /// The number of levels of nodes, the leaves included; 0 without points.
    let levels: Int
    /// The first node of each level, from the leaves up, and how many it has.
    let firstNode: SIMD8<Int32>
    let nodeCounts: SIMD8<Int32>

    init(count: Int) {
        self.count = count
        let leaves = (count + Self.fanOut - 1) / Self.fanOut
        var end = 0
        func section(_ size: Int) -> Int {
            defer { end += (size + 63) / 64 * 64 }
            return end
        }
        latitudes = section(count * 8)
        longitudes = section(count * 8)
        x = section(leaves * Self.fanOut * 4)
        y = section(leaves * Self.fanOut * 4)
        z = section(leaves * Self.fanOut * 4)
        rows = section(count * 4)
        var levels = 0
        var total = 0
        var nodesOfLevel = leaves
        var firsts = SIMD8<Int32>(repeating: 0)
        var counts = SIMD8<Int32>(repeating: 0)
        while nodesOfLevel > 0 {
            firsts[levels] = Int32(total)
            counts[levels] = Int32(nodesOfLevel)
            total += nodesOfLevel
            levels += 1
            nodesOfLevel = nodesOfLevel == 1 ? 0 : (nodesOfLevel + Self.fanOut - 1) / Self.fanOut
        }
        nodes = section(total * Self.nodeSize)
        byteCount = end
        self.levels = levels
        firstNode = firsts
        nodeCounts = counts
    }

    /// The points below a node of a level, the leaves being level 0.
    @inline(__always)
    func points(_ level: Int, _ node: Int) -> Range<Int> {
        let shift = 4 * (level + 1)
        return node << shift..<min(count, (node + 1) << shift)
    }

    /// The nodes below a node of a level above the leaves.
    @inline(__always)
    func children(_ level: Int, _ node: Int) -> Range<Int> {
        node << 4..<min(Int(nodeCounts[level - 1]), (node + 1) << 4)
    }
}
