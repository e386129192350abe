import Foundation
import Testing
import Testkit

/// A store on a bad day: what the user is told, and that nothing is lost.
@Suite("A store that cannot be written to, is locked, or has no room") struct StoreTroubleTests {
    let program: Program

    init() throws {
        program = try Program()
        try program.file("t.csv", "id,date,lat,lon\na,2020-01-01,1,2\nb,2020-01-01,1,3\n".utf8)
        try program.file("u.csv", "id,date,lat,lon\nc,2020-01-01,1,2\n".utf8)
    }

    private func table(rows: Int) throws {
        let rows = (0..<rows).map { "r\($0),2020-01-01,1,2,\(String(repeating: "x", count: 100))\n" }
        try program.file("big.csv", ("id,date,lat,lon,notes\n" + rows.joined()).utf8)
    }

    /// Runs a line of shell as somebody whom permissions bind: root is nobody.
    private func unprivileged(_ line: String) throws -> Subprocess {
        let asNobody = #"su -s /bin/sh nobody -c "cd '$PWD'; dateline='$dateline'; \#(line)""#
        return try program.shell(getuid() == 0 ? asNobody : line)
    }

    @Test("a store in a folder that may not be written to is read, and says why it is not imported into")
    func readOnly() throws {
        #expect(try program.run("import", "t.csv", "--into", "s.gpkg").status == 0)
        _ = try program.shell("chmod 444 s.gpkg; chmod 555 .")
        defer { _ = try? program.shell("chmod 755 .") }
        let list = try unprivileged("$dateline list s.gpkg --format csv")
        #expect(list.status == 0 && list.text.contains("2020-01-01"), "\(list.errors)")
        let near = try unprivileged("$dateline near 1,2 --radius 1km --in s.gpkg")
        #expect(near.status == 0, "\(near.errors)")
        #expect(try unprivileged("$dateline export s.gpkg --format csv").status == 0)
        let run = try unprivileged("$dateline import u.csv --into s.gpkg")
        #expect(run.status == 2 && run.errors.contains("s.gpkg: it may not be written to; choose another"))
        let new = try unprivileged("$dateline import u.csv --into n.gpkg")
        #expect(new.status == 2 && new.errors.contains("n.gpkg: it cannot be made; name a file in a folder"))
        #expect(try program.names() == ["s.gpkg", "t.csv", "u.csv"])
    }

    @Test("a folder is no store") func folder() throws {
        _ = try program.shell("mkdir s.gpkg")
        for arguments in [["list", "s.gpkg"], ["import", "t.csv", "--into", "s.gpkg"]] {
            let run = try Program.run(arguments, in: program.folder.path)
            #expect(run.status == 2 && run.errors.contains("s.gpkg: it is a folder; name a file in it"))
        }
    }

