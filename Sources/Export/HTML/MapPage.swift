import Formats
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

    let incidents: [Incident]
    let world: WorldGazetteer

    /// A page of these incidents, over the outlines and towns of an index.
    public init(_ incidents: [Incident], world: WorldGazetteer) {
        self.incidents = incidents
        self.world = world
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
            case "data": page += data()
            default: page += part.utf8
            }
        }
        return page
    }

    private var title: String {
        let sources = Set(incidents.map(\.source))
        let count = incidents.count == 1 ? "1 incident" : "\(incidents.count) incidents"
        return sources.count == 1
            ? "\(count) in \(sources.first ?? "")" : "\(count) in \(sources.count) reports"
    }

    private static func sum(_ bytes: [UInt8]) -> String { "sha256-" + Base64.text(SHA256.digest(bytes)) }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
