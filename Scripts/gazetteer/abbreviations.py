"""Abbreviations of first-level divisions and countries that reports print: postal codes and the written forms."""

# How English-language newspapers shorten the states in print, today's form first, older ones after it;
# those not listed are written out.
_STATES = {
    "AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.|Cal.|Cali.", "CO": "Colo.",
    "CT": "Conn.", "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "HI": "Haw.", "ID": "Ida.", "IL": "Ill.|Ills.",
    "IA": "Ia.", "KS": "Kan.|Kans.|Kas.", "KY": "Ky.|Ken.|Kent.", "LA": "La.", "ME": "Me.",
    "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.",
    "NE": "Neb.|Nebr.", "NV": "Nev.", "NH": "N.H.|N. H.", "NJ": "N.J.|N. J.", "NM": "N.M.|N. M.|N. Mex.|N.Mex.|New Mex.",
    "NY": "N.Y.|N. Y.|NY State|NYS", "NC": "N.C.|N. C.|N. Car.|No. Car.", "ND": "N.D.|N. D.|N. Dak.|No. Dak.",
    "OK": "Okla.", "OR": "Ore.|Oreg.", "PA": "Pa.|Penn.|Penna.", "RI": "R.I.|R. I.",
    "SC": "S.C.|S. C.|S. Car.|So. Car.", "SD": "S.D.|S. D.|S. Dak.|So. Dak.", "TN": "Tenn.", "TX": "Tex.", "UT": "Ut.",
    "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.|W. Va.|West Va.|W. Virginia", "WI": "Wis.|Wisc.|Wisc",
    "WY": "Wyo.", "DC": "D.C.|D. C.|Wash. D.C.|Washington D.C.|Washington DC",
}
_ELSEWHERE = {
    "CA.01": "Alta.", "CA.02": "B.C.|B. C.", "CA.03": "Man.", "CA.04": "N.B.|N. B.",
    "CA.05": "Nfld.|Newf.|N.L.", "CA.07": "N.S.|N. S.", "CA.08": "Ont.", "CA.09": "P.E.I.|PEI|P. E. I.",
    "CA.10": "Que.|P.Q.|Qué.", "CA.11": "Sask.", "CA.12": "Yuk.|Y.T.", "CA.13": "N.W.T.|NWT", "CA.14": "Nvt.",
    "AU.01": "A.C.T.", "AU.02": "N.S.W.", "AU.03": "N.T.", "AU.04": "Qld|Qld.|Q'land", "AU.05": "S.A.",
    "AU.06": "Tas|Tas.|Tassie", "AU.07": "Vic|Vic.", "AU.08": "W.A.",
    "GB.NIR": "N.I.|N. Ireland|N Ireland",
    "IN.12": "J&K|J & K", "PK.03": "KPK|K-P|NWFP|N.W.F.P.",
}
# Countries; what countryInfo has (ISO's three letters) and initials of full names are there already.
_COUNTRIES = {
    "AE": "U.A.E.", "AU": "Aus.", "BA": "BiH", "CD": "D.R.C.|DRC|DR Congo|D.R. Congo|Congo-Kinshasa|Congo DRC|DROC",
    "CF": "C.A.R.|CAR", "CG": "Congo-Brazzaville", "CN": "P.R.C.|PRC|PR China|P.R. China", "CZ": "Czechia",
    "DE": "FRG", "DO": "Dom. Rep.", "GB": "U.K.|G.B.|GB|Britain",
    "IE": "R.O.I.|ROI|Eire", "KP": "D.P.R.K.|DPRK|N. Korea|N Korea|North Korea",
    "KR": "R.O.K.|ROK|S. Korea|S Korea|South Korea", "LA": "Lao PDR", "NL": "Holland", "NZ": "N.Z.|NZ",
    "PG": "P.N.G.|PNG", "SA": "K.S.A.|KSA|Saudi", "SS": "S. Sudan|S Sudan", "TT": "T&T|T & T|T+T",
    "US": "U.S.|U.S.A.|U. S.|U. S. A.|US|USA", "ZA": "S.A.|SA|RSA|R.S.A.|S. Africa|S Africa",
    "PR": "P.R.", "VI": "V.I.|USVI|U.S.V.I.", "VG": "BVI|B.V.I.",
}
# Countries whose ISO 3166-2 codes are what people put behind a city's name.
_POSTAL = {"US", "CA", "AU"}


def add_abbreviations(gazetteer, sources):
    """Adds "IL" and "Ill." to Illinois, "ON" to Ontario, "NSW" to New South Wales, "U.K." to its country."""
    for name, iso, code, id, *_ in sources.subdivisions():
        country, _, suffix = iso.partition("-")
        if country in _POSTAL and id and gazetteer.admin1.get(code) == int(id):
            gazetteer.add_name(int(id), suffix, "abbr")
    for postal, state in sources.us_states().items():
        gazetteer.add_name(int(state["geonameid"]), postal, "abbr")
        _add(gazetteer, int(state["geonameid"]), _STATES.get(postal, ""))
    for code, written in _ELSEWHERE.items():
        _add(gazetteer, gazetteer.admin1[code], written)
    for iso, written in _COUNTRIES.items():
        _add(gazetteer, gazetteer.country_ids[iso], written)


def _add(gazetteer, id, written):
    known = gazetteer.names_of(id)
    for form in filter(None, written.split("|")):
        if form not in known:
            gazetteer.add_name(id, form, "abbr")
