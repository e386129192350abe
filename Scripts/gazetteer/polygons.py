"""Natural Earth's first-level divisions out of the GeoPackage, and which of them a point lies in."""

import math
import sqlite3
import struct

_BANDS_PER_DEGREE = 4


class Division:
    """One multipolygon with its attributes. Rings are lists of (longitude, latitude); `land` is Natural Earth's code of what
    it counts as a country, disputed ones too."""

    def __init__(self, country, names, rings, land=""):
        self.country = country
        self.land = land
        self.names = names
        self.rings = rings
        self.points = [point for ring in rings for point in ring]
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        self.box = (min(xs), min(ys), max(xs), max(ys))
        self._bands = {}
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                low, high = sorted((y1, y2))
                for band in range(_band(low), _band(high) + 1):
                    self._bands.setdefault(band, []).append((x1, y1, x2, y2))

    def contains(self, longitude, latitude):
        """Even-odd rule over the edges that reach the point's band of latitude."""
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        inside = False
        for x1, y1, x2, y2 in self._bands.get(_band(latitude), ()):
            if (y1 > latitude) != (y2 > latitude):
                if longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1):
                    inside = not inside
        return inside

    def centre(self):
        """The latitude and longitude of the centre of the largest ring, and that ring's planar area.

        Where the centroid lies outside, the middle of the longest stretch inside on its latitude is taken.
        """
        largest = (-1.0, 0.0, 0.0)
        for ring in self.rings:
            x0, y0 = ring[0]
            area = cx = cy = 0.0
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
                area += cross
                cx += (x1 + x2 + x0) * cross
                cy += (y1 + y2 + y0) * cross
            if area:
                size = abs(area) / 2 * math.cos(math.radians(y0))
                largest = max(largest, (size, cy / (3 * area), cx / (3 * area)))
        size, latitude, longitude = largest
        if not self.contains(longitude, latitude):
            crossings = sorted(x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
                               for x1, y1, x2, y2 in self._bands.get(_band(latitude), ())
                               if (y1 > latitude) != (y2 > latitude))
            stretches = list(zip(crossings[::2], crossings[1::2]))
            if stretches:
                left, right = max(stretches, key=lambda s: s[1] - s[0])
                longitude = (left + right) / 2
        return round(latitude, 5), round(longitude, 5), size


class Divisions:
    """All multipolygons with a one-degree grid over their boxes."""

    def __init__(self, path):
        self.all = list(_read(path))
        self._cells = {}
        for number, division in enumerate(self.all):
            west, south, east, north = division.box
            for x in range(math.floor(west), math.floor(east) + 1):
                for y in range(math.floor(south), math.floor(north) + 1):
                    self._cells.setdefault((x, y), []).append(number)

    def at(self, latitude, longitude):
        """The number of the division a point lies in, or None."""
        for number in self._cells.get((math.floor(longitude), math.floor(latitude)), ()):
            if self.all[number].contains(longitude, latitude):
                return number
        return None


def _band(latitude):
    return math.floor(latitude * _BANDS_PER_DEGREE)


def _read(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = "SELECT iso_a2, name, woe_label, woe_name, gn_name, adm0_a3, geom FROM states_provinces ORDER BY fid"
    for country, name, label, woe_name, gn_name, land, geometry in connection.execute(query):
        names = [n for n in (name, (label or "").split(",")[0], woe_name, gn_name) if n]
        yield Division(country if len(country) == 2 and country.isalpha() else "", names, _rings(geometry), land)
    connection.close()


def claims(path):
    """The lines along which somebody claims what another holds: whose claim, the holder's code, and the parts."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    query = "SELECT name, adm0_a3_l, geom FROM disputed_borders ORDER BY fid"
    for name, holder, geometry in connection.execute(query):
        yield name, holder, _lines(geometry)
    connection.close()


def _lines(blob):
    """The lines of a GeoPackage multilinestring (OGC 12-128, clause 2.1.3: a header, then WKB)."""
    at = 8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    order = "<" if blob[at] == 1 else ">"
    (count,) = struct.unpack_from(order + "I", blob, at + 5)
    at += 9
    lines = []
    for _ in range(count):
        order = "<" if blob[at] == 1 else ">"
        (points,) = struct.unpack_from(order + "I", blob, at + 5)
        values = struct.unpack_from(f"{order}{2 * points}d", blob, at + 9)
        lines.append(list(zip(values[::2], values[1::2])))
        at += 9 + 16 * points
    return lines


def _rings(blob):
    """All rings of a GeoPackage multipolygon."""
    envelope = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    at = 8 + envelope
    order = "<" if blob[at] == 1 else ">"
    (polygons,) = struct.unpack_from(order + "I", blob, at + 5)
    at += 9
    rings = []
    for _ in range(polygons):
        order = "<" if blob[at] == 1 else ">"
        (count,) = struct.unpack_from(order + "I", blob, at + 5)
        at += 9
        for _ in range(count):
            (points,) = struct.unpack_from(order + "I", blob, at)
            values = struct.unpack_from(f"{order}{2 * points}d", blob, at + 4)
            rings.append(list(zip(values[::2], values[1::2])))
            at += 4 + 16 * points
    return rings
