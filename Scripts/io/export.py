"""The table of Scripts/bench io: a CSV of a million incidents to each format, ours and the peers' in turn.

usage: export.py PROGRAM FOLDER [--runs N] [--rows N]
Wall seconds of whole processes, the median, and the most memory any run had. FOLDER keeps the table. What we wrote is
checked: the same features as the CSV has, and by SQLite where it is a database.
"""

import argparse
import csv
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = os.path.join(HERE, "..", "..", "..", "shared", "bench", "generate_incidents.py")
KML = "{http://www.opengis.net/kml/2.2}"
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


def run(command):
    """Wall seconds, seconds of processor, and peak memory in MB, measured by a small parent."""
    start = time.perf_counter()
    timed = subprocess.run(
        ["/usr/bin/time", "-f", "%U %S %M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    seconds = time.perf_counter() - start
    if timed.returncode != 0:
        sys.exit(f"bench: {' '.join(command)}: {timed.stderr}")
    user, system, memory = timed.stderr.split()[-3:]
    return seconds, float(user) + float(system), int(memory) / 1024


def command(peer, table, output):
    if peer == "Dateline":
        return [options.program, "export", table, "-o", output]
    if peer == "ogr2ogr":
        # LIBKML, its other driver for KML, holds all of it: 7 GB for a million rows.
        driver = {"geojson": "GeoJSON", "kml": "KML", "gpkg": "GPKG"}[output.rsplit(".", 1)[1]]
        return ["ogr2ogr", "-f", driver, output, table, *OPEN]
    name = {"csv + orjson": "python", "DuckDB spatial": "duckdb", "pyogrio": "pyogrio"}[peer]
    return [sys.executable, os.path.join(HERE, "peers.py"), name, table, output]


def features(path):
    """Identifier, position and number of dead of every feature, in no order."""
    ending = path.rsplit(".", 1)[1]
    if ending in ("geojson", "geojsonl"):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                text = line.strip("\x1e,\n")
                if text.startswith('{"type":"Feature",'):
                    feature = json.loads(text)
                    lon, lat = feature["geometry"]["coordinates"]
                    yield feature["id"], lat, lon, feature["properties"]["fatalities"]
    elif ending == "csv":
        with open(path, newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                yield row["id"], float(row["lat"]), float(row["lon"]), int(row["fatalities"])
    elif ending == "gpkg":
        database = sqlite3.connect(path)
        name = os.path.basename(path)[:-5]
        name = database.execute("SELECT table_name FROM gpkg_geometry_columns").fetchone()[0]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute(f"SELECT rtreecheck('rtree_{name}_geom')").fetchone()[0] == "ok"
        box = "minx, maxx, miny, maxy"
        rows = database.execute(
            f'SELECT t.id, t.lat, t.lon, t.fatalities, {box} FROM "{name}" t JOIN "rtree_{name}_geom" r ON r.id = t.fid'
        )
        for identifier, lat, lon, dead, west, east, south, north in rows:
            assert west <= lon <= east and south <= lat <= north
            yield identifier, lat, lon, dead
    elif ending == "kmz":
        archive = zipfile.ZipFile(path)
        for name in archive.namelist():
            with archive.open(name) as part:
                yield from placemarks(part)
    else:
        with open(path, "rb") as whole:
            yield from placemarks(whole)


def placemarks(file):
    parents = []
    for event, element in tree.iterparse(file, events=("start", "end")):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if element.tag == KML + "Placemark":
            lon, lat = map(float, element.find(f"{KML}Point/{KML}coordinates").text.split(","))
            data = {item.get("name"): item.text for item in element.iter(KML + "SimpleData")}
            yield data["id"], lat, lon, int(data["fatalities"])
            parents[-1].remove(element)


def digest(path):
    """The number of features and a sum over them that does not depend on their order."""
    count = total = 0
    for identifier, lat, lon, dead in features(path):
        count += 1
        total += hash((identifier, round(lat * 1e7), round(lon * 1e7), dead))
    return count, total


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def main():
    table = os.path.join(options.folder, f"incidents-{options.rows}.csv")
    if not os.path.exists(table):
        subprocess.run([sys.executable, GENERATOR, str(options.rows), table + ".part"], check=True)
        os.rename(table + ".part", table)
    expected = digest(table)
    row(f"{options.rows:,} rows to", "Dateline", "processor", "memory", "the others", "ratio", "the same features")
    row(*["---"] * 7)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for ending, (rival, peers) in PEERS.items():
            results = {name: [] for name in ["Dateline", *peers]}
            for _ in range(options.runs):
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
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    main()
