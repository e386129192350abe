"""Demonyms beyond those of countries, and plurals of all: "European", "Texan", "Parisians", "Kurds"."""

import wordnet
from text import fold

# Words that WordNet does not have, or does not lead to a place with; the place by its name in the gazetteer.
_MORE = """
    Europe: European Pan-European
    Africa: African Pan-African
    Asia: Asian Asiatic
    Middle East: Middle-Eastern Middle-Easterner Mideast
    Soviet Union: Soviet
    Balkans: Balkan
    Yugoslavia: Yugoslav Yugoslavian
    Siberia: Siberian
    Sahel: Sahelian
    Levant: Levantine
    Amazon Rainforest: Amazonian
    Andes: Andean
    Himalayas: Himalayan
    Sahara: Saharan Sahrawi
    Arabia: Arab Arabian Arabic
    Kurdistan: Kurd Kurdish
    South Ossetia: South-Ossetian
    North Ossetia: North-Ossetian
    Ingushetia: Ingush
    Bashkortostan: Bashkir
    Tatarstan: Tatar
    Xinjiang: Uyghur Uighur
    Chechnya: Chechen
    Dagestan: Dagestani
    Crimea: Crimean
    Darfur: Darfuri
    Tigray: Tigrayan
    Oromia: Oromo
    Somaliland: Somalilander
    Gaza: Gazan
    West Bank: West-Banker
    Kosovo: Kosovar Kosovan
    Tamil Nadu: Tamil
    Sri Lanka: Sinhalese Lankan
    Punjab: Punjabi
    Sindh: Sindhi
    Balochistan: Baloch Balochi Baluch Baluchi
    Gujarat: Gujarati
    Kerala: Keralite Malayali
    Bengal: Bengali
    Assam: Assamese
    Kashmir: Kashmiri
    Flanders: Flemish Fleming
    Wallonia: Walloon
    Basque Country: Basque
    Catalonia: Catalan
    Galicia: Galician
    Brittany: Breton
    Normandy: Norman
    Corsica: Corsican
    Quebec: Quebecer Quebecker Québécois Quebecois
    Ontario: Ontarian
    Alberta: Albertan
    British Columbia: British-Columbian
    Manitoba: Manitoban
    Nova Scotia: Nova-Scotian
    Newfoundland and Labrador: Newfoundlander
    Queensland: Queenslander
    Tasmania: Tasmanian
    New South Wales: New-South-Welsh
    Puerto Rico: Puerto-Rican
    Guam: Guamanian
    Hawaii: Hawaiian
    Connecticut: Connecticuter
    Massachusetts: Bay-Stater
    Michigan: Michigander Michiganian Michiganite
    Utah: Utahn
    Wyoming: Wyomingite
    Indiana: Hoosier
    New Hampshire: New-Hampshirite
    West Virginia: West-Virginian
    Washington: Washingtonian
    Moscow: Muscovite
    Naples: Neapolitan
    Sydney: Sydneysider
    Melbourne: Melburnian
    Manchester: Mancunian
    Liverpool: Liverpudlian
    Glasgow: Glaswegian
    Birmingham: Brummie
    London: Londoner
    Buenos Aires: Porteño
    Rio de Janeiro: Carioca
    Los Angeles: Angeleno
    Chicago: Chicagoan
    Houston: Houstonian
    Philadelphia: Philadelphian
    San Francisco: San-Franciscan
    San Diego: San-Diegan
    Seattle: Seattleite
    Denver: Denverite
    Detroit: Detroiter
    Dallas: Dallasite
    Miami: Miamian
    Pittsburgh: Pittsburgher
    Cincinnati: Cincinnatian
    Milwaukee: Milwaukeean
    Minneapolis: Minneapolitan
    New Orleans: New-Orleanian
    Las Vegas: Las-Vegan
    Toronto: Torontonian
    Montréal: Montrealer
    Vancouver: Vancouverite
    Calgary: Calgarian
    Edmonton: Edmontonian
    Ottawa: Ottawan
    Winnipeg: Winnipegger
    Mumbai: Mumbaikar
    Delhi: Delhiite
    Kolkata: Calcuttan
    Karachi: Karachiite
    Lahore: Lahori
    Kabul: Kabuli
    Baghdad: Baghdadi
    Aleppo: Aleppan Aleppine
    Damascus: Damascene
    Beirut: Beiruti
    Jerusalem: Jerusalemite
    Cairo: Cairene
    Johannesburg: Johannesburger
    Cape Town: Capetonian
    Nairobi: Nairobian
    Lagos: Lagosian
    Bangkok: Bangkokian
    Tokyo: Tokyoite
    Berlin: Berliner
    Hamburg: Hamburger
    Vienna: Viennese
    Warsaw: Varsovian
    Prague: Praguer
    Barcelona: Barcelonan
    Madrid: Madrileño Madrilenian
    Lisbon: Lisboner Lisboeta
    Brussels: Bruxellois
    Copenhagen: Copenhagener
    Stockholm: Stockholmer
    Dublin: Dubliner
    Belfast: Belfaster
    Edinburgh: Edinburgher
"""
_SIDED = {"Africa": "African", "America": "American", "Asia": "Asian", "Europe": "European"}
# A city without a country, continent or state of its name takes a demonym from this size on.
_CITY = 100_000
# Words of English that are not the people of a place, though WordNet has them for one.
_ORDINARY = {"Tai", "Hamburger", "Turkey", "Boers", "Tangerine", "Polo", "Ionic", "Attic", "Norman", "Normans"}
_INVARIABLE = ("ese", "ish", "sh", "ch", "ss", "s", "x", "z", "ois", "enne")


