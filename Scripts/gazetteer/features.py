"""Features from two tables of our own: large ones of the land (unions, former states, regions, mountains, deserts,
peninsulas, islands) and seamarks (islands, capes, straits, banks, terminals)."""

import math
import re
from pathlib import Path

from geodesy import distance
from ids import own_id
from model import HISTORIC, Place
from text import fold

FIRST_FEATURE = 2_030_000_000
# An island so large, in metres, is also called by its name alone.
CALLED_BARE = 15_000.0
# A seamark no larger belongs to the division that it lies in or, no farther off, near.
IN_ONE_DIVISION = 30_000.0
NEAR_DIVISION = 60_000.0
_KINDS = [
    ("Pulau (.+)", (r"\1 Island", r"P. \1")),
    ("Tanjung (.+)", (r"Tg. \1", r"Tanjong \1")),
    ("Koh? (.+)", (r"\1 Island",)),
]
LAND, SEA = (Path(__file__).with_name(name) for name in ("features.tsv", "seamarks.tsv"))


def read_features(table):
    """The rows of a table: name, feature code, latitude, longitude, metres, country and other names."""
    with open(table, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 7:
                raise SystemExit(f"{table.name}:{number}: {len(cells)} cells, not seven: see the first lines")
            name, code, latitude, longitude, radius, country, others = cells
            yield (name, code, float(latitude), float(longitude), 1000 * float(radius), country,
                   [other for other in others.split("|") if other])


def add_features(gazetteer, islands, division_near):
    """Adds what the packages lack; returns the reach in metres of each added place, or its vertices where `islands`
    has the island that a seamark means. `division_near(latitude, longitude, country, metres)` gives its division.

    Where the index has such a place of that name within the feature's reach, that one gets the names.
    """
    held = {}
    for place in gazetteer.places.values():
        if place.feature_class in "LTHA" and not place.feature_code.startswith(("ADM2", "ADM3", "ADM4", "ADM5")):
            for name in gazetteer.names_of(place.id):
                held.setdefault(fold(name), []).append(place)
    reach, vertices = {}, {}
    for table in (LAND, SEA):
        for name, code, latitude, longitude, radius, country, others in read_features(table):
            same = [place for place in held.get(fold(name), ()) if place.feature_class == code[0]
                    and distance(latitude, longitude, place.latitude, place.longitude) <= radius]
            if table is SEA:
                others = variants([name, *others], radius)
            if same:
                id = min(same, key=lambda place: (place.feature_code == "ADM1", place.id)).id
                gazetteer.note("features of the tables that a package has, too")
            else:
                # There are many islands of one name.
                id = own_id(gazetteer, FIRST_FEATURE,
                            f"{name} {round(latitude)} {round(longitude)}" if table is SEA else name)
                island = islands.find(latitude, longitude, radius) if table is SEA and code == "T.ISL" else None
                if island:
                    latitude, longitude, vertices[id] = island
                    gazetteer.note("seamarks that are islands of Natural Earth")
                else:
                    reach[id] = radius
                admin1 = ""
                if table is SEA and country and radius <= IN_ONE_DIVISION:
                    admin1 = division_near(latitude, longitude, country, NEAR_DIVISION)
                gazetteer.add_place(Place(id, name, latitude, longitude, code[0], code[2:], country, admin1,
                                          basis="table"))
            flags = HISTORIC if code == "A.PCLH" else 0
            for other in others:
                capitals = other.replace(".", "").isupper() and len(other) <= 6
                gazetteer.add_name(id, other, "abbr" if capitals else "en", flags)
    return reach, vertices


def variants(names, radius):
    """The names of a seamark, the Malay and Thai ones in English and shortened, too; bare where it is large."""
    found = list(names)
    for name in names:
        for pattern, others in _KINDS:
            if (match := re.fullmatch(pattern, name)) and not name.endswith("Island"):
                found.extend(match.expand(other) for other in others)
                if radius >= CALLED_BARE and pattern == _KINDS[0][0]:
                    found.append(match[1])
    return list(dict.fromkeys(found))


def disc(place, radius):
    """The row of extents.txt for a place that is known by its reach alone."""
    tall = radius / 110_574
    wide = min(180.0, radius / (111_320 * max(0.01, math.cos(math.radians(place.latitude)))))
    west, east = ((place.longitude + side + 180) % 360 - 180 for side in (-wide, wide))
    return west, max(-90.0, place.latitude - tall), east, min(90.0, place.latitude + tall), radius, "table"
