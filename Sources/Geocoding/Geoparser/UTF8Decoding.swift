/// UTF-8 to scalars without making a string (RFC 3629, section 4).
enum UTF8Decoding {
    /// The scalar at a byte and how many bytes it takes; nil where the bytes are not UTF-8.
    static func scalar(_ text: Span<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        func following(_ offset: Int) -> UInt32? {
            guard index + offset < text.count, text[index + offset] & 0xC0 == 0x80 else { return nil }
            return UInt32(text[index + offset] & 0x3F)
        }
        let lead = UInt32(text[index])
        var value = lead
        var length = 1
        switch lead {
        case 0..<0x80: break
        case 0xC2...0xDF:
            guard let a = following(1) else { return nil }
            (value, length) = ((lead & 0x1F) << 6 | a, 2)
        case 0xE0...0xEF:
            guard let a = following(1), let b = following(2) else { return nil }
            (value, length) = ((lead & 0x0F) << 12 | a << 6 | b, 3)
            if value < 0x800 { return nil }
        case 0xF0...0xF4:
            guard let a = following(1), let b = following(2), let c = following(3) else { return nil }
            (value, length) = ((lead & 0x07) << 18 | a << 12 | b << 6 | c, 4)
            if value < 0x10000 { return nil }
        default: return nil
        }
        // Surrogates and numbers beyond the last plane are refused here.
        return Unicode.Scalar(value).map { ($0, length) }
    }
}
