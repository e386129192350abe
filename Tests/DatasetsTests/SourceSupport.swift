import Datasets
import Foundation
import Geometry
import Testing
import Testkit

/// Reads what tables hold, in a folder of a test's own.
struct Sources {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let url = folder.url(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    func table(_ text: String, _ name: String = "t.csv") throws -> SourceTable {
        try SourceTable(contentsOf: file(name, text.utf8))
    }

    /// What each row of a table says, by the mapping that its columns have; nil for rows that cannot be read.
    static func readings(
        _ table: SourceTable, named: [ColumnRole: String] = [:]
    ) throws -> [Result<IncidentReader.Reading, IncidentReader.Fault>] {
        let map = try ColumnMap(table, .recognising(table.columns), named: named)
        let reader = IncidentReader(table, map)
        var results: [Result<IncidentReader.Reading, IncidentReader.Fault>] = []
        table.forEachRow { row in
            do throws(IncidentReader.Fault) {
                results.append(.success(try reader.read(row)))
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }

    /// A file of the samples that are not part of the project; nil where they are not there.
    static func sample(_ name: String) -> String? {
        let path = Project.root + "/../shared/samples/" + name
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}

extension Result where Success == IncidentReader.Reading, Failure == IncidentReader.Fault {
    /// What the row says; fails the test when it cannot be read.
    func incident() throws -> ImportedIncident { try get().incident }
}
