"""Points for divisions and countries that no source gives GeoNames' reference point of."""

from divisions import put_division
from geodesy import mean_point


def members_of(gazetteer):
    """The populated places of each country, admin1 and admin2, by code."""
    found = {}
    for place in sorted(gazetteer.places.values(), key=lambda place: place.id):
        if place.feature_class != "P":
            continue
        code = place.country
        found.setdefault(code, []).append(place)
        if place.admin1:
            code += "." + place.admin1
            found.setdefault(code, []).append(place)
            if place.admin2:
                found.setdefault(f"{code}.{place.admin2}", []).append(place)
    return found


def place_divisions(gazetteer, unplaced, assignment, members):
    """A division without a point gets its polygon's centre, else the centre of its cities, else no row."""
    for code, id, name, level in unplaced:
        if level == 1 and code in assignment.admin1:
            point, basis = assignment.centre(assignment.admin1[code]), "polygon centre"
        elif code in members:
            point, basis = mean_point([(p.latitude, p.longitude) for p in members[code]]), "centre of its cities"
        else:
            gazetteer.note(f"ADM{level} dropped: no point, no polygon, no city")
            if level == 1:
                gazetteer.note(f"  ADM1 dropped in {code.split('.')[0]}")
            del (gazetteer.admin1 if level == 1 else gazetteer.admin2)[code]
            continue
        put_division(gazetteer, code, id, name, level, *point, basis=basis)


def drop_orphans(gazetteer):
    """Second-level divisions whose first-level division has no row go, too."""
    for code, id in list(gazetteer.admin2.items()):
        country, admin1, _ = code.split(".", 2)
        if f"{country}.{admin1}" not in gazetteer.admin1:
            gazetteer.note("ADM2 dropped: its ADM1 has no row")
            del gazetteer.admin2[code]
            gazetteer.places.pop(id, None)


def country_point(assignment, members):
    """A function giving a country's latitude, longitude and what they rest on."""
    def point(iso):
        if iso in assignment.countries:
            return (*assignment.centre(assignment.countries[iso]), "polygon centre")
        if iso in members:
            return (*mean_point([(p.latitude, p.longitude) for p in members[iso]]), "centre of its cities")
        return None, None, ""
    return point
