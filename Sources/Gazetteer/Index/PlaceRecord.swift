import Geometry

/// The fixed part of a place as it stands in the file; see `Data/FORMAT.md`.
struct PlaceRecord {
    var identifier: UInt32
    var latitude: Int32
    var longitude: Int32
    var population: UInt32
    var parent: UInt32
    var name: UInt32
    var feature: UInt16
    var country: UInt16
}

extension OpenIndex {
    /// The record of a row; nil when there is no such row.
    // Inlined, so that a look-up which wants one field reads one field.
    @inline(__always)
    func record(_ row: UInt32) -> PlaceRecord? {
        guard row < placeCount else { return nil }
        let start = places.lowerBound + Int(row) * GazetteerFormat.Section.places.recordSize
        return PlaceRecord(
            identifier: bytes.number(start, UInt32.self),
            latitude: bytes.number(start + 4, Int32.self),
            longitude: bytes.number(start + 8, Int32.self),
            population: bytes.number(start + 12, UInt32.self),
            parent: bytes.number(start + 16, UInt32.self),
            name: bytes.number(start + 20, UInt32.self),
            feature: bytes.number(start + 24, UInt16.self),
            country: bytes.number(start + 26, UInt16.self))
    }

    /// The feature number of a row, without the bit for extents and the rest of the record.
    @inline(__always)
    func featureNumber(_ row: UInt32) -> UInt16 {
        let start = places.lowerBound + Int(row) * GazetteerFormat.Section.places.recordSize
        guard start < places.upperBound else { return ~GazetteerFormat.measuredBit }
        return bytes.number(start + 24, UInt16.self) & ~GazetteerFormat.measuredBit
    }

    /// The same, of rows that lie in `places` of the bytes of an index.
    @inline(__always)
    static func featureNumber(_ bytes: RawSpan, _ places: Range<Int>, _ row: UInt32) -> UInt16 {
        let start = places.lowerBound + Int(row) * GazetteerFormat.Section.places.recordSize
        guard start < places.upperBound else { return ~GazetteerFormat.measuredBit }
        return bytes.number(start + 24, UInt16.self) & ~GazetteerFormat.measuredBit
    }

    /// The country's number of a row that lies in `places` of the bytes of an index; nil for a row of another.
    @inline(__always)
    static func country(_ bytes: RawSpan, _ places: Range<Int>, _ row: UInt32) -> UInt16? {
        let start = places.lowerBound + Int(row) * GazetteerFormat.Section.places.recordSize
        guard start < places.upperBound else { return nil }
        return bytes.number(start + 26, UInt16.self)
    }

    /// The display name that starts at an offset into the names.
    func name(_ offset: UInt32) -> String {
        let start = names.lowerBound + Int(offset)
        guard start < names.upperBound else { return "" }
        var cursor = IndexCursor(bytes, start..<names.upperBound)
        guard let length = cursor.varint(), let run = cursor.run(length) else { return "" }
        return bytes.text(run)
    }

    /// Class and code of a feature number.
    func feature(_ number: UInt16) -> (FeatureClass, String) {
        let start = features.lowerBound + Int(number & ~GazetteerFormat.measuredBit) * 12
        guard start < features.upperBound else { return (.unknown, "") }
        var end = start + 1
        while end < start + 12, bytes.byte(end) != 0 { end += 1 }
        return (FeatureClass(rawValue: bytes.byte(start)) ?? .unknown, bytes.text(start + 1..<end))
    }

    /// The class alone, and whether the code starts with these letters; without making a string.
    func feature(_ number: UInt16, isClass featureClass: FeatureClass, codePrefix: String) -> Bool {
        let start = features.lowerBound + Int(number & ~GazetteerFormat.measuredBit) * 12
        guard start < features.upperBound, bytes.byte(start) == featureClass.rawValue else { return false }
        return codePrefix.utf8.enumerated().allSatisfy { bytes.byte(start + 1 + $0.offset) == $0.element }
    }

    /// A country's code and row by its number.
    func country(_ number: UInt16) -> (code: String, row: UInt32)? {
        let start = countries.lowerBound + Int(number) * 8
        guard number != GazetteerFormat.noCountry, start < countries.upperBound else { return nil }
        return (bytes.text(start..<start + 2), bytes.number(start + 4, UInt32.self))
    }

    /// Where the extent of a row starts.
    private func extentStart(_ row: UInt32) -> Int? {
        var low = 0
        var high = extents.count / 24
        while low < high {
            let middle = (low + high) / 2
            if bytes.number(extents.lowerBound + middle * 24, UInt32.self) < row {
                low = middle + 1
            } else {
                high = middle
            }
        }
        let start = extents.lowerBound + low * 24
        return start < extents.upperBound && bytes.number(start, UInt32.self) == row ? start : nil
    }

    /// The extent of a row as it is stored.
    func storedExtent(_ row: UInt32) -> SourcePlaces.Extent? {
        extentStart(row).map { start in
            SourcePlaces.Extent(
                radius: bytes.number(start + 4, UInt32.self), west: bytes.number(start + 8, Int32.self),
                south: bytes.number(start + 12, Int32.self), east: bytes.number(start + 16, Int32.self),
                north: bytes.number(start + 20, Int32.self))
        }
    }

    /// The measured radius in metres (0 = none) and the envelope of a row.
    func extent(_ row: UInt32) -> (radius: UInt32, envelope: Envelope?)? {
        storedExtent(row).map { extent in
            func degrees(_ units: Int32) -> Double { Double(units) / GazetteerFormat.unitsPerDegree }
            let envelope =
                extent.west == GazetteerFormat.noEnvelope
                ? nil
                : Envelope(
                    west: degrees(extent.west), south: degrees(extent.south), east: degrees(extent.east),
                    north: degrees(extent.north))
            return (extent.radius, envelope)
        }
    }

    /// The row of an identifier of the source.
    func row(identifier: UInt32) -> UInt32? {
        var low = 0
        var high = identifiers.count / 4
        while low < high {
            let middle = (low + high) / 2
            let row = bytes.number(identifiers.lowerBound + middle * 4, UInt32.self)
            if (record(row)?.identifier ?? 0) < identifier { low = middle + 1 } else { high = middle }
        }
        guard low < identifiers.count / 4 else { return nil }
        let row = bytes.number(identifiers.lowerBound + low * 4, UInt32.self)
        return record(row)?.identifier == identifier ? row : nil
    }
}
