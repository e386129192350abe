public import Geocoding

/// What happened, in the terms that ACLED and GTD analysts sort by.
public enum IncidentType: String, Hashable, Sendable, CaseIterable {
    /// Rockets or missiles, from the ground or the sea.
    case rocketMissileAttack = "rocket/missile attack"
    /// An armed or exploding unmanned aircraft.
    case droneStrike = "drone strike"
    /// Bombs or missiles from manned aircraft, or "air strike" without more.
    case airStrike = "air strike"
    /// Artillery, mortars, tanks.
    case shelling = "shelling"
    /// The bomber meant to die.
    case suicideBombing = "suicide bombing"
    /// A planted, parked or thrown explosive.
    case bombing = "bombing"
    /// A mine or left-over ordnance that somebody stepped on or drove over.
    case landmine = "landmine explosion"
    /// An attack on somebody on the way.
    case ambush = "ambush"
    /// Two armed sides.
    case armedClash = "armed clash"
    /// Firearms against people who do not fight back.
    case shooting = "shooting"
    /// The killing of a chosen person.
    case assassination = "assassination"
    /// People taken against their will.
    case abduction = "abduction"
    /// Fire set on purpose.
    case arson = "arson"
    /// Things taken by force.
    case robbery = "robbery"
    /// Riots, and protests that were put down: mass arrests, tear gas.
    case unrest = "unrest"
    /// An attack that the report does not describe more closely.
    case armedAttack = "armed attack"
}

/// How settled the report's own account is.
public enum IncidentStatus: String, Hashable, Sendable {
    /// Told as a fact.
    case reported
    /// Told as preliminary information.
    case preliminary
    /// Told with a reserve: alleged, unverified, disputed.
    case alleged
    /// Tried and prevented: a bomb defused, a rocket intercepted.
    case foiled
}

/// What the named perpetrator or others say about who did it.
public enum ClaimStatus: String, Hashable, Sendable {
    /// The perpetrator said so.
    case claimed
    /// Somebody else says so.
    case attributed
    /// Blamed, and the blamed deny it.
    case denied
}

/// How a number of people bounds the truth.
public typealias CountBound = Quantity.Bound

/// A number of people as the report gives it.
public struct Count: Hashable, Sendable {
    /// The number; for a vague one ("dozens") the least that the word allows.
    public var value: Int
    /// How it was written.
    public var bound: CountBound

    /// A number as written.
    public init(_ value: Int, _ bound: CountBound = .exact) {
        self.value = value
        self.bound = bound
    }
}

/// The sentence that a field was read from.
public struct Evidence: Hashable, Sendable {
    /// The field's column name: `date`, `place`, `killed` …
    public var field: String
    /// The sentence, as it stands in the report.
    public var sentence: String
    /// Where it stands.
    public var span: TextSpan

    /// A field with the sentence it came from.
    public init(field: String, sentence: String, span: TextSpan) {
        self.field = field
        self.sentence = sentence
        self.span = span
    }
}

/// One incident as one report tells it. What the report does not say is nil: unknown is not zero.
public struct Incident: Hashable, Sendable {
    /// Stable for the same report text: the source's name and a number.
    public var id: String
    /// What kind of attack.
    public var type: IncidentType
    /// How settled the account is.
    public var status: IncidentStatus
    /// Rockets, missiles, shells, drones or bombs: how many were launched or planted.
    public var launched: Int?
    /// How many of them went off.
    public var exploded: Int?
    /// How many did not, or were intercepted.
    public var failed: Int?
    /// What it was done with, as the report names it.
    public var weapon: String?
    /// When.
    public var date: IncidentDate?
    /// Where.
    public var location: Location?
    /// Who did it, or is said to have.
    public var perpetrator: String?
    /// On whose word the perpetrator is named.
    public var claim: ClaimStatus?
    /// What or who it was aimed at.
    public var target: String?
    /// People killed, attackers apart where the report counts them apart.
    public var killed: Count?
    /// People wounded.
    public var wounded: Count?
    /// People taken away.
    public var abducted: Count?
    /// Reserve and source of the casualty figures: "preliminary; Interior Ministry spokesman X".
    public var casualtyNote: String?
    /// A sentence for every field.
    public var evidence: [Evidence]
    /// The report's file name.
    public var source: String

    /// An incident of which only this is known.
    public init(id: String, type: IncidentType, status: IncidentStatus = .reported, source: String) {
        self.id = id
        self.type = type
        self.status = status
        self.source = source
        self.evidence = []
    }
}
