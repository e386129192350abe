"""Harbours, ports and anchorages out of harborly: GeoNames', and what the World Port Index has besides."""

import re

from geodesy import distance
from ids import own_id
from model import Place
from text import fold

FIRST_HARBOUR = 2_050_000_000
# GeoNames' codes that are taken. Landings, marinas, docks and ferry ramps are too small to be told by name alone.
_CODES = {"H.HBR", "L.PRT", "H.ANCH"}
# A port of the same name this near, or a town, is the same or says as much.
SAME_WITHIN = 25_000.0
# Whole arc minutes, and a port is no point.
PORT_REACH = 3_000.0
# Words that say what it is: a name without them is the place's.
_WORDS = re.compile(
    r"\b(port|ports|porto|puerto|pelabuhan|harbou?rs?|hafen|haven|havn|hamn|terminals?|marine|oil|offshore|anchorage"
    r"|roads?|ko|gang|wan|of|de|di|du|the)\b")
# "The Pool", "The Quay": said of any.
_NOUN = re.compile(r"[Tt]he \w+")


class _Known:
    """The places of the gazetteer by name, to ask which lie near."""

    def __init__(self, gazetteer):
        self._gazetteer = gazetteer
        self._held = {}
        for place in gazetteer.places.values():
            if place.feature_class != "A" and place.feature_code not in ("CONT", "OCN", "AIRP"):
                self.add(place)

    def add(self, place):
        for name in self._gazetteer.names_of(place.id):
            for key in {fold(name), _bare(name)}:
                self._held.setdefault(key, []).append((place, key == fold(name)))

    def near(self, names, code, country, latitude, longitude, reach):
        """The places that bear one of the names, the nearest first; ports, and towns, also by a name that is alike but
        for the words for a kind. An anchorage is no port."""
        found = {}
        for name in names:
            for key in {fold(name), _bare(name)} - {""}:
                for place, is_whole in self._held.get(key, ()):
                    if place.country not in (country, ""):
                        continue
                    alike = code != "ANCH" and (place.feature_class == "P" or place.feature_code in ("PRT", "HBR"))
                    if is_whole and key == fold(name) or alike:
                        away = distance(latitude, longitude, place.latitude, place.longitude)
                        if away <= reach:
                            found[place.id] = away, place
        return [place for _, place in sorted(found.values(), key=lambda row: (row[0], row[1].id))]


def add_harbours(gazetteer, sources, division_at):
    """Adds what has no namesake nearby; returns for each of ours its own reach in metres."""
    known, reach = _Known(gazetteer), {}
    rows = [row for row in sources.harbours() if row["country_code"] in gazetteer.countries]
    # GeoNames' first: its points are the finest.
    for row in sorted(rows, key=lambda row: (row["provider"] != "GEONAMES", row["registry_id"])):
        country, latitude, longitude = row["country_code"], row["latitude"], row["longitude"]
        names = [row["canonical_name"], *row["names"]]
        if _NOUN.fullmatch(names[0]):
            gazetteer.note("harbours that are called by a noun")
            continue
        if row["provider"] == "GEONAMES":
            if row["function_code"] not in _CODES:
                gazetteer.note("landings, marinas and docks")
                continue
            id, code, basis = int(row["provider_id"]), row["function_code"], "geonames"
            same = [place for place in known.near(names[:1], code[2:], country, latitude, longitude, SAME_WITHIN)
                    if place.feature_class in "HLT"]
        else:
            code, basis = "L.PRT", "World Port Index"
            same = known.near(names, code[2:], country, latitude, longitude, SAME_WITHIN)
            id = own_id(gazetteer, FIRST_HARBOUR, f"{country} {names[0]}")
        if same:
            if same[0].feature_class in "HL":
                _name(gazetteer, same[0].id, names)
            gazetteer.note("harbours that are there already, or a town of their name is")
            continue
        found = division_at(latitude, longitude)
        admin1 = found[1] if found and found[0] == country else ""
        place = gazetteer.add_place(Place(id, names[0], latitude, longitude, code[0], code[2:], country, admin1,
                                          basis=basis))
        _name(gazetteer, id, names)
        known.add(place)
        if basis != "geonames":
            reach[id] = PORT_REACH
    return reach


def _name(gazetteer, id, names):
    held = {fold(name) for name in gazetteer.names_of(id)}
    for name in names:
        if fold(name) not in held:
            gazetteer.add_name(id, name)


def _bare(name):
    """The folded name without the words for a kind, or an empty string where nothing is left."""
    return " ".join(_WORDS.sub(" ", fold(name)).split())
