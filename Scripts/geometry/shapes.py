"""Buffers and dissolving, against pyproj and shapely: W1 and dissolve of the table in the README.

Every run is a process of its own that times the work in memory, without reading or writing; ours and the peer's take
turns, so that a busy machine is unfair to both.

usage: shapes.py SHAPEBENCH [--runs N]; shapes.py peer WORK ... is one run of a peer.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import pyproj
import shapely

import postgres
import progress

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(ROOT, "..", "shared", "bench")
CENTRES = os.path.join(SHARED, "disc-centres.csv")
WGS84 = pyproj.Geod(ellps="WGS84")
SEGMENTS = 64


class Areas:
    """What shapebench writes: GeoArrow's layout of multipolygons."""

    def __init__(self, path):
        data = open(path, "rb").read()
        features, polygons, rings, vertices = numpy.frombuffer(data, "<i8", 4)
        ends = numpy.frombuffer(data, "<i8", features + polygons + rings, 32)
        self.feature_ends = ends[:features]
        self.polygon_ends = ends[features : features + polygons]
        self.ring_ends = ends[features + polygons :]
        self.vertices = numpy.frombuffer(data, "<f8", 2 * vertices, 32 + 8 * len(ends)).reshape(-1, 2)

    def polygons(self):
        """shapely polygons, one a part."""
        rings = numpy.repeat(numpy.arange(len(self.ring_ends)), numpy.diff(self.ring_ends, prepend=0))
        linear = shapely.linearrings(self.vertices, indices=rings)
        owners = numpy.repeat(numpy.arange(len(self.polygon_ends)), numpy.diff(self.polygon_ends, prepend=0))
        return shapely.polygons(linear, indices=owners)

    def feature_of_polygon(self):
        return numpy.repeat(numpy.arange(len(self.feature_ends)), numpy.diff(self.feature_ends, prepend=0))

    def polygon_of_vertex(self):
        rings = numpy.repeat(numpy.arange(len(self.ring_ends)), numpy.diff(self.ring_ends, prepend=0))
        owners = numpy.repeat(numpy.arange(len(self.polygon_ends)), numpy.diff(self.polygon_ends, prepend=0))
        return owners[rings]


def positions(path):
    table = numpy.genfromtxt(path, delimiter=",", skip_header=1, usecols=(1, 2))
    return table[:, 0], table[:, 1]


def ours(work, table, metres, threads, out=""):
    """Seconds, peak megabytes and what else one run of ours says."""
    command = [options.shapebench, work, table, str(metres), str(SEGMENTS), str(threads), "1", out]
    return timed(command)


def peer(work, *arguments):
    """The same of a peer."""
    return timed([sys.executable, os.path.abspath(__file__), "peer", work, *arguments])


def timed(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(command)}: exit code {process.returncode}")
    facts = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
    return {"seconds": float(facts["seconds"]), "memory": usage.ru_maxrss / 1024, "facts": facts}


def run_peer(work, *arguments):
    """One run of a peer, in this process."""
    if work == "buffer":
        table, metres = arguments
        latitudes, longitudes = positions(table)
        start = time.perf_counter()
        azimuths = numpy.tile(numpy.arange(SEGMENTS) * (-360 / SEGMENTS), len(latitudes))
        x, y, _ = WGS84.fwd(
            numpy.repeat(longitudes, SEGMENTS),
            numpy.repeat(latitudes, SEGMENTS),
            azimuths,
            numpy.full(len(azimuths), float(metres)),
        )
        print("seconds", time.perf_counter() - start)
    else:
        polygons = Areas(arguments[0]).polygons()
        start = time.perf_counter()
        union = shapely.disjoint_subset_union_all(polygons) if work == "dissolve" else shapely.union_all(polygons)
        print("seconds", time.perf_counter() - start)
        print("polygons", len(union.geoms))
        print("vertices", shapely.get_num_coordinates(union))
        print("area", repr(union.area))


def check_discs(areas, latitudes, longitudes, metres):
    """Every disc valid, around its centre, within the map, and on its circle to a millimetre; the worst error, metres."""
    polygons = areas.polygons()
    owner = areas.feature_of_polygon()
    bad = numpy.flatnonzero(~shapely.is_valid(polygons))
    if len(bad):
        sys.exit(f"bench: discs of {metres} m: {len(bad)} parts are not valid, the first of row {owner[bad[0]]}")
    holds = shapely.intersects(polygons, shapely.points(longitudes[owner], latitudes[owner]))
    missed = len(latitudes) - len(numpy.unique(owner[holds]))
    if missed:
        sys.exit(f"bench: discs of {metres} m: {missed} do not hold their centre")
    feature = owner[areas.polygon_of_vertex()]
    x, y = areas.vertices[:, 0], areas.vertices[:, 1]
    if numpy.abs(x).max() > 180 or numpy.abs(y).max() > 90:
        sys.exit(f"bench: discs of {metres} m leave the map")
    drawn = ~((numpy.abs(x) == 180) & (numpy.abs(y) == 90))
    _, _, distance = WGS84.inv(longitudes[feature[drawn]], latitudes[feature[drawn]], x[drawn], y[drawn])
    worst = numpy.abs(distance - metres).max()
    if not worst < 1e-3:
        sys.exit(f"bench: discs of {metres} m: a vertex is {worst} m off its circle")
    return worst


def middle(runs):
    return statistics.median(run["seconds"] for run in runs)


