"""Which Natural Earth polygon belongs to which country and first-level division: its cities decide.

Names and codes disagree between the two sources (Natural Earth draws French departments where GeoNames has
regions, and swaps Parwan with Panjshir), positions do not. A polygon goes to the division that four fifths of
the cities in it belong to, and a division takes its polygons as its extent if they hold four fifths of its
cities. A polygon without cities goes to the division of its country that has its name.

A city that lies in another country's polygon, but within 3 km of its own country's land, has no say: borders are drawn
that roughly, and the towns along a river outnumber those of the mountains behind it.
"""

import math
from collections import Counter

from text import fold

SHARE = 0.8
# Where to look for the coast nearest to a point at sea, in metres.
_RINGS = (2_000, 5_000, 10_000, 15_000, 20_000, 30_000, 40_000, 50_000, 60_000)

# How far off borders are drawn, in metres.
_SLIPS = (1_000, 2_000, 3_000)

# Territories that Natural Earth draws as parts of their country and no city stands for.
_TERRITORIES = {"Svalbard": "SJ", "Jan Mayen": "SJ"}


class Assignment:
    """The polygons of countries ("AF") and of first-level divisions ("AF.13")."""

    def __init__(self, divisions, gazetteer):
        self.divisions = divisions
        self._where = {}
        votes = {}
        for place in gazetteer.places.values():
            if place.feature_class == "P":
                number = divisions.at(place.latitude, place.longitude)
                if number is None:
                    continue
                if self._is_slip(number, place):
                    gazetteer.note("cities beyond their border as it is drawn")
                else:
                    votes.setdefault(number, Counter())[place.country, place.admin1] += 1
        self.countries = {}
        self._owner = {}
        candidates = {}
        territories = {fold(row[4]): iso for iso, row in gazetteer.countries.items()}
        territories.update({fold(name): iso for name, iso in _TERRITORIES.items()})
        for number, division in enumerate(divisions.all):
            counted = votes.get(number)
            country, admin1 = division.country, ""
            if counted:
                by_country = Counter()
                for (code, _), count in counted.items():
                    by_country[code] += count
                country = _winner(by_country)[0]
                (winner, first), count = _winner(counted)
                if first and count >= SHARE * sum(counted.values()):
                    country, admin1 = winner, first
            else:
                own = [territories[fold(name)] for name in division.names if fold(name) in territories]
                country = own[0] if own else country
            if country:
                self.countries.setdefault(country, []).append(number)
            if admin1:
                candidates.setdefault(f"{country}.{admin1}", []).append(number)
            self._owner[number] = (country, admin1)
            if division.country not in ("", country):
                gazetteer.note("polygons of another country than Natural Earth says")
                gazetteer.note(f"  {division.names[0]}: {country}, not {division.country}")
        self.admin1 = self._held(candidates, votes)
        self._match_names(gazetteer, votes)

    def _is_slip(self, number, place):
        """Whether a city in another country's polygon is so near to its own country that the drawing is to blame."""
        drawn = self.divisions.all[number].country
        if not drawn or drawn == place.country:
            return False
        around = (self.divisions.at(*point) for away in _SLIPS
                  for point in _circle(place.latitude, place.longitude, away))
        return any(each is not None and self.divisions.all[each].country == place.country for each in around)

    def _held(self, candidates, votes):
        total, inside = Counter(), Counter()
        for number, counted in votes.items():
            for (country, admin1), count in counted.items():
                code = f"{country}.{admin1}"
                total[code] += count
                if number in candidates.get(code, ()):
                    inside[code] += count
        return {code: numbers for code, numbers in candidates.items()
                if inside[code] >= SHARE * total[code]}

    def _match_names(self, gazetteer, votes):
        names = {}
        for code, id in gazetteer.admin1.items():
            if code not in self.admin1:
                for name in gazetteer.names_of(id):
                    names.setdefault((code.split(".")[0], fold(name)), set()).add(code)
        for number, division in enumerate(self.divisions.all):
            if number in votes:
                continue
            found = set()
            for name in division.names:
                found |= names.get((division.country, fold(name)), set())
            if len(found) == 1:
                [code] = found
                self.admin1.setdefault(code, []).append(number)
                self._owner[number] = tuple(code.split(".", 1))

    def country_at(self, latitude, longitude):
        """The ISO code of the country of the polygon at a point, or an empty string."""
        number = self.divisions.at(latitude, longitude)
        return "" if number is None else self._owner[number][0]

    def division_at(self, latitude, longitude):
        """The country and admin1 code of the polygon at a point, or None where either is open."""
        number = self.divisions.at(latitude, longitude)
        if number is None or not all(self._owner[number]):
            return None
        return self._owner[number]

    def division_near(self, latitude, longitude, country, reach):
        """The first-level code of a country's division at a point or, off its coast, of the one nearest to it."""
        found = self.division_at(latitude, longitude)
        if found and found[0] == country:
            return found[1]
        for away in (metres for metres in _RINGS if metres <= reach):
            around = Counter()
            for point in _circle(latitude, longitude, away):
                found = self.division_at(*point)
                if found and found[0] == country:
                    around[found[1]] += 1
            if around:
                return _winner(around)[0]
        return ""

    def owned(self):
        """Each polygon with the country and admin1 code it belongs to, either of which may be empty."""
        for number, division in enumerate(self.divisions.all):
            yield division, *self._owner[number]

    def points(self, numbers):
        """All vertices of some polygons, as (longitude, latitude)."""
        return [point for number in numbers for point in self.divisions.all[number].points]

    def centre(self, numbers):
        """The centroid of the largest part of some polygons, as latitude and longitude."""
        latitude, longitude, _ = max((self.divisions.all[n].centre() for n in numbers), key=lambda c: c[2])
        return latitude, longitude


def _circle(latitude, longitude, away):
    """Sixteen points so many metres around a point, as (latitude, longitude)."""
    tall = away / 110_574
    wide = away / (111_320 * max(0.01, math.cos(math.radians(latitude))))
    for step in range(16):
        angle = math.radians(22.5 * step)
        yield (max(-90.0, min(90.0, latitude + tall * math.cos(angle))),
               (longitude + wide * math.sin(angle) + 180) % 360 - 180)


def _winner(counter):
    """The most common entry; of equals the first in order, whatever order they came in."""
    return min(counter.items(), key=lambda item: (-item[1], item[0]))
