"""Ids of our own for places that no source gives one of GeoNames'."""

import zlib

SPAN = 10_000_000


def own_id(gazetteer, first, key):
    """`first` plus the CRC-32 of the key modulo ten million; keys that meet there are hashed once more.

    It depends on the place alone, except where two meet, so it stays when a release adds or drops others.
    """
    while True:
        id = first + zlib.crc32(key.encode()) % SPAN
        if id not in gazetteer.places:
            return id
        key += "+"
