"""The gazetteer while it is put together: places by GeoNames id and the names each one goes by."""

from dataclasses import dataclass

from text import clean_name

# A name that several languages share is filed under the first of these that uses it.
LANGUAGE_ORDER = {tag: rank for rank, tag in enumerate(
    "en fr es ar ru zh pt de fa ps uk tr he hi ur bn id ja ko it nl pl sw am so ha".split())}

# Tags of GeoNames (and one of ours, demonym) that say what kind of name it is, not its language.
PSEUDO_LANGUAGES = {"abbr", "iata", "icao", "faac", "unlc", "demonym"}

PREFERRED, SHORT, COLLOQUIAL, HISTORIC = 1, 2, 4, 8


@dataclass(slots=True)
class Place:
    """One row of places.txt. `basis` says where the point comes from and is only counted, not written."""

    id: int
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    timezone: str = ""
    basis: str = "geonames"


class Gazetteer:
    """Places merged by id, their names merged by spelling."""

    def __init__(self):
        self.places = {}
        self.names = {}
        # Rows of the code tables: "AF.13" → id, "AF.13.101" → id.
        self.admin1 = {}
        self.admin2 = {}
        # The rows of countryInfo.txt by ISO code, as published.
        self.countries = {}
        self.country_ids = {}
        # Counted for the summary.
        self.notes = {}

    def note(self, what, count=1):
        """Adds to a line of the summary."""
        self.notes[what] = self.notes.get(what, 0) + count

    def add_place(self, place):
        """Adds a place unless its id is taken: the first source to give a place wins."""
        return self.places.setdefault(place.id, place)

    def add_name(self, id, raw, language="", flags=0):
        """Files a name under a place. The same spelling from two sources keeps the better language tag."""
        name = clean_name(raw)
        if name is None:
            if raw:
                self.note("names that are none (links, numbers, flags, single letters, too long)")
            return
        known = self.names.setdefault(id, {})
        held = known.get(name)
        if held is None:
            known[name] = (language, flags)
        else:
            known[name] = (better_language(held[0], language), held[1] | flags)

    def names_of(self, id):
        """All names of a place, the main one included."""
        place = self.places.get(id)
        names = set(self.names.get(id, ()))
        if place is not None:
            names.add(place.name)
        return names

    def settle_names(self):
        """Drops names without a place and those that repeat the main name; files capitals as abbreviations."""
        for id in list(self.names):
            place = self.places.get(id)
            if place is None:
                self.note("names of places that have no point", len(self.names.pop(id)))
                continue
            self.names[id].pop(place.name, None)
            for name, (language, flags) in self.names[id].items():
                if language == "" and len(name) <= 4 and name.isascii() and name.isupper():
                    self.names[id][name] = ("abbr", flags)


def better_language(held, offered):
    """Of two tags for one spelling, the more telling one."""
    def rank(tag):
        if tag in PSEUDO_LANGUAGES:
            return (0, 0, tag)
        if tag == "":
            return (2, 0, tag)
        return (1, LANGUAGE_ORDER.get(tag, 1000), tag)

    return min(held, offered, key=rank)
