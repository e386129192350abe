import ArgumentParser
import Geometry

/// `dateline buffer`: a position and radii in, geodesic discs out.
struct BufferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buffer",
        abstract: "Draw geodesic discs around a position.",
        discussion: """
            Every vertex lies on the WGS84 geodesic circle to a millimetre, at the poles and across the antimeridian too.
            One radius gives a GeoJSON Feature, several a FeatureCollection; WKT comes one line a radius.

            EXAMPLES
              dateline buffer --at 34.5236,69.1789 --radius 1km
              dateline buffer --at "34°31′25″N 69°10′44″E" --radius 500m,1km,2km
              dateline buffer --at -17.5,-179.999 --radius 3nmi --format wkt
              dateline buffer --at 89.9,0 --radius 100km --segments 360 > pole.geojson

            Units: m, km, mi, nmi, ft. Exit codes: 0 done, 2 an error.
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The centre: latitude, longitude; or with N, S, E, W.", valueName: "position"))
    var at: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The radius with its unit; several separated by commas.", valueName: "length"))
    var radius: String

    @Option(help: "Vertices of a full circle, at least 3.")
    var segments: Int = 64

    @Option(help: "What to print; WKT has full precision.")
    var format: BufferFormat = .geojson

    @Option(help: "Decimals of a coordinate in GeoJSON, 0 to 15; seven are a centimetre.")
    var precision: Int = 7

    func run() throws {
        guard (0...15).contains(precision) else { throw Failure("--precision: 0 to 15, not \(precision)") }
        guard (3...1_000_000).contains(segments) else {
            throw Failure("--segments: 3 to 1,000,000, not \(segments)")
        }
        let centre = try position()
        var discs: [BufferText.Drawn] = []
        for text in radius.split(separator: ",", omittingEmptySubsequences: false) {
            discs.append(try draw(String(text), around: centre))
        }
        switch format {
        case .geojson: StandardOutput.write(BufferText.geoJSON(discs, around: centre, decimals: precision))
        case .wkt: StandardOutput.write(BufferText.wkt(discs))
        }
    }

    private func position() throws -> Coordinate {
        let parsed: Coordinate?
        do throws(GeometryError) {
            parsed = try Coordinate(parsing: at)
        } catch {
            throw Failure("--at: \(error)")
        }
        guard let parsed else {
            throw Failure("--at: '\(at)' is not a position: write latitude,longitude such as 34.5236,69.1789")
        }
        return parsed
    }

    private func draw(_ text: String, around centre: Coordinate) throws -> BufferText.Drawn {
        let length: Length
        do throws(LengthError) {
            length = try Length(parsing: text)
        } catch {
            throw Failure("--radius: \(error)")
        }
        var polygons: [Polygon]
        do throws(GeometryError) {
            polygons = try Disc(centre: centre, radius: length).polygons(segments: segments)
            if format == .geojson { polygons = try BufferText.rounded(polygons, decimals: precision) }
        } catch {
            throw Failure("--radius: \(error)")
        }
        guard !polygons.isEmpty else {
            throw Failure("--precision: with \(precision) decimals nothing is left of \(length)")
        }
        return (length, polygons)
    }
}

/// What `buffer` prints.
enum BufferFormat: String, ExpressibleByArgument, CaseIterable {
    case geojson, wkt
}
