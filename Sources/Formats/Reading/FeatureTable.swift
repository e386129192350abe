public import Geometry

/// Features as they were read from a file: points, lines, areas, with all that is said of them.
public struct FeatureTable: Sendable {
    /// What people call the file.
    public let name: String
    /// The columns, in the order in which they first occur.
    public let fields: [Field]
    /// The features, in order.
    public let features: [SourceFeature]
    /// What was noticed in features that are used all the same: lines for people.
    public let notes: [String]

    /// A table; features may have fewer values than there are fields.
    public init(name: String, fields: [Field], features: [SourceFeature], notes: [String] = []) {
        self.name = name
        self.fields = fields
        self.features = features
        self.notes = notes
    }
}

/// One feature of a file.
public struct SourceFeature: Hashable, Sendable {
    /// What the file calls it; nil when it has no name.
    public let id: String?
    /// Where it is in the file, for people: `line 12`, `row 5`.
    public let place: String
    /// What it looks like: one shape, more for several points or a collection, none when nothing is known or all is wrong.
    public let shapes: [Shape]
    /// What is wrong with its geometry, for people; nil when nothing is.
    public let fault: String?
    /// One value a field; later ones may be missing.
    public let values: [FieldValue]

    /// A feature.
    public init(id: String?, place: String, shapes: [Shape], fault: String? = nil, values: [FieldValue]) {
        self.id = id
        self.place = place
        self.shapes = shapes
        self.fault = fault
        self.values = values
    }
}

/// Gathers the columns of features that need not all have the same ones.
struct FieldGatherer {
    private(set) var names: [String] = []
    private var types: [FieldType?] = []
    private var numbers: [String: Int] = [:]

    /// The values in the order of all columns so far.
    mutating func row(_ members: [(name: String, value: FieldValue)]) -> [FieldValue] {
        var row = [FieldValue](repeating: .null, count: names.count)
        for (name, value) in members {
            let number: Int
            if let known = numbers[name] {
                number = known
            } else {
                number = names.count
                numbers[name] = number
                names.append(name)
                types.append(nil)
                row.append(.null)
            }
            row[number] = value
            types[number] = Self.merged(types[number], value.type)
        }
        return row
    }

    /// All columns; of those without any value nothing is known, and they are text.
    var fields: [Field] { zip(names, types).map { Field($0, $1 ?? .text, $0) } }

    private static func merged(_ a: FieldType?, _ b: FieldType?) -> FieldType? {
        guard let a, let b, a != b else { return a ?? b }
        return Set([a, b]) == [.integer, .real] ? .real : .text
    }
}

extension FieldValue {
    /// The type of a column that holds such values; nil for a value that is missing.
    package var type: FieldType? {
        switch self {
        case .null: nil
        case .boolean: .boolean
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .date: .date
        case .object, .json: .object
        }
    }
}
