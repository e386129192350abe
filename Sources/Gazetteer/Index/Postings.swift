/// From a key's tail to the places that bear the name.
extension OpenIndex {
    var placeCount: Int { places.count / GazetteerFormat.Section.places.recordSize }

    /// The places behind a tail, the most important first. Damaged entries are left out.
    func matches(tail: Int) -> [NameMatch] {
        let rest = tail >> 2
        switch tail & 3 {
        case GazetteerFormat.Tail.primary: return match(rest, .primary).map { [$0] } ?? []
        case GazetteerFormat.Tail.alternate: return match(rest, .alternate).map { [$0] } ?? []
        case GazetteerFormat.Tail.other: return match(rest, after: 0).map { [$0] } ?? []
        default: return list(at: rest)
        }
    }

    private func list(at offset: Int) -> [NameMatch] {
        let start = postings.lowerBound + offset
        guard start < postings.upperBound else { return [] }
        var cursor = IndexCursor(bytes, start..<postings.upperBound)
        // A byte at least for each, so that a damaged count asks for no more memory than the file has.
        guard let count = cursor.varint(), count <= postings.upperBound - cursor.position else { return [] }
        var matches: [NameMatch] = []
        matches.reserveCapacity(count)
        var row = 0
        for _ in 0..<count {
            guard let entry = cursor.varint(), let next = match(entry, after: row) else { break }
            row = Int(next.row.index)
            matches.append(next)
        }
        return matches
    }

    private func match(_ entry: Int, after row: Int) -> NameMatch? {
        NameKind(rawValue: UInt8(entry & 15)).flatMap { match(row + entry >> 4, $0) }
    }

    private func match(_ row: Int, _ kind: NameKind) -> NameMatch? {
        guard row < placeCount else { return nil }
        return NameMatch(row: PlaceRow(index: UInt32(row)), kind: kind)
    }
}
