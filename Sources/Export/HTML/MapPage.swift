package import Formats
public import Gazetteer
import Geometry
public import Incidents

/// Incidents as one page that a browser shows without a network: the map, the list, and why each stands where it does.
///
/// The page holds everything it needs, and its policy (Content Security Policy, level 3) forbids all else: no request leaves it, and
/// no script runs but its own, which is named by its sum. Words of reports are data within it, never markup.
public struct MapPage: Sendable {
    /// The name of the file in the folder of layers.
    public static let fileName = "map.html"
    /// More rows would make pages too large to be sent to somebody; of 100,000 it is measured that they move smoothly
    /// (`Scripts/bench page`).
    public static let limit = 200_000

    let table: PageTable
    let reports: [Incident]
    let world: WorldGazetteer
    let landmarks: [Landmark]
    let levels: [String: UnitLevel]
    /// What stands above the map.
    public var title: String
    /// Circles that the rows were asked for with; none when nothing was asked.
    public var rings: [PictureRing] = []

    /// A page of incidents that reports tell of, over the outlines and towns of an index.
    public init(_ incidents: [Incident], world: WorldGazetteer, landmarks: LandmarkTable? = nil) {
        table = PageTable(incidents)
        reports = incidents
        self.world = world
        self.landmarks = landmarks?.landmarks ?? []
        levels = [:]
        let sources = Set(incidents.map(\.source))
        let file = sources.count == 1 ? sources.first.map(FileNames.last) : nil
        title = Picture.count(incidents.count) + " in " + (file ?? "\(sources.count) reports")
    }

    /// A page of the rows of a store or a table.
    ///
    /// - Parameters:
    ///   - meaning: What their columns mean.
    ///   - name: What people call the store or the table.
    ///   - levels: Which values of a column `rule` say that nothing finer is known than a country or a division: such rows are
    ///     drawn as the outline of that.
    /// - Throws: `FormatError` when the rows cannot be read, or are more than `limit`.
    package init(
        _ rows: any RowSource, _ meaning: RowMeaning, count: Int, name: String, world: WorldGazetteer,
        landmarks: LandmarkTable?,
        levels: [String: UnitLevel] = [:]
    ) throws(FormatError) {
        guard count <= Self.limit else {
            throw FormatError(
                path: name, reason: "\(count) rows: a page holds at most \(Self.limit)",
                advice:
                    "choose fewer (of a store with --since, --until, --where, --within), or write .gpkg or .kmz, which have no limit"
            )
        }
        table = try PageTable(rows, meaning)
        reports = []
        self.world = world
        self.landmarks = landmarks?.landmarks ?? []
        self.levels = levels
        title = Picture.count(table.count) + " in " + FileNames.last(of: name)
    }

    /// The page's bytes: the same for the same incidents and index.
    public func encode() -> [UInt8] {
        let style = IndexBytes.pageStyle.copy()
        let script = IndexBytes.pageScript.copy()
        var page: [UInt8] = []
        // Between the marks stand, by turns, markup and the name of what belongs there.
        let frame = String(decoding: IndexBytes.page.copy(), as: UTF8.self).split(
            separator: "%%", omittingEmptySubsequences: false)
        for (number, part) in frame.enumerated() {
            switch number.isMultiple(of: 2) ? "" : part {
            case "title": page += Self.escaped(title).utf8
            case "style": page += style
            case "style-sum": page += Self.sum(style).utf8
            case "script": page += script
            case "script-sum": page += Self.sum(script).utf8
            // No letter of Base64 can end the element that holds it. Level 9 would take four times as long and save one in a hundred bytes.
            case "data": page += Base64.bytes(Deflate.compress(data(), level: 6))
            default: page += part.utf8
            }
        }
        return page
    }

    private static func sum(_ bytes: [UInt8]) -> String {
        "sha256-" + String(decoding: Base64.bytes(SHA256.digest(bytes)), as: UTF8.self)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
