internal import Datasets
internal import Geocoding
internal import Geometry
internal import Synchronization

/// A piece of a table, read, placed and ready to be written.
struct PreparedPiece: Sendable {
    struct Row: Sendable {
        /// From the first line of the piece.
        var line: Int
        /// The incident's own name; empty when the publisher gives none.
        var id: String
        /// What the row says, and how it was read.
        var digest: UInt64
        /// The point; nil when nothing places it.
        var point: (latitude: Double, longitude: Double)?
        /// The area to draw; nil for a point that says all.
        var area: AreaKey?
        /// Its shape, where that is no disc.
        var outline: UnitOutlines.Outline?
        /// The cells of the incident behind its `fid`; the first is the geometry, the second its name.
        var cells: Range<Int>
        /// The cell with the row as published.
        var native: Int
        /// Whether names placed it.
        var isPlacedByName: Bool
    }

    struct Reject: Sendable {
        var line: Int
        /// The incident's own name, as far as it can be read.
        var id: String?
        var reason: String
        var native: Int
    }

    var rows: [Row] = []
    var rejects: [Reject] = []
    /// What is odd about cells, by lines from the first of the piece.
    var notes = CellNotes()
    var arena = RowArena()
    /// How many rows have each type of event.
    var types: [String: Int] = [:]
    var rowCount = 0
    var lineCount = 0
    var start = 0
    var end = 0

    /// Takes all rows away and keeps their memory: what is new has to be made empty by the system first.
    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        rejects.removeAll(keepingCapacity: true)
        notes = CellNotes()
        arena.removeAll()
        types.removeAll(keepingCapacity: true)
    }
}

/// A piece on its way from the thread that made it to the one that writes it, and back.
final class Prepared: Sendable {
    private let piece: Mutex<PreparedPiece>

    init(_ piece: PreparedPiece) { self.piece = Mutex(piece) }

    /// Puts another piece in the place of this one.
    func exchange(_ other: PreparedPiece) -> PreparedPiece {
        piece.withLock { piece in
            defer { piece = other }
            return piece
        }
    }
}

/// Makes pieces ready in any number of threads.
final class RowPreparations: Sendable {
    private let make: @Sendable () -> RowPreparation
    private let idle = Mutex<[RowPreparation]>([])

    init(_ make: @escaping @Sendable () -> RowPreparation) { self.make = make }

    /// Makes a piece in place of what was in it.
    func prepare(_ number: Int, from start: Int?, _ prepared: inout PreparedPiece) {
        let preparation = idle.withLock { $0.popLast() } ?? make()
        defer { idle.withLock { $0.append(preparation) } }
        preparation.prepare(number, from: start, &prepared)
    }
}

/// Makes pieces ready, one at a time, and keeps what it learned of names.
final class RowPreparation: @unchecked Sendable {
    // One thread at a time has it.

    private let table: SourceTable
    private let reader: IncidentReader
    private var placer: IncidentPlacer
    private let outlines: UnitOutlines
    /// What all digests begin with: rows that are read otherwise are other rows.
    private let seed: UInt64

    init(
        _ table: SourceTable, _ reader: IncidentReader, _ geocoder: Geocoder, _ outlines: UnitOutlines,
        seed: UInt64
    ) {
        self.table = table
        self.reader = reader
        placer = IncidentPlacer(geocoder)
        self.outlines = outlines
        self.seed = seed
    }

    func prepare(_ number: Int, from start: Int?, _ prepared: inout PreparedPiece) {
        let piece = table.piece(number, from: start)
        prepared.removeAll()
        (prepared.start, prepared.end) = (piece.start, piece.end)
        (prepared.lineCount, prepared.rowCount) = (piece.lineCount, piece.rows.count)
        prepared.rows.reserveCapacity(piece.rows.count)
        for row in piece.rows { add(row, to: &prepared) }
    }

    private func add(_ row: SourceRow, to prepared: inout PreparedPiece) {
        do throws(IncidentReader.Fault) {
            var reading = try reader.read(row)
            for note in reading.notes { prepared.notes.add(note, line: row.line) }
            var digest = RowDigest(seed: seed)
            for field in row.fields { digest.add(field) }
            if let point = row.point {
                digest.add("\(point.latitude) \(point.longitude)")
            }
            if let area = row.area { digest.add("\(area)") }
            reading.incident.position = placer.position(reading)
            let incident = reading.incident
            let position = incident.position
            let first = prepared.arena.count
            if let point = position?.coordinate {
                prepared.arena.add(longitude: point.longitude, latitude: point.latitude)
            } else {
                prepared.arena.addNull()
            }
            for value in incident.values { prepared.arena.add(value) }
            let cells = first..<prepared.arena.count
            prepared.arena.add(json: row.fields)
            if let type = incident.type { prepared.types[type, default: 0] += 1 }
            let outline =
                reading.area.flatMap { Self.extent($0, position, incident.id, digest.value) }
                ?? position?.unit.flatMap { outlines.outline($0) }
            prepared.rows.append(
                PreparedPiece.Row(
                    line: row.line, id: incident.id, digest: digest.value,
                    point: position.map { ($0.coordinate.latitude, $0.coordinate.longitude) },
                    area: outline?.key ?? position.flatMap(Self.disc), outline: outline, cells: cells,
                    native: prepared.arena.count - 1,
                    isPlacedByName: reading.point == nil && position != nil))
        } catch {
            prepared.arena.add(json: row.fields)
            prepared.rejects.append(
                PreparedPiece.Reject(
                    line: row.line, id: reader.identifier(row), reason: error.reason,
                    native: prepared.arena.count - 1))
        }
    }

    /// The area that a row brought with it.
    private static func extent(
        _ area: Shape, _ position: ImportedPosition?, _ id: String, _ digest: UInt64
    ) -> UnitOutlines.Outline? {
        guard let position else { return nil }
        let key = AreaKey(
            latitude: position.coordinate.latitude, longitude: position.coordinate.longitude,
            uncertainty: position.uncertainty, rule: AreaKey.published,
            matched: id.isEmpty ? RowDigest.name(digest) : id)
        return UnitOutlines.Outline(key: key, shape: StoredShape(area))
    }

    /// A point of which nothing is known but a stated default is drawn as a point.
    private static func disc(_ position: ImportedPosition) -> AreaKey? {
        guard position.rule != .plainDefault, position.uncertainty > 0 else { return nil }
        return AreaKey(
            latitude: position.coordinate.latitude, longitude: position.coordinate.longitude,
            uncertainty: position.uncertainty, rule: position.rule.rawValue, matched: position.matched)
    }
}
