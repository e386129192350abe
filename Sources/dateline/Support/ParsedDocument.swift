import Geocoding

/// A document with the places that it names.
struct ParsedDocument: Sendable {
    /// The id as JSON: a string with its quotation marks, a number, null.
    let id: [UInt8]
    let text: [UInt8]
    let toponyms: [Toponym]
    /// What kept it from being read.
    let error: String?
}