def report(title, own, both, theirs, name):
    """A row of the table."""
    memory = lambda runs: statistics.median(run["memory"] for run in runs)
    print(
        f"| {title} | {middle(both):.3f} s, {memory(both):.0f} MB | {middle(own):.3f} s | "
        f"{name} {middle(theirs):.2f} s, {memory(theirs):.0f} MB | {middle(theirs) / middle(both):.1f}×, "
        f"one core {middle(theirs) / middle(own):.1f}× |",
        flush=True,
    )


def postgis(latitudes, longitudes, best):
    """What PostGIS's geography makes of the same buffers: its time, its error, and what lies wrong."""
    if not postgres.directory():
        print("PostGIS is not installed (apt-get install postgresql-15-postgis-3): left out")
        return
    rows = "".join(f"{i}\t{x:.9f}\t{y:.9f}\n" for i, (x, y) in enumerate(zip(longitudes, latitudes)))
    with postgres.Postgres() as database:
        database.query("CREATE TABLE raw (id int, x float8, y float8)")
        database.query("COPY raw FROM STDIN", rows)
        # Sorted by the projection that it chooses for each: unsorted it takes a hundred times as long.
        database.query(
            "CREATE TABLE t AS SELECT id, g FROM (SELECT id, ST_MakePoint(x, y)::geography AS g FROM raw) s "
            "ORDER BY _ST_BestSRID(g)"
        )
        start = time.perf_counter()
        database.query(f"SELECT sum(ST_NPoints(ST_Buffer(g, 1000, {SEGMENTS // 4})::geometry)) FROM t")
        seconds = time.perf_counter() - start
        sample = database.query(
            f"SELECT id, encode(ST_AsBinary(ST_Buffer(g, 1000, {SEGMENTS // 4})::geometry), 'hex') FROM t WHERE id % 20 = 0"
        )
    numbers, shapes = zip(*(line.split("|") for line in sample.splitlines()))
    numbers = numpy.array(numbers, int)
    polygons = shapely.from_wkb(list(shapes))
    holds = shapely.intersects(polygons, shapely.points(longitudes[numbers], latitudes[numbers]))
    vertices, owner = shapely.get_coordinates(polygons, return_index=True)
    owner = numbers[owner]
    _, _, distance = WGS84.inv(longitudes[owner], latitudes[owner], vertices[:, 0], vertices[:, 1])
    print(
        f"PostGIS geography, sorted: {seconds:.1f} s, {seconds / best:.0f}×; of a sample of {len(numbers):,} vertices are "
        f"up to {numpy.abs(distance - 1000).max():.1f} m off the circle and {(~holds).sum():,} buffers do not hold their centre.",
        flush=True,
    )


def main(runs):
    if not os.path.isdir(SHARED):
        sys.exit(f"bench: {SHARED} is missing: the centres and the incident generator lie there")
    print("| work | ours, all cores | ours, one core | peer | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        latitudes, longitudes = positions(CENTRES)
        own, both, theirs = [], [], []
        for _ in progress.runs(runs, "buffers"):
            theirs.append(peer("buffer", CENTRES, "1000"))
            own.append(ours("discs", CENTRES, 1000, 1))
            both.append(ours("discs", CENTRES, 1000, os.cpu_count()))
        report(f"W1: {len(latitudes):,} buffers of 1 km, {SEGMENTS} segments", own, both, theirs, "pyproj, vectorised,")
        best = middle(both)

        table = os.path.join(folder, "incidents.csv")
        generator = os.path.join(SHARED, "generate_incidents.py")
        subprocess.run([sys.executable, generator, "100000", table], check=True, stdout=subprocess.DEVNULL)
        places = os.path.join(folder, "places.csv")
        cut = numpy.genfromtxt(table, delimiter=",", skip_header=1, usecols=(4, 5))
        numpy.savetxt(places, numpy.column_stack([numpy.arange(len(cut)), cut]), "%d,%.9f,%.9f", header="id,lat,lon")
        discs = os.path.join(folder, "discs.bin")
        union = os.path.join(folder, "union.bin")
        ours("discs", places, 1000, 1, discs)
        own, both, theirs = [], [], []
        for _ in progress.runs(runs, "dissolve"):
            theirs.append(peer("dissolve", discs))
            own.append(ours("dissolve", places, 1000, 1))
            both.append(ours("dissolve", places, 1000, os.cpu_count(), union))
        report("dissolve of 100,000 discs of 1 km", own, both, theirs, "shapely, disjoint subsets,")

        theirs, mine = theirs[-1]["facts"], both[-1]["facts"]
        difference = abs(float(mine["area"]) / float(theirs["area"]) - 1)
        if difference > 1e-9 or mine["polygons"] != theirs["polygons"]:
            sys.exit(f"bench: dissolve: the answers differ: ours {mine}, theirs {theirs}")
        if not shapely.is_valid(Areas(union).polygons()).all():
            sys.exit("bench: dissolve: a part is not valid")
        print(
            f"\nThe unions agree: {mine['polygons']} parts of {mine['vertices']} vertices "
            f"(theirs {theirs['vertices']}), areas equal to {difference:.0e}, all valid."
        )
        postgis(latitudes, longitudes, best)
        for metres in (1, 1000, 25_000, 1_000_000, 5_000_000, 15_000_000):
            ours("discs", CENTRES, metres, os.cpu_count(), discs)
            worst = check_discs(Areas(discs), latitudes, longitudes, metres)
            print(
                f"{len(latitudes):,} discs of {metres:,} m: all valid and around their centres; "
                f"vertices on the circle to {worst * 1e9:,.1f} nm (PROJ's inverse)",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["peer"]:
        run_peer(*sys.argv[2:])
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("shapebench")
        parser.add_argument("--runs", type=int, default=5)
        parser.add_argument("--large", action="store_true", help="for points.py, beside this")
        options = parser.parse_args()
        main(options.runs)
