/// The values of features as JSON objects, without their shapes: an array, or one object a line (JSON Lines).
public struct JSONWriter: FeatureWriter {
    /// How objects follow one another.
    public enum Framing: Hashable, Sendable {
        /// One array.
        case array
        /// One object a line.
        case lines
    }

    private let framing: Framing
    private let fields: [Field]
    private var isFirst = true

    /// A writer of features with these fields.
    public init(fields: [Field], framing: Framing) {
        self.fields = fields
        self.framing = framing
    }

    /// Opens the array.
    public mutating func begin(_ out: inout [UInt8]) {
        if framing == .array { out.append(UInt8(ascii: "[")) }
    }

    /// Appends an object on a line of its own.
    public mutating func add(_ feature: Feature, to out: inout [UInt8]) {
        if framing == .array { out.append(isFirst ? "\n" : ",\n") }
        isFirst = false
        out.append(json: fields, feature.values)
        if framing == .lines { out.append(0x0A) }
    }

    /// Closes the array.
    public mutating func end(_ out: inout [UInt8]) {
        if framing == .array { out.append("\n]\n") }
    }
}
