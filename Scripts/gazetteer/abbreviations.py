"""Abbreviations of first-level divisions that reports print: postal codes and the older written forms."""

# How English-language newspapers shorten the states in print; those not listed are written out.
_WRITTEN = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.", "CO": "Colo.", "CT": "Conn.", "DE": "Del.",
    "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.", "KY": "Ky.", "LA": "La.",
    "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.",
    "NE": "Neb.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.",
    "ND": "N.D.", "OK": "Okla.", "OR": "Ore.", "PA": "Pa.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.",
    "TN": "Tenn.", "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.", "WI": "Wis.",
    "WY": "Wyo.", "DC": "D.C.",
}
# Countries whose ISO 3166-2 codes are what people put behind a city's name.
_POSTAL = {"US", "CA", "AU"}


def add_abbreviations(gazetteer, sources):
    """Adds "IL" and "Ill." to Illinois, "ON" to Ontario, "NSW" to New South Wales."""
    for name, iso, code, id, *_ in sources.subdivisions():
        country, _, suffix = iso.partition("-")
        if country in _POSTAL and id and gazetteer.admin1.get(code) == int(id):
            gazetteer.add_name(int(id), suffix, "abbr")
    for postal, state in sources.us_states().items():
        gazetteer.add_name(int(state["geonameid"]), postal, "abbr")
        if postal in _WRITTEN:
            gazetteer.add_name(int(state["geonameid"]), _WRITTEN[postal], "abbr")
