/// The features of a GeoJSON stream, one after the other, however large the stream is: those of a FeatureCollection
/// (RFC 7946), or of a sequence with one feature a line or a record (RFC 8142).
struct GeoJSONFeatures: ~Copyable {
    /// The largest feature that is read.
    static let largest = 1 << 28

    /// What errors call the stream.
    let path: String
    private let stream: ByteStream
    private var buffer = [UInt8](repeating: 0, count: 1 << 20)
    private var unread = 0..<0
    /// The line of the next byte, from 1.
    private(set) var line = 1
    /// The line on which the last feature starts.
    private(set) var featureLine = 1
    /// The bytes of the last feature.
    private(set) var feature: [UInt8] = []
    /// Whether the reader is inside the `features` of a collection.
    private var isInCollection = false

    init(_ stream: ByteStream) {
        path = stream.path
        self.stream = stream
    }

    private func failure(_ reason: String) -> GazetteerError {
        .badRow(path: path, line: line, field: "GeoJSON", reason: reason)
    }

    private mutating func byte() throws(GazetteerError) -> UInt8? {
        if unread.isEmpty {
            unread = 0..<(try stream.read(&buffer, at: 0))
            if unread.isEmpty { return nil }
        }
        let byte = buffer[unread.lowerBound]
        unread = unread.lowerBound + 1..<unread.upperBound
        if byte == 0x0A { line += 1 }
        return byte
    }

    /// Goes to the next feature; false at the end.
    ///
    /// - Throws: `GazetteerError.badRow` when the stream is not GeoJSON, or ends inside a feature.
    mutating func next() throws(GazetteerError) -> Bool {
        while let next = try byte() {
            switch next {
            case 0x7B:
                featureLine = line
                if try readObject() { return true }
            case 0x5D where isInCollection:
                // Members behind the features say nothing about places.
                try skipRest()
                isInCollection = false
            // White space, commas between features, the record separator, a byte-order mark.
            case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x1E, 0xEF, 0xBB, 0xBF: break
            default: throw failure("a feature was expected, not “\(Character(Unicode.Scalar(next)))”")
            }
        }
        if isInCollection { throw failure("the file ends inside its features: it is truncated") }
        return false
    }

    /// Reads on to the end of the object that has begun; false when it turns out to be a collection, whose first
    /// feature comes next.
    private mutating func readObject() throws(GazetteerError) -> Bool {
        feature.removeAll(keepingCapacity: true)
        feature.append(0x7B)
        var depth = 1
        var isInString = false
        var isEscaped = false
        var stringStart = 0
        var lastKeyIsFeatures = false
        while let byte = try byte() {
            feature.append(byte)
            guard feature.count <= Self.largest else { throw failure("a feature larger than 256 MiB") }
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                    lastKeyIsFeatures = depth == 1 && feature[stringStart...].elementsEqual("features\"".utf8)
                }
                continue
            }
            switch byte {
            case 0x22:
                isInString = true
                stringStart = feature.count
            case 0x7B, 0x5B:
                depth += 1
                if byte == 0x5B, depth == 2, lastKeyIsFeatures, !isInCollection {
                    isInCollection = true
                    return false
                }
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return true }
            default: break
            }
        }
        throw failure("the file ends inside a feature: it is truncated")
    }

    private mutating func skipRest() throws(GazetteerError) {
        var depth = 1
        var isInString = false
        var isEscaped = false
        while depth > 0, let byte = try byte() {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
            } else if byte == 0x22 {
                isInString = true
            } else if byte == 0x7B || byte == 0x5B {
                depth += 1
            } else if byte == 0x7D || byte == 0x5D {
                depth -= 1
            }
        }
    }
}
