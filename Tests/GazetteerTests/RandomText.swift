import Testkit

#if canImport(Glibc)
    import Glibc
#endif

/// The seed of this run: `DATELINE_SEED`, otherwise a fixed one.
func testSeed() -> UInt64 {
    guard let text = unsafe getenv("DATELINE_SEED") else { return 20_210_720 }
    return unsafe UInt64(String(cString: text)) ?? 20_210_720
}

/// A few words of letters, marks and punctuation from many scripts.
func randomText(_ random: inout SeededRandom) -> String {
    let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x61...0x7A, 0xA0...0x24F, 0x300...0x36F, 0x370...0x5FF, 0x600...0x6FF, 0x900...0xDFF,
        0xE00...0xFFF, 0x1E00...0x206F, 0x3040...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFB00...0xFFEF,
        0x10300...0x10FFF, 0x1F300...0x1F6FF, 0x20000...0x2FFFF, 0xE0000...0xE01FF,
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &random) {
        let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
            text.unicodeScalars.append(scalar)
        }
    }
    return text
}
