/// Why a geometry could not be made or read.
public enum GeometryError: Error, Hashable, Sendable {
    /// A radius or distance outside what the operation takes; the text says what it takes.
    case length(Length, mustBe: String)
    /// A number of segments below three.
    case segments(Int)
    /// An angle outside what the operation takes, degrees; the text says what it takes.
    case angle(Double, mustBe: String)
    /// A latitude beyond a pole, degrees, and the text it was read from.
    case latitude(Double, in: String)
    /// A longitude beyond 180, degrees, and the text it was read from.
    case longitude(Double, in: String)
    /// Minutes or seconds of 60 or more, and the text they were read from.
    case sixtieths(Double, in: String)
    /// A grid reference that is none or can be read in several ways: the reason, and the text it was read from.
    case notation(String, in: String)
    /// A row, counted from zero, whose numbers are no position: out of range or not numbers, degrees.
    case position(latitude: Double, longitude: Double, row: Int)
    /// GEOS refused; its own words, and the operation that was asked of it.
    case geos(operation: String, message: String)
}

extension GeometryError: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        switch self {
        case .length(let length, let rule): "\(length): a length here must be \(rule)"
        case .segments(let count): "\(count) segments: a circle needs at least 3"
        case .angle(let degrees, let rule): "\(degrees)°: an angle here must be \(rule)"
        case .latitude(let value, let text):
            "'\(text)': latitude \(value) is not in -90...90 (it comes first unless N, S, E or W say otherwise)"
        case .longitude(let value, let text): "'\(text)': longitude \(value) is not in -180...180"
        case .sixtieths(let value, let text):
            "'\(text)': minutes and seconds are below 60, and \(value) is not"
        case .notation(let reason, let text): "'\(text)': \(reason)"
        case .position(let latitude, let longitude, let row):
            "row \(row): latitude \(latitude), longitude \(longitude) is no position: they lie in -90...90 and -180...180"
        case .geos(let operation, let message): "GEOS could not compute the \(operation): \(message)"
        }
    }
}
