import ArgumentParser
import Datasets
import Export
import Formats
import Gazetteer
import Geocoding
import Geometry

/// `dateline near`: what lies around a place.
struct NearCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "near",
        abstract: "Find the rows of a table near a place, a position or each of many points.",
        discussion: """
            Puts out the rows whose points lie within the radius, by exact geodesics, the nearest first: all their columns, then \
            distance_m and azimuth, the direction seen from the centre in degrees. Around the points of a FILE each row says in \
            centre to which it belongs: its id, or the number of its row.

            With a radius, rows of a GeoPackage with uncertainty_m, such as a store made by `dateline import`, and of any table \
            with --uncertainty COLUMN also say in answer whether they are certain (all of the uncertainty lies within the \
            radius) or possible (it reaches into the radius), and in probability how likely: the share of a disc around the \
            point that lies within, on the plane. A row that states none is a point.

            EXAMPLES
              dateline near "presidential palace, Kabul" --radius 1km --in ged.csv
              dateline near 34.5236,69.1789 --nearest 10 --in incidents.csv
              dateline near clinics.geojson --radius 25km --in incidents.csv
              dateline near Gao --radius 50mi --since 2024 --where 'fatalities>0' \\
                --in incidents.csv --format geojson > gao.geojson
              cat incidents.csv | dateline near Mopti --radius 20km
              dateline near Gao --radius 50km --in store.gpkg --map gao.png
              dateline near clinics.geojson --radius 5km --in store.gpkg --map clinics.html

            `dateline index` makes questions to a large table instant.
            Units: m, km, mi, nmi, ft. Exit codes: 0 found, 1 nothing found, 2 an error.
            """)

    @Argument(
        help: ArgumentHelp("A place's name, latitude,longitude, or a file of points.", valueName: "place"))
    var place: String

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "The table: CSV, TSV, GeoJSON, JSON lines, GeoPackage; - for standard input.", valueName: "file"))
    var file: String = "-"

    @Option(parsing: .unconditional, help: ArgumentHelp("The radius with its unit.", valueName: "length"))
    var radius: String?

    @Option(help: ArgumentHelp("Only so many rows, the nearest ones.", valueName: "number"))
    var nearest: Int?

    @Option(
        name: .customLong("uncertainty"),
        help: ArgumentHelp(
            "The column with the metres by which a point may be off.", valueName: "column"))
    var uncertaintyColumn: String?

    @Flag(help: "Only rows whose whole uncertainty lies within the radius.")
    var certain = false

    @Option(help: "What to print; unless said, a table on a terminal and csv elsewhere.")
    var format: AnswerFormat?

    @Option(
        help: ArgumentHelp(
            "Also draw the answer as a map, an .svg, a .png or an .html page: centre, radius, and the rows by certainty.",
            valueName: "file"))
    var map: String?

    @OptionGroup var filter: RowFilterOptions
    @OptionGroup var input: TableInput
    @OptionGroup var sources: SourceOptions

    func run() throws {
        if let nearest, nearest < 1 { throw Failure("--nearest: must be at least 1, not \(nearest)") }
        guard radius != nil || nearest != nil else {
            throw Failure(
                "--radius or --nearest: say how far, such as --radius 25km, or how many, such as --nearest 10"
            )
        }
        if radius == nil, certain || uncertaintyColumn != nil {
            throw Failure("--certain, --uncertainty: need a radius, such as --radius 25km")
        }
        try filter.check()
        let format = try map.map { try NearMap.Format(file: $0) }
        let length = try radius.map { try Length(option: "--radius", $0) } ?? Length(metres: .infinity)
        let centres = try NearCentres(place, input: input, sources: sources, isTableOnInput: file == "-")
        let points = try points(isOne: centres.positions.count == 1)
        let uncertainties =
            radius == nil ? nil : try Uncertainties(column: uncertaintyColumn, of: points.table)
        if certain, uncertainties == nil {
            throw Failure("--certain: name the column of the uncertainty with --uncertainty")
        }
        let table = points.table
        let rows = NearRows(
            points: points,
            filter: try filter.filter(columns: table.columns) {
                try RowMeaning(
                    of: table, named: RowFilterOptions.named(date: filter.dateColumn, in: table.columns))
            }, radius: length, limit: nearest, isOne: centres.positions.count == 1,
            uncertainties: uncertainties, isCertainOnly: certain, keepsAnswers: format != nil)
        var answers: [HeldRowSource.Row] = []
        var added = [
            Field("distance_m", .real, "Metres from the centre"),
            Field("azimuth", .real, "Direction from the centre, degrees clockwise from north"),
        ]
        if uncertainties != nil { added += Uncertainties.fields }
        if centres.labels != nil { added.append(Field("centre", .text, "The centre")) }
        let output = RowOutput(
            self.format ?? .usual, name: "Near \(place)", columns: points.table.columns, added: added)
        var writer = output.writer()
        var found = 0
        var start = 0
        // Some centres at a time, so that memory does not grow with the output.
        while start < centres.positions.count {
            let block = start..<min(centres.positions.count, start + 64 * Parallel.width)
            let parts = Parallel.map(count: block.count, threads: Parallel.width) { number in
                rows.part(around: centres, block.lowerBound + number, output)
            }
            for part in parts {
                let part = try part.get()
                found += part.count
                answers += part.answers
                writer.add(part.bytes)
            }
            start = block.upperBound
        }
        writer.finish()
        input.reportNotes(points.table)
        uncertainties?.report(points.table)
        rows.filter.reportUndated(points.table)
        if let format, let map {
            let answer = try NearMap(
                answers, fields: output.fields, distance: table.columns.count,
                answer: uncertainties == nil ? nil : table.columns.count + 2, uncertainty: uncertaintyColumn,
                place: place, radius: radius == nil ? nil : length,
                centres: centres, of: table.name)
            try answer.write(try sources.geocoder(), as: format, to: map)
        }
        if found == 0 { throw ExitCode.nothingFound }
    }

    /// The table in the way that costs least: for one centre no index is made.
    private func points(isOne: Bool) throws -> NearPoints {
        if let kept = try input.kept(file) { return NearPoints(table: kept.table, index: kept.index) }
        if isOne { return NearPoints(table: try input.read(file), index: nil) }
        // Nobody else holds the table, so that its positions are given up for the index.
        let indexed = try input.read(file).indexed()
        return NearPoints(table: indexed.table, index: indexed.index)
    }
}

