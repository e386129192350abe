public import Datasets
internal import Foundation
internal import GRDB

/// The incidents of a store that were published together.
public struct StoredDataset: Sendable {
    /// What it is asked for by: `ucdp`, or what a table is called that is no published dataset.
    public let name: String
    /// What its columns mean.
    public let mapping: DatasetMapping
    /// How many incidents it has.
    public let count: Int
    /// How many rows of its files could not be used.
    public let rejectedCount: Int
    /// Its files with incidents, the latest first.
    let sources: [StoredSource]

    /// Its columns in its latest file's order and manner, then those that only earlier files have; and for each file where
    /// its columns are among them.
    func layout() -> (all: PublishedLayout, places: [Int64: [Int]]) {
        var all = sources[0].layout
        var places: [Int64: [Int]] = [:]
        for source in sources { places[source.number] = all.take(source.layout) }
        return (all, places)
    }

    /// Its columns by what they mean.
    ///
    /// - Throws: `TableError` when a column is gone that the user named.
    func map(_ layout: PublishedLayout, _ named: [ColumnRole: String] = [:]) throws(TableError) -> ColumnMap {
        let known = sources.reversed().reduce(into: [:]) { $0.merge($1.named) { _, later in later } }
        return try ColumnMap(layout, of: name, mapping, named: known.merging(named) { _, given in given })
    }
}

extension StoreSelection {
    /// Restricts it to the incidents of a dataset; of any for nil.
    public mutating func take(_ dataset: StoredDataset?) {
        sources = dataset?.sources.map(\.number)
    }
}

/// A file that rows of a store came from.
struct StoredSource: Sendable {
    /// Its number in `sources`.
    let number: Int64
    let name: String
    let dataset: String
    let layout: PublishedLayout
    let named: [ColumnRole: String]
    /// How many incidents were last read from it.
    let count: Int
    let rejectedCount: Int
}

extension IncidentStore {
    /// What the store holds, the most incidents first.
    ///
    /// - Throws: `StoreError` when the store cannot be read.
    public func datasets() throws(StoreError) -> [StoredDataset] {
        let sources = try self.sources()
        return Dictionary(grouping: sources, by: \.dataset).map { name, group in
            StoredDataset(
                name: name, mapping: .kept(as: name), count: group.map(\.count).reduce(0, +),
                rejectedCount: group.map(\.rejectedCount).reduce(0, +),
                sources: group.sorted { $0.number > $1.number })
        }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    /// The dataset of this name; without a name the only one there is.
    ///
    /// - Throws: `StoreError` that lists what there is.
    public func dataset(_ name: String?) throws(StoreError) -> StoredDataset {
        let all = try datasets()
        let exact = all.filter { $0.name == name }
        let found =
            exact.isEmpty
            ? name.map { name in all.filter { $0.name.lowercased() == name.lowercased() } } ?? all : exact
        if found.count == 1 { return found[0] }
        let names = all.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
        throw StoreError(
            path: path,
            reason: all.isEmpty
                ? "there are no incidents in it"
                : name.map { "no dataset \u{2018}\($0)\u{2019}" } ?? "it holds \(all.count) datasets",
            advice: all.isEmpty ? "import a table first" : "name one with --dataset: \(names)")
    }

    private func sources() throws(StoreError) -> [StoredSource] {
        do {
            return try queue.read { db in
                // A store that was written by an earlier version says nothing of headers.
                let hasLayouts = try db.columns(in: "sources").contains { $0.name == "header" }
                let layout = hasLayouts ? "header, delimiter, roles" : "NULL, NULL, NULL"
                let sql = """
                    SELECT fid, name, dataset, columns, tags, \(layout), used.count,
                      (SELECT count(*) FROM rejects WHERE source = sources.fid)
                    FROM sources JOIN (SELECT source_id, count(*) AS count FROM incidents GROUP BY source_id) AS used
                      ON used.source_id = sources.fid
                    ORDER BY fid
                    """
                return try Row.fetchAll(db, sql: sql).map { row in
                    let columns = try Self.texts(row[3])
                    let tags = try Self.texts(row[4])
                    let header = (row[5] as String?).flatMap(PublishedLayout.Header.init)
                    let delimiter = (row[6] as String?)?.utf8.first
                    return StoredSource(
                        number: row[0], name: row[1], dataset: row[2],
                        layout: PublishedLayout(
                            columns: columns, tags: tags,
                            header: header ?? (tags.isEmpty ? .names : .namesAndTags),
                            delimiter: delimiter ?? UInt8(ascii: ",")),
                        named: try Self.roles(row[7]), count: row[8], rejectedCount: row[9])
                }
            }
        } catch {
            throw StoreError(path: path, error)
        }
    }

    private static func texts(_ json: String?) throws -> [String] {
        try json.map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) } ?? []
    }

    private static func roles(_ json: String?) throws -> [ColumnRole: String] {
        guard let json else { return [:] }
        let names = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        return Dictionary(
            uniqueKeysWithValues: ColumnRole.allCases.compactMap { role in
                names["\(role)"].map { (role, $0) }
            })
    }
}
