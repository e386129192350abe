/// A value for each kind of feature of an index, worked out once: what a look-up asks of thousands of places.
public struct FeatureValues<Value: Sendable>: Sendable {
    private let world: WorldGazetteer
    private let values: [Value]
    private let other: Value

    /// Works the values out; `other` is for rows of another index.
    public init(_ world: WorldGazetteer, other: Value, _ value: (FeatureClass, String) -> Value) {
        self.world = world
        self.other = other
        values = (0..<world.index.features.count / 12).map { number in
            let (featureClass, code) = world.index.feature(UInt16(clamping: number))
            return value(featureClass, code)
        }
    }

    /// The value of a place's feature.
    public subscript(row: PlaceRow) -> Value {
        let number = Int(world.index.featureNumber(row.index) & ~GazetteerFormat.measuredBit)
        return number < values.count ? values[number] : other
    }
}
