/// What an index says about itself.
public struct GazetteerMetadata: Hashable, Sendable {
    /// The version of the file format.
    public let formatVersion: Int
    /// The size of the index in bytes.
    public let byteCount: Int
    /// How many places there are.
    public let placeCount: Int
    /// How many different keys, folded names, there are.
    public let keyCount: Int
    /// How many pairs of a key and a place there are.
    public let nameCount: Int
    /// How many places have a measured extent.
    public let measuredCount: Int
    /// How many places are the user's own: they are the first rows.
    public let ownCount: Int
    /// The names of the parts and their sizes in bytes.
    public let sections: [Section]
    /// Sources, versions and licences as the builder was given them; may be empty.
    public let provenance: String

    /// One part of the file.
    public struct Section: Hashable, Sendable {
        /// Four letters, see `Data/FORMAT.md`.
        public let name: String
        /// Its size.
        public let byteCount: Int
    }
}

extension WorldGazetteer {
    /// What the index says about itself.
    public var metadata: GazetteerMetadata {
        let text = index.bytes.text(index.metadata)
        let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        var counts: [Substring: Int] = [:]
        for line in parts.first?.split(separator: "\n") ?? [] {
            let fields = line.split(separator: "\t")
            if fields.count == 2 { counts[fields[0]] = Int(fields[1]) }
        }
        return GazetteerMetadata(
            formatVersion: Int(GazetteerFormat.version), byteCount: index.bytes.count, placeCount: placeCount,
            keyCount: counts["keys"] ?? 0, nameCount: counts["names"] ?? 0,
            measuredCount: index.extents.count / GazetteerFormat.Section.extents.recordSize,
            ownCount: index.ownCount,
            sections: index.sectionSizes.map { GazetteerMetadata.Section(name: $0.0, byteCount: $0.1) },
            provenance: index.provenance)
    }

    /// How many pairs of a name and a place there are.
    public var nameCount: Int { metadata.nameCount }
}
