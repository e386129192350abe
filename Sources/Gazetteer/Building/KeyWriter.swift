/// Turns sorted entries into the sections of keys, blocks and postings.
struct KeyWriter {
    /// How many different keys were written.
    private(set) var keyCount = 0
    /// How many pairs of a key and a place were written.
    private(set) var nameCount = 0
    private var blocks: [UInt32] = []
    private var postings: [UInt8] = []
    private var previous: ArraySlice<UInt8> = []

    /// Writes all three sections.
    ///
    /// - Throws: `GazetteerError.unwritable` when the file cannot be written, or a section outgrows 4 GiB.
    mutating func write(_ names: borrowing NameEntries, to sink: inout IndexSink, path: String)
        throws(GazetteerError)
    {
        sink.begin(.keys)
        var line: [UInt8] = []
        var first = 0
        while first < names.entries.count {
            var end = first + 1
            while end < names.entries.count, names.isSameKey(names.entries[first], names.entries[end]) {
                end += 1
            }
            line.removeAll(keepingCapacity: true)
            guard let start = UInt32(exactly: sink.sectionLength) else {
                throw .unwritable(path: path, reason: "more than 4 GiB of keys")
            }
            if keyCount % GazetteerFormat.keysPerBlock == 0 {
                blocks.append(start)
                previous = []
            }
            appendKey(names.key(names.entries[first]), to: &line)
            line.appendVarint(tail(names.entries[first..<end]))
            sink.append(line)
            try sink.flush()
            keyCount += 1
            first = end
        }
        try sink.end(items: keyCount)
        guard postings.count <= Int(UInt32.max) else {
            throw .unwritable(path: path, reason: "more than 4 GiB of postings")
        }
        sink.begin(.blocks)
        for block in blocks { sink.append(block) }
        try sink.end(items: blocks.count)
        sink.begin(.postings)
        try sink.append(all: postings)
        try sink.end(items: nameCount)
    }

    private mutating func appendKey(_ key: ArraySlice<UInt8>, to line: inout [UInt8]) {
        var shared = 0
        for (a, b) in zip(previous, key) {
            if a != b { break }
            shared += 1
        }
        let rest = key.dropFirst(shared)
        line.append(UInt8(min(15, shared) << 4 | min(15, rest.count)))
        if shared >= 15 { line.appendVarint(shared - 15) }
        if rest.count >= 15 { line.appendVarint(rest.count - 15) }
        line.append(contentsOf: rest)
        previous = key
    }

    /// One place stands in the tail itself, several in the postings.
    private mutating func tail(_ entries: ArraySlice<NameEntries.Entry>) -> Int {
        var places: [(row: Int, kind: Int)] = []
        // Entries of one key ascend by row and kind: the first of a row has the best kind.
        for entry in entries where places.last?.row != Int(entry.place) {
            places.append((Int(entry.place), Int(entry.kind.kind.rawValue)))
        }
        nameCount += places.count
        if places.count == 1 { return Self.tail(places[0].row, places[0].kind) }
        let offset = postings.count
        postings.appendVarint(places.count)
        var row = 0
        for place in places {
            postings.appendVarint((place.row - row) << 4 | place.kind)
            row = place.row
        }
        return offset << 2 | GazetteerFormat.Tail.several
    }

    /// Most keys are the primary or an alternate name of one place: two bits say so, where four would often
    /// cost a byte more.
    private static func tail(_ row: Int, _ kind: Int) -> Int {
        switch kind {
        case Int(NameKind.primary.rawValue): row << 2 | GazetteerFormat.Tail.primary
        case Int(NameKind.alternate.rawValue): row << 2 | GazetteerFormat.Tail.alternate
        default: (row << 4 | kind) << 2 | GazetteerFormat.Tail.other
        }
    }
}
