import ArgumentParser
import Datasets
import Formats
import Geometry

/// Where the features of a command come from.
struct ShapeSource: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "GeoJSON, a GeoPackage, or a table of points; - for standard input.", valueName: "file"))
    var file: String?

    @Option(
        name: .customLong("lat"),
        help: ArgumentHelp("The column with the latitude, where it is not called so.", valueName: "column"))
    var latitude: String?

    @Option(
        name: .customLong("lon"),
        help: ArgumentHelp("The column with the longitude.", valueName: "column"))
    var longitude: String?

    @Option(
        help: ArgumentHelp(
            "The layer of a GeoPackage that has several; buffers of a store are of its incidents.",
            valueName: "name"))
    var layer: String?

    /// The features; those that cannot be used are named on standard error.
    ///
    /// - Parameter storeLayer: The layer that is meant of a store of incidents when none is named.
    func read(_ path: String, storeLayer: String? = nil) throws -> ShapeInput {
        var options = TableOptions()
        options.latitude = latitude
        options.longitude = longitude
        let layer = layer ?? (SQLiteFile.isStore(path) ? storeLayer : nil)
        let table = try FeatureTable(contentsOf: path, options, layer: layer)
        for note in table.notes { StandardError.write("dateline: \(note)") }
        let input = ShapeInput(table: table)
        for message in input.problems { StandardError.write("dateline: \(message)") }
        if !input.problems.isEmpty {
            StandardError.write(
                "dateline: \(table.name): \(input.problems.count) of \(table.features.count) features have no usable geometry"
            )
        }
        return input
    }
}

/// Features that were read, and what is wrong with some of them.
struct ShapeInput {
    let table: FeatureTable
    let problems: [String]

    init(table: FeatureTable) {
        self.table = table
        problems = table.features.compactMap { feature in
            guard feature.shapes.isEmpty else { return nil }
            return "\(table.name): \(feature.place): \(feature.fault ?? "the feature has no geometry")"
        }
    }

    /// A name for a column of ours that none of the input's has.
    func freeName(_ name: String) -> String {
        var name = name
        while table.fields.contains(where: { $0.name.lowercased() == name }) { name += "_2" }
        return name
    }

    /// What a feature is called in a result: its own name, or its number.
    func identifier(_ number: Int) -> String { table.features[number].id ?? "\(number + 1)" }

    /// A value for every column.
    func values(_ number: Int) -> [FieldValue] {
        let values = table.features[number].values
        return values + repeatElement(.null, count: table.fields.count - values.count)
    }
}

extension ShapeInput {
    /// One position as a feature.
    init(at centre: Coordinate) {
        self.init(
            table: FeatureTable(
                name: "--at",
                fields: [Field("latitude", .real, "Latitude"), Field("longitude", .real, "Longitude")],
                features: [
                    SourceFeature(
                        id: nil, place: "\(centre)", shapes: [.point(centre)],
                        values: [.real(centre.latitude), .real(centre.longitude)])
                ]))
    }
}

extension ShapeInput {
    /// The number of a column; the error lists those there are.
    func column(_ name: String) throws -> Int {
        if let exact = table.fields.firstIndex(where: { $0.name == name }) { return exact }
        let names = table.fields.map(\.name).joined(separator: ", ")
        throw Failure("\(table.name): no column '\(name)': there are \(names.isEmpty ? "none" : names)")
    }
}
