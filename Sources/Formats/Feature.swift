public import Geometry

/// One value of a feature's field, in the types that GeoJSON, KML, GeoPackage and CSV share.
public enum FieldValue: Hashable, Sendable {
    /// Unknown or not applicable: JSON null, SQL NULL, an empty CSV field, no KML data.
    case null
    /// A truth value.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A finite number.
    case real(Double)
    /// Text.
    case text(String)
    /// A calendar day, `YYYY-MM-DD`.
    case date(String)
    /// A list of named texts: an object in GeoJSON, the same object as JSON text elsewhere.
    case object([KeyedText])
    /// A piece of JSON as it was read, for what none of the others holds: lists, nested objects, numbers of many digits.
    case json(String)
}

/// A name and a text, in an order that is kept.
public struct KeyedText: Hashable, Sendable {
    /// The name.
    public let key: String
    /// The text.
    public let text: String

    /// A name with its text.
    public init(_ key: String, _ text: String) {
        self.key = key
        self.text = text
    }
}

/// What a field holds, for formats that declare their columns.
public enum FieldType: Hashable, Sendable {
    /// True or false.
    case boolean
    /// Whole numbers.
    case integer
    /// Real numbers.
    case real
    /// Text.
    case text
    /// Calendar days.
    case date
    /// JSON objects of texts.
    case object
}

/// A column: its name, its type and what it means, as shown to people.
public struct Field: Hashable, Sendable {
    /// The name in the file, `lower_snake_case`.
    public let name: String
    /// The type of its values.
    public let type: FieldType
    /// A line for people: meaning and unit.
    public let title: String

    /// A column.
    public init(_ name: String, _ type: FieldType, _ title: String) {
        self.name = name
        self.type = type
        self.title = title
    }
}

/// A shape with values, in the order of the fields of the layer it belongs to.
public struct Feature: Hashable, Sendable {
    /// Unique within its layer.
    public let id: String
    /// What it looks like; nil when nothing is known of where it is.
    public let shape: Shape?
    /// One value a field.
    public let values: [FieldValue]

    /// A shape with values.
    public init(id: String, shape: Shape?, values: [FieldValue]) {
        self.id = id
        self.shape = shape
        self.values = values
    }
}

extension FieldValue {
    /// The value as text; nothing for what is missing.
    package var text: String {
        switch self {
        case .null, .object: ""
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text), .date(let text), .json(let text): text
        }
    }
}
