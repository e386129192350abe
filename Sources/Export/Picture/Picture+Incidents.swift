public import Gazetteer
import Geocoding
public import Geometry
public import Incidents

extension Picture {
    /// The name of the file in a folder of layers, but for its ending.
    public static let fileName = "map."

    /// A picture of the incidents of reports.
    ///
    /// - Parameter title: The report's own headline; without it the picture says what it shows.
    public init(_ incidents: [Incident], title: String? = nil, world: WorldGazetteer) {
        let placed = incidents.filter { $0.location != nil }
        let sources = incidents.map(\.source).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let count = Self.count(placed.count)
        let days = PictureDates.span(placed.compactMap { $0.date.map { ($0.start, $0.end) } })
        let isOneDay = Set(placed.map { $0.date.map { [$0.start, $0.end] } }).count == 1
        let missing = incidents.count - placed.count
        let note =
            missing == 0
            ? "" : missing == 1 ? "; one more without a place" : "; \(missing) more without a place"
        let title = title ?? (sources.count == 1 ? sources[0] : "\(count) in \(sources.count) reports")
        self.init(
            title: title, subtitle: [count, days].compactMap { $0 }.joined(separator: ", ") + note,
            marks: placed.compactMap { PictureMark($0, world, tellsDay: !isOneDay) }, sources: sources,
            world: world)
    }

    /// A length as the picture writes it: "1 km".
    public static func words(_ length: Length) -> String {
        length.metres < 9_950
            ? Decimal.length(length) : "\(Int((length.metres / 1000).rounded()).grouped) km"
    }

    /// "1 incident", "2,500 incidents".
    public static func count(_ number: Int) -> String {
        number == 1 ? "1 incident" : "\(number.grouped) incidents"
    }
}

extension PictureMark {
    /// An incident's mark; nil for one without a place.
    ///
    /// - Parameter tellsDay: Whether its label says when it was: the subtitle does where all were on one day.
    init?(_ incident: Incident, _ world: WorldGazetteer, tellsDay: Bool) {
        guard let location = incident.location else { return nil }
        let day = tellsDay ? incident.date.flatMap { PictureDates.words(from: $0.start, to: $0.end) } : nil
        let killed = incident.killed.flatMap { count in
            count.value == 0
                ? nil : "\(count.bound == .exact ? "" : "\(count.bound.rawValue) ")\(count.value) killed"
        }
        let what = incident.type.rawValue.prefix(1).uppercased() + incident.type.rawValue.dropFirst()
        self.init(
            at: location.coordinate, uncertainty: location.uncertainty, reach: Self.reach(location, world),
            kind: incident.type.rawValue, name: location.place,
            note: [what, killed, day].compactMap { $0 }.joined(separator: ", "))
    }

    /// The outline of a country or division that is all the text names; otherwise what the text states, or how far the truth may lie.
    private static func reach(_ location: Location, _ world: WorldGazetteer) -> Reach {
        if let unit = location.unit(of: world) { return .unit(unit) }
        let isPlain = location.extent == .uncertainty && location.uncertainty <= surePosition
        return isPlain ? .disc : .shape(location.area)
    }
}
