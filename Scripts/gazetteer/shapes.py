"""Outlines of countries and first-level divisions, as lines of shapes.txt: geonameid and a GeoJSON geometry."""

import json

# QGIS cuts the map off at 179.9 degrees east and west and at 89.9 degrees south; the land goes on to the edge.
CUT_LONGITUDE, CUT_LATITUDE = 179.89, -89.89


def shapes(gazetteer, assignment):
    """The polygons by the division they belong to, else by the country: all rings, holes too, under the even-odd rule."""
    rings = {}
    for division, country, admin1 in assignment.owned():
        id = gazetteer.admin1.get(f"{country}.{admin1}", gazetteer.country_ids.get(country))
        if id in gazetteer.places:
            rings.setdefault(id, []).extend(ring(rough) for rough in division.rings)
        else:
            gazetteer.note("polygons that belong to no place")
    for id in sorted(rings):
        geometry = {"type": "MultiPolygon", "coordinates": [[each] for each in rings[id] if len(each) > 3]}
        yield str(id), json.dumps(geometry, separators=(",", ":"))


def ring(points):
    """A ring in steps of 1e-4 degrees, 11 m, without points that repeat the one before."""
    corners = []
    for x, y in points:
        if abs(x) > CUT_LONGITUDE:
            x = 180.0 if x > 0 else -180.0
        if y < CUT_LATITUDE:
            y = -90.0
        point = [_number(x), _number(y)]
        if not corners or point != corners[-1]:
            corners.append(point)
    return corners


def _number(value):
    value = round(value, 4)
    return int(value) if value == int(value) else value
