"""What was built, and what did not fit together."""

from collections import Counter


def summary(gazetteer, reach):
    """The lines to print: counts by feature code and source, and links that lead nowhere."""
    yield f"{len(gazetteer.places)} places, {sum(map(len, gazetteer.names.values()))} alternate names, " \
          f"{len(reach)} extents"
    yield "by feature code: " + _counted(p.feature_class + "." + p.feature_code for p in gazetteer.places.values())
    yield "by origin of the point: " + _counted(p.basis for p in gazetteer.places.values())
    yield "ADM1 by origin of the point: " + _counted(
        p.basis for p in gazetteer.places.values() if p.feature_code == "ADM1")
    yield "extents: " + _counted(f"{gazetteer.places[id].feature_code} {row[5]}" for id, row in reach.items())
    yield "names by kind: " + _counted(
        language if len(language) > 3 or language in ("",) else "a language"
        for names in gazetteer.names.values() for language, _ in names.values())
    for what, count in sorted(gazetteer.notes.items()):
        yield f"{what}: {count}"
    yield from broken_links(gazetteer)


def broken_links(gazetteer):
    """Every code in places.txt has to lead to a row of places.txt."""
    broken = Counter()
    for place in gazetteer.places.values():
        if place.country and gazetteer.country_ids.get(place.country) not in gazetteer.places:
            broken[f"country {place.country}"] += 1
        first = f"{place.country}.{place.admin1}"
        if place.admin1 and gazetteer.admin1.get(first) not in gazetteer.places:
            broken[f"admin1 {first}"] += 1
        second = f"{first}.{place.admin2}"
        if place.admin2 and gazetteer.admin2.get(second) not in gazetteer.places:
            broken[f"admin2 {second}"] += 1
    yield f"links that lead nowhere: {sum(broken.values())}"
    for what, count in sorted(broken.items())[:40]:
        yield f"  {what}: {count}"


def _counted(values):
    return ", ".join(f"{value or 'untagged'} {count}" for value, count in sorted(
        Counter(values).items(), key=lambda item: (-item[1], item[0])))
