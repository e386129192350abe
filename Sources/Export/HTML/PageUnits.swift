import Gazetteer
import Geometry

/// How large a unit is that all is known of where something happened.
public enum UnitLevel: Sendable {
    case country, admin1, admin2
}

/// Finds the countries and divisions that rows of a store stand for, by their names.
struct PageUnits {
    private let world: WorldGazetteer
    private let levels: [String: UnitLevel]
    private var known: [[String]: PlaceRow?] = [:]
    private var outlines: [PlaceRow: Int?] = [:]

    /// Reading an outline takes a moment, so that not all of very many are read: the others are drawn as circles.
    private static let most = 300

    /// - Parameter levels: Which values of `rule` say that nothing finer is known than such a unit.
    init(world: WorldGazetteer, levels: [String: UnitLevel]) {
        self.world = world
        self.levels = levels
    }

    /// The area of each row that stands for a unit, by its number among `areas`; nil for the others, and where the index
    /// has no outline.
    mutating func numbers(of table: PageTable, in areas: inout PageAreas) -> (areas: [Int?], units: [Bool]) {
        var numbers = [Int?](repeating: nil, count: table.count)
        var units = [Bool](repeating: false, count: table.count)
        guard let rule = table.column(["rule"]), !levels.isEmpty else { return (numbers, units) }
        let names = ["country", "admin1", "admin2"].map { table.column([$0]) }
        for row in 0..<table.count {
            guard let level = table.columns[rule].text(row).flatMap({ levels[$0] }) else { continue }
            units[row] = true
            let parts = names.map { column in column.flatMap { table.columns[$0].text(row) } ?? "" }
            guard let unit = unit(level, parts) else { continue }
            numbers[row] = number(of: unit, in: &areas)
        }
        return (numbers, units)
    }

    private mutating func number(of unit: PlaceRow, in areas: inout PageAreas) -> Int? {
        if let known = outlines[unit] { return known }
        guard outlines.count < Self.most else { return nil }
        let number = world.outline(of: unit).map { outline in
            areas.number(
                of: PageArea(name: world.name(of: unit), isUnit: true, shape: .polygons(outline.polygons)))
        }
        outlines[unit] = .some(number)
        return number
    }

    /// - Parameter names: Of the country, the first- and the second-level division.
    private mutating func unit(_ level: UnitLevel, _ names: [String]) -> PlaceRow? {
        guard let country = named(names[0], .country, within: nil) else { return nil }
        if level == .country { return country }
        let first = named(names[1], .admin1, within: country)
        return level == .admin1 ? first : named(names[2], .admin2, within: first ?? country)
    }

    private mutating func named(_ name: String, _ kind: PlaceKind, within holder: PlaceRow?) -> PlaceRow? {
        guard !name.isEmpty else { return nil }
        let key = [name, "\(kind)", holder.map { "\($0)" } ?? ""]
        if let found = known[key] { return found }
        // As it is written, without what stands in brackets, and without the word for its kind.
        let bare = name.prefix { $0 != "(" }
        let variants = [name[...], bare, bare.split(separator: " ").dropLast().joined(separator: " ")[...]]
        let world = self.world
        let found = variants.flatMap { world.lookup($0) }.map(\.row).first { row in
            world.summary(row)?.kind == kind && holder.map { world.isWithin(row, $0) } != false
        }
        known[key] = .some(found)
        return found
    }
}
