/// Units of length as texts write them.
enum LengthUnit {
    /// Metres in one unit, by its lower-case word.
    static let metres: [String: Double] = [
        "km": 1000, "kms": 1000, "kilometre": 1000, "kilometres": 1000, "kilometer": 1000, "kilometers": 1000,
        "m": 1, "metre": 1,
        "metres": 1, "meter": 1, "meters": 1, "mile": 1609.344, "miles": 1609.344, "mi": 1609.344, "nm": 1852,
        "nmi": 1852, "n.m": 1852, "n.m.": 1852, "mile(s)": 1609.344, "klm": 1000, "kilometer(s)": 1000,
        "yard": 0.9144, "yards": 0.9144, "foot": 0.3048, "feet": 0.3048,
    ]
}
