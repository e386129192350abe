"""Language tags and translations: CLDR for countries and divisions, libgeonames-common for all its places."""

from model import PREFERRED, SHORT
from regions import M49_CONTINENTS
from text import fold


def add_translations(gazetteer, sources, continents):
    """Files every translated name under its place with the language it is in."""
    _add_libgeonames(gazetteer, sources)
    _add_territories(gazetteer, sources, continents)
    _add_subdivisions(gazetteer, sources)


def _add_libgeonames(gazetteer, sources):
    # Keys are GeoNames ids, "AF" and "AF.13"; the codes are of 2022, so a name must agree before
    # a code that may have been given anew since is believed.
    catalogues = list(sources.translations())
    english = dict(catalogues)["en"]
    trusted = {}
    for code, name in english.items():
        if code in gazetteer.country_ids:
            trusted[code] = gazetteer.country_ids[code]
        elif code in gazetteer.admin1:
            id = gazetteer.admin1[code]
            if fold(name) in {fold(known) for known in gazetteer.names_of(id)}:
                trusted[code] = id
            else:
                gazetteer.note("translated admin1 codes whose English name is unknown here")
    for language, catalogue in catalogues:
        for key, name in catalogue.items():
            id = int(key) if key.isdigit() else trusted.get(key)
            if id in gazetteer.places:
                gazetteer.add_name(id, name, language, PREFERRED)
                gazetteer.note("names from libgeonames-common")


def _add_territories(gazetteer, sources, continents):
    ids = dict(gazetteer.country_ids)
    ids.update({m49: continents[code] for m49, code in M49_CONTINENTS.items() if m49.isdigit()})
    rows = list(sources.cldr("main"))
    regions = {}
    for id, place in gazetteer.places.items():
        if place.feature_code == "RGN" and not place.country:
            for name in gazetteer.names_of(id):
                regions.setdefault(fold(name), id)
    for language, code, variant, name in rows:
        if language == "en" and code.isdigit() and not variant and code not in ids and fold(name) in regions:
            ids[code] = regions[fold(name)]
    for language, code, variant, name in rows:
        if code in ids:
            flags = {"": PREFERRED, "short": SHORT}.get(variant, 0)
            gazetteer.add_name(ids[code], name, language, flags)
            gazetteer.note("names of countries and regions from CLDR")


def _add_subdivisions(gazetteer, sources):
    ids = {row[1].replace("-", "").lower(): int(row[3])
           for row in sources.subdivisions() if row[1] and row[3]}
    for language, code, _, name in sources.cldr("subdivisions"):
        id = ids.get(code.lower())
        if id in gazetteer.places:
            gazetteer.add_name(id, name, language, PREFERRED)
            gazetteer.note("names of divisions from CLDR")
