import Geometry

/// A view on the grid, and the squares that it touches. Behind the antimeridian their columns, and all x, go on.
struct GridWindow {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
    private let x: ClosedRange<Int>
    private let y: ClosedRange<Int>

    init(_ view: Envelope) {
        func unit(_ degrees: Double) -> Int { Int(degrees * AreaGrid.unitsPerDegree) }
        func square(_ unit: Int, below limit: Int) -> Int { max(0, min(limit - 1, unit / AreaGrid.topSize)) }
        let west = unit(view.west + 180)
        x = west...max(west, unit((view.crossesAntimeridian ? view.east + 360 : view.east) + 180))
        let south = unit(view.south + 90)
        y = south...max(south, unit(view.north + 90))
        rows =
            square(y.lowerBound, below: AreaGrid.rows)...square(y.upperBound, below: AreaGrid.rows)
        let limit = 2 * AreaGrid.columns
        columns = square(x.lowerBound, below: limit)...square(x.upperBound, below: limit)
    }

    /// How many turns farther east its parts lie.
    var turns: ClosedRange<Int> {
        columns.lowerBound / AreaGrid.columns...columns.upperBound / AreaGrid.columns
    }

    /// Its squares from west to east, then from south to north: the number of each in the grid, and its turn.
    var squares: some Sequence<(top: Int, turn: Int)> {
        rows.lazy.flatMap { row in
            columns.lazy.map { column in
                (
                    top: row * AreaGrid.columns + column % AreaGrid.columns,
                    turn: column / AreaGrid.columns
                )
            }
        }
    }

    /// Whether the box around two corners has a point in common with the view.
    func meets(_ a: AreaEdges.Corner, _ b: AreaEdges.Corner) -> Bool {
        func touches(_ a: Int32, _ b: Int32, _ range: ClosedRange<Int>) -> Bool {
            Int(max(a, b)) >= range.lowerBound && Int(min(a, b)) <= range.upperBound
        }
        return touches(a.x, b.x, x) && touches(a.y, b.y, y)
    }
}
