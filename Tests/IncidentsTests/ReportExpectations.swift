import Testing

/// What one incident of a report must come out as.
struct ExpectedIncident: Sendable {
    var type: String
    var status = "reported"
    var launched: Int?
    var exploded: Int?
    var failed: Int?
    var day: String
    var place: ExpectedPlace
    /// Words that the name must hold; nil where the report blames nobody.
    var perpetrator: String?
    var claim: String?
    var target: String?
    var killed: Int?
    var wounded: Int?
    var abducted: Int?
    /// Fields that come out wrong for now, by the name of their check.
    var knownIssues: Set<String> = []
}

/// Where a point must lie.
struct ExpectedPlace: Sendable {
    var latitude: Double
    var longitude: Double
    /// How far the point may lie from there.
    var within: Double
}

/// A report under `Data/reports` with all its incidents.
struct ExpectedReport: Sendable, CustomTestStringConvertible {
    var file: String
    var incidents: [ExpectedIncident]
    var testDescription: String { file }

    static let all = [
        ExpectedReport(
            file: "kabul-rockets.txt",
            incidents: [
                ExpectedIncident(
                    type: "rocket/missile attack", status: "preliminary", launched: 3, exploded: 2, failed: 1,
                    day: "2021-07-20",
                    place: ExpectedPlace(latitude: 34.52361, longitude: 69.17889, within: 0.1),
                    perpetrator: "ISIS", claim: "claimed", target: "presidential palace", killed: 0,
                    wounded: 0)
            ]),
        ExpectedReport(
            file: "market-bombing.txt",
            incidents: [
                ExpectedIncident(
                    type: "bombing", day: "2023-03-14",
                    place: ExpectedPlace(latitude: 2.049, longitude: 45.32, within: 1),
                    perpetrator: "Shabab", claim: "claimed", target: "market", killed: 15, wounded: 23)
            ]),
        ExpectedReport(
            file: "road-ambush.txt",
            incidents: [
                ExpectedIncident(
                    type: "ambush", day: "2021-08-04",
                    // Halfway from Gao to Ansongo.
                    place: ExpectedPlace(latitude: 15.97, longitude: 0.23, within: 50),
                    target: "convoy", killed: 2, wounded: 5)
            ]),
        ExpectedReport(
            file: "border-drone.txt",
            incidents: [
                ExpectedIncident(
                    type: "drone strike", day: "2022-06-15",
                    place: ExpectedPlace(latitude: 36.45, longitude: 41.69, within: 15),
                    perpetrator: "Turk", claim: "attributed", target: "YBS", killed: 2, wounded: 1)
            ]),
        ExpectedReport(
            file: "abduction.txt",
            incidents: [
                ExpectedIncident(
                    type: "abduction", day: "2024-02-19",
                    place: ExpectedPlace(latitude: -0.646, longitude: 29.172, within: 5),
                    perpetrator: "Mai-Mai", claim: "denied", target: "aid", wounded: 1, abducted: 4,
                    knownIssues: ["target"])
            ]),
        ExpectedReport(
            file: "artillery-exchange.txt",
            incidents: [
                ExpectedIncident(
                    type: "shelling", day: "2020-11-13",
                    place: ExpectedPlace(latitude: 34.086, longitude: 74.032, within: 30), killed: 4,
                    wounded: 11),
                ExpectedIncident(
                    type: "shelling", day: "2020-11-13",
                    // The Neelum valley; Muzaffarabad, where the official spoke, is 51 km off.
                    place: ExpectedPlace(latitude: 34.6, longitude: 73.95, within: 60), killed: 3,
                    wounded: 9, knownIssues: ["place", "evidence"]),
            ]),
        ExpectedReport(file: "no-incident.txt", incidents: []),
    ]
}
