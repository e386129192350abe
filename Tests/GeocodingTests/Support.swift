import Gazetteer
import Geometry
import Testing

@testable import Geocoding

/// The program's own data, opened once for all tests.
enum World {
    static let geocoder: Geocoder = {
        do {
            return Geocoder(world: try WorldGazetteer.embedded(), landmarks: try LandmarkTable.embedded())
        } catch {
            preconditionFailure("the embedded data are damaged: \(error)")
        }
    }()

    static let finder = PlaceFinder(geocoder)

    /// All located phrases of a text.
    static func phrases(_ text: String) -> [LocatedPhrase] {
        let running = RunningText(text)
        let locator = PhraseLocator(running, finder: finder)
        return running.sentences.flatMap { locator.phrases(in: $0) }
    }

    /// The names of a text with what they stand for: `name → GeoNames identifier`, landmarks and unknown names as 0.
    static func identifiers(_ text: String) -> [String: Int] {
        let running = RunningText(text)
        return Dictionary(
            finder.places(in: running).map {
                (running.line(in: running.span(of: $0.tokens)), $0.anchor.geonameID ?? 0)
            }, uniquingKeysWith: { first, _ in first })
    }

    static func place(_ geonameID: Int) throws -> Place {
        geocoder.world.place(try #require(geocoder.world.place(geonameID: geonameID)))
    }
}

extension Shape {
    /// The areas of the shape, for checking that they are valid.
    var areas: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .polygons(let polygons): polygons
        default: []
        }
    }
}
