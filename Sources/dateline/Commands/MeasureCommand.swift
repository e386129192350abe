import ArgumentParser
import Formats
import Geometry

/// `dateline measure`: lengths, areas and distances on the ellipsoid.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure lengths, areas and distances on the ellipsoid.",
        discussion: """
            Two positions give their distance and the bearings at both ends; more give the legs of the way. A file gives, for \
            every feature, length (lines), perimeter and area (areas) and its middle. Edges are geodesics; all is exact on \
            WGS84, to nanometres for distances. An area that crosses itself is named and measured as mended.

            EXAMPLES
              dateline measure 34.5236,69.1789 34.5659,69.2123
              dateline measure "51°28′40″N 0°0′5″W" 40.6413,-73.7781 -33.9399,151.1753
              dateline measure districts.geojson
              dateline measure roads.gpkg --format csv > lengths.csv

            Exit codes: 0 done, 1 a feature had no usable geometry, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp("A file, - for standard input, or two or more positions.", valueName: "what"))
    var what: [String]

    @Option(
        name: .customLong("lat"),
        help: ArgumentHelp("The column with the latitude, where it is not called so.", valueName: "column"))
    var latitude: String?

    @Option(
        name: .customLong("lon"), help: ArgumentHelp("The column with the longitude.", valueName: "column"))
    var longitude: String?

    @Option(help: ArgumentHelp("The layer of a GeoPackage that has several.", valueName: "name"))
    var layer: String?

    @Option(help: "What to print.")
    var format: MeasureFormat = .table

    func run() throws {
        guard what.count == 1 else {
            return legs(try what.map { try Position.parsed($0, option: "position") })
        }
        var source = ShapeSource()
        (source.file, source.latitude, source.longitude, source.layer) = (nil, latitude, longitude, layer)
        let input = try source.read(what[0])
        let names = ["length_m", "perimeter_m", "area_m2", "latitude", "longitude"]
        let titles = [
            "Length, metres", "Perimeter, metres", "Area, square metres", "Latitude of the middle",
            "Longitude of the middle",
        ]
        let own = zip(names, titles).map { Field(input.freeName($0), .real, $1) }
        var rows: [Feature] = []
        let features = input.table.features
        let block = 256
        let measured = Parallel.map(count: (features.count + block - 1) / block, tool: {}) { number, _ in
            features[number * block..<min(features.count, (number + 1) * block)].map {
                Self.measured($0.shapes)
            }
        }
        var hasFault = false
        for (number, (measures, crossing, fault)) in measured.flatMap(\.self).enumerated() {
            let feature = features[number]
            if let crossing {
                StandardError.write(
                    "dateline: \(input.table.name): \(feature.place): the area crosses itself or is flat (GEOS: \(crossing)): measured as mended"
                )
            }
            if let fault {
                StandardError.write("dateline: \(input.table.name): \(feature.place): \(fault)")
                hasFault = true
            }
            rows.append(
                Feature(
                    id: input.identifier(number), shape: feature.shapes.count == 1 ? feature.shapes[0] : nil,
                    values: (format == .table ? [] : input.values(number)) + measures))
        }
        write((format == .table ? [] : input.table.fields) + own, rows)
        if hasFault || !input.problems.isEmpty { throw ExitCode.nothingFound }
    }

    /// The measures of shapes, mended when an area is not valid, as one drawn by hand that crosses itself, whose halves
    /// would cancel out. What GEOS says of that comes with them, and what it failed with.
    private static func measured(
        _ shapes: [Shape]
    ) -> (values: [FieldValue], crossing: String?, fault: String?) {
        let geos = GEOSContext()
        var crossing: String?
        do throws(GeometryError) {
            var mended: [Shape] = []
            for shape in shapes {
                let parts = shape.polygons.flatMap { Antimeridian.cut(polygon: $0) }
                var reason: String?
                for part in parts where reason == nil { reason = try geos.invalidity(of: [part]) }
                crossing = crossing ?? reason
                let areas = reason == nil ? [] : try geos.eachValid(parts)
                mended.append(areas.isEmpty ? shape : Shape(areas))
            }
            return (measures(mended), crossing, nil)
        } catch {
            return (measures(shapes), crossing, "\(error)")
        }
    }

    /// Null for what a shape has not.
    private static func measures(_ shapes: [Shape]) -> [FieldValue] {
        guard !shapes.isEmpty else { return [.null, .null, .null, .null, .null] }
        let length = shapes.reduce(0) { $0 + $1.length.metres }
        let boundaries = shapes.map(\.boundary)
        let perimeter = boundaries.reduce(0) { $0 + $1.perimeter.metres }
        let area = boundaries.reduce(0) { $0 + $1.area }
        let hasArea = shapes.contains { !$0.polygons.isEmpty }
        let middle = shapes.count == 1 ? shapes[0].centroid : nil
        return [
            length > 0 ? .real(length) : .null, hasArea ? .real(perimeter) : .null,
            hasArea ? .real(area) : .null, middle.map { .real($0.latitude) } ?? .null,
            middle.map { .real($0.longitude) } ?? .null,
        ]
    }

    private func legs(_ positions: [Coordinate]) {
        var rows: [Feature] = []
        var total = 0.0
        for (a, b) in zip(positions, positions.dropFirst()) {
            let line = Geodesic.inverse(from: a, to: b)
            total += line.distance.metres
            let path = Geodesic.path(from: a, to: b, spacing: .kilometres(100))
            let bearings = [line.initialAzimuth, line.finalAzimuth].map {
                FieldValue.real($0 < 0 ? $0 + 360 : $0)
            }
            rows.append(
                Feature(
                    id: "\(rows.count + 1)", shape: Antimeridian.cut(.line(path)),
                    values: [.real(line.distance.metres)] + bearings + [.real(total)]))
        }
        let fields = [
            Field("distance_m", .real, "Distance, metres"),
            Field("bearing", .real, "Bearing at the start, degrees"),
            Field("final_bearing", .real, "Bearing on arrival, degrees"),
            Field("total_m", .real, "So far, metres"),
        ]
        write(fields, rows)
    }

    private func write(_ fields: [Field], _ rows: [Feature]) {
        let out: [UInt8]
        switch format {
        case .csv: out = CSVWriter(fields: fields).bytes(of: rows)
        case .geojson: out = GeoJSONWriter(fields: fields).bytes(of: rows)
        case .json: out = JSONWriter(fields: fields, framing: .array).bytes(of: rows)
        case .table:
            var table = TextTable([TextColumn("feature", .left)] + fields.map { TextColumn($0.name, .right) })
            for row in rows { table.add([row.id] + zip(fields, row.values).map(Self.cell)) }
            out = Array(table.text(Terminal.output.look).utf8)
        }
        StandardOutput.write(out)
    }

    /// Metres to a millimetre, degrees to a hundred-millionth: what people read.
    private static func cell(_ field: Field, _ value: FieldValue) -> String {
        guard case .real(let number) = value else { return "" }
        let decimals = field.name.contains("_m") ? 1e3 : 1e8
        return abs(number) >= 1e12 ? "\(number)" : "\((number * decimals).rounded() / decimals + 0)"
    }
}

/// What `measure` prints.
enum MeasureFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, geojson
}
