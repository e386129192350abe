/// Finds the objects of a JSON text without reading what is in them: those of a collection's `features`, of an array, or
/// one after the other. Each is read properly afterwards, by many threads.
@safe struct JSONElements {
    /// What is not as it must be, and at which byte.
    struct Failure: Error {
        let offset: Int
        let expected: String
    }

    private let bytes: UnsafeRawBufferPointer
    private let end: Int
    private var position: Int
    /// Where the objects lie.
    private(set) var ranges: [Range<Int>] = []

    /// Looks through a text.
    ///
    /// - Throws: `Failure` where brackets or quotation marks are not closed.
    @unsafe init(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        unsafe self.bytes = bytes
        end = bytes.count
        position = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while next() != 0 {
            if next() == UInt8(ascii: "[") {
                try addArray()
            } else {
                let start = position
                try skipValue()
                let after = position
                position = start
                if try !addCollection() { ranges.append(start..<after) }
                position = after
            }
        }
    }

    /// The next byte that is no white space; 0 at the end.
    private mutating func next() -> UInt8 {
        while position < end {
            let byte = unsafe bytes[position]
            if byte > 0x20 { return byte }
            position += 1
        }
        return 0
    }

    private mutating func addArray() throws(Failure) {
        position += 1
        while true {
            switch next() {
            case UInt8(ascii: "]"):
                position += 1
                return
            case UInt8(ascii: ","): position += 1
            case 0: throw Failure(offset: position, expected: "the array's end")
            default:
                let start = position
                try skipValue()
                ranges.append(start..<position)
            }
        }
    }

    /// Adds the features of an object that is a collection; false when it is none.
    private mutating func addCollection() throws(Failure) -> Bool {
        guard next() == UInt8(ascii: "{") else { return false }
        position += 1
        while next() == UInt8(ascii: "\"") {
            let name = position
            try skipValue()
            let isFeatures = unsafe bytes[name..<position].elementsEqual("\"features\"".utf8)
            guard next() == UInt8(ascii: ":") else { return false }
            position += 1
            if isFeatures, next() == UInt8(ascii: "[") {
                try addArray()
                return true
            }
            try skipValue()
            if next() == UInt8(ascii: ",") { position += 1 }
        }
        return false
    }

    /// Passes over a value by its brackets and quotation marks.
    private mutating func skipValue() throws(Failure) {
        var depth = 0
        let start = position
        _ = next()
        while position < end {
            let byte = unsafe bytes[position]
            switch byte {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                // A scalar ends before the bracket of what it is in.
                if depth >= 0 { position += 1 }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0...0x20:
                if depth > 0 { position += 1 }
            default:
                position += 1
                // The rest of a scalar that stands alone.
                if depth == 0 { skipScalar() }
            }
            if depth <= 0 {
                // A stray bracket or comma would be looked at for ever.
                if position == start { throw Failure(offset: position, expected: "a value") }
                return
            }
        }
        if depth > 0 || position == start {
            throw Failure(offset: position, expected: "the end of what begins at byte \(start)")
        }
    }

    private mutating func skipScalar() {
        while position < end {
            switch unsafe bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
                UInt8(ascii: "\""), 0...0x20:
                return
            default: position += 1
            }
        }
    }

    private mutating func skipString() throws(Failure) {
        let start = position
        position += 1
        while position < end {
            let byte = unsafe bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return
            }
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        throw Failure(offset: start, expected: "the end of the string")
    }
}
