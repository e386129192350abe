"""Reading shapefiles: the attributes in dBASE tables, the vertices of lines and polygons."""

import struct

_LINES_AND_POLYGONS = {3, 5, 13, 15, 23, 25}


def read_shapefile(path, encoding="utf-8"):
    """Pairs of attributes and parts; a part is a list of (longitude, latitude)."""
    return zip(_attributes(path.with_suffix(".dbf"), encoding), _parts(path.with_suffix(".shp")), strict=True)


def _attributes(path, encoding):
    data = path.read_bytes()
    count, start, width = struct.unpack_from("<IHH", data, 4)
    fields, at = [], 32
    while data[at] != 0x0D:
        fields.append((data[at:at + 11].split(b"\0")[0].decode("ascii").lower(), data[at + 16]))
        at += 32
    for number in range(count):
        at = start + number * width + 1
        row = {}
        for name, length in fields:
            row[name] = data[at:at + length].decode(encoding, "replace").strip(" \0")
            at += length
        yield row


def _parts(path):
    """ESRI Shapefile Technical Description (1998), pages 6 to 8: records of kind, box, part starts, points."""
    data = path.read_bytes()
    at = 100
    while at < len(data):
        _, words = struct.unpack_from(">ii", data, at)
        at += 8
        (kind,) = struct.unpack_from("<i", data, at)
        rows = []
        if kind in _LINES_AND_POLYGONS:
            parts, points = struct.unpack_from("<ii", data, at + 36)
            starts = [*struct.unpack_from(f"<{parts}i", data, at + 44), points]
            values = struct.unpack_from(f"<{2 * points}d", data, at + 44 + 4 * parts)
            vertices = list(zip(values[::2], values[1::2]))
            rows = [vertices[a:b] for a, b in zip(starts, starts[1:])]
        yield rows
        at += 2 * words
