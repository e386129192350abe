import Formats
internal import Geometry

/// The rows of delimited text, to be given on as they are.
struct DelimitedRowSource: RowSource {
    let fields: [Field]
    let identifier: Int?
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
        blockCount = survey.firstRows.count
        fields = uniqueNames(
            zip(header.columns, types).map { Field($0, $1, $0) }, folding: false)
    }

    func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        let (start, end) = (survey.starts[number], survey.starts[number + 1])
        rows.begin(firstRow: survey.firstRows[number], source: bytes.block, base: start)
        // Bytes behind the block's end belong to others.
        var scanner = unsafe DelimitedScanner(
            bytes.block.bytes(0, end), delimiter: header.delimiter, at: start)
        while scanner.beginRow() { add(row: &scanner, base: start, to: &rows) }
    }

    func finish(block number: Int) { bytes.release(survey.starts[number]..<survey.starts[number + 1]) }

    @inline(__always)
    private func add(row scanner: inout DelimitedScanner, base: Int, to rows: inout RowBlock) {
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
        let position = DelimitedReading.position(scanner, latitude, longitude)
        rows.end(latitude: position?.latitude ?? .nan, longitude: position?.longitude ?? .nan)
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
                rows.add(.text) { out in unsafe text.withUnsafeBytes { unsafe CleanText.append($0, to: &out) } }
            } else if unsafe CleanText.isPlain(cell) || CleanText.isClean(cell) {
                rows.add(.text, start, range.count)
            } else {
                rows.add(.text) { unsafe CleanText.append(cell, to: &$0) }
            }
        }
    }
}
