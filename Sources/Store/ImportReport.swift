public import Datasets

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    /// Rows of the file.
    public var rows = 0
    /// Incidents that were not there.
    public var added = 0
    /// Incidents of which the file says something else than before.
    public var changed = 0
    /// Incidents of which it says the same.
    public var unchanged = 0
    /// Incidents that the file told of when it was imported before, and does not any more.
    public var gone = 0
    /// Rows that could not be used.
    public var rejected = 0
    /// Incidents, new or changed, that were placed by their names or their words.
    public var placed = 0
    /// Incidents, new or changed, that nothing places.
    public var unplaced = 0
    /// The first rejected rows, a line for people each.
    public var rejections: [String] = []
    /// What is odd about cells of rows that were used.
    public var notes = CellNotes()

    /// Nothing yet.
    public init() {}
}

/// What is to be imported, and how.
public struct ImportOptions: Sendable {
    /// Whether the first row that cannot be used ends the import, and nothing of it is kept.
    public var isStrict = false
    /// Whatever else changes what rows become: the gazetteer, columns that were named.
    public var context = ""
    /// The edition that the table is a part of; nil when what others told of stays as it is.
    public var edition: ImportEdition?
    /// Called after each commit with the bytes or rows read and how many there are.
    public var progress: (@Sendable (ImportReport, _ done: Int, _ all: Int) -> Void)?

    /// Everything as usual.
    public init() {}
}
