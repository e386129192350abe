/// Why a geometry could not be made.
public enum GeometryError: Error, Hashable, Sendable {
    /// A radius or distance outside what the operation takes; the text says what it takes.
    case length(Length, mustBe: String)
    /// A number of segments below three.
    case segments(Int)
    /// An angle outside what the operation takes, degrees; the text says what it takes.
    case angle(Double, mustBe: String)
    /// GEOS refused; its own words, and the operation that was asked of it.
    case geos(operation: String, message: String)
}

extension GeometryError: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .length(let length, let rule): "\(length.metres) m: a length here must be \(rule)"
        case .segments(let count): "\(count) segments: a circle needs at least 3"
        case .angle(let degrees, let rule): "\(degrees)°: an angle here must be \(rule)"
        case .geos(let operation, let message): "GEOS could not compute the \(operation): \(message)"
        }
    }
}
