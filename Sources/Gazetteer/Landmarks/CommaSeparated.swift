/// Records of comma-separated bytes (RFC 4180): quoted fields with doubled quotes and line breaks, CRLF or
/// LF, a byte-order mark. Small tables only; every field becomes a string.
struct CommaSeparated {
    /// One record, and the line that it starts on, from 1.
    struct Record {
        let line: Int
        let fields: [String]
    }

    private let bytes: [UInt8]
    private let path: String
    private let separator: UInt8
    /// Where the next record starts, and on which line.
    private var position = 0
    private var line = 1

    /// The records of `bytes`, which are the file `path`.
    init(_ bytes: [UInt8], path: String, separator: UInt8 = 0x2C) {
        self.separator = separator
        self.bytes = bytes
        self.path = path
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next record; nil at the end. Lines without any text are skipped.
    ///
    /// - Throws: `GazetteerError.badRow` for a quote that is not closed, or text behind a closing one.
    mutating func next() throws(GazetteerError) -> Record? {
        while position < bytes.count {
            let start = line
            var fields: [String] = []
            repeat { fields.append(try field(fields.count + 1)) } while takeSeparator()
            takeLineEnd()
            if fields.count > 1 || fields.first?.isEmpty == false {
                return Record(line: start, fields: fields)
            }
        }
        return nil
    }

    private mutating func field(_ number: Int) throws(GazetteerError) -> String {
        guard position < bytes.count, bytes[position] == 0x22 else {
            let start = position
            while position < bytes.count, bytes[position] != separator, !isLineEnd { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        let opened = line
        var text: [UInt8] = []
        position += 1
        while true {
            guard position < bytes.count else {
                throw .badRow(
                    path: path, line: opened, field: "field \(number)", reason: "the quote is never closed")
            }
            let byte = bytes[position]
            position += 1
            if byte == 0x22 {
                guard position < bytes.count, bytes[position] == 0x22 else { break }
                position += 1
            } else if byte == 0x0A {
                line += 1
            }
            text.append(byte)
        }
        guard position >= bytes.count || bytes[position] == separator || isLineEnd else {
            throw .badRow(
                path: path, line: line, field: "field \(number)",
                reason: "text after the closing quote: double a quote that belongs to the text")
        }
        return String(decoding: text, as: UTF8.self)
    }

    private var isLineEnd: Bool {
        bytes[position] == 0x0A
            || bytes[position] == 0x0D && (position + 1 == bytes.count || bytes[position + 1] == 0x0A)
    }

    private mutating func takeSeparator() -> Bool {
        guard position < bytes.count, bytes[position] == separator else { return false }
        position += 1
        return true
    }

    private mutating func takeLineEnd() {
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        guard position < bytes.count, bytes[position] == 0x0A else { return }
        position += 1
        line += 1
    }
}
