import Foundation
import Testing
import Testkit

/// Rows that can be used and are not quite as they should be: used, and told.
@Suite("dateline near, join, density, cluster: odd rows") struct OddRowTests {
    private let program: Program

    init() throws { program = try Program() }

    @Test("fields without a column shift nothing, in any format, and are told") func surplus() throws {
        try program.file("t.csv", "id,lat,lon\n1,34.52,69.17,extra\n2,34.52\n3,34.52,69.17,\n".utf8)
        let told = "t.csv:2: 4 fields and only 3 columns"
        let density = try program.run("density", "t.csv", "--within", "1km", "--format", "json")
        let rows = try #require(JSONSerialization.jsonObject(with: density.output) as? [[String: Any]])
        #expect(rows.map { $0["neighbours"] as? Int } == [1, nil, 1])
        #expect(rows.allSatisfy { $0.count == 4 } && rows[1]["lon"] is NSNull)
        #expect(density.errors.contains(told) && !density.errors.contains("t.csv:4"))
        #expect(density.errors.contains("1 of the rows that were read have more fields"))
        let cluster = try program.run("cluster", "t.csv", "--within", "1km", "--min", "2")
        #expect(cluster.text == "id,lat,lon,cluster\r\n1,34.52,69.17,0\r\n2,34.52,,\r\n3,34.52,69.17,0\r\n")
        let near = try program.run("near", "34.52,69.17", "--nearest", "1", "--in", "t.csv")
        #expect(near.text.hasSuffix("\r\n1,34.52,69.17,0,\r\n") && near.errors.contains(told))
        let join = try program.run("join", "t.csv", "t.csv", "--within", "1km", "--nearest", "1")
        #expect(join.text.contains("\r\n1,34.52,69.17,1,34.52,69.17,0,\r\n") && join.errors.contains(told))
        let buffer = try program.run("buffer", "t.csv", "--radius", "1km")
        #expect(buffer.errors.contains(told))
        try program.file("t.csv", ("lat,lon\n" + String(repeating: "1,2,x\n", count: 12)).utf8)
        let many = try program.run("density", "t.csv", "--within", "1km").errors.split(separator: "\n")
        #expect(many.count == 11 && many[10].contains("12 of the rows"))
    }

    @Test("rows whose date cannot be read are counted and named") func undated() throws {
        try program.file(
            "t.csv", "date,lat,lon\n2024-01-02,1,2\n20/07/2021,1,2\n,1,2\n2024-02-30,1,2\nlately,1,2\n".utf8)
        let run = try program.run("near", "1,2", "--radius", "1km", "--in", "t.csv", "--since", "2021")
        #expect(run.text.split(separator: "\r\n").count == 3)
        for line in 4...6 { #expect(run.errors.contains("t.csv:\(line): date: no readable date: left out")) }
        #expect(run.errors.contains("3 rows have no readable date"))
    }

    @Test(
        "conditions that make no sense are told before the table is read",
        arguments: [
            (["--since", "2024-13"], "--since: a day"), (["--until", "2023-02-29"], "--until: a day"),
            (["--since", "2024-02", "--until", "2024-01-31"], "2024-02 is after 2024-01-31"),
            (["--where", "fatal"], "--where: \u{2018}fatal\u{2019} is no condition"),
        ])
    func conditions(options: [String], words: String) throws {
        let question = ["near", "1,2", "--radius", "1km", "--in", "none.csv"]
        try Program.run(question + options, in: program.folder.path).expectError(words)
        try Program.run(question + ["--since", "2024-02", "--until", "2024"], in: program.folder.path)
            .expectError("none.csv: No such file")
    }

    @Test("what is not UTF-8 is told once, with its line") func notText() throws {
        let rows = Array("id,lat,lon,n\n1,1,2,\u{E9}\n".utf8)
        try program.file("t.csv", rows + Array("2,1,2,caf".utf8) + [0xE9, 0x0A] + rows.dropFirst(13))
        let run = try program.run("density", "t.csv", "--within", "1km", "--format", "json")
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("t.csv:3: not UTF-8") && run.errors.contains("iconv"))
    }

    @Test("a table without one usable position finds nothing; decimal commas are named")
    func allRejected() throws {
        try program.file("t.csv", "id;lat;lon\n1;34,52;69,17\n".utf8)
        for command in ["density", "cluster"] {
            let run = try program.run(command, "t.csv", "--within", "1km")
            #expect(run.status == 1 && run.errors.contains("t.csv:2: lat: \u{2018}34,52\u{2019} is not"))
            #expect(run.errors.contains("decimal comma"))
        }
    }

    @Test("a quoted field that is never closed is named, even behind the position") func open() throws {
        try program.file("t.csv", "lat,lon,n\n1,2,ok\n1,2,\"caf\n1,2,x\n".utf8)
        let run = try program.run("density", "t.csv", "--within", "1km")
        #expect(run.errors.contains("t.csv:3: a quoted field begins here"))
    }

    @Test("how far a place reaches is said in round numbers") func reach() throws {
        try program.file("t.csv", "lat,lon\n1,2\n".utf8)
        let run = try program.run("near", "Kabul", "--radius", "1km", "--in", "t.csv")
        #expect(run.errors.contains(/reaches [0-9]+(\.[0-9])? km around it/), "\(run.errors)")
    }
}
