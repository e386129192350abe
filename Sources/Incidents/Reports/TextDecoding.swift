/// Bytes to text, or a line that says what they are instead.
enum TextDecoding {
    static func text(of bytes: [UInt8], name: String) throws(ReportError) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return try utf16(bytes, name)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let kind = foreignKind(content) { throw ReportError(path: name, reason: kind) }
        if content.contains(0) { throw ReportError(path: name, reason: "binary data, not text") }
        guard let text = String(validating: content, as: UTF8.self) else {
            let offset = firstInvalid(content)
            let line = content[..<offset].count { $0 == 0x0A } + 1
            throw ReportError(
                path: name,
                reason:
                    "line \(line), byte \(offset - content.startIndex): not valid UTF-8; convert the file first, for example with "
                    + "`iconv -f WINDOWS-1252 -t UTF-8`")
        }
        return text
    }

    private static func utf16(_ bytes: [UInt8], _ name: String) throws(ReportError) -> String {
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let (low, high) = isLittle ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
            index += 2
        }
        guard let text = String(validating: units, as: UTF16.self), bytes.count % 2 == 0 else {
            throw ReportError(
                path: name, reason: "not valid UTF-16, though it starts with its byte order mark")
        }
        return text
    }

    /// Files that people take for text, with what to do.
    private static func foreignKind(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.starts(with: Array("%PDF".utf8)) {
            return "a PDF; make text of it first, for example with `pdftotext`"
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return "a zip archive or an office document; save it as text first"
        }
        let opening = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
        if opening.contains("<!doctype html") || opening.contains("<html") {
            return "an HTML page; save it as text first"
        }
        return nil
    }

    /// The offset of the first byte that no valid sequence holds.
    private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
        var low = bytes.startIndex
        var index = low
        while index < bytes.endIndex {
            let lead = bytes[index]
            let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            let end = min(index + length, bytes.endIndex)
            guard String(validating: bytes[index..<end], as: UTF8.self) != nil else { return index }
            index = end
            low = index
        }
        return low
    }
}
