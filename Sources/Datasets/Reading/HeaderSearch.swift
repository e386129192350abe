/// Finds the header of a table that people made for people: lines with a title, a month or nothing may stand above it.
enum HeaderSearch {
    /// So many lines are looked at.
    static let reach = 10
    /// A header that is not the first line must have so many headings that are known: a title has none.
    private static let least = 3

    /// How many of the cells are headings of some dataset.
    static func known(_ cells: [String]) -> Int { cells.count { headings.contains(TableHeadings.key($0)) } }

    /// Which of the first rows is the header: the first, unless nothing of it is known and a later one is surely a header.
    static func header(among rows: some Sequence<[String]>) -> Int {
        for (number, cells) in rows.prefix(reach).enumerated() {
            // Tags stand below the headings that they belong to, whatever language these are in.
            if HXL.isTags(cells) { return max(0, number - 1) }
            let known = known(cells)
            if number == 0, known > 0 { return 0 }
            if known >= least { return number }
        }
        return 0
    }

    /// What people are told when lines were passed over.
    static func note(line: Int) -> String {
        "the header is line \(line): what stands above it is left out"
    }

    private static let headings = Set(
        (DatasetMapping.all + [.anyTable]).flatMap(\.columns).flatMap(\.names).map(TableHeadings.key))
}
