/// Turns merged names into the sections of keys, blocks and postings.
struct KeyWriter {
    /// How many different keys were written.
    private(set) var keyCount = 0
    /// How many pairs of a key and a place were written.
    private(set) var nameCount = 0
    private var blocks: [UInt32] = []
    private var postings: [UInt8] = []
    private var previous: [UInt8] = []

    /// Writes all three sections.
    ///
    /// - Throws: `GazetteerError.unwritable` when the file cannot be written, or a section outgrows 4 GiB.
    mutating func write(_ merge: consuming KeyMerge, to sink: inout IndexSink, path: String)
        throws(GazetteerError)
    {
        sink.begin(.keys)
        var line: [UInt8] = []
        while merge.next() {
            line.removeAll(keepingCapacity: true)
            guard let start = UInt32(exactly: sink.sectionLength) else {
                throw .unwritable(path: path, reason: "more than 4 GiB of keys")
            }
            if keyCount % GazetteerFormat.keysPerBlock == 0 {
                blocks.append(start)
                previous.removeAll(keepingCapacity: true)
            }
            appendKey(merge.key, to: &line)
            line.appendVarint(tail(merge.bearers))
            sink.append(line)
            try sink.flush()
            keyCount += 1
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

    private mutating func appendKey(_ key: [UInt8], to line: inout [UInt8]) {
        var shared = 0
        while shared < min(previous.count, key.count), previous[shared] == key[shared] { shared += 1 }
        let rest = key.count - shared
        line.append(UInt8(min(15, shared) << 4 | min(15, rest)))
        if shared >= 15 { line.appendVarint(shared - 15) }
        if rest >= 15 { line.appendVarint(rest - 15) }
        line.append(contentsOf: key[shared...])
        previous.removeLast(previous.count - min(shared, previous.count))
        previous.append(contentsOf: key[shared...])
    }

    /// One place stands in the tail itself, several in the postings.
    private mutating func tail(_ bearers: [KeyMerge.Bearer]) -> Int {
        nameCount += bearers.count
        func kind(_ bearer: KeyMerge.Bearer) -> Int {
            Int((StagedKind(rawValue: UInt8(bearer & 15)) ?? .listed).kind.rawValue)
        }
        if bearers.count == 1 { return Self.tail(Int(bearers[0] >> 4), kind(bearers[0])) }
        let offset = postings.count
        postings.appendVarint(bearers.count)
        var row = 0
        for bearer in bearers {
            postings.appendVarint((Int(bearer >> 4) - row) << 4 | kind(bearer))
            row = Int(bearer >> 4)
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
