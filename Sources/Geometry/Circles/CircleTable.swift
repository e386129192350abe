/// The cosines and sines of the azimuths of a circle's vertices, from north over east to south, in fours.
///
/// West is the mirror image of east and needs none of its own.
struct CircleTable: Sendable {
    /// Vertices of the whole circle.
    let segments: Int
    /// Vertices of the eastern half, north and (with an even number of segments) south included.
    let count: Int
    let cosines: [SIMD4<Double>]
    let sines: [SIMD4<Double>]

    init(segments: Int) {
        self.segments = segments
        count = segments / 2 + 1
        let fours = (count + 3) / 4
        var cosines = [SIMD4<Double>](repeating: SIMD4(repeating: -1), count: fours)
        var sines = [SIMD4<Double>](repeating: SIMD4(repeating: 0), count: fours)
        for i in 0..<count {
            let angle = Degrees.sineCosine(360 * Double(i) / Double(segments))
            cosines[i / 4][i % 4] = angle.cosine
            sines[i / 4][i % 4] = angle.sine
        }
        self.cosines = cosines
        self.sines = sines
    }
}
