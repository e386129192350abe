extension Incident {
    /// The same incidents, with identifiers that differ: two reports of one file name in different folders get a suffix.
    public static func withDistinctIdentifiers(_ incidents: [Incident]) -> [Incident] {
        var taken = Set<String>()
        return incidents.map { incident in
            var incident = incident
            var number = 2
            let base = incident.id
            while !taken.insert(incident.id).inserted {
                incident.id = "\(base)~\(number)"
                number += 1
            }
            return incident
        }
    }
}
