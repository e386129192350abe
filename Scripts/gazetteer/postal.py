"""Small places of the United States that have a post office of their own: GeoNames' postal codes."""

import re

from geodesy import distance
from ids import own_id
from model import Place
from text import fold

FIRST_POST_OFFICE = 2_020_000_000
# A place of the index with that name and state, this near, is the same; a town's zip codes lie round it.
SAME_WITHIN = 30_000.0
_WORDS = {"mc": "Mc", "st": "Saint", "ste": "Sainte", "ft": "Fort", "mt": "Mount"}
_NOT_A_PLACE = re.compile(r"\b(APO|FPO|DPO|Afb|AFB|IRS|Irs|Po Box|University|Univ)\b")


def add_post_offices(gazetteer, sources):
    """Adds as P/PPL what the index does not have under that name in that state."""
    held = {}
    for place in gazetteer.places.values():
        if place.country == "US" and place.feature_class == "P":
            for name in gazetteer.names_of(place.id):
                held.setdefault((place.admin1, _key(name)), []).append(place)
    counties = _counties(gazetteer)
    offices = {}
    for row in sources.us_post_offices():
        if row["state_abbr"] and f"US.{row['state_abbr']}" in gazetteer.admin1 and not _NOT_A_PLACE.search(row["city"]):
            offices.setdefault((row["state_abbr"], row["city"]), []).append(row)
    for (state, name), rows in sorted(offices.items()):
        latitude, longitude = (round(sum(float(row[axis]) for row in rows) / len(rows), 4) for axis in ("lat", "lng"))
        if any(distance(latitude, longitude, place.latitude, place.longitude) <= SAME_WITHIN
               for place in held.get((state, _key(name)), ())):
            gazetteer.note("post offices of places that are there already")
            continue
        id = own_id(gazetteer, FIRST_POST_OFFICE, f"{state} {name}")
        shown = re.sub(r"^Mc (?=[A-Z])", "Mc", name)
        gazetteer.add_place(Place(id, shown, latitude, longitude, "P", "PPL", "US", state,
                                  counties.get((state, _key(rows[0]["county"])), ""), basis="post office"))
        held.setdefault((state, _key(name)), []).append(gazetteer.places[id])


def _key(name):
    """Spellings that differ in an abbreviated first word or in a space count as one."""
    words = [_WORDS.get(word, word).lower() for word in fold(name).split()]
    return "".join(words)


def _counties(gazetteer):
    found = {}
    for code, id in gazetteer.admin2.items():
        country, state, own = code.split(".", 2)
        if country == "US" and id in gazetteer.places:
            for name in gazetteer.names_of(id):
                bare = re.sub(r" (County|Parish|Borough|Census Area|Municipality|City and Borough)$", "", name)
                found.setdefault((state, _key(bare)), own)
    return found
