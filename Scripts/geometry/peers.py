"""What others need for the work that Scripts/bench geometry gives us: peers.py PEER POINTS.csv QUERIES.csv TASK...

Prints a line of JSON a measurement: task, seconds, and a number that tells the answer. All answers are exact: the
peers find candidates by boxes or on a sphere, with a margin, and PROJ's geodesics decide.
"""

import json
import sys
import time

import numpy as np

EARTH = 6371008.8
# No geodesic is shorter than 0.9945 of the same arc on that sphere.
MARGIN = 1.0057
KEY = np.uint64(0x9E3779B97F4A7C15)


def digest(rows):
    with np.errstate(over="ignore"):
        return int(np.sum((rows.astype(np.uint64) + np.uint64(1)) * KEY, dtype=np.uint64))


def report(task, start, answer):
    print(json.dumps({"task": task, "seconds": time.perf_counter() - start, "answer": int(answer)}), flush=True)


def boxes(lat, lon, radius):
    """Boxes in degrees around positions, those across the antimeridian in two; and whose each is."""
    height = radius / 110500
    north, south = lat + height, lat - height
    widest = np.minimum(np.maximum(np.abs(north), np.abs(south)), 90)
    width = np.where(widest >= 89.9, 180, np.degrees(radius / 6350000 / np.maximum(np.cos(np.radians(widest)), 1e-6)))
    width = np.minimum(width, 180)
    west, east = lon - width, lon + width
    owner = np.arange(len(lat))
    over, under = east > 180, west < -180
    parts = [
        (np.maximum(west, -180), np.minimum(east, 180), owner),
        (np.full(over.sum(), -180.0), east[over] - 360, owner[over]),
        (west[under] + 360, np.full(under.sum(), 180.0), owner[under]),
    ]
    west, east, owner = (np.concatenate(part) for part in zip(*parts))
    return west, south[owner], east, north[owner], owner


class Geopandas:
    def load(self, path):
        import geopandas
        import pandas

        frame = pandas.read_csv(path, usecols=["lat", "lon"]) if path.endswith(".csv") else None
        self.lat, self.lon = frame["lat"].to_numpy(), frame["lon"].to_numpy()
        self.points = geopandas.GeoSeries(geopandas.points_from_xy(self.lon, self.lat))
        self.index = self.points.sindex
        self.index.query(self.points.iloc[0])
        return len(self.points)

    def within(self, lat, lon, radius):
        import pyproj
        import shapely

        west, south, east, north, owner = boxes(lat, lon, radius)
        pairs = self.index.query(shapely.box(west, south, east, north))
        query, row = owner[pairs[0]], pairs[1]
        _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon[query], lat[query], self.lon[row], self.lat[row])
        hit = metres <= radius
        # Boxes that overlap give a point twice.
        both = np.unique(query[hit].astype(np.int64) << 32 | row[hit])
        if len(both) != hit.sum():
            return both & 0xFFFFFFFF, metres[hit]
        return row[hit], metres[hit]


class BallTree:
    def load(self, path):
        import pandas
        from sklearn.neighbors import BallTree as Tree

        frame = pandas.read_csv(path, usecols=["lat", "lon"])
        self.lat, self.lon = frame["lat"].to_numpy(), frame["lon"].to_numpy()
        self.tree = Tree(np.radians(np.column_stack([self.lat, self.lon])), metric="haversine")
        return len(self.lat)

    def within(self, lat, lon, radius):
        import pyproj

        found = self.tree.query_radius(np.radians(np.column_stack([lat, lon])), radius * MARGIN / EARTH)
        query = np.repeat(np.arange(len(lat)), [len(rows) for rows in found])
        row = np.concatenate(found)
        _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon[query], lat[query], self.lon[row], self.lat[row])
        hit = metres <= radius
        return row[hit], metres[hit]

    def nearest(self, lat, lon, limit):
        import pyproj

        # The nearest on the sphere and some more, of which geodesics choose.
        _, rows = self.tree.query(np.radians(np.column_stack([lat, lon])), k=limit + 4)
        query = np.repeat(np.arange(len(lat)), rows.shape[1])
        flat = rows.ravel()
        _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon[query], lat[query], self.lon[flat], self.lat[flat])
        return np.sort(metres.reshape(rows.shape), axis=1)[:, :limit]

    def density(self, radius, part):
        """Counts for every so-manieth point, on the sphere."""
        chosen = np.radians(np.column_stack([self.lat, self.lon]))[::part]
        return self.tree.query_radius(chosen, radius / EARTH, count_only=True).sum() - len(chosen)


class DuckDB:
    def load(self, path):
        import duckdb
        import duckdb_extension_spatial
        import os

        self.db = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        folder = os.path.dirname(duckdb_extension_spatial.__file__)
        files = [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names]
        self.db.execute(f"LOAD '{next(file for file in files if file.endswith('.duckdb_extension'))}'")
        self.db.execute(
            f"CREATE TABLE p AS SELECT row_number() OVER () - 1 AS row, lat, lon, ST_Point(lon, lat) AS geom FROM read_csv('{path}')"
        )
        self.db.execute("CREATE INDEX i ON p USING RTREE (geom)")
        return self.db.execute("SELECT count(*) FROM p").fetchone()[0]

    def within(self, lat, lon, radius):
        west, south, east, north, owner = boxes(lat, lon, radius)
        import pandas

        frame = pandas.DataFrame(
            {"q": owner, "qlat": lat[owner], "qlon": lon[owner], "w": west, "s": south, "e": east, "n": north}
        )
        self.db.register("b", frame)
        rows = self.db.execute(
            f"""
            SELECT DISTINCT q, row FROM b JOIN p ON ST_Intersects(p.geom, ST_MakeEnvelope(w, s, e, n))
            WHERE ST_Distance_Spheroid(ST_Point(qlat, qlon)::POINT_2D, ST_Point(lat, lon)::POINT_2D) <= {radius}
            """
        ).fetchnumpy()["row"]
        return rows, None


def main():
    name, points, queries, *tasks = sys.argv[1:]
    peer = {"geopandas": Geopandas, "balltree": BallTree, "duckdb": DuckDB}[name]()
    start = time.perf_counter()
    report("load", start, peer.load(points))
    table = np.genfromtxt(queries, delimiter=",", names=True)
    lat, lon = table["lat"], table["lon"]
    for kilometres in (1, 25, 100):
        if "within" in tasks:
            peer.within(lat[:10], lon[:10], 1000.0)
            start = time.perf_counter()
            rows, metres = peer.within(lat, lon, kilometres * 1000.0)
            seconds = time.perf_counter()
            report(f"within {kilometres} km", start + (time.perf_counter() - seconds), digest(rows))
            if metres is not None:
                # The same work: the distance of every candidate is known on the way.
                print(json.dumps({"task": f"distances {kilometres} km", "seconds": seconds - start, "answer": int(metres.sum())}), flush=True)
    if "nearest" in tasks:
        start = time.perf_counter()
        found = peer.nearest(lat, lon, 10)
        report("nearest 10", start, found.sum())
    if "density" in tasks:
        part = 50
        start = time.perf_counter()
        count = peer.density(5000.0, part)
        seconds = (time.perf_counter() - start) * part
        print(json.dumps({"task": "density 5 km", "seconds": seconds, "answer": int(count) * part}), flush=True)


main()
