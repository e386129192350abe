"""What WordNet 3.0 says of places: the names each one goes by, and what its people and things are called."""

import re

# Numbers of WordNet's lexicographer files (lexnames(5WN)): nouns for people, nouns for places.
_PERSONS, _PLACES = "18", "15"
_INSTANCE, _PERTAINYM = "@i", "\\"
_NATIVE = re.compile(
    r"\b(?:natives?|inhabitants?|residents?|citizens?|member of the people)(?:,? (?:or|and) (?:natives?|inhabitants?"
    r"|residents?|citizens?))?,? of (?:the )?([A-Z][\w'.-]*(?: (?:of |and )?[A-Z][\w'.-]*)*)")
_NAME = re.compile(r"^[A-Z].*[a-z]")


def places(sources):
    """The names of each place WordNet has as an instance: ("Myanmar", "Union of Burma", "Burma")."""
    for _, (kind, words, pointers, _) in sorted(sources.wordnet("noun").items()):
        if _is_place(kind, pointers):
            yield tuple(words)


def demonyms(sources):
    """Pairs of a capitalised word and the place it is of: ("Parisian", "Paris"), ("Texan", "Texas").

    Adjectives lead there by WordNet's pertainym pointers, words for people by the gloss "a native of …".
    """
    nouns = sources.wordnet("noun")
    found = set()
    for _, words, pointers, _ in sources.wordnet("adj").values():
        for relation, target, part, fields in pointers:
            if relation == _PERTAINYM and part == "n" and _is_place(*_kind(nouns[target])):
                own = int(fields[:2], 16)
                for word in words[own - 1:own] if own else words:
                    found.update((word, place) for place in nouns[target][1])
    for kind, words, _, gloss in nouns.values():
        native = _NATIVE.search(gloss) if kind == _PERSONS else None
        if native:
            found.update((word, native[1]) for word in words)
    return sorted(pair for pair in found if _NAME.match(pair[0]) and _NAME.match(pair[1]))


def _kind(entry):
    return entry[0], entry[2]


def _is_place(kind, pointers):
    return kind == _PLACES and any(pointer[0] == _INSTANCE for pointer in pointers)


def common_words(sources):
    """Single words that WordNet has in small letters and that its tagged texts use."""
    used = sources.wordnet_counts()
    found = set()
    for part in ("noun", "verb", "adj", "adv"):
        for _, words, _, _ in sources.wordnet(part).values():
            found.update(word for word in words if word.islower() and word.isalpha() and word in used)
    return found
