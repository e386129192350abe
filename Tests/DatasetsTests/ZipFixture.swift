/// A zip file of entries that are stored as they are (APPNOTE.TXT 6.3.10).
func zip(_ entries: [(name: String, text: String)]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in entries {
        let (name, data) = (Array(name.utf8), Array(text.utf8))
        let shared =
            little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(Int(crc32(data)), 4)
            + little(data.count, 4) + little(data.count, 4) + little(name.count, 2) + little(0, 2)
        directory +=
            little(0x0201_4B50, 4) + little(20, 2) + shared + [UInt8](repeating: 0, count: 10)
            + little(body.count, 4) + name
        body += little(0x0403_4B50, 4) + shared + name + data
    }
    return body + directory + little(0x0605_4B50, 4) + [0, 0, 0, 0] + little(entries.count, 2)
        + little(entries.count, 2)
        + little(directory.count, 4) + little(body.count, 4) + [0, 0]
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
    var state = ~UInt32(0)
    for byte in bytes {
        state ^= UInt32(byte)
        for _ in 0..<8 { state = state >> 1 ^ (state & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~state
}
