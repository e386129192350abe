import Formats
internal import Geometry

/// The rows of delimited text, to be given on as they are.
struct DelimitedRowSource: RowSource {
    let fields: [Field]
    let identifier: Int?
    let wideColumns: Set<Int>
    let blockCount: Int
    private let bytes: TableBytes
    private let name: String
    private let header: DelimitedHeader
    private let survey: DelimitedSurvey
    private let types: [FieldType]

    init(
        _ bytes: TableBytes, name: String, _ header: DelimitedHeader, _ survey: DelimitedSurvey,
        identifier: Int?
    ) {
        self.bytes = bytes
        self.name = name
        self.header = header
        self.survey = survey
        self.identifier = identifier
        types = header.columns.indices.map { survey.typing.type($0) }
        wideColumns = survey.typing.wideColumns
        blockCount = survey.firstRows.count
        fields = uniqueNames(
            zip(header.columns, types).map { Field($0, $1, $0) }, folding: false)
    }

    func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        let (start, end) = (survey.starts[number], survey.starts[number + 1])
        rows.begin(number, firstRow: survey.firstRows[number], source: bytes.block, base: start)
        // Bytes behind the block's end belong to others.
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, end), delimiter: header.delimiter, at: start)
        while scanner.beginRow() {
            let rowStart = scanner.position
            let position = add(row: &scanner, base: start, to: &rows)
            let place = Self.place(rowStart..<min(end, scanner.position))
            rows.end(latitude: position.latitude, longitude: position.longitude, place: place)
        }
    }

    /// The start of a row, and how long it is: 24 bits of length, the greatest of which says that it is longer.
    private static func place(_ range: Range<Int>) -> UInt64 {
        UInt64(range.lowerBound) << 24 | UInt64(min(range.count, longest))
    }

    private static let longest = 1 << 24 - 1

    func read(_ places: [RowPlace], asBlock number: Int, into rows: inout RowBlock) throws(FormatError) {
        // Copied together: to look at rows all over a mapped file would bring all of it into memory.
        let total = places.reduce(0) { $0 + Int($1.place) & Self.longest }
        let copy = rows.scratch(atLeast: max(1, total))
        rows.begin(number, firstRow: 1, source: copy)
        var start = 0
        for place in places {
            let length = Int(place.place & UInt64(Self.longest))
            let offset = Int(place.place >> 24)
            guard length < Self.longest else {
                throw FormatError(
                    path: name, reason: "row \(place.row) is longer than 16 MB",
                    advice: "write another format, which takes rows in their order")
            }
            try bytes.copy(offset..<offset + length, name: name, into: copy, at: start)
            var scanner = unsafe DelimitedScanner(
                copy.bytes(0, start + length), delimiter: header.delimiter, at: start)
            let position = add(row: &scanner, base: 0, to: &rows)
            rows.end(latitude: position.latitude, longitude: position.longitude, place)
            start += length
        }
    }

    func finish(block number: Int) { bytes.release(survey.starts[number]..<survey.starts[number + 1]) }

    @inline(__always)
    private func add(
        row scanner: inout DelimitedScanner, base: Int, to rows: inout RowBlock
    ) -> (latitude: Double, longitude: Double) {
        let columns = types.count
        var latitude = 0..<0
        var longitude = 0..<0
        var column = 0
        while true {
            let field = scanner.field()
            if column < columns {
                if column == header.latitude { latitude = field.range }
                if column == header.longitude { longitude = field.range }
                add(field.range, field.isQuoted, types[column], scanner, base: base, to: &rows)
            }
            column += 1
            if field.isLast { break }
        }
        while column < columns {
            rows.addNull()
            column += 1
        }
        return DelimitedReading.position(scanner, latitude, longitude) ?? (.nan, .nan)
    }

    @inline(__always)
    private func add(
        _ range: Range<Int>, _ isQuoted: Bool, _ type: FieldType, _ scanner: DelimitedScanner, base: Int,
        to rows: inout RowBlock
    ) {
        if range.isEmpty { return rows.addNull() }
        let start = range.lowerBound - base
        switch type {
        case .integer: rows.add(.integer, start, range.count)
        case .real: rows.add(.real, start, range.count)
        case .date: rows.add(.date, start, range.count)
        case .boolean:
            let isTrue = unsafe scanner.bytes(range)[0] | 0x20 == UInt8(ascii: "t")
            rows.add(isTrue ? .yes : .no, start, 0)
        case .text, .object:
            let cell = unsafe scanner.bytes(range)
            if isQuoted, scanner.hasDoubled {
                let text = scanner.undoubled(range)
                rows.add(.text) { out in unsafe text.withUnsafeBytes { unsafe CleanText.append($0, to: &out) }
                }
            } else if unsafe CleanText.isPlain(cell) || CleanText.isClean(cell) {
                rows.add(.text, start, range.count)
            } else {
                rows.add(.text) { unsafe CleanText.append(cell, to: &$0) }
            }
        }
    }
}
