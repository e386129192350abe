public import Gazetteer
public import Geometry

/// Answers free-form place queries from the gazetteer and the landmark tables: "presidential palace, Kabul", "کابل",
/// "Springfield, Illinois", "Nyala, S. Darfur", "34.5236, 69.1789".
public struct Geocoder: Sendable {
    /// The world index.
    public let world: WorldGazetteer
    /// Landmarks, the user's own before the program's.
    public let landmarks: LandmarkTable
    /// What the kind of a place adds to its rank.
    let bonus: FeatureValues<Double>
    /// What a place is, in words.
    let descriptions: FeatureValues<String>

    /// A geocoder over these sources.
    public init(world: WorldGazetteer, landmarks: LandmarkTable) {
        self.world = world
        self.landmarks = landmarks
        bonus = FeatureValues(world, other: 0, PlacePrior.kindBonus)
        descriptions = FeatureValues(world, other: "a place", FeatureCodes.describe)
    }

    /// The places a query may stand for, best first; empty when nothing matches. For many queries use a
    /// `GeocodingSession`.
    ///
    /// - Throws: `GeometryError` when the query is a position that lies outside the globe.
    public func candidates(
        _ query: String, limit: Int = 10, bias: GeocodingBias = GeocodingBias()
    ) throws(GeometryError) -> [Candidate] {
        var session = GeocodingSession(self, bias: bias, limit: limit)
        return try session.answers(query).map { $0.candidate(self) }
    }
}
