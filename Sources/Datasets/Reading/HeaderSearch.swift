internal import Incidents

/// Finds the header of a table that people made for people: lines with a title, a month or nothing may stand above it.
enum HeaderSearch {
    /// So many lines are looked at.
    static let reach = 10
    /// A header that is not the first line must have so many headings that are known: a title has none.
    private static let least = 3

    /// How many of the cells are headings of some dataset.
    static func known(_ cells: [String]) -> Int { cells.count { headings.contains(TableHeadings.key($0)) } }

    /// Which of the first rows is the header: the first, unless a later one has more headings that are known and is surely
    /// a header. A row of groups ("Casualties") above the headings may have known ones, too.
    static func header(among rows: some Sequence<[String]>) -> Int {
        var best = (number: 0, known: 0)
        for (number, cells) in rows.prefix(reach).enumerated() {
            // Tags stand below the headings that they belong to, whatever language these are in.
            if HXL.isTags(cells) { return max(0, number - 1) }
            let known = known(cells)
            if number == 0 {
                best.known = known
            } else if known >= least, known > best.known {
                best = (number, known)
            }
        }
        return best.number
    }

    /// Whether rows are a table with headings that are known.
    static func isTable(_ rows: [SourceRow]) -> Bool {
        let number = header(among: rows.lazy.map(\.fields))
        guard rows.indices.contains(number + 1) else { return false }
        return known(rows[number].fields) > 1 || HXL.isTags(rows[number + 1].fields)
            || HXL.isTags(rows[number].fields) || HeaderlessLayout.of(rows[number].fields) != nil
    }

    /// Why a row is no header but tells of an incident: nothing in it is a known heading, and it holds a date or two
    /// numbers with decimals. Nil for what may be a header.
    static func fault(ofHeader cells: [String]) -> String? {
        guard known(cells) == 0 else { return nil }
        let cells = cells.map(\.trimmingSpace)
        let day = cells.first { text in
            text.contains { "-/. ".contains($0) } && DateTexts.days(text)?.precision == .day
        }
        let numbers = cells.filter { text in
            text.contains { ".,".contains($0) } && CellText.decimal(text) != nil
        }
        // A running number, or one too long for a year.
        let number = cells.first { text in
            (text == "1" && text == cells[0])
                || text.utf8.count > 4 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
        }
        guard let shown = day ?? (numbers.count > 1 ? numbers[0] : number) else { return nil }
        return
            "the first row holds \u{2018}\(shown.prefix(40))\u{2019}, so it is no header: put a line with the names of the columns above it, such as id, date, place, country, lat, lon"
    }

    /// What people are told when lines were passed over.
    static func note(line: Int) -> String {
        "the header is line \(line): what stands above it is left out"
    }

    private static let headings = Set(
        (DatasetMapping.all + [.anyTable]).flatMap(\.columns).flatMap(\.names).map(TableHeadings.key))
}
