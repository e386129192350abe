import Datasets
import Testing

@Suite("Two editions of a table") struct ComparisonTests {
    let sources: Sources

    init() throws { sources = try Sources() }

    private func changes(_ old: String, _ new: String) throws -> [EditionChange] {
        func edition(_ text: String, _ name: String) throws -> (SourceTable, ColumnMap) {
            let table = try sources.table(text, name)
            return (table, try ColumnMap(table, .recognising(table.columns)))
        }
        return EditionComparison(old: try edition(old, "old.csv"), new: try edition(new, "new.csv")).changes
    }

    @Test("what was added, moved, recoded and deleted, whatever the order of rows and columns") func kinds()
        throws
    {
        let found = try changes(
            "id,lat,lon,type,killed\na,1,2,Raid,3\nb,1,2,Raid,3\nc,1,2,Raid,3\nd,1,2,Raid,3\ne,,,Raid,1\n",
            "killed,type,id,lon,lat\n4,Raid,b,2.0,1\n3,Raid,a,2,1.00\n1,Raid,z,5,5\n3,Raid,c,2,1.1\n1,Raid,e,2,1\n"
        )
        #expect(
            found.map { "\($0.id) \($0.kind.rawValue)" } == [
                "b recoded", "z added", "c moved", "e moved", "d deleted",
            ])
        #expect(
            found[0].columns.map(\.name) == ["killed"] && found[0].columns[0].old == "3"
                && found[0].columns[0].new == "4")
        // A tenth of a degree of latitude near the equator (GeodSolve).
        #expect(abs((found[2].distance ?? 0) - 11_057.6) < 0.5)
        #expect(found[3].distance == nil && found[4].oldLine == 5)
    }

    @Test("the same edition has no changes") func none() throws {
        #expect(try changes(DatasetTests.acled, DatasetTests.acled).isEmpty)
    }
}
