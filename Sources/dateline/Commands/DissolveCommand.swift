import ArgumentParser
import Formats
import Geometry

/// `dateline dissolve`: overlapping areas in, what they cover together out.
struct DissolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dissolve",
        abstract: "Put overlapping areas together.",
        discussion: """
            Everything that any of the areas covers becomes one area, or one for each value of a column. Areas that cross \
            the antimeridian are cut there. Points and lines have no area and are named; buffer draws areas around them.

            EXAMPLES
              dateline dissolve districts.geojson > country.geojson
              dateline dissolve districts.gpkg --by province -o provinces.gpkg
              dateline buffer incidents.csv --radius 5km | dateline dissolve - --parts

            Exit codes: 0 done, 1 a feature had no usable area, 2 an error.
            """)

    @OptionGroup var source: ShapeSource

    @Option(help: ArgumentHelp("One area for each value of this column.", valueName: "column"))
    var by: String?

    @Flag(help: "Every part that hangs together is a feature of its own.")
    var parts = false

    @OptionGroup var target: ShapeTarget

    func run() throws {
        guard let file = source.file else {
            throw Failure("nothing to dissolve: name a file, or - for a pipe")
        }
        let isExact = [.wkt, .gpkg].contains(try target.resolvedFormat())
        let input = try source.read(file)
        var hasProblem = !input.problems.isEmpty
        let column = try by.map { try input.column($0) }
        var groups: [(value: FieldValue, areas: PackedAreas, count: Int)] = []
        var numbers: [FieldValue: Int] = [:]
        for (number, feature) in input.table.features.enumerated() where !feature.shapes.isEmpty {
            let polygons = feature.shapes.flatMap { Antimeridian.cut($0).polygons }
            guard !polygons.isEmpty else {
                StandardError.write("dateline: \(input.table.name): \(feature.place): not an area")
                hasProblem = true
                continue
            }
            let value = column.map { input.values(number)[$0] } ?? .null
            let group = numbers[value] ?? groups.count
            if group == groups.count {
                numbers[value] = group
                groups.append((value, PackedAreas(), 0))
            }
            groups[group].areas.append(try valid(polygons, input, feature))
            groups[group].count += 1
        }
        try target.write(try layer(groups, input, column, isExact: isExact))
        if hasProblem { throw ExitCode.nothingFound }
    }

    /// Areas drawn by hand cross themselves now and then; GEOS mends what it can.
    private func valid(
        _ polygons: [Polygon], _ input: ShapeInput, _ feature: SourceFeature
    ) throws -> [Polygon] {
        let geos = GEOSContext()
        do throws(GeometryError) {
            return try geos.invalidity(of: polygons) == nil ? polygons : geos.valid(polygons)
        } catch {
            throw Failure("\(input.table.name): \(feature.place): \(error)")
        }
    }

    private func layer(
        _ groups: [(value: FieldValue, areas: PackedAreas, count: Int)], _ input: ShapeInput, _ column: Int?,
        isExact: Bool
    ) throws -> ShapeLayer {
        let count = Field("features", .integer, "How many features were put together")
        let fields = (column.map { [input.table.fields[$0]] } ?? []) + [count]
        var features: [Feature] = []
        for group in groups {
            let union = try Dissolve.union(of: [group.areas])
            let all = (0..<union.count).map { union.polygons(ofFeature: $0) }
            for polygons in parts ? all : [all.flatMap(\.self)] {
                let polygons = try isExact ? polygons : Rounding.checked(polygons, decimals: 7)
                let values = (column == nil ? [] : [group.value]) + [.integer(group.count)]
                features.append(
                    Feature(id: "\(features.count + 1)", shape: Shape(polygons), values: values))
            }
        }
        return ShapeLayer(name: "dissolved", title: "Dissolved areas", fields: fields, features: features)
    }
}
