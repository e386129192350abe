"""Airports of airportsdata, with ids of our own made from their codes."""

import re

from model import Place
from text import fold

FIRST_AIRPORT = 2_000_000_000


def airport_id(code):
    """2,000,000,000 plus the four-character code read as a number in base 36: stable between releases."""
    return FIRST_AIRPORT + int(code, 36)


def add_airports(gazetteer, sources, division_at):
    """Adds every airport as S/AIRP; `division_at(latitude, longitude)` gives (country, admin1) or None.

    Served by one airport with an IATA code, a city lends it its name: "Kabul Airport".
    """
    rows = [row for row in sources.airports() if row["country"] in gazetteer.countries]
    served = {}
    for row in rows:
        if row["iata"] and row["city"]:
            served.setdefault((row["country"], row["city"]), []).append(row["icao"])
    admin1_names = {}
    for code, id in gazetteer.admin1.items():
        for name in gazetteer.names_of(id):
            admin1_names[code.split(".")[0], fold(name)] = code.partition(".")[2]
    for row in sorted(rows, key=lambda row: row["icao"]):
        country, code = row["country"], row["icao"]
        if not re.fullmatch(r"[0-9A-Z]{3,4}", code) or not row["name"]:
            gazetteer.note("airports without a usable code or name")
            continue
        latitude, longitude = float(row["lat"]), float(row["lon"])
        found = division_at(latitude, longitude)
        if found and found[0] == country:
            admin1 = found[1]
        else:
            admin1 = admin1_names.get((country, fold(row["subd"])), "")
        id = airport_id(code)
        gazetteer.add_place(Place(id, row["name"], latitude, longitude, "S", "AIRP", country, admin1,
                                  timezone=row["tz"], basis="airportsdata"))
        if re.fullmatch(r"[A-Z]{4}", code):
            gazetteer.add_name(id, code, "icao")
        elif country == "US":
            gazetteer.add_name(id, code, "faac")
        if row["iata"]:
            gazetteer.add_name(id, row["iata"], "iata")
            if len(served.get((country, row["city"]), ())) == 1:
                gazetteer.add_name(id, f"{row['city']} Airport", "en")
    for country in sorted({r["country"] for r in sources.airports()} - set(gazetteer.countries)):
        gazetteer.note(f"airports skipped, unknown country {country!r}")
