/// The fields, each with a name of its own: the second `place` becomes `place_2`, one without a name `column_4`.
///
/// - Parameters:
///   - folding: Whether names that differ in their case alone are the same, as in SQL.
///   - reserved: Names that no field can have, in lower case.
public func uniqueNames(_ fields: [Field], folding: Bool, reserved: Set<String> = []) -> [Field] {
    func key(_ name: String) -> String { folding ? name.lowercased() : name }
    var taken = reserved
    // A name that is there as it is wins against one that is made.
    var given = reserved
    for field in fields { given.insert(key(field.name)) }
    return fields.enumerated().map { index, field in
        let own = field.name.isEmpty ? "column_\(index + 1)" : field.name
        var name = own
        var number = 2
        while taken.contains(key(name)) || name != field.name && given.contains(key(name)) {
            name = "\(own)_\(number)"
            number += 1
        }
        taken.insert(key(name))
        return Field(name, field.type, field.title == field.name ? name : field.title)
    }
}
