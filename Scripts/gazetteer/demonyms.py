"""Demonyms: "Afghan", "Ivorian", "Iraqi". A rule or the table below proposes, countrynames confirms."""

# Those no rule of English makes from the country's name. Several per country are fine.
_IRREGULAR = {
    "AE": "Emirati Emirian", "AF": "Afghan Afghani Afghans", "AR": "Argentine Argentinian Argentinean",
    "AZ": "Azeri Azerbaijani", "BA": "Bosnian", "BB": "Barbadian Bajan", "BD": "Bangladeshi",
    "BF": "Burkinabe Burkinabé", "BW": "Motswana Batswana Botswanan", "CD": "Congolese", "CG": "Congolese",
    "CF": "Central African", "CH": "Swiss", "CI": "Ivorian Ivoirian", "CV": "Cape Verdean", "CY": "Cypriot",
    "CZ": "Czech", "DE": "German", "DK": "Danish Dane", "DO": "Dominican", "ES": "Spanish Spaniard",
    "FI": "Finnish Finn", "FR": "French", "GB": "British Briton Brit", "GR": "Greek Hellenic",
    "GT": "Guatemalan", "GW": "Bissau-Guinean", "HR": "Croatian Croat", "HU": "Hungarian Magyar",
    "IE": "Irish", "IL": "Israeli", "IQ": "Iraqi", "IS": "Icelandic Icelander", "KG": "Kyrgyz Kirghiz",
    "KH": "Cambodian Khmer", "KP": "North Korean", "KR": "South Korean", "KW": "Kuwaiti",
    "KZ": "Kazakh Kazakhstani", "LA": "Lao Laotian", "LB": "Lebanese", "LI": "Liechtensteiner",
    "LS": "Basotho Mosotho", "MA": "Moroccan", "MG": "Malagasy", "MK": "Macedonian", "MM": "Burmese Myanmarese",
    "MN": "Mongolian Mongol", "NE": "Nigerien", "NG": "Nigerian", "NL": "Dutch", "NO": "Norwegian",
    "NP": "Nepali Nepalese", "NZ": "New Zealander Kiwi", "OM": "Omani", "PE": "Peruvian",
    "PH": "Filipino Filipina Philippine", "PL": "Polish", "PS": "Palestinian", "PT": "Portuguese",
    "RS": "Serbian Serb", "RU": "Russian", "SA": "Saudi Saudi Arabian", "SE": "Swedish Swede",
    "SK": "Slovak Slovakian", "SI": "Slovene Slovenian", "SN": "Senegalese", "SO": "Somali Somalian",
    "SY": "Syrian", "TH": "Thai", "TJ": "Tajik Tajikistani", "TM": "Turkmen", "TR": "Turkish Turk",
    "TT": "Trinidadian", "UA": "Ukrainian", "US": "American", "UZ": "Uzbek Uzbekistani", "VA": "Vatican",
    "VN": "Vietnamese", "XK": "Kosovar Kosovan", "YE": "Yemeni Yemenite", "ZA": "South African",
}
_ENDINGS = ("an", "ian", "ean", "ese", "i", "ish", "er", "nese")


def demonyms_of(iso, country, names, variants):
    """The demonyms of a country, sorted: proposed by rule or table and listed by countrynames.

    A form that is also a name of the country somewhere ("Irani" in Maltese) stays a name.
    """
    listed = {variant.strip() for variant in variants}
    proposed = set()
    table = _IRREGULAR.get(iso, "")
    words = table.split()
    proposed.update(words)
    proposed.update(f"{a} {b}" for a, b in zip(words, words[1:]))
    stems = {country, country.rstrip("aeiouy"), country[:-1]}
    proposed.update(stem + ending for stem in stems if len(stem) > 2 for ending in _ENDINGS)
    if country.endswith("a"):
        proposed.add(country + "n")
    certain = set(words) | {f"{a} {b}" for a, b in zip(words, words[1:])}
    return sorted(word for word in proposed & listed if word in certain or word not in names)
