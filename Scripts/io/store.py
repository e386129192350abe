"""The other table of Scripts/bench io: incidents imported into a store, and given back from it.

usage: store.py PROGRAM FOLDER [--runs N] [--rows N]
A tenth of the rows have no coordinates and are placed by name. Wall seconds of whole processes, the median, and the most
memory any run had. Every row must be in the store, every incident of the store in what is given back.
"""

import csv
import os
import sqlite3
import statistics
import tempfile

import progress
from measure import arguments, digest, incidents, row, run

FORMATS = ["geojson", "gpkg", "kml", "csv"]


def without_coordinates(table, output):
    """Writes the table, every tenth row of it without a position; gives the identifiers of these."""
    taken = set()
    with open(table, newline="", encoding="utf-8") as rows, open(output, "w", newline="", encoding="utf-8") as out:
        reader, writer = csv.reader(rows), csv.writer(out, lineterminator="\n")
        header = next(reader)
        lat, lon, identifier = (header.index(name) for name in ("lat", "lon", "id"))
        writer.writerow(header)
        for number, cells in enumerate(reader):
            if number % 10 == 0:
                cells[lat] = cells[lon] = ""
                taken.add(cells[identifier])
            writer.writerow(cells)
    return taken


def check(store):
    """How many incidents a store has, all of them whole."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("SELECT rtreecheck('rtree_incidents_geom')").fetchone()[0] == "ok"
        rows = database.execute("SELECT count(*), count(geom) FROM incidents").fetchone()
        placed = database.execute("SELECT count(*) FROM rtree_incidents_geom").fetchone()[0]
        assert rows[1] == placed and rows[0] == options.rows, (rows, placed)
        return rows[0]


def timed(command, output):
    """Runs a command again and again, keeps what the last one made, and gives median, processor and memory."""
    runs = []
    for _ in progress.runs(options.runs, command[1]):
        if os.path.exists(output):
            os.remove(output)
        runs.append(run(command))
    seconds, work = (statistics.median(r[place] for r in runs) for place in (0, 1))
    return seconds, work, max(r[2] for r in runs)


def main():
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        table = os.path.join(folder, "table.csv")
        placed_by_us = without_coordinates(incidents(options.folder, options.rows), table)
        expected = digest(table)
        store = os.path.join(folder, "store.gpkg")
        row(f"{options.rows:,} rows, a tenth without coordinates", "time", "processor", "memory", "rows a second", "whole")
        row(*["---"] * 6)
        seconds, work, memory = timed([options.program, "import", table, "--into", store], store)
        whole = check(store)
        row("import", f"{seconds:.2f} s", f"{work:.2f} s", f"{memory:.0f} MB", f"{options.rows / seconds:,.0f}", f"{whole:,} rows")
        for ending in FORMATS:
            output = os.path.join(folder, f"out.{ending}")
            seconds, work, memory = timed([options.program, "export", store, "-o", output], output)
            found = digest(output, placed_by_us)
            assert found == expected and found[0] == options.rows, (ending, found, expected)
            row(
                f"export to {ending}", f"{seconds:.2f} s", f"{work:.2f} s", f"{memory:.0f} MB", f"{options.rows / seconds:,.0f}",
                "the same features",
            )
            os.remove(output)


if __name__ == "__main__":
    options = arguments()
    main()
