package import Gazetteer

/// The trained weights of tagger and ranker, read where they lie; the layout is described in `Data/FORMAT.md`.
package struct GeoparserModel: Sendable {
    /// The model's part that finds names.
    struct Tagger: Sendable {
        /// Buckets less one; their number is a power of two.
        let mask: UInt32
        /// What one unit of a weight is worth.
        let unit: Float
        /// Nine, from × 3 + to.
        let transitions: [Float]
        /// What a first lexeme gets on top: the balance between names missed and names made up.
        let bias: Float
        fileprivate let start: Int
    }

    let tagger: Tagger
    /// One a round.
    let rankers: [PlaceRanker]
    /// Says how likely a place is named at all, see `PlacementFeatures`.
    let nameJudge: PlaceRanker
    /// Says how likely a place is named, and rightly chosen.
    let placeJudge: PlaceRanker
    private let bytes: IndexBytes

    /// What every model starts with: name and version.
    package static let magic = Array("DATELGEO".utf8)
    /// Goes up with every change of features or hashes.
    package static let version: UInt32 = 2

    /// The model in the program.
    ///
    /// - Throws: `GazetteerError.unreadable` when the program was built without one, or with one of other features.
    package static func embedded() throws(GazetteerError) -> GeoparserModel {
        try GeoparserModel(.geoparser, path: "the embedded geoparser model")
    }

    /// A model in a file, as `Scripts/train` writes it.
    ///
    /// - Throws: `GazetteerError.unreadable` when it is none, or one of other features.
    package init(contentsOfFile path: String) throws(GazetteerError) {
        try self.init(IndexBytes(mapping: path), path: path)
    }

    /// A model in memory.
    ///
    /// - Throws: `GazetteerError.unreadable` when it is none.
    package init(_ bytes: [UInt8]) throws(GazetteerError) {
        try self.init(IndexBytes(bytes), path: "a model")
    }

    private init(_ bytes: IndexBytes, path: String) throws(GazetteerError) {
        var position = 8
        func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Number {
            defer { position += MemoryLayout<Number>.size }
            return bytes.number(position, type)
        }
        func floats(_ count: Int) -> [Float] {
            (0..<count).map { _ in Float(bitPattern: number(UInt32.self)) }
        }
        let isModel = (0..<8).allSatisfy { bytes.byte($0) == Self.magic[$0] }
        let version = number(UInt32.self)
        let bits = number(UInt32.self)
        let (rounds, features, hidden) = (number(UInt32.self), number(UInt32.self), number(UInt32.self))
        func floatCount(_ features: Int) -> Int { features * (PlaceRanker.hidden + 1) + PlaceRanker.hidden }
        let allFloats =
            Int(rounds & 0xFF) * floatCount(CandidateFeatures.count) + 2 * floatCount(PlacementFeatures.count)
        guard isModel, version == Self.version, bits <= 24, rounds <= 16,
            features == UInt32(CandidateFeatures.count), hidden == UInt32(PlaceRanker.hidden),
            bytes.count == 28 + 11 * 4 + allFloats * 4 + 3 << Int(bits)
        else {
            throw .unreadable(
                path: path,
                reason: "not a geoparser model of this version: train it again with `Scripts/train`")
        }
        let unit = floats(1)[0]
        let bias = floats(1)[0]
        let transitions = floats(9)
        func network(_ features: Int) -> PlaceRanker {
            PlaceRanker(
                linear: floats(features), inner: floats(features * PlaceRanker.hidden),
                outer: floats(PlaceRanker.hidden))
        }
        rankers = (0..<rounds).map { _ in network(CandidateFeatures.count) }
        nameJudge = network(PlacementFeatures.count)
        placeJudge = network(PlacementFeatures.count)
        tagger = Tagger(
            mask: 1 << bits - 1, unit: unit, transitions: transitions, bias: bias, start: position)
        self.bytes = bytes
    }

    /// A model's bytes; `judges` are that of names and that of placements; `weights` are three a bucket, quantised to a signed byte each.
    package static func bytes(
        weights: [Float], transitions: [Float], bias: Float, rankers: [PlaceRanker], judges: [PlaceRanker]
    ) -> [UInt8] {
        var result = magic
        func add(_ number: UInt32) {
            for shift in [0, 8, 16, 24] { result.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
        }
        add(version)
        add(UInt32((weights.count / 3).trailingZeroBitCount))
        add(UInt32(rankers.count))
        add(UInt32(CandidateFeatures.count))
        add(UInt32(PlaceRanker.hidden))
        let unit = (weights.map(abs).max() ?? 0) / 127
        for value in [unit, bias] + transitions { add(value.bitPattern) }
        for ranker in rankers + judges {
            for value in ranker.linear + ranker.inner + ranker.outer { add(value.bitPattern) }
        }
        for weight in weights { result.append(UInt8(bitPattern: Int8((weight / max(unit, 1e-9)).rounded()))) }
        return result
    }

    /// The tags of a run of lexemes, and by how much they are the best.
    func tags(_ run: Range<Int>, _ features: TaggerFeatures) -> (tags: [TagLattice.Tag], margins: [Float]) {
        var scores: [Float] = []
        scores.reserveCapacity(run.count * 3)
        for index in run {
            var (a, b, c) = (0, 0, 0)
            features.visit(index) { feature in
                let bucket = tagger.start + Int(feature & tagger.mask) * 3
                a += Int(Int8(bitPattern: bytes.byte(bucket)))
                b += Int(Int8(bitPattern: bytes.byte(bucket + 1)))
                c += Int(Int8(bitPattern: bytes.byte(bucket + 2)))
            }
            scores.append(Float(a) * tagger.unit)
            scores.append(Float(b) * tagger.unit + tagger.bias)
            scores.append(Float(c) * tagger.unit)
        }
        return TagLattice.read(scores, tagger.transitions)
    }
}
