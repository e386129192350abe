import Datasets
import Formats
import Geometry

/// The rows of a plain table that `export` is asked for: by the options that choose incidents of a store.
struct TableSelection {
    private let filter: RowFilter
    private let within: String?

    /// - Parameters:
    ///   - options: What is asked for; nil is made of none of them.
    ///   - meaning: What the columns of the table mean.
    /// - Throws: `Failure` that names the option.
    init?(_ options: StoreInput, columns: [String], _ meaning: RowMeaning) throws {
        guard options.given != nil else { return nil }
        var rows = RowFilterOptions()
        (rows.since, rows.until) = (options.since, options.until)
        rows.conditions = options.conditions
        try rows.check()
        filter = try rows.filter(columns: columns) { meaning }
        within = options.within
    }

    /// Whether a row is wanted, by its number, its point and the texts of its columns.
    typealias Test = (Int, Coordinate?, (Int) -> String) throws -> Bool

    /// What makes the test: one for each thread.
    ///
    /// - Throws: `Failure` for a file without areas.
    func tests() throws -> @Sendable () throws -> Test {
        let filter = filter
        guard let within else { return { { row, _, text in filter.takes(row: row, text) } } }
        if let box = StoreInput.box(within) {
            return {
                { row, point, text in
                    guard let point, box.contains(point) else { return false }
                    return filter.takes(row: row, text)
                }
            }
        }
        let areas = try StoreInput.areas(within)
        return {
            let area = try PreparedArea(areas)
            return { row, point, text in
                guard let point else { return false }
                do {
                    guard try area.covers(point) else { return false }
                } catch {
                    throw FormatError(
                        path: "--within \(within)", reason: "\(error)", advice: "name another file with areas"
                    )
                }
                return filter.takes(row: row, text)
            }
        }
    }

    /// Those rows of a table.
    ///
    /// - Throws: `Failure` for a file without areas.
    func rows(of source: any RowSource) throws -> FilteredRowSource {
        let tests = try tests()
        return FilteredRowSource(source) {
            let test = try tests()
            return { row in try test(row.number, row.position, row.text) }
        }
    }

    /// Says how many rows were left out because their day cannot be read.
    func report(_ name: String) {
        let count = filter.undatedCount
        guard count > 0 else { return }
        StandardError.write(
            "dateline: \(name): --since, --until: \(count == 1 ? "1 row has" : "\(count) rows have") no readable date: left out"
        )
    }
}
