import ArgumentParser
import Geometry

/// `dateline buffer`: positions, lines or areas and radii in, geodesic buffers out.
struct BufferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buffer",
        abstract: "Draw geodesic buffers around positions, lines and areas.",
        discussion: """
            Every vertex of a disc lies on the WGS84 geodesic circle to a millimetre, at the poles and across the \
            antimeridian too; buffers of lines and areas are true to a hundred-thousandth of the radius. What crosses the \
            antimeridian is cut there.

            Around one position, one radius gives a GeoJSON Feature, several a FeatureCollection; WKT comes one line a radius:
              dateline buffer --at 34.5236,69.1789 --radius 1km
              dateline buffer --at "34°31′25″N 69°10′44″E" --radius 500m,1km,2km
              dateline buffer --at -17.5,-179.999 --radius 3nmi --format wkt
              dateline buffer --at 89.9,0 --radius 100km --segments 360 > pole.geojson

            Around the features of a file, which keep all their properties:
              dateline buffer incidents.csv --radius 5km > buffers.geojson
              dateline buffer incidents.csv --radius 1km,5km --rings -o rings.gpkg
              dateline buffer roads.geojson --radius 500m --dissolve
              dateline buffer incidents.gpkg --radius 5km -o buffers.gpkg
              dateline buffer - --radius 2mi --tolerance 1m < places.geojson

            Units: m, km, mi, nmi, ft. Exit codes: 0 done, 1 a feature had no usable geometry, 2 an error.
            """)

    @OptionGroup var source: ShapeSource

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The centre: latitude, longitude; or with N, S, E, W.", valueName: "position"))
    var at: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The radius with its unit; several separated by commas.", valueName: "length"))
    var radius: String

    @Flag(help: "Each radius without the next smaller one.")
    var rings = false

    @Flag(help: "One area a radius, of all features.")
    var dissolve = false

    @Option(help: "Vertices of a full circle, at least 3; 64 unless a tolerance is given.")
    var segments: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "As many vertices as keep the chords so near to the circle.", valueName: "length"))
    var tolerance: String?

    @OptionGroup var target: ShapeTarget

    @Option(help: "Decimals of a coordinate in GeoJSON, 0 to 15; seven are a centimetre.")
    var precision: Int = 7

    func run() throws {
        guard (0...15).contains(precision) else { throw Failure("--precision: 0 to 15, not \(precision)") }
        _ = try target.resolvedFormat()
        if let segments, !(3...1_000_000).contains(segments) {
            throw Failure("--segments: 3 to 1,000,000, not \(segments)")
        }
        var radii = try radius.split(separator: ",", omittingEmptySubsequences: false).map {
            try parsed(String($0))
        }
        if rings { radii.sort { $0.length < $1.length } }
        switch (source.file, at) {
        case (nil, let at?): try draw(at, radii)
        case (let file?, nil): try draw(file: file, radii)
        case (nil, nil): throw Failure("nothing to draw around: name a file, or a position with --at")
        case (_?, _?): throw Failure("--at: a file was named, too: give one of them")
        }
    }

    /// Around one position.
    private func draw(_ at: String, _ radii: [BufferRadius]) throws {
        let format = try target.resolvedFormat()
        let centre = try Position.parsed(at, option: "--at")
        if target.output == nil && !rings && !dissolve && [.geojson, .wkt].contains(format) {
            let discs = try radii.map { try draw($0, around: centre, format) }
            return StandardOutput.write(
                format == .wkt
                    ? BufferText.wkt(discs) : BufferText.geoJSON(discs, around: centre, decimals: precision))
        }
        try checkPrecision()
        try write(ShapeInput(at: centre), radii)
    }

    private func checkPrecision() throws {
        guard precision <= 7 else {
            throw Failure("--precision: a layer has at most 7 decimals; --format wkt has all")
        }
    }

    private func draw(file: String, _ radii: [BufferRadius]) throws {
        try checkPrecision()
        let input = try source.read(file, storeLayer: "incidents")
        try write(input, radii)
        if !input.problems.isEmpty { throw ExitCode.nothingFound }
    }

    private func write(_ input: ShapeInput, _ radii: [BufferRadius]) throws {
        let isExact = [.wkt, .gpkg].contains(try target.resolvedFormat())
        let buffers = ShapeBuffers(
            input: input, radii: radii, areRings: rings, decimals: isExact ? nil : precision)
        var hasFault = false
        let onFault = { (message: String) in
            StandardError.write("dateline: \(message)")
            hasFault = true
        }
        try target.write(
            dissolve ? buffers.dissolved(onFault: onFault) : buffers.each(onFault: onFault))
        if hasFault { throw ExitCode.nothingFound }
    }

    private func parsed(_ text: String) throws -> BufferRadius {
        do {
            let length = try Length(parsing: text)
            // What is no radius is told at once, not after a long table was read.
            _ = try DiscBatch(radius: length, segments: 3)
            return BufferRadius(
                text: text.split(separator: " ").joined(), length: length, segments: try segments(length))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("--radius: \(error)")
        }
    }

    private func segments(_ radius: Length) throws -> Int {
        guard let tolerance else { return segments ?? 64 }
        guard segments == nil else {
            throw Failure("--tolerance: --segments was given, too: give one of them")
        }
        do {
            return try Disc.segments(radius: radius, tolerance: Length(parsing: tolerance))
        } catch {
            throw Failure("--tolerance: \(error)")
        }
    }

    private func draw(
        _ radius: BufferRadius, around centre: Coordinate, _ format: ShapeFormat
    ) throws -> BufferText.Drawn {
        var polygons: [Polygon]
        do throws(GeometryError) {
            polygons = try Disc(centre: centre, radius: radius.length).polygons(segments: radius.segments)
            if format == .geojson {
                polygons = try BufferText.rounded(
                    polygons, decimals: precision, isSmall: precision <= 7 && radius.length < .metres(2))
            }
        } catch {
            throw Failure("--radius: \(error)")
        }
        guard !polygons.isEmpty else {
            throw Failure("--precision: with \(precision) decimals nothing is left of \(radius.length)")
        }
        return (radius.length, polygons)
    }
}
