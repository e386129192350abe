import ArgumentParser
import Gazetteer

extension GazetteerCommand {
    /// `dateline gazetteer info`
    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what an index holds: counts, size, sources and licences.")

        @Option(
            help: ArgumentHelp("Index to look at instead of the one in the program.", valueName: "file.gaz"))
        var gazetteer: String?

        @Flag(help: "Read the whole index and compare it with its checksums.")
        var verify = false

        @Option(help: "Name so many countries, those with the most places first.")
        var countries: Int = 20

        func run() throws {
            let world: WorldGazetteer =
                if let gazetteer { try WorldGazetteer(contentsOfFile: gazetteer) } else { try .embedded() }
            if verify { try world.verify() }
            let metadata = world.metadata
            var lines = [
                "index\t\(gazetteer ?? "in the program")", "format\t\(metadata.formatVersion)",
                "bytes\t\(metadata.byteCount)", "places\t\(metadata.placeCount)",
            ]
            if metadata.ownCount > 0 { lines.append("the user's own\t\(metadata.ownCount)") }
            lines += [
                "names\t\(metadata.nameCount)", "different names\t\(metadata.keyCount)",
                "measured extents\t\(metadata.measuredCount)",
            ]
            let census = world.census()
            lines += census.classes.map { "class \($0.letter) (\($0.words))\t\(census.byClass[$0] ?? 0)" }
            let byCount = census.byCountry.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            lines += byCount.prefix(max(0, countries)).map { "country \($0.key)\t\($0.value)" }
            if byCount.count > countries {
                let rest = byCount.dropFirst(max(0, countries))
                lines.append("\(rest.count) other countries\t\(rest.reduce(0) { $0 + $1.value })")
            }
            lines.append("in no country\t\(census.withoutCountry)")
            lines += metadata.sections.map { "section \($0.name)\t\($0.byteCount) bytes" }
            if verify { lines.append("checksums\tall match") }
            if !metadata.provenance.isEmpty { lines.append("\n\(metadata.provenance)") }
            let text = lines.joined(separator: "\n")
            StandardOutput.write(text.hasSuffix("\n") ? text : text + "\n")
        }
    }
}

extension FeatureClass {
    /// What belongs to the class, for people.
    var words: String {
        switch self {
        case .administrative: "countries and units"
        case .water: "waters"
        case .area: "areas"
        case .settlement: "settlements"
        case .road: "roads"
        case .spot: "sites"
        case .terrain: "land forms"
        case .undersea: "undersea"
        case .vegetation: "vegetation"
        case .unknown: "unclassified"
        }
    }
}
