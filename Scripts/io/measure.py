"""What the tables of Scripts/bench io are made with: processes measured, files read back and compared."""

import argparse
import csv
import json
import os
import sqlite3
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
import zipfile

KML = "{http://www.opengis.net/kml/2.2}"
HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = os.path.join(HERE, "..", "..", "..", "shared", "bench", "generate_incidents.py")


def arguments(rows=1_000_000):
    """PROGRAM, FOLDER, --runs and, where a number of rows is given for it, --rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=3)
    if rows:
        parser.add_argument("--rows", type=int, default=rows)
    return parser.parse_args()


def incidents(folder, rows):
    """A table of so many incidents, made once."""
    table = os.path.join(folder, f"incidents-{rows}.csv")
    if not os.path.exists(table):
        subprocess.run([sys.executable, GENERATOR, str(rows), table + ".part"], check=True)
        os.rename(table + ".part", table)
    return table


def run(command):
    """Wall seconds, seconds of processor, and peak memory in MB, measured by a small parent."""
    # What others left to be written goes to the disk first.
    os.sync()
    start = time.perf_counter()
    timed = subprocess.run(
        ["/usr/bin/time", "-f", "%U %S %M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    seconds = time.perf_counter() - start
    if timed.returncode != 0:
        sys.exit(f"bench: {' '.join(command)}: {timed.stderr}")
    user, system, memory = timed.stderr.split()[-3:]
    return seconds, float(user) + float(system), int(memory) / 1024


def features(path):
    """Identifier, position and number of dead of every feature, in no order."""
    ending = path.rsplit(".", 1)[1]
    if ending in ("geojson", "geojsonl"):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                text = line.strip("\x1e,\n")
                if text.startswith('{"type":"Feature",'):
                    feature = json.loads(text)
                    lon, lat = (feature["geometry"] or {"coordinates": (None, None)})["coordinates"]
                    dead = feature["properties"]["fatalities"]
                    assert dead is None or isinstance(dead, int), dead
                    yield feature["id"], lat, lon, dead
    elif ending == "csv":
        with open(path, newline="", encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                yield row["id"], number(row["lat"]), number(row["lon"]), number(row["fatalities"], int)
    elif ending == "gpkg":
        database = sqlite3.connect(path)
        name = os.path.basename(path)[:-5]
        name = database.execute("SELECT table_name FROM gpkg_geometry_columns").fetchone()[0]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute(f"SELECT rtreecheck('rtree_{name}_geom')").fetchone()[0] == "ok"
        box = "minx, maxx, miny, maxy"
        rows = database.execute(
            f'SELECT t.id, t.lat, t.lon, t.fatalities, {box} FROM "{name}" t LEFT JOIN "rtree_{name}_geom" r ON r.id = t.fid'
        )
        for identifier, lat, lon, dead, west, east, south, north in rows:
            assert west is lat is None or west <= lon <= east and south <= lat <= north
            assert dead is None or isinstance(dead, int), dead
            yield identifier, lat, lon, dead
    elif ending == "kmz":
        archive = zipfile.ZipFile(path)
        for name in archive.namelist():
            if not name.endswith(".kml"):
                continue
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
            point = element.find(f"{KML}Point/{KML}coordinates")
            lon, lat = map(float, point.text.split(",")) if point is not None else (None, None)
            data = {item.get("name"): item.text for item in element.iter(KML + "SimpleData")}
            yield data["id"], lat, lon, number(data.get("fatalities"), int)
            parents[-1].remove(element)


def number(text, kind=float):
    return kind(text) if text else None


def digest(path, placed_by_us=frozenset()):
    """The number of features and a sum over them that does not depend on their order, nor on positions that are our own work."""
    count = total = 0
    for identifier, lat, lon, dead in features(path):
        count += 1
        place = None if lat is None or identifier in placed_by_us else (round(lat * 1e7), round(lon * 1e7))
        total += hash((identifier, place, dead))
    return count, total


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
