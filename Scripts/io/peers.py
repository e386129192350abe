"""What others need to write a table of points: peers.py PEER TABLE.csv OUTPUT."""

import sys


def python(table, output):
    """The loop that people write: a row at a time, numbers made numbers."""
    import csv

    import orjson

    with open(table, newline="", encoding="utf-8") as rows, open(output, "wb") as out:
        out.write(b'{"type":"FeatureCollection","features":[')
        separator = b"\n"
        for row in csv.DictReader(rows):
            for column in ("lat", "lon"):
                row[column] = float(row[column])
            row["fatalities"] = int(row["fatalities"])
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            feature = {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}
            out.write(separator + orjson.dumps(feature))
            separator = b",\n"
        out.write(b"\n]}\n")


def duckdb(table, output):
    import os

    import duckdb
    import duckdb_extension_spatial

    db = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    folder = os.path.dirname(duckdb_extension_spatial.__file__)
    files = [os.path.join(base, name) for base, _, names in os.walk(folder) for name in names]
    db.execute(f"LOAD '{next(file for file in files if file.endswith('.duckdb_extension'))}'")
    driver = "GPKG" if output.endswith(".gpkg") else "GeoJSON"
    # Its R-tree comes with the driver, as in ogr2ogr.
    db.execute(
        f"COPY (SELECT *, ST_Point(lon, lat) AS geom FROM read_csv('{table}'))"
        f" TO '{output}' WITH (FORMAT GDAL, DRIVER '{driver}', SRS 'EPSG:4326')"
    )


def pyogrio(table, output):
    import geopandas
    import pandas

    frame = pandas.read_csv(table)
    points = geopandas.points_from_xy(frame["lon"], frame["lat"])
    geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326").to_file(output, engine="pyogrio")


if __name__ == "__main__":
    {"python": python, "duckdb": duckdb, "pyogrio": pyogrio}[sys.argv[1]](*sys.argv[2:])
