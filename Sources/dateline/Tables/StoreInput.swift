import ArgumentParser
import Datasets
import Formats
import Foundation
import Geometry
import Store

/// Which incidents of a store a command is about.
struct StoreInput: ParsableArguments {
    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only rows for which this holds: column, one of = != < <= > >= ~, value. May be repeated.",
            valueName: "condition"))
    var conditions: [String] = []

    @Option(help: ArgumentHelp("Only what may have happened on this day or later.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only what may have happened on this day or before.", valueName: "date"))
    var until: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only points in this box: west,south,east,north in degrees; or in the areas of this GeoJSON or GeoPackage.",
            valueName: "box|file"))
    var within: String?

    /// The first of these options that is given; nil for none.
    var given: String? {
        if !conditions.isEmpty { return "--where" }
        return [("--since", since), ("--until", until), ("--within", within)].first { $0.1 != nil }?.0
    }

    /// Calls `body` with the incidents of the store that are wanted, until it gives false.
    func forEach(_ store: IncidentStore, _ body: (StoredIncident) throws -> Bool) throws {
        let holds = try filter()?.test()
        try store.forEach(selection()) { incident in
            if let holds, try !holds(incident) { return true }
            return try body(incident)
        }
    }

    /// The incidents that are wanted as rows, for the streaming writers.
    ///
    /// - Parameters:
    ///   - dataset: The one that they are of; nil for any.
    ///   - columns: What is told of each.
    func rows(
        _ store: IncidentStore, of dataset: StoredDataset? = nil, columns: StoreColumns = .own
    ) throws -> StoreRowSource {
        var selection = try selection()
        selection.take(dataset)
        return try StoreRowSource(store, selection, where: filter(), columns: columns)
    }

    /// What the store's indexes can tell.
    private func selection() throws -> StoreSelection {
        var selection = StoreSelection()
        for (option, day) in [("--since", since), ("--until", until)] {
            if let day, !RowFilter.isDay(day) {
                throw Failure("\(option): write a day as 2020-12-01, not \u{2018}\(day)\u{2019}")
            }
        }
        (selection.since, selection.until) = (since, until)
        selection.within = within.flatMap(Self.box)
        return selection
    }

    /// What only the values and the point can tell; nil when that is nothing.
    private func filter() throws -> StoreFilter? {
        let conditions = try self.conditions.map { try RowCondition($0, columns: IncidentStore.columns) }
        let columns = Set(conditions.map(\.column))
        if let within, Self.box(within) == nil {
            let areas = try Self.areas(within)
            return StoreFilter(columns: columns) {
                let area = try PreparedArea(areas)
                return { incident in
                    guard let point = incident.point, try area.covers(point) else { return false }
                    return conditions.allSatisfy { $0.holds(incident.values) }
                }
            }
        }
        if conditions.isEmpty { return nil }
        return StoreFilter(columns: columns) {
            { incident in conditions.allSatisfy { $0.holds(incident.values) } }
        }
    }

    static func box(_ text: String) -> Envelope? {
        let numbers = text.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard numbers.count == 4, let west = numbers[0], let south = numbers[1], let east = numbers[2],
            let north = numbers[3]
        else { return nil }
        return Envelope(west: west, south: south, east: east, north: north)
    }

    static func areas(_ path: String) throws -> [Polygon] {
        let polygons = try FeatureTable(contentsOf: path).features.flatMap(\.shapes).flatMap {
            shape -> [Polygon] in
            switch shape {
            case .polygon(let polygon): [polygon]
            case .polygons(let polygons): polygons
            default: []
            }
        }
        guard !polygons.isEmpty else {
            throw Failure(
                "--within: \(path) has no areas: give west,south,east,north or a file with polygons")
        }
        return polygons
    }
}
