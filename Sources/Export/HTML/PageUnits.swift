import Formats
import Gazetteer
import Geometry

/// The countries and divisions that rows of a store stand for, as areas of a page.
struct PageUnits {
    private let world: WorldGazetteer
    private let levels: [String: UnitLevel]
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
        guard let rule = table.meaning[.rule], !levels.isEmpty else { return (numbers, units) }
        let identifier = table.meaning[.geonameID]
        for row in 0..<table.count {
            guard let level = table.columns[rule].text(row).flatMap({ levels[$0] }) else { continue }
            units[row] = true
            let known = identifier.flatMap { table.columns[$0].number(row) }.flatMap(Int.init(exactly:))
            guard let unit = world.unit(level, geonameID: known, at: table.positions[row]) else { continue }
            numbers[row] = number(of: unit, in: &areas)
        }
        return (numbers, units)
    }

    private mutating func number(of unit: PlaceRow, in areas: inout PageAreas) -> Int? {
        if let known = outlines[unit] { return known }
        guard outlines.count < Self.most else { return nil }
        let number = world.outline(of: unit).map { outline in
            areas.number(of: PageArea(shape: .polygons(outline.polygons)))
        }
        outlines[unit] = .some(number)
        return number
    }
}