    @Test("an import waits for its turn, and says so") func locked() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let lock =
            "import sqlite3, time; c = sqlite3.connect('s.gpkg', isolation_level=None); "
            + "c.execute('BEGIN IMMEDIATE'); print(1, flush=True); time.sleep(1.7); c.execute('ROLLBACK')"
        let run = try program.shell(
            #"/usr/bin/python3 -c "\#(lock)" > lock & while ! [ -s lock ]; do sleep 0.02; done; "$dateline" import u.csv --into s.gpkg"#
        )
        #expect(run.status == 0 && run.errors.contains("1 added"), "\(run.errors)")
        #expect(run.errors.contains("s.gpkg: waiting for another program that writes to it"))
    }

    @Test("a full disk leaves the last state, and the import goes on once there is room") func full() throws {
        let mounted = try program.shell("mkdir disk && mount -t tmpfs -o size=8m dateline-test disk")
        guard mounted.status == 0 else {
            print("skipped: a disk of its own can be mounted by root only: \(mounted.errors)")
            return
        }
        defer { _ = try? program.shell("umount -l disk") }
        try table(rows: 30_000)
        let first = try program.run("import", "t.csv", "--into", "disk/s.gpkg")
        #expect(first.status == 0, "\(first.errors)")
        let full = try program.run("import", "big.csv", "--into", "disk/s.gpkg")
        #expect(
            full.status == 2 && full.errors.contains("disk/s.gpkg: the disk is full; free some space"),
            "\(full.errors)")
        let count = try program.shell("\"$dateline\" list disk/s.gpkg --format jsonl | wc -l")
        #expect(count.text.contains("2") && count.errors.isEmpty, "\(count.text)\(count.errors)")
        _ = try program.shell("mount -o remount,size=64m disk")
        let again = try program.run("import", "big.csv", "--into", "disk/s.gpkg")
        #expect(again.status == 0 && again.errors.contains("30000 added"), "\(again.errors)")
        let check = try program.shell(
            "/usr/bin/python3 -c \"import sqlite3; print(sqlite3.connect('disk/s.gpkg').execute('PRAGMA integrity_check').fetchall())\""
        )
        #expect(check.text.contains("[('ok',)]"))
    }

    @Test("two imports of one new table at once: one waits for the other, both end well") func twice() throws
    {
        try table(rows: 120_000)
        let run = try program.shell(
            """
            "$dateline" import big.csv --into s.gpkg & one=$!
            "$dateline" import big.csv --into s.gpkg & other=$!
            wait $one; echo "exit $?"; wait $other; echo "exit $?"; "$dateline" list s.gpkg --format jsonl | wc -l
            ogrinfo -ro -q s.gpkg -sql "SELECT count(*) AS n FROM rtree_incidents_geom" | grep 'n ('
            """)
        #expect(
            run.text.split(separator: "\n").prefix(3) == ["exit 0", "exit 0", "120000"],
            "\(run.text)\(run.errors)")
        #expect(run.text.contains("= 120000"), "\(run.text)")
    }

    @Test("two that make one store at the same moment") func makers() throws {
        try table(rows: 5_000)
        let run = try program.shell(
            """
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              rm -f s.gpkg*
              "$dateline" import big.csv --into s.gpkg 2>one & one=$!
              "$dateline" import t.csv --into s.gpkg 2>other & other=$!
              wait $one || cat one; wait $other || cat other; "$dateline" list s.gpkg --format jsonl | wc -l
            done
            """)
        #expect(
            run.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                == [String](repeating: "5002", count: 20), "\(run.text)")
    }

    @Test("what is written elsewhere never takes the place of a store, nor a table its own") func kept()
        throws
    {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        let before = try program.shell("sha256sum s.gpkg").text
        for line in [
            "export s.gpkg -o s.gpkg", "export t.csv -o s.gpkg", "diff t.csv u.csv -o s.gpkg",
            "audit s.gpkg -o s.gpkg",
            "export s.gpkg --where id=a -o s.gpkg", "buffer s.gpkg --radius 1km -o s.gpkg",
        ] {
            let run = try program.shell("\"$dateline\" \(line)")
            #expect(run.status == 2 && run.errors.contains("s.gpkg"), "\(line): \(run.errors)")
        }
        #expect(try program.shell("sha256sum s.gpkg").text == before)
        let own = try program.shell("ln -s t.csv l.csv; \"$dateline\" export t.csv -o l.csv --where id=a")
        #expect(own.status == 2 && own.errors.contains("l.csv is the table itself"), "\(own.errors)")
    }

    @Test("two tables that would be called alike are not taken for editions of one") func alike() throws {
        _ = try program.shell("mkdir jan feb; cp t.csv jan; sed s/2020-01/2020-02/ t.csv > feb/t.csv")
        let run = try program.run("import", "jan/t.csv", "feb/t.csv", "--into", "s.gpkg")
        #expect(
            run.status == 2 && run.errors.contains("both would be called \u{2018}t\u{2019}"), "\(run.errors)")
        #expect(try !program.names().contains("s.gpkg"))
        let one = try program.run("import", "t.csv", "t.csv", "--into", "s.gpkg")
        #expect(one.status == 0 && one.errors.contains("2 unchanged"), "\(one.errors)")
    }

    @Test("GDAL reads a store while an import writes to it") func readers() throws {
        _ = try program.run("import", "t.csv", "--into", "s.gpkg")
        try table(rows: 20_000)
        // Every reading must succeed, and see the state before or after, never a part of a transaction.
        let run = try program.shell(
            """
            "$dateline" import big.csv --into s.gpkg & job=$!
            while kill -0 $job 2>/dev/null; do
              ogrinfo -ro -q s.gpkg -sql 'SELECT count(*) AS n FROM incidents' | grep 'n (' || echo failed; sleep 0.1
            done
            wait $job; echo "exit $?"
            ogrinfo -ro -so s.gpkg incidents | grep 'Feature Count'
            """)
        let counts = Set(run.text.split(separator: "\n").map { $0.split(separator: " ").last ?? "" })
        #expect(
            run.text.contains("exit 0") && run.text.contains("Feature Count: 20002"),
            "\(run.text)\(run.errors)")
        #expect(counts.isSubset(of: ["2", "20002", "0"]) && counts.contains("2"), "\(run.text)\(run.errors)")
    }
}
