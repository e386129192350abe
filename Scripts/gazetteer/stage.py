"""Puts the source packages together into a staging folder: `stage.py UNPACKED STAGING`."""

import sys
import time

from abbreviations import add_abbreviations
from airports import add_airports
from assignment import Assignment
from basemap import base_map
from cities import add_cities, city_divisions, mark_capitals, mark_seats
from countries import add_countries, add_country_variants, read_country_table
from divisions import add_divisions, add_other_divisions
from extents import extents
from features import add_features
from harbours import add_harbours
from islands import Islands
from languages import add_translations
from located import located_by_id
from model import Gazetteer
from ordinary import drop_ordinary
from peoples import add_peoples
from placing import country_point, drop_orphans, members_of, place_divisions
from polygons import Divisions
from postal import add_post_offices
from regions import add_continents, add_regions, members
from seas import add_seas
from shapes import shapes
from sources import Sources
from staging import write
from summary import summary
from waters import add_lakes, add_rivers


def stage(unpacked, folder):
    """Reads, merges and writes. Later steps rely on the tables that earlier ones filled."""
    sources, gazetteer = Sources(unpacked), Gazetteer()
    say("reading codes and points")
    read_country_table(gazetteer, sources)
    located = located_by_id(sources)
    codes = city_divisions(sources)
    unplaced = add_divisions(gazetteer, sources, located, {own for own, *_ in codes.values()})
    say("cities")
    add_cities(gazetteer, sources, located, codes)
    mark_seats(gazetteer, sources)
    mark_capitals(gazetteer)
    say("polygons")
    assignment = Assignment(Divisions(sources.world_map()), gazetteer)
    inhabitants = members_of(gazetteer)
    place_divisions(gazetteer, unplaced, assignment, inhabitants)
    drop_orphans(gazetteer)
    say("countries, regions and the levels below")
    add_countries(gazetteer, sources, located, country_point(assignment, inhabitants))
    continents, boxes = add_continents(gazetteer, sources)
    add_regions(gazetteer, located, assignment.country_at)
    add_other_divisions(gazetteer, sources, located)
    add_post_offices(gazetteer, sources)
    say("seas, lakes, rivers, large features and airports")
    waters = add_seas(gazetteer, sources)
    waters |= add_lakes(gazetteer, sources, assignment.country_at)
    waters |= add_rivers(gazetteer, sources, assignment.country_at)
    reaches, islands = add_features(gazetteer, Islands(sources.land()), assignment.division_near)
    waters |= islands
    reaches |= add_harbours(gazetteer, sources, assignment.division_at)
    add_airports(gazetteer, sources, assignment.division_at)
    say("languages, variants and abbreviations")
    add_translations(gazetteer, sources, continents)
    add_abbreviations(gazetteer, sources)
    add_country_variants(gazetteer, sources)
    add_peoples(gazetteer, sources)
    gazetteer.settle_names()
    drop_ordinary(gazetteer, sources)
    say("extents")
    reach = extents(gazetteer, assignment, inhabitants, members(gazetteer, sources, continents), boxes, waters,
                    reaches)
    say("writing")
    write(gazetteer, reach, shapes(gazetteer, assignment), base_map(sources, assignment), folder)
    for line in summary(gazetteer, reach):
        print(line, file=sys.stderr)


def say(what, started=time.monotonic()):
    """Tells what is being done, and when."""
    print(f"[{time.monotonic() - started:5.1f} s] {what}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: stage.py UNPACKED STAGING")
    stage(sys.argv[1], sys.argv[2])
