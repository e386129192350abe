/// One JSON object (RFC 8259) as it stands on a line of JSON Lines: its own members, text and numbers as such, anything
/// else passed over.
public struct JSONObject: Sendable {
    /// A member's value.
    public enum Value: Hashable, Sendable {
        /// A string, its escapes resolved.
        case text(String)
        /// A number as it is written.
        case number(String)
        /// null, a truth value, an array or an object.
        case other
    }

    /// Names and values in their order.
    public private(set) var members: [(name: String, value: Value)] = []

    /// Nil when the bytes are not exactly one object, but for spaces around it.
    public init?(parsing bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        var scanner = JSONScanner(bytes, bytes.indices)
        var members: [(name: String, value: Value)] = []
        do throws(JSONScanner.Failure) {
            try scanner.object { (scanner, name) throws(JSONScanner.Failure) in
                switch scanner.peek() {
                case 0x22:
                    members.append((name, .text(String(decoding: try scanner.string(), as: UTF8.self))))
                case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    members.append(
                        (name, .number(String(decoding: bytes[try scanner.skip()], as: UTF8.self))))
                default:
                    try scanner.skip()
                    members.append((name, .other))
                }
            }
            try scanner.finish()
        } catch {
            return nil
        }
        self.members = members
    }

    /// The value of the first of these names that a member has; names are compared in lower case.
    public func first(of names: [String]) -> Value? {
        for name in names {
            if let member = members.last(where: { $0.name == name || $0.name.lowercased() == name }) {
                return member.value
            }
        }
        return nil
    }
}