def add_peoples(gazetteer, sources):
    """Files the demonyms of continents, regions, divisions and large cities, then the plural of every one."""
    bearers = _bearers(gazetteer)
    for word, place in _pairs(sources):
        for id in bearers(place):
            _add(gazetteer, id, word)
    for id in sorted(gazetteer.names):
        for word in sorted(w for w, (kind, _) in gazetteer.names[id].items() if kind == "demonym"):
            plural = plural_of(word)
            if plural:
                _add(gazetteer, id, plural)


def plural_of(word):
    """ "Texans", "Frenchmen"; None for adjectives and words that are their own plural. """
    if not word.isascii() or len(word) < 3:
        return None
    if word.endswith("man") and not word.endswith(("German", "Roman", "Ottoman", "Norman", "sman")) \
            and word[:-3].endswith(("ch", "sh")):
        return word[:-3] + "men"
    return None if word.endswith(_INVARIABLE) else word + "s"


def _pairs(sources):
    for word, place in wordnet.demonyms(sources):
        # Nicknames ("Hoosier"), peoples that live in several lands ("Afrikaner") and other names of the
        # place ("Algerian" of the Democratic and Popular Republic of …) do not begin like it.
        if fold(word)[:2] == fold(place)[:2]:
            yield word, place
    for region, people in _SIDED.items():
        for side in ("North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western",
                     "Southeast", "Sub-Saharan", "Latin"):
            yield f"{side} {people}", f"{side} {region}"
    for line in _MORE.strip().splitlines():
        place, _, words = line.strip().partition(": ")
        for word in words.split():
            yield word, place
            if "-" in word and not word.startswith("Pan-"):
                yield word.replace("-", " "), place


def _bearers(gazetteer):
    """A function from a place's name to the ids that its demonym is for."""
    lands, states, divisions, cities = {}, {}, {}, {}
    for id, place in sorted(gazetteer.places.items()):
        if place.feature_code in ("CONT", "RGN", "RGNH") and (not place.country or place.population) \
                or place.feature_code.startswith(("PCL", "TERR")):
            shelf = lands
        elif place.feature_code == "RGN":
            shelf = divisions
        elif place.feature_code == "ADM1":
            shelf = states if place.country in ("US", "CA", "AU", "GB") else divisions
        elif place.feature_class == "P" and place.population >= _CITY:
            shelf = cities
        else:
            continue
        names = {place.name} | {name for name, (language, _) in gazetteer.names.get(id, {}).items()
                                if language == "en" or not language and len(name) > 4 and shelf is not cities}
        for key in {fold(name) for name in names}:
            shelf.setdefault(key, []).append(id)

    def largest(ids):
        return [max(ids, key=lambda id: (gazetteer.places[id].population, -id))] if ids else []

    def bearers(name):
        key = fold(name)
        found = lands.get(key, []) + states.get(key, [])
        if not found:
            found = largest(divisions.get(key, []))
        if not lands.get(key):
            found = found + largest(cities.get(key, []))
        return found
    return bearers


def _add(gazetteer, id, word):
    """A word that is already a name of the place, somewhere, stays that."""
    if word not in _ORDINARY and word not in gazetteer.names_of(id):
        gazetteer.add_name(id, word, "demonym")
        gazetteer.note("demonyms beyond those countrynames confirms")
