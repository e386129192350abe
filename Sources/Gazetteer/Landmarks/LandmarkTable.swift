/// Landmarks by name, by alias and by kind.
public struct LandmarkTable: Sendable {
    /// All of them, in the order of the table.
    public let landmarks: [Landmark]
    private var byName: [FoldedKey: [Int]] = [:]
    private var byKind: [FoldedKey: [Int]] = [:]
    /// Beginnings of names, up to a space.
    private var beginnings: Set<ArraySlice<UInt8>> = []

    /// The table that is part of the program.
    ///
    /// - Throws: `GazetteerError.badRow` when it has an error.
    public static func embedded() throws(GazetteerError) -> LandmarkTable {
        try LandmarkTable(csv: IndexBytes.landmarks.copy(), path: "the embedded landmarks")
    }

    /// A table from a file, see `init(csv:path:)`.
    ///
    /// - Throws: `GazetteerError.unreadable` with the system's reason, `.badRow` with line and field.
    public init(contentsOfFile path: String) throws(GazetteerError) {
        try self.init(csv: IndexBytes(mapping: path).copy(), path: path)
    }

    /// A table from comma-separated bytes with the columns
    /// `name,aliases,kind,city,country,lat,lon,uncertainty_m,source`: degrees, metres (500 where the field is
    /// empty), aliases separated by `|`. Columns may stand in any order; name, lat and lon must be there.
    ///
    /// - Throws: `GazetteerError.badRow` with line and field; `path` is what it shows.
    public init(csv: [UInt8], path: String) throws(GazetteerError) {
        var records = CommaSeparated(csv, path: path)
        guard let header = try records.next() else {
            throw .unreadable(path: path, reason: "the table is empty: it has not even a header")
        }
        let reader = try LandmarkReader(header: header, path: path)
        var landmarks: [Landmark] = []
        while let record = try records.next() { landmarks.append(try reader.landmark(record)) }
        self.init(landmarks)
    }

    /// A table of these landmarks, for joining a user's with the program's: those in front come first in
    /// answers.
    public init(_ landmarks: [Landmark]) {
        self.landmarks = landmarks
        for (number, landmark) in landmarks.enumerated() {
            var keys: Set<FoldedKey> = []
            for name in [landmark.name] + landmark.aliases {
                keys.formUnion(Self.keys(name, city: landmark.city))
            }
            for key in keys where !key.isEmpty {
                byName[key, default: []].append(number)
                for index in key.utf8.indices where key.utf8[index] == 0x20 {
                    beginnings.insert(key.utf8[..<index])
                }
            }
            let kind = FoldedKey(landmark.kind)
            if !kind.isEmpty { byKind[kind, default: []].append(number) }
        }
    }

    /// This table's landmarks, then the other's.
    public func merging(_ other: LandmarkTable) -> LandmarkTable {
        LandmarkTable(landmarks + other.landmarks)
    }

    /// "The Arg" is also "Arg"; "Bataclan, Paris" in Paris is also "Bataclan".
    private static func keys(_ name: String, city: String) -> [FoldedKey] {
        var names = [name]
        if let comma = name.lastIndex(of: ","), !city.isEmpty,
            FoldedKey(name[name.index(after: comma)...]) == FoldedKey(city)
        {
            names.append(String(name[..<comma]))
        }
        for each in names where each.utf8.count > 4 && each.prefix(4).lowercased() == "the " {
            names.append(String(each.dropFirst(4)))
        }
        return names.map { FoldedKey($0) }
    }

    /// The landmarks of a name or alias, in the order of the table; only those of a city where one is given.
    public func lookup(_ name: some StringProtocol, city: String? = nil) -> [Landmark] {
        lookup(key: FoldedKey(name), city: city)
    }

    /// The landmarks of a key, as `lookup(_:city:)`.
    public func lookup(key: FoldedKey, city: String? = nil) -> [Landmark] { choose(byName[key], city) }

    /// The landmarks of a kind in a city: "presidential palace", "Kabul".
    public func lookup(kind: some StringProtocol, city: String) -> [Landmark] {
        choose(byKind[FoldedKey(kind)], city)
    }

    /// Whether some longer name starts with this one and a space.
    public func continues(key: FoldedKey) -> Bool { beginnings.contains(key.utf8[...]) }

    private func choose(_ numbers: [Int]?, _ city: String?) -> [Landmark] {
        let found = (numbers ?? []).map { landmarks[$0] }
        guard let city else { return found }
        let key = FoldedKey(city)
        return found.filter { FoldedKey($0.city) == key }
    }
}
