"""Large features from `features.tsv`: unions, former states, regions, mountains, deserts, peninsulas, islands."""

import math
from pathlib import Path

from geodesy import distance
from ids import own_id
from model import HISTORIC, Place
from text import fold

FIRST_FEATURE = 2_030_000_000
TABLE = Path(__file__).with_name("features.tsv")


def read_features():
    """The rows of the table: name, feature code, latitude, longitude, metres, country and other names."""
    with open(TABLE, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 7:
                raise SystemExit(f"{TABLE.name}:{number}: {len(cells)} cells, not seven: see the first lines")
            name, code, latitude, longitude, radius, country, others = cells
            yield (name, code, float(latitude), float(longitude), 1000 * float(radius), country,
                   [other for other in others.split("|") if other])


def add_features(gazetteer):
    """Adds what the packages lack; returns for each added place its own reach in metres.

    Where the index has such a place of that name within the feature's reach, that one gets the names.
    """
    held = {}
    for place in gazetteer.places.values():
        if place.feature_class in "LTHA" and not place.feature_code.startswith(("ADM2", "ADM3", "ADM4", "ADM5")):
            for name in gazetteer.names_of(place.id):
                held.setdefault(fold(name), []).append(place)
    reach = {}
    for name, code, latitude, longitude, radius, country, others in read_features():
        same = [place for place in held.get(fold(name), ()) if place.feature_class == code[0]
                and distance(latitude, longitude, place.latitude, place.longitude) <= radius]
        if same:
            id = min(same, key=lambda place: (place.feature_code == "ADM1", place.id)).id
            gazetteer.note("features of the table that a package has, too")
        else:
            id = own_id(gazetteer, FIRST_FEATURE, name)
            gazetteer.add_place(Place(id, name, latitude, longitude, code[0], code[2:], country, basis="table"))
            reach[id] = radius
        flags = HISTORIC if code == "A.PCLH" else 0
        for other in others:
            capitals = other.replace(".", "").isupper() and len(other) <= 6
            gazetteer.add_name(id, other, "abbr" if capitals else "en", flags)
    return reach


def disc(place, radius):
    """The row of extents.txt for a place that is known by its reach alone."""
    tall = radius / 110_574
    wide = min(180.0, radius / (111_320 * max(0.01, math.cos(math.radians(place.latitude)))))
    west, east = ((place.longitude + side + 180) % 360 - 180 for side in (-wide, wide))
    return west, max(-90.0, place.latitude - tall), east, min(90.0, place.latitude + tall), radius, "table"
