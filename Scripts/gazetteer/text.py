"""What counts as a name: cleaning, telling junk apart, folding for comparison."""

import re
import unicodedata

LONGEST_NAME = 100

_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"^[\d\s.,;:/+#()–-]+$")
_WIKIDATA = re.compile(r"^Q\d{2,}$")
_FLAG = re.compile("[\U0001F1E6-\U0001F1FF]")

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N", "ʻ": "'",
    "ʼ": "'", "’": "'", "‘": "'", "ʿ": "'", "ʾ": "'", "`": "'", "–": "-", "ƙ": "k",
    "ɓ": "b", "ɗ": "d", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K",
})


def clean_name(raw):
    """The name with its white space and composition normalised, or None for what is no name."""
    if not isinstance(raw, str):
        return None
    # One source stores characters beyond the first plane as surrogate pairs.
    if any("\ud800" <= c <= "\udfff" for c in raw):
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    name = unicodedata.normalize("NFC", _SPACES.sub(" ", raw)).strip(" ,;")
    return None if is_junk(name) else name


def is_junk(name):
    """True for addresses, identifiers, bare numbers, flags, and names too long or too short to be one."""
    if not name or len(name) > LONGEST_NAME:
        return True
    if "://" in name or name.startswith("www.") or _WIKIDATA.match(name) or _FLAG.search(name):
        return True
    if _DIGITS.match(name) or "\ufffd" in name:
        return True
    if len(name) == 1 and name.isascii():
        return True
    if any(unicodedata.category(c) in ("Cc", "Co") for c in name):
        return True
    return not any(c.isalpha() for c in name)


def ascii_name(name):
    """The name in ASCII where its letters are Latin, otherwise an empty string."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else ""


def fold(name):
    """A form for comparing names across sources: no case, marks or punctuation."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain
                            if not unicodedata.combining(c) and c != "'").split())