/// A table with or without an index.
struct NearPoints: Sendable {
    let table: PointTable
    let index: PointIndex?
}

/// What `near` looks around.
struct NearCentres: Sendable {
    let positions: [Coordinate]
    /// What the output calls them; nil for a single place.
    let labels: [String]?

    init(_ place: String, input: TableInput, sources: SourceOptions, isTableOnInput: Bool) throws {
        // The space that `main` put before a negative number.
        let text = String(place.drop(while: \.isWhitespace))
        let position: Coordinate?
        do throws(GeometryError) {
            position = try Coordinate(parsing: text)
        } catch {
            throw Failure("\(error)")
        }
        if let position {
            (positions, labels) = ([position], nil)
        } else if InputFile.exists(text) || text == "-" {
            if text == "-", isTableOnInput {
                throw Failure("-: standard input is the table already: name it with --in")
            }
            let table = try input.readOther(text)
            let identifier = RowCondition.column(InputColumns.identifiers, in: table.columns)
            var positions: [Coordinate] = []
            var labels: [String] = []
            try table.forEach(in: 0..<table.rowCount) { row, values in
                guard let position = table.coordinate(ofRow: row) else { return }
                positions.append(position)
                labels.append(identifier.map { values[$0].text } ?? "\(row + 1)")
            }
            input.reportNotes(table)
            (self.positions, self.labels) = (positions, labels)
        } else {
            guard let best = try sources.geocoder().candidates(text, limit: 1).first else {
                throw Failure(
                    "\u{2018}\(text)\u{2019}: no place of that name is known, and there is no such file: write latitude,longitude"
                )
            }
            StandardError.write(
                "dateline: \(text): \(best.title), \(best.anchor.coordinate), reaches \(best.anchor.extent.rounded) around it"
            )
            (positions, labels) = ([best.anchor.coordinate], nil)
        }
    }
}

/// The rows around a centre.
struct NearRows: Sendable {
    let points: NearPoints
    let filter: RowFilter
    let radius: Length
    let limit: Int?
    /// Whether there is one centre only.
    let isOne: Bool
    /// How far rows may be off; nil takes all for points.
    let uncertainties: Uncertainties?
    /// Whether rows that are only possible are left out.
    let isCertainOnly: Bool
    /// Whether the rows are kept for a map.
    let keepsAnswers: Bool

