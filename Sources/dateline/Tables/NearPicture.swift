import Export
import Gazetteer
import Geocoding
import Geometry

/// The still map of an answer: what was asked, and what was found.
struct NearPicture {
    let place: String
    /// Nil when only the nearest rows were asked for.
    let radius: Length?
    let centres: NearCentres
    let marks: [PictureMark]
    /// Whether rows say how unsure they are, so that some are certain and some only possible.
    let knowsCertainty: Bool
    let table: String

    /// The format by the ending of the file's name.
    ///
    /// - Throws: `Failure` for another ending.
    static func format(_ file: String) throws -> PictureFormat {
        guard let format = PictureFormat(file: file) else {
            throw Failure("--map: \(file): a still map is an .svg or a .png: end the file's name so")
        }
        return format
    }

    /// The picture over the base map and the landmarks of a geocoder.
    func picture(_ geocoder: Geocoder) -> Picture {
        let count = centres.positions.count
        let name = place.drop(while: \.isWhitespace)
        let asked = count == 1 ? String(name) : "\(count) points of \(name)"
        let reach = radius.map { Picture.words($0) }
        let possible = marks.count(where: \.isPossible)
        let found =
            knowsCertainty
            ? "\(marks.count - possible) certain, \(possible) possible" : "\(marks.count) found"
        // A picture is passed on: folders of this machine are nobody's business.
        let file = table.split(separator: "/").last.map(String.init) ?? table
        var picture = Picture(
            title: reach.map { "Within \($0) of \(asked)" } ?? "Nearest to \(asked)",
            subtitle: "\(found), in \(file)", marks: marks,
            rings: centres.positions.enumerated().map { number, centre in
                PictureRing(
                    around: centre, radius: radius, name: count == 1 ? asked : centres.labels?[number])
            }, sources: [file], world: geocoder.world)
        picture.landmarks = geocoder.landmarks.landmarks
        return picture
    }
}
