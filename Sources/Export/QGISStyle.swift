import Formats
import Incidents

/// How QGIS draws incidents: in the colour of their type.
extension QGISStyle {
    /// Round markers, rings where the place is only known to some kilometres.
    static let points = style { .marker($0, ringWhere: "\"uncertainty_m\" > 5000") }.document

    /// Areas through which the map shows.
    static let areas = style { .area($0) }.document

    private static func style(_ symbol: (_ colour: String) -> QGISSymbol) -> QGISStyle {
        var style = QGISStyle(
            by: "type", IncidentType.allCases.map { Category($0.rawValue, symbol($0.colour)) },
            fields: IncidentFields.table)
        style.labels = ("place", 250_000)
        style.days = ("date_start", "date_end")
        style.tip = QGISMapTip(
            title: ["type", "place"],
            lines: IncidentFields.table.filter { shown.contains($0.name) }.map { ($0.title, $0.name) })
        return style
    }

    private static let shown: Set<String> = [
        "date_start", "date_end", "uncertainty_m", "phrase", "perpetrator", "target", "weapon", "killed",
        "wounded",
        "source",
    ]
}
