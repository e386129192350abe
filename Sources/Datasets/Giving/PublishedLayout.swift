/// How a file is laid out: what its publisher's readers expect to find again when its rows are given back.
public struct PublishedLayout: Hashable, Sendable {
    /// What stands above the rows. The words are what a store's table of sources holds.
    public enum Header: String, Hashable, Sendable, CaseIterable {
        /// A line of names.
        case names
        /// A line of names, and one of HXL tags.
        case namesAndTags = "names and tags"
        /// A line of HXL tags.
        case tags
        /// Nothing.
        case none

        /// The one for a file with more columns: nobody would know what those without a name or a tag are.
        var withNames: Header {
            switch self {
            case .none, .names: .names
            case .tags, .namesAndTags: .namesAndTags
            }
        }
    }

    /// The names of the columns.
    public let columns: [String]
    /// Their HXL tags; empty without any.
    public let tags: [String]
    /// What stands above the rows.
    public let header: Header
    /// What parts fields: one ASCII character.
    public let delimiter: UInt8

    /// A layout.
    public init(
        columns: [String], tags: [String] = [], header: Header = .names, delimiter: UInt8 = UInt8(ascii: ",")
    ) {
        self.columns = columns
        self.tags = tags
        self.header = header
        self.delimiter = delimiter
    }

    /// The lines above the rows.
    public var headLines: [[String]] {
        switch header {
        case .names: [columns]
        case .namesAndTags: [columns, tags]
        case .tags: [tags]
        case .none: []
        }
    }

    /// Takes up the columns that another file of the dataset has, behind its own; tells where each of that file's columns
    /// is then. Columns are the same by their names, the second of a name by being the second.
    public mutating func take(_ other: PublishedLayout) -> [Int] {
        if other.columns == columns { return Array(columns.indices) }
        var places: [Occurrence: Int] = [:]
        for (place, key) in Self.occurrences(columns).enumerated() { places[key] = place }
        var (columns, tags) = (columns, tags)
        let found = Self.occurrences(other.columns).enumerated().map { index, key in
            if let place = places[key] { return place }
            columns.append(other.columns[index])
            if !self.tags.isEmpty { tags.append(index < other.tags.count ? other.tags[index] : "") }
            return columns.count - 1
        }
        if columns.count > self.columns.count {
            self = PublishedLayout(
                columns: columns, tags: tags, header: header.withNames, delimiter: delimiter)
        }
        return found
    }

    /// The same with columns of ours behind; one whose name is taken gets another one.
    public func adding(_ names: [String]) -> PublishedLayout {
        var columns = columns
        for name in names {
            var free = name
            var number = 2
            // A number, as what headings are compared by knows no underscores.
            while columns.contains(where: { TableHeadings.key($0) == TableHeadings.key(free) }) {
                free = "\(name)_\(number)"
                number += 1
            }
            columns.append(free)
        }
        let tags = tags.isEmpty ? [] : tags + names.map { _ in "" }
        return PublishedLayout(columns: columns, tags: tags, header: header.withNames, delimiter: delimiter)
    }

    private struct Occurrence: Hashable {
        let name: String
        let number: Int
    }

    private static func occurrences(_ columns: [String]) -> [Occurrence] {
        var counts: [String: Int] = [:]
        return columns.map { column in
            let name = TableHeadings.key(column)
            counts[name, default: 0] += 1
            return Occurrence(name: name, number: counts[name, default: 0])
        }
    }
}

extension SourceTable {
    /// How the file is laid out; with commas where it is no delimited text.
    public var layout: PublishedLayout {
        let header: PublishedLayout.Header =
            if isHeaderless { .none } else if tags.isEmpty { .names } else {
                columns == HXL.names(tags) ? .tags : .namesAndTags
            }
        guard case .delimited(_, let delimiter, _, _) = body else {
            return PublishedLayout(columns: columns, tags: tags, header: header)
        }
        return PublishedLayout(columns: columns, tags: tags, header: header, delimiter: delimiter)
    }
}
