"""The table of Scripts/bench io: a CSV of a million incidents to each format, ours and the peers' in turn.

usage: export.py PROGRAM FOLDER [--runs N] [--rows N]
Wall seconds of whole processes, the median, and the most memory any run had. FOLDER keeps the table. What we wrote is
checked: the same features as the CSV has, and by SQLite where it is a database.
"""

import os
import statistics
import sys
import tempfile

import progress
from measure import HERE, arguments, digest, incidents, row, run

# What ogr2ogr is told, so that it makes points and finds the types.
OPEN = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-oo", "AUTODETECT_TYPE=YES", "-a_srs", "EPSG:4326"]
# Which peers write what; the ratio is to the one that the issue of this part names.
PEERS = {
    "geojson": ("csv + orjson", ["csv + orjson", "ogr2ogr", "pyogrio", "DuckDB spatial"]),
    "geojsonl": (None, []),
    "kml": ("ogr2ogr", ["ogr2ogr"]),
    "kmz": (None, []),
    "gpkg": ("DuckDB spatial", ["DuckDB spatial", "ogr2ogr", "pyogrio"]),
    "csv": (None, []),
}


def command(peer, table, output):
    if peer == "Dateline":
        return [options.program, "export", table, "-o", output]
    if peer == "ogr2ogr":
        # LIBKML, its other driver for KML, holds all of it: 7 GB for a million rows.
        driver = {"geojson": "GeoJSON", "kml": "KML", "gpkg": "GPKG"}[output.rsplit(".", 1)[1]]
        return ["ogr2ogr", "-f", driver, output, table, *OPEN]
    name = {"csv + orjson": "python", "DuckDB spatial": "duckdb", "pyogrio": "pyogrio"}[peer]
    return [sys.executable, os.path.join(HERE, "peers.py"), name, table, output]


def main():
    table = incidents(options.folder, options.rows)
    expected = digest(table)
    row(f"{options.rows:,} rows to", "Dateline", "processor", "memory", "the others", "ratio", "the same features")
    row(*["---"] * 7)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for ending, (rival, peers) in PEERS.items():
            results = {name: [] for name in ["Dateline", *peers]}
            for _ in progress.runs(options.runs, f"{ending}, {len(results)} programs"):
                for name in results:
                    output = os.path.join(folder, f"out.{ending}")
                    results[name].append(run(command(name, table, output)))
                    if name == "Dateline" and len(results[name]) == options.runs:
                        same = digest(output) == expected
                    os.remove(output)
            median = {name: statistics.median(r[0] for r in runs) for name, runs in results.items()}
            work = statistics.median(r[1] for r in results["Dateline"])
            memory = {name: max(r[2] for r in runs) for name, runs in results.items()}
            others = ", ".join(f"{name} {median[name]:.1f} s {memory[name]:.0f} MB" for name in peers)
            ratio = f"{median[rival] / median['Dateline']:.1f}×" if rival else ""
            row(
                ending, f"{median['Dateline']:.2f} s", f"{work:.2f} s", f"{memory['Dateline']:.0f} MB", others, ratio,
                "yes" if same else "NO",
            )
            if not same:
                sys.exit(f"bench: {ending}: not the features of the table")


if __name__ == "__main__":
    options = arguments()
    main()
