package import Gazetteer

/// One thing that a mention may stand for.
package struct PlaceCandidate {
    /// How the words of the mention lead to the name that the place bears.
    enum Reading: UInt8, CaseIterable {
        /// They are the name.
        case whole
        /// Without or with a word that says the kind: "Henry County" for a county called "Henry".
        case kindWord
        /// Without a word that picks a part: "northern Iraq".
        case part
        /// Spelled otherwise: "St." for "Saint", a plural.
        case respelled
        /// The name is only in the mention: "Dubai World Trade Centre".
        case within
    }

    let place: PlaceSummary
    let way: NameKind
    let reading: Reading
    /// What is so whatever else the text says, see `CandidateFeatures`.
    var prior: Float = 0

    /// What bears the name.
    package var row: PlaceRow { place.row }
    /// Degrees.
    package var latitude: Double { place.latitude }
    /// Degrees.
    package var longitude: Double { place.longitude }
}
