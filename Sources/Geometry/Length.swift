/// A length on the ground. The unit is part of the value, never of the reader's memory.
public struct Length: Hashable, Comparable, Sendable {
    /// The length in metres.
    public let metres: Double

    /// A length of that many metres.
    @inlinable
    public init(metres: Double) { self.metres = metres }

    /// A length of that many metres.
    @inlinable
    public static func metres(_ value: Double) -> Length { Length(metres: value) }

    /// A length of that many kilometres.
    @inlinable
    public static func kilometres(_ value: Double) -> Length { Length(metres: value * 1000) }

    /// The shorter one first.
    @inlinable
    public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }

    /// The sum of the two lengths.
    @inlinable
    public static func + (a: Length, b: Length) -> Length { Length(metres: a.metres + b.metres) }

    /// The length, so many times.
    @inlinable
    public static func * (a: Length, factor: Double) -> Length { Length(metres: a.metres * factor) }
}
