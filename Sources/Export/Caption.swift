import Formats
import Geocoding
import Geometry
import Incidents

extension Incident {
    /// What Google Earth shows of the incident: a label, its days for the time slider, the style of its type, and a balloon with
    /// what the page tells of it.
    var caption: KMLCaption {
        KMLCaption(
            name: title, balloon: balloon, begin: date?.start, end: date?.end, style: type.rawValue)
    }

    /// What happened and where, in a few words.
    var title: String {
        let what = type.rawValue.prefix(1).uppercased() + type.rawValue.dropFirst()
        return location.map { "\(what), \($0.place)" } ?? what
    }

    private var balloon: KMLBalloon {
        var balloon = KMLBalloon()
        balloon.add(facts: [
            ("Status", status == .reported ? nil : status.rawValue), ("When", when),
            ("Position", location.map(Self.position)),
            ("May be off by", location.map { Decimal.length($0.uncertainty) }),
            ("Launched", launched.map { "\($0)" }), ("Exploded", exploded.map { "\($0)" }),
            ("Failed", failed.map { "\($0)" }), ("Killed", killed.map(Self.words)),
            ("Wounded", wounded.map(Self.words)), ("Abducted", abducted.map(Self.words)),
            ("By", perpetrator.map { $0 + (claim.map { " (\($0.rawValue))" } ?? "") }), ("Target", target),
            ("Weapon", weapon), ("Source", source),
        ])
        balloon.add(why, title: "Why here")
        if let location, let other = location.runnerUp {
            let reach = Length(
                metres: Geodesic.inverse(from: location.coordinate, to: other.coordinate).distance.metres)
            balloon.add(
                "\(other.title), \(Decimal.length(reach)) from here",
                title: "The runner-up, the same name elsewhere")
        }
        for item in quotations {
            let fields = item.fields.map { $0.replacing("_", with: " ") }
            balloon.add(quotation: item.sentence, tells: fields.joined(separator: ", "))
        }
        return balloon
    }

    /// The days in words, with those by which they may differ and what they were found from.
    private var when: String? {
        guard let date else { return nil }
        let days = PictureDates.words(from: date.start, to: date.end) ?? date.start
        let slack = date.slackDays == 0 ? "" : " ± \(date.slackDays) \(date.slackDays == 1 ? "day" : "days")"
        return days + slack + (date.note.isEmpty ? "" : " (\(date.note))")
    }

    /// With no more digits than it is known to.
    private static func position(_ location: Location) -> String {
        let places = location.uncertainty > PictureMark.surePosition ? 3 : 5
        return [location.coordinate.latitude, location.coordinate.longitude].map {
            Decimal.text($0, places: places)
        }.joined(separator: ", ")
    }

    private static func words(_ count: Count) -> String {
        count.bound == .exact ? "\(count.value)" : "\(count.bound.rawValue) \(count.value)"
    }
}
