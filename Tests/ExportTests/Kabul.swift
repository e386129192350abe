import Geocoding
import Geometry
import Incidents

/// One incident with every field filled in, small enough to compare letter by letter.
func kabul() -> Incident {
    var incident = Incident(
        id: "kabul.txt#1", type: .rocketMissileAttack, status: .preliminary, source: "kabul.txt")
    incident.launched = 3
    incident.exploded = 2
    incident.failed = 1
    incident.weapon = "rockets"
    incident.date = IncidentDate(
        start: "2021-07-20", end: "2021-07-20", precision: .day, slackDays: 1, note: "10 Dhu al-Hijjah")
    incident.location = Location(
        place: "Presidential Palace, Kabul", country: "AF", geonameID: 1_138_958,
        coordinate: Coordinate(wrappingLatitude: 34.523612345, longitude: 69.17889), radius: .kilometres(1),
        uncertainty: .metres(1290.04), area: triangle, extent: .stated, rule: "within a distance",
        phrase: "within about a kilometre of the palace", phraseSpan: TextSpan(start: 40, end: 78))
    incident.perpetrator = "Islamic State"
    incident.claim = .claimed
    incident.target = "Arg & Eidgah"
    incident.killed = Count(0)
    incident.wounded = Count(5, .atLeast)
    incident.abducted = Count(1, .about)
    incident.casualtyNote = "Interior Ministry"
    let sentence = "Three rockets landed."
    let span = TextSpan(start: 0, end: 21)
    incident.evidence = [
        Evidence(field: "launched", sentence: sentence, span: span),
        Evidence(field: "date", sentence: sentence, span: span),
        Evidence(field: "date", sentence: "It was Eid.", span: TextSpan(start: 90, end: 101)),
    ]
    return incident
}

private let triangle = Shape.polygon(
    Polygon(
        exterior: Ring(
            [(34, 69), (34, 70), (35, 69)].map { Coordinate(wrappingLatitude: $0.0, longitude: $0.1) })))
