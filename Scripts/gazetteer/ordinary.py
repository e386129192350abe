"""Drops other names of places that are everyday words of English: they would be found in every sentence.

A place keeps its main name whatever it is. Other names, mostly spellings from other languages ("Most" for a
village in Lusatia) and codes ("THE" for Teresina), go when they are one of English's function words, or when
they are an ordinary word and the place is not so large that people mean it.
"""

from text import fold
from wordnet import common_words

# A city of this size, like every country and first-level division, keeps names that are ordinary words.
_LARGE = 100_000
# Codes have a kind of their own, which says that only capitals are meant.
_CODES = {"iata", "icao", "faac", "unlc", "demonym"}
# WordNet has nouns, verbs, adjectives and adverbs; these are the rest, with what stands in datelines.
_FUNCTION = frozenset("""
    a about above across after again against ago ahead all along already also although always am amid among an and
    another any anybody anyone anything anyway are around as aside at away back be because become been before behind
    being below beside besides best better between beyond both but by can cannot could dare despite did do does doing
    done down due during each either else enough etc even ever every everyone everything except few first for former
    forward from further get given go had has have having he hence her here hers herself him himself his hour how
    however i if in inside indeed instead into is it its itself just last late later least less let like long made
    make man many may me mean might mine more most much must my myself near nearly need neither never next nine no
    nobody none nor not nothing now of off often on once one only onto or other others our ours ourselves out outside
    over own past people per perhaps please quite rather re real said same say second see seem several shall she
    should since six so some somebody someone something soon still such take ten than that the their theirs them
    themselves then there therefore these they third this those though three through throughout thus till time to
    today together too toward towards two under unless until up upon us use used very via was way we well went were
    what whatever when where whereas whether which while who whole whom whose why will with within without women
    worth would year years yes yet you your yours yourself yourselves
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun mr mrs ms dr st jr sr
    """.split())


def drop_ordinary(gazetteer, sources):
    """Takes such names out of the gazetteer and counts them."""
    ordinary = common_words(sources)
    for id, names in gazetteer.names.items():
        place = gazetteer.places.get(id)
        if place is None:
            continue
        land = place.feature_class in "AL" and not place.feature_code.startswith(("ADM2", "ADM3", "ADM4", "ADM5"))
        large = land or place.feature_class == "P" and place.population >= _LARGE
        for name, (language, _) in list(names.items()):
            key = fold(name.replace(".", ""))
            if " " in key or language in _CODES or land and (language == "abbr" or name == "US"):
                continue
            # Waters are said with their kind: the bare "White" or "Long" is a river or a lake to nobody.
            spared = language == "en" and place.feature_class != "H"
            if key in _FUNCTION or key in ordinary and not spared and (not large or language == "abbr"):
                del names[name]
                gazetteer.note("other names that are everyday words")
