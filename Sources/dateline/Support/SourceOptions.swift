import ArgumentParser
import Gazetteer
import Geocoding

/// Where places are looked up.
struct SourceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Look places up in this index instead of the embedded one.", valueName: "file.gaz")
    )
    var gazetteer: String?

    @Option(
        help: ArgumentHelp(
            "Know these landmarks too: CSV with the columns name,aliases,kind,city,country,lat,lon,uncertainty_m,source.",
            valueName: "file.csv"))
    var landmarks: [String] = []

    func geocoder() throws -> Geocoder {
        let world =
            try gazetteer.map { path throws(GazetteerError) in try WorldGazetteer(contentsOfFile: path) }
            ?? WorldGazetteer.embedded()
        var table = try LandmarkTable.embedded()
        for path in landmarks.reversed() { table = try LandmarkTable(contentsOfFile: path).merging(table) }
        return Geocoder(world: world, landmarks: table)
    }
}
