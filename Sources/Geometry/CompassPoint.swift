/// A direction of the compass rose as people write it: `north`, `NNE`, `south-southwest`, `north by east`.
public struct CompassPoint: Hashable, Sendable {
    /// The direction, degrees clockwise from north, 0 ..< 360.
    public let azimuth: Double
    /// How far to either side the word reaches, degrees: a cardinal or intercardinal point covers 22.5,
    /// one of the secondary points (NNE) 11.25, a by-point 5.625.
    public let halfWidth: Double

    /// Reads a word or an abbreviation; nil when it is none.
    ///
    /// All 32 points, in any case, with hyphens, spaces or neither, with or without a final `-ern`, `-erly`,
    /// `-ward` or `-wards`, and abbreviations with or without full stops.
    public init?(parsing text: String) {
        var word = ""
        for character in text.lowercased() where character.isLetter { word.append(character) }
        for ending in ["wards", "ward", "erly", "ern"]
        where word.hasSuffix(ending) && word.count > ending.count + 3 {
            word.removeLast(ending.count)
            break
        }
        guard let step = Self.steps[word] else { return nil }
        azimuth = Double(step) * 11.25
        halfWidth = step.isMultiple(of: 4) ? 22.5 : step.isMultiple(of: 2) ? 11.25 : 5.625
    }

    /// All names and abbreviations that `init(parsing:)` reads, in lower case, without hyphens and endings.
    public static var words: Set<String> { Set(steps.keys) }

    /// Names of the 32 points, in steps of 11.25 degrees from north.
    private static let steps: [String: Int] = {
        let cardinal = ["north", "east", "south", "west"]
        var names: [String: Int] = [:]
        func add(_ parts: [String], _ step: Int) {
            names[parts.joined()] = step
            names[parts.map { $0 == "by" ? "b" : Self.initials($0) }.joined()] = step
            names[parts.map { $0 == "by" ? "by" : Self.initials($0) }.joined()] = step
            // Sailors write "SxW".
            names[parts.map { $0 == "by" ? "x" : Self.initials($0) }.joined()] = step
        }
        for i in 0..<4 {
            let (a, b) = (cardinal[i], cardinal[(i + 1) % 4])
            let between = i.isMultiple(of: 2) ? a + b : b + a
            let base = 8 * i
            add([a], base)
            add([a, "by", b], base + 1)
            add([a, between], base + 2)
            add([between, "by", a], base + 3)
            add([between], base + 4)
            add([between, "by", b], base + 5)
            add([b, between], base + 6)
            add([b, "by", a], base + 7)
        }
        return names
    }()

    private static func initials(_ name: String) -> String {
        switch name {
        case "northeast": "ne"
        case "southeast": "se"
        case "southwest": "sw"
        case "northwest": "nw"
        default: String(name.prefix(1))
        }
    }
}
