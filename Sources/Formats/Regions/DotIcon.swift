/// A dot as a PNG (ISO/IEC 15948), so that an archive brings the icons that it draws with.
///
/// - Parameter colour: `RRGGBB` in hexadecimal digits.
func dotIcon(colour: String) -> [UInt8] {
    let rgb = UInt32(colour, radix: 16) ?? 0
    let size = 32
    var lines: [UInt8] = []
    for y in 0..<size {
        // No filter.
        lines.append(0)
        for x in 0..<size {
            let (dx, dy) = (Double(x) - 15.5, Double(y) - 15.5)
            let distance = (dx * dx + dy * dy).squareRoot()
            /// How much of the pixel lies within a radius.
            func share(_ radius: Double) -> Double { min(1, max(0, radius - distance + 0.5)) }
            let inner = share(9)
            for shift in [16, 8, 0] {
                let own = Double(rgb >> UInt32(shift) & 0xFF)
                // The rim is white, to be seen on dark ground.
                lines.append(UInt8(own * inner + 255 * (1 - inner)))
            }
            lines.append(UInt8(255 * share(12)))
        }
    }
    var out: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    func add(_ type: String, _ content: [UInt8]) {
        let body = Array(type.utf8) + content
        out.big(UInt32(content.count))
        out += body
        out.big(checksum(body))
    }
    var header: [UInt8] = []
    header.big(UInt32(size))
    header.big(UInt32(size))
    // Eight bits a channel, four channels.
    header += [8, 6, 0, 0, 0]
    add("IHDR", header)
    var packed: [UInt8] = [0x78, 0x01]
    packed += Deflate.compress(lines, level: 4)
    // Adler's check sum (RFC 1950, 9).
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in lines {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
    }
    packed.big(b << 16 | a)
    add("IDAT", packed)
    add("IEND", [])
    return out
}

extension [UInt8] {
    fileprivate mutating func big(_ number: UInt32) { write(atMost: 4) { $0.put(bigEndian: number) } }
}