    /// The rows around one centre.
    struct Part: Sendable {
        let bytes: BatchOutput
        let count: Int
        let answers: [HeldRowSource.Row]
    }

    /// How far from the centre a row may be that counts: points beyond the radius may be uncertain enough to reach into it.
    private var reach: Length {
        guard let uncertainties, !isCertainOnly else { return radius }
        return .metres(radius.metres + uncertainties.largest)
    }

    /// Whether a row counts, by its uncertainty.
    private func counts(_ neighbour: PointIndex.Neighbour) -> Bool {
        guard let uncertainties else { return true }
        let answer = uncertainties.answer(row: neighbour.row, distance: neighbour.metres, radius: radius)
        return answer.map { $0.isCertain || !isCertainOnly } ?? false
    }

    /// The rows around a centre in the format of the output, and how many they are.
    func part(
        around centres: NearCentres, _ number: Int, _ output: RowOutput
    ) -> Result<Part, TableError> {
        let centre = centres.positions[number]
        var part = output.part()
        var answers: [HeldRowSource.Row] = []
        do throws(TableError) {
            let rows = try rows(around: centre)
            for (neighbour, values) in rows {
                let answer = uncertainties?.answer(
                    row: neighbour.row, distance: neighbour.metres, radius: radius)
                var values = values
                values.append(.metres(neighbour.metres))
                values.append(.azimuth(from: centre, to: neighbour.coordinate))
                if let answer {
                    values.append(.text(answer.isCertain ? "certain" : "possible"))
                    values.append(.real((answer.probability * 10000).rounded() / 10000))
                }
                let label = centres.labels?[number]
                if let label { values.append(.text(label)) }
                let id = "\(neighbour.row + 1)"
                if keepsAnswers { answers.append((values, neighbour.coordinate, Int(neighbour.row) + 1)) }
                part.add(values, id: label.map { "\($0)-\(id)" } ?? id, at: neighbour.coordinate)
            }
            return .success(Part(bytes: part.output, count: rows.count, answers: answers))
        } catch {
            return .failure(error)
        }
    }

    private func rows(
        around centre: Coordinate
    ) throws(TableError) -> [(PointIndex.Neighbour, [FieldValue])] {
        // Of the nearest some may not be asked for; then more are looked at.
        var reach = limit
        while true {
            let neighbours = neighbours(of: centre, limit: reach)
            var rows = try read(neighbours)
            if let limit, rows.count > limit { rows.removeLast(rows.count - limit) }
            guard let limit, let current = reach, rows.count < limit, neighbours.count == current else {
                return rows
            }
            reach = current * 8
        }
    }

    /// The rows of neighbours that are asked for; of a single centre with all cores, since nothing else is to be done.
    private func read(
        _ neighbours: [PointIndex.Neighbour]
    ) throws(TableError) -> [(PointIndex.Neighbour, [FieldValue])] {
        let pieces = Parallel.pieces(of: neighbours.count, atLeast: 64)
        let parts = Parallel.map(count: pieces.count, threads: isOne ? Parallel.width : 1) { piece in
            Result { () throws(TableError) in
                var rows: [(PointIndex.Neighbour, [FieldValue])] = []
                for neighbour in neighbours[pieces[piece]] where counts(neighbour) {
                    let values = try points.table.values(ofRow: Int(neighbour.row))
                    if filter.takes(values, row: Int(neighbour.row)) { rows.append((neighbour, values)) }
                }
                return rows
            }
        }
        var rows: [(PointIndex.Neighbour, [FieldValue])] = []
        for part in parts { rows += try part.get() }
        return rows
    }

    private func neighbours(of centre: Coordinate, limit: Int?) -> [PointIndex.Neighbour] {
        guard let index = points.index else {
            let (latitudes, longitudes) = (points.table.latitudes, points.table.longitudes)
            return limit.map {
                PointScan.nearest(
                    latitudes: latitudes, longitudes: longitudes, to: centre, limit: $0, within: reach)
            }
                ?? PointScan.neighbours(
                    latitudes: latitudes, longitudes: longitudes, within: reach, of: centre)
        }
        guard let limit else { return index.neighbours(within: reach, of: centre) }
        return index.nearest(to: centre, limit: limit, within: reach)
    }
}
