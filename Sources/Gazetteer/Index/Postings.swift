/// From a key's tail to the places that bear the name.
extension OpenIndex {
    var placeCount: Int { places.count / GazetteerFormat.Section.places.recordSize }

    /// The places behind a tail, the most important first. Damaged entries are left out.
    func matches(tail: Int) -> [NameMatch] {
        guard tail & 1 == 1 else { return match(tail >> 1, after: 0).map { [$0] } ?? [] }
        let start = postings.lowerBound + tail >> 1
        guard start < postings.upperBound else { return [] }
        var cursor = IndexCursor(bytes, start..<postings.upperBound)
        // Two bytes at least for each, so that a damaged count asks for no more memory than the file has.
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
        let row = row + entry >> 4
        guard row < placeCount, let kind = NameKind(rawValue: UInt8(entry & 15)) else { return nil }
        return NameMatch(row: PlaceRow(index: UInt32(row)), kind: kind)
    }
}
