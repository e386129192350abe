/// The tree of a table, grown from its leaves in ascending order of rows: what SQLite calls a table b-tree.
///
/// Of each level only the children of a page or two are in memory. The root's place is given, since the schema names it.
struct TableTree {
    /// A page and the last row below it.
    private struct Child {
        let page: Int
        let last: Int
    }

    private let root: Int
    /// The first leaf, which is the root when no other follows.
    private var first: (page: [UInt8], last: Int)?
    /// Where the first leaf is, once another has followed.
    private var firstNumber: Int?
    /// The children that have no parent yet, by level from the leaves up.
    private var levels: [[Child]] = []

    /// Children of a page, whose cells take 15 bytes at most, pointer and all.
    private static let fanOut = (PageFile.size - 12) / 15 + 1

    /// A tree whose root lies in this page.
    init(root: Int) { self.root = root }

    /// Adds leaves with their overflow pages; their rows are above all before.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func add(_ leaves: LeafPages, to file: inout PageFile) throws(FormatError) {
        var bytes = leaves.bytes
        let numbers = numbers(of: leaves, from: file.next)
        for link in leaves.links {
            let number = UInt32(truncatingIfNeeded: numbers[link.page]).bigEndian
            unsafe bytes.withUnsafeMutableBytes {
                unsafe $0.storeBytes(of: number, toByteOffset: link.offset, as: UInt32.self)
            }
        }
        for (page, last) in leaves.lastRows.enumerated() {
            let image = bytes[page * PageFile.size..<(page + 1) * PageFile.size]
            if let last {
                guard first != nil else {
                    first = (Array(image), last)
                    continue
                }
                try placeFirst(&file)
                try add(Child(page: try file.append(image), last: last), level: 0, to: &file)
            } else {
                _ = try file.append(image)
            }
        }
    }

    /// The numbers that pages will have: the first leaf waits for the second.
    private func numbers(of leaves: LeafPages, from start: Int) -> [Int] {
        var next = start
        func take() -> Int {
            defer { next += next + 1 == PageFile.lockPage ? 2 : 1 }
            return next
        }
        var isWaiting = first != nil && firstNumber == nil
        var isPlaced = firstNumber != nil
        return leaves.lastRows.map { last in
            if last == nil { return take() }
            if !isWaiting, !isPlaced {
                isWaiting = true
                // Nothing but the tree speaks of a leaf.
                return 0
            }
            if isWaiting {
                _ = take()
                (isWaiting, isPlaced) = (false, true)
            }
            return take()
        }
    }

    private mutating func placeFirst(_ file: inout PageFile) throws(FormatError) {
        guard firstNumber == nil, let first else { return }
        let number = try file.append(first.page[...])
        firstNumber = number
        try add(Child(page: number, last: first.last), level: 0, to: &file)
    }

    /// Changes the end of the first leaf, where its first row lies.
    mutating func replaceEndOfFirstLeaf(with bytes: [UInt8], in file: inout PageFile) throws(FormatError) {
        guard var page = first?.page else { return }
        page.replaceSubrange((page.count - bytes.count)..., with: bytes)
        first?.page = page
        if let firstNumber { try file.replace(firstNumber, with: page) }
    }

    private mutating func add(_ child: Child, level: Int, to file: inout PageFile) throws(FormatError) {
        if level == levels.count { levels.append([]) }
        levels[level].append(child)
        // Two are kept back: an interior page has two children at least.
        guard levels[level].count == Self.fanOut + 2 else { return }
        try close(Self.fanOut, level: level, &file)
    }

    /// Gives the first children of a level a parent.
    private mutating func close(_ count: Int, level: Int, _ file: inout PageFile) throws(FormatError) {
        let children = levels[level].prefix(count)
        guard let last = children.last?.last else { return }
        let number = try file.append(Self.page(children)[...])
        levels[level].removeFirst(count)
        try add(Child(page: number, last: last), level: level + 1, to: &file)
    }

    /// Writes what is left, the root last. A tree without rows stays as it was.
    ///
    /// - Throws: `FormatError` when the disk is full or fails.
    mutating func finish(_ file: inout PageFile) throws(FormatError) {
        guard let first else { return }
        guard firstNumber != nil else { return try file.replace(root, with: first.page) }
        var level = 0
        while level + 1 < levels.count || levels[level].count > Self.fanOut {
            let count = levels[level].count
            if count > Self.fanOut { try close(count / 2, level: level, &file) }
            try close(levels[level].count, level: level, &file)
            level += 1
        }
        try file.replace(root, with: Self.page(levels[level][...]))
    }

    /// An interior page: all children but the last have a cell with their last row (1.6).
    private static func page(_ children: ArraySlice<Child>) -> [UInt8] {
        var page = [UInt8](repeating: 0, count: PageFile.size)
        func put(_ number: Int, bytes: Int, at offset: Int) {
            for place in 0..<bytes {
                page[offset + place] = UInt8(truncatingIfNeeded: number >> (8 * (bytes - 1 - place)))
            }
        }
        var content = PageFile.size
        for (index, child) in children.dropLast().enumerated() {
            var cell: [UInt8] = []
            cell.write(atMost: 9) { $0.put(varint: child.last) }
            content -= 4 + cell.count
            put(child.page, bytes: 4, at: content)
            page.replaceSubrange(content + 4..<content + 4 + cell.count, with: cell)
            put(content, bytes: 2, at: 12 + 2 * index)
        }
        page[0] = 0x05
        put(children.count - 1, bytes: 2, at: 3)
        put(content, bytes: 2, at: 5)
        put(children.last?.page ?? 0, bytes: 4, at: 8)
        return page
    }
}
