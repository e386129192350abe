/// What the input calls a row, given back as it came.
public enum RowIdentifier: Hashable, Sendable {
    /// Nothing.
    case none
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
}

extension RowEncoder {
    /// An identifier of the input.
    public mutating func add(_ identifier: RowIdentifier) {
        switch identifier {
        case .none: addNull()
        case .text(let text): add(text)
        case .integer(let number): add(number)
        }
    }
}
