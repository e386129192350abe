"""Writes the staging folder in the file formats that GeoNames publishes, sorted, byte for byte the same."""

import math
import os
import shutil
from pathlib import Path

from model import COLLOQUIAL, HISTORIC, PREFERRED, SHORT
from text import ascii_name

COUNTRY_HEADER = ("#ISO\tISO3\tISO-Numeric\tfips\tCountry\tCapital\tArea(in sq km)\tPopulation\tContinent\ttld\t"
                  "CurrencyCode\tCurrencyName\tPhone\tPostal Code Format\tPostal Code Regex\tLanguages\t"
                  "geonameid\tneighbours\tEquivalentFipsCode")


def write(gazetteer, reach, shapes, base_map, folder):
    """Writes all files next to `folder` and then puts them in its place in one step."""
    folder = Path(folder)
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _lines(fresh / "places.txt", _places(gazetteer))
    _lines(fresh / "alternateNames.txt", _names(gazetteer))
    _lines(fresh / "extents.txt", _extents(reach))
    _lines(fresh / "shapes.txt", shapes)
    _lines(fresh / "basemap.txt", base_map)
    _lines(fresh / "admin1CodesASCII.txt", _codes(gazetteer, gazetteer.admin1))
    _lines(fresh / "admin2Codes.txt", _codes(gazetteer, gazetteer.admin2))
    _lines(fresh / "countryInfo.txt", _countries(gazetteer))
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        os.rename(folder, old)
    os.rename(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)


def _lines(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write("\t".join(row) + "\n")


def number(value, digits):
    """A decimal without needless zeros: 34.52813, 69, -0.5."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _places(gazetteer):
    for id, place in sorted(gazetteer.places.items()):
        yield (str(id), place.name, ascii_name(place.name) or place.name, "", number(place.latitude, 6),
               number(place.longitude, 6), place.feature_class, place.feature_code, place.country, "",
               place.admin1, place.admin2, "", "", str(place.population), "", "", place.timezone, "")


def _names(gazetteer):
    running = 0
    for id, names in sorted(gazetteer.names.items()):
        for name, (language, flags) in sorted(names.items()):
            running += 1
            yield (str(running), str(id), language, name,
                   *("1" if flags & flag else "" for flag in (PREFERRED, SHORT, COLLOQUIAL, HISTORIC)))


def _extents(reach):
    for id, (west, south, east, north, radius, _) in sorted(reach.items()):
        yield (str(id), number(west, 5), number(south, 5), number(east, 5), number(north, 5), str(math.ceil(radius)))


def _codes(gazetteer, table):
    for code, id in sorted(table.items()):
        name = gazetteer.places[id].name
        yield (code, name, ascii_name(name) or name, str(id))


def _countries(gazetteer):
    yield (COUNTRY_HEADER,)
    for _, row in sorted(gazetteer.countries.items()):
        yield tuple(row)
