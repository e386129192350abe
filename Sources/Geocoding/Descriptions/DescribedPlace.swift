/// What a description of a place was read as.
public struct DescribedPlace: Hashable, Sendable {
    /// One way to read it.
    public struct Reading: Hashable, Sendable {
        /// Where that is.
        public let location: Location
        /// How likely this reading is among all of them, 0–1.
        public let probability: Double
        /// What the words say about the anchor; nil when they only name it.
        public let relation: SpatialRelation?
        /// The line of the grammar that matched.
        public let line: String?
        /// What it is anchored to, with the areas that hold it.
        public let anchor: String
        /// How the name led to the anchor, for people.
        public let reason: String
    }

    /// The readings, the likeliest first; empty when the description places nothing.
    public let readings: [Reading]
    /// What of the words was not used, and why there is no reading or no finer one, for people.
    public let notes: [String]

    /// A description with its readings, the likeliest first.
    public init(readings: [Reading], notes: [String]) {
        self.readings = readings
        self.notes = notes
    }

    /// All of it in one line, for people.
    public var why: String {
        guard let best = readings.first else { return notes.joined(separator: "; ") }
        var text = best.location.rule
        if let line = best.line { text += " (rule \u{201C}\(line)\u{201D})" }
        text += "; anchor: \(best.anchor)"
        if !best.reason.isEmpty { text += ", \(best.reason)" }
        for other in readings.dropFirst() {
            let percent = Int((other.probability * 100).rounded())
            text += "; or \(other.location.rule), \(other.anchor) (\(percent) %)"
        }
        for note in notes { text += "; \(note)" }
        return text
    }
}
