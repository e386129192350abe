import Datasets
import Export
import Formats
import Gazetteer
import Geocoding
import Geometry

/// The map of an answer, what was asked and what was found: a still one, or a page.
struct NearMap {
    /// What it is written as.
    enum Format {
        case still(PictureFormat)
        case page

        /// By the ending of the file's name.
        ///
        /// - Throws: `Failure` for another ending.
        init(file: String) throws {
            if let still = PictureFormat(file: file) {
                self = .still(still)
            } else if [".html", ".htm"].contains(where: file.lowercased().hasSuffix) {
                self = .page
            } else {
                throw Failure(
                    "--map: \(file): a map is an .svg, a .png or an .html: end the file's name so")
            }
        }
    }

    let place: String
    /// Nil when only the nearest rows were asked for.
    let radius: Length?
    let centres: NearCentres
    let table: String
    /// What was found, and what its columns mean.
    let answers: HeldRowSource
    let meaning: RowMeaning
    /// How many rows only may be meant; nil when rows do not say how unsure they are.
    let possible: Int?
    let count: Int

    /// Takes up what was found.
    ///
    /// - Parameters:
    ///   - distance: The column of the distance, ours whatever the table calls so.
    ///   - answer: That which says whether a row is certain, with its probability behind it.
    ///   - uncertainty: The column that the user named.
    /// - Throws: `TableError` when that is not there.
    init(
        _ found: [HeldRowSource.Row], fields: [Field], distance: Int, answer: Int?, uncertainty: String?,
        place: String, radius: Length?, centres: NearCentres, of table: String
    ) throws {
        answers = HeldRowSource(fields, found)
        var meaning = try RowMeaning(
            of: answers, name: table, named: uncertainty.map { [.uncertainty: $0] } ?? [:])
        meaning[.distance] = distance
        meaning[.answer] = answer
        meaning[.centre] = centres.labels.map { _ in fields.count - 1 }
        meaning[.probability] = answer.map { $0 + 1 }
        self.meaning = meaning
        possible = answer.map { answer in found.count { $0.values[answer].text == "possible" } }
        count = found.count
        (self.place, self.radius, self.centres, self.table) = (place, radius, centres, table)
    }

    /// Writes it, over the base map and the landmarks of a geocoder.
    ///
    /// - Throws: `PictureError` when a PNG cannot be drawn; `FormatError` when the file cannot be written.
    func write(_ geocoder: Geocoder, as format: Format, to path: String) throws {
        let asked = centres.positions.count == 1 ? String(place.drop(while: \.isWhitespace)) : nil
        let rings = centres.positions.enumerated().map { number, centre in
            PictureRing(around: centre, radius: radius, name: asked ?? centres.labels?[number])
        }
        let name = asked ?? "\(centres.positions.count) points of \(place)"
        let title = radius.map { "Within \(Picture.words($0)) of \(name)" } ?? "Nearest to \(name)"
        let found = possible.map { "\(count - $0) certain, \($0) possible" } ?? "\(count) found"
        let subtitle = "\(found), in \(FileNames.last(of: table))"
        switch format {
        case .still(let still):
            var picture = try Picture(
                answers, meaning, name: table, world: geocoder.world, levels: PlacingRule.unitLevels)
            (picture.title, picture.subtitle, picture.rings) = (title, subtitle, rings)
            picture.landmarks = geocoder.landmarks.landmarks
            try still.write(picture, to: path)
        case .page:
            var page = try MapPage(
                answers, meaning, count: count, name: table, world: geocoder.world,
                landmarks: geocoder.landmarks, levels: PlacingRule.unitLevels)
            page.title = "\(title): \(subtitle)"
            page.rings = rings
            try PageExport.write(page, to: path)
        }
    }
}
