import Geocoding

/// Something read from a stretch of tokens.
struct Reading<Value: Hashable & Sendable>: Hashable, Sendable {
    let value: Value
    let tokens: Range<Int>
}
