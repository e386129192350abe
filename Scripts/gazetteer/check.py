"""Looks up famous names in a staging folder and lists what the sources lack: `check.py STAGING`."""

import sys
from pathlib import Path

from text import fold

# Name, and what it has to lead to: a GeoNames id, or a feature code prefix with a country.
FAMOUS = [
    ("Kabul", 1138958), ("کابل", 1138958), ("Kaboul", 1138958), ("Кабул", 1138958), ("کابول", 1138958),
    ("Kabul Province", 1138957), ("ولایت کابل", 1138957), ("Afghanistan", 1149361), ("افغانستان", 1149361),
    ("Afghan", 1149361), ("Kyiv", 703448), ("Kiev", 703448), ("Київ", 703448), ("Киев", 703448),
    ("Deir ez-Zor", "P SY"), ("دير الزور", "P SY"), ("Mosul", 99072), ("الموصل", 99072), ("Aleppo", 170063),
    ("حلب", 170063), ("N'Djamena", "P TD"), ("Al Hudaydah", "P YE"), ("Hodeidah", "P YE"), ("Goma", "P CD"),
    ("Maiduguri", "P NG"), ("Cabo Delgado", "A MZ"), ("Darfur", "L SD"), ("Tigray", "A ET"), ("ትግራይ", "A ET"),
    ("Donbas", "L UA"), ("Донбас", "L UA"), ("Gaza", 281133), ("غزة", 281133), ("Gaza Strip", 281132),
    ("Gaza Strip", "A PS"), ("Rafah", 281102), ("رفح", 281102), ("West Bank", 285153), ("Sahel", "L"),
    ("Donetsk Oblast", 709716), ("Crimea", 703883), ("Illinois", 4896861), ("IL", 4896861), ("Ill.", 4896861),
    ("Cook County", 4888671), ("DRC", "A CD"), ("Ivory Coast", "A CI"), ("UK", "A GB"), ("USA", "A US"),
    ("U.S.", "A US"), ("US", "A US"), ("UAE", "A AE"), ("Burma", "A MM"), ("Myanmar", "A MM"),
    ("Türkiye", "A TR"), ("Turkiye", "A TR"), ("Turkey", "A TR"), ("Palestine", "A PS"), ("Somaliland", "L SO"),
    ("Puntland", "L SO"), ("Horn of Africa", "L"), ("Middle East", "L"), ("Africa", 6255146), ("非洲", 6255146),
    ("北京", 1816670), ("東京", 1850147), ("Москва", 524901), ("Mogadishu", "P SO"), ("Muqdisho", "P SO"),
    ("Bakhmut", "P UA"), ("Артемівськ", "P UA"), ("Mariupol", "P UA"), ("Port-au-Prince", "P HT"),
    ("Khartoum", "P SD"), ("El Fasher", "P SD"), ("Sanaa", "P YE"), ("صنعاء", "P YE"), ("Raqqa", "P SY"),
    ("Kunduz", "P AF"), ("Bagram", "P AF"), ("OAKB", "S AF"), ("KBL", "S AF"), ("Kabul Airport", "S AF"),
    ("Helmand", "A AF"), ("North Kivu", "A CD"), ("Ituri", "A CD"), ("Rakhine", "A MM"), ("Xinjiang", "A CN"),
    ("Chechnya", "A RU"), ("Sinaloa", "A MX"), ("Iraqi", "A IQ"), ("Congolese", "A CD"), ("British", "A GB"),
    ("Lake Chad", "H"), ("Sinai", "T EG"), ("Kashmir", "L"), ("Balochistan", "A PK"), ("Nagorno-Karabakh", "L AZ"),
    ("Kurdistan Region", "A IQ"), ("Northern Cyprus", "L"), ("South Ossetia", "GE"), ("Transnistria", "A MD"),
    ("Green Zone", "L IQ"), ("Sahara", "T"), ("Persian Gulf", "H"), ("Red Sea", "H"), ("Strait of Hormuz", "H"), ("Gulf of Aden", "H"), ("Black Sea", "H"), ("Malacca Strait", "H"),
    ("EU", "A"), ("European", 6255148), ("Texan", 4736286), ("Parisians", 2988507), ("English", 6269131),
    ("N. Mex.", 5481136), ("W. Va.", 4826850), ("Qld", 2152274), ("Atlantic", "H"), ("Mediterranean", "H"),
    ("Danube", "H RO"), ("Lake Tahoe", "H US"), ("North Africa", "L"), ("Rocky Mountains", "T"),
    ("Tennessee Colony", "P US"), ("Sambisa", "V NG"), ("Liptako-Gourma", "L"), ("Wazir Akbar Khan", "P AF"), ("Soviet Union", "A"),
    ("Pulau Nipah", "T ID"), ("Nipah Island", "T ID"), ("Tg. Berakit", "T ID"), ("Tioman Island", "T MY"),
    ("Bonny Island", "T NG"), ("Kwa Ibo", "L NG"), ("Al Basrah Oil Terminal", "L IQ"), ("Chittagong Anchorage", "H BD"),
    ("Belawan Anchorage", "H ID"), ("Kharg Island", "T IR"), ("Snake Island", "T UA"), ("Perim Island", "T YE"),
    ("Belawan", "L ID"), ("Cape Guardafui", "T SO"), ("Second Thomas Shoal", "H"),
]
HOMONYMS = ["Springfield", "San José", "Victoria", "Tripoli", "Gao", "Paris"]


def main(folder):
    """Prints each miss, and the homonyms with their divisions. Fails when a required id is not found."""
    places, names = {}, {}
    with open(Path(folder) / "places.txt", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            places[int(row[0])] = row
            names.setdefault(fold(row[1]), set()).add(int(row[0]))
    with open(Path(folder) / "alternateNames.txt", encoding="utf-8") as file:
        for line in file:
            _, id, _, name, *_ = line.split("\t")
            names.setdefault(fold(name), set()).add(int(id))
    missing = 0
    for name, wanted in FAMOUS:
        found = names.get(fold(name), set())
        if isinstance(wanted, int):
            good = wanted in found
        else:
            good = any(all(part in (places[id][6], places[id][8]) for part in wanted.split()) for id in found)
        if not good:
            missing += isinstance(wanted, int)
            held = [f"{places[id][1]} {places[id][7]} {places[id][8]}" for id in sorted(found)[:4]]
            print(f"lacking: {name} as {wanted}; has {held}")
    codes = {}
    with open(Path(folder) / "admin1CodesASCII.txt", encoding="utf-8") as file:
        for line in file:
            code, name, *_ = line.split("\t")
            codes[code] = name
    for name in HOMONYMS:
        rows = sorted((-int(places[id][14]), id) for id in names.get(fold(name), ()))
        top = [f"{places[id][8]}/{codes.get(places[id][8] + '.' + places[id][10], '-')} {places[id][7]}"
               for _, id in rows[:6]]
        print(f"{name}: {len(rows)} places; {'; '.join(top)}")
    return 1 if missing else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: check.py STAGING")
    sys.exit(main(sys.argv[1]))
