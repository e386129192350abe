"""How far places reach: a box and the radius around the reference point that covers it."""

import math

from features import disc
from geodesy import box, distance, farthest

# A town's own radius is that of a disc holding its people at this density; never less than the least.
PEOPLE_PER_SQUARE_KM = 4_000
LEAST_TOWN_RADIUS = 500.0
FEWEST_MEMBERS = 3


def town_radius(population):
    """Metres from a town's point within which its people plausibly live."""
    return max(LEAST_TOWN_RADIUS, 1000 * math.sqrt(population / (math.pi * PEOPLE_PER_SQUARE_KM)))


def extents(gazetteer, assignment, members, regions, boxes, waters, reaches):
    """Rows of extents.txt by id: west, south, east, north, radius in metres, and what they rest on."""
    found = {}
    for iso, id in gazetteer.country_ids.items():
        if id in gazetteer.places and iso in assignment.countries:
            _around(gazetteer, found, id, assignment.points(assignment.countries[iso]), "polygon")
    for code, id in gazetteer.admin1.items():
        if code in assignment.admin1:
            _around(gazetteer, found, id, assignment.points(assignment.admin1[code]), "polygon")
    for table in (gazetteer.country_ids, gazetteer.admin1, gazetteer.admin2):
        for code, id in table.items():
            if id in gazetteer.places and id not in found and len(members.get(code, ())) >= FEWEST_MEMBERS:
                found[id] = _of_members(gazetteer.places[id], members[code])
    for id, countries in regions.items():
        points = [p for iso in sorted(countries) for p in assignment.points(assignment.countries.get(iso, ()))]
        if gazetteer.places[id].feature_code == "CONT":
            points = _clipped(points, boxes[id])
        if points:
            _around(gazetteer, found, id, points, "countries")
    for id, points in waters.items():
        _around(gazetteer, found, id, points, "polygon")
    for id, radius in reaches.items():
        found[id] = disc(gazetteer.places[id], radius)
    _named_regions(gazetteer, assignment, found)
    return found


def _around(gazetteer, found, id, points, basis):
    place = gazetteer.places[id]
    found[id] = (*box(points), farthest(place.latitude, place.longitude, points), basis)


def _of_members(place, towns):
    """The hull of the member towns, each with its own radius: a lower bound of the division's reach.

    A town five times as far out as the middle one, and beyond 100 km, is taken for a slip of the source.
    """
    away = [distance(place.latitude, place.longitude, town.latitude, town.longitude) for town in towns]
    limit = max(100_000.0, 5 * sorted(away)[len(away) // 2])
    points, reach = [(place.longitude, place.latitude)], 0.0
    for town, far in zip(towns, away):
        if far > limit:
            continue
        own = town_radius(town.population)
        reach = max(reach, own + far)
        tall = own / 110_574
        wide = own / (111_320 * max(0.01, math.cos(math.radians(town.latitude))))
        for lon in (town.longitude - wide, town.longitude + wide):
            for lat in (town.latitude - tall, town.latitude + tall):
                points.append(((lon + 180) % 360 - 180, max(-90.0, min(90.0, lat))))
    return (*box(points), reach, "members")


def _clipped(points, limits):
    """Vertices within GeoNames' box of a continent, so that Europe does not reach Kamchatka."""
    west, south, east, north = limits
    def within(lon, lat):
        inside = west <= lon <= east if west <= east else lon >= west or lon <= east
        return inside and south <= lat <= north
    return [point for point in points if within(*point)]


def _named_regions(gazetteer, assignment, found):
    """Regions that Natural Earth draws under their own name, such as Somaliland."""
    drawn = {}
    for number, division in enumerate(assignment.divisions.all):
        drawn.setdefault(division.names[0] if division.names else "", []).append(number)
    for place in gazetteer.places.values():
        if place.feature_code == "RGN" and place.country and len(drawn.get(place.name, ())) == 1:
            [number] = drawn[place.name]
            if assignment.divisions.all[number].contains(place.longitude, place.latitude):
                _around(gazetteer, found, place.id, assignment.points([number]), "polygon")
