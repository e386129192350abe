"""Builds Data/words.lex: what the geoparser knows of English words, from two packages of fixed versions.

usage: build.py MODEL_FOLDER NAMES_FOLDER OUT

Words are grouped by the input embeddings of all-MiniLM-L6-v2 (spherical k-means, fixed seed): words that are used
alike fall into one group, so that what a tagger learns of "Tuesday" holds for "Wednesday". The census lists say
which words are given names and surnames. The layout of the file is described in Data/FORMAT.md.
"""
import json
import struct
import sys
from pathlib import Path

import numpy

FINE, COARSE, ROUNDS, SEED = 768, 96, 25, 20
GIVEN, SURNAME = 1, 2
NONE = 0xFFFF


def embeddings(folder):
    """Words of the vocabulary in small letters, and their vectors of length 1."""
    with open(folder / "model.safetensors", "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        name = next(key for key in header if key.endswith("word_embeddings.weight"))
        first, last = header[name]["data_offsets"]
        file.seek(8 + size + first)
        matrix = numpy.frombuffer(file.read(last - first), numpy.float32).reshape(header[name]["shape"])
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    rows = [n for n, word in enumerate(vocabulary) if word.isalpha() and len(word) > 1]
    vectors = matrix[rows].astype(numpy.float64)
    vectors -= vectors.mean(axis=0)
    return [vocabulary[n] for n in rows], vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def clusters(vectors, count):
    """The number of the group that each vector falls into."""
    random = numpy.random.default_rng(SEED)
    centres = vectors[random.choice(len(vectors), count, replace=False)]
    for _ in range(ROUNDS):
        group = (vectors @ centres.T).argmax(axis=1)
        for number in range(count):
            members = vectors[group == number]
            if len(members):
                centre = members.sum(axis=0)
                centres[number] = centre / (numpy.linalg.norm(centre) or 1)
    return group


def census(path, least):
    """The names of a census list that at least so many in a hundred bear."""
    for line in path.read_text(encoding="ascii").splitlines():
        name, share = line.split()[:2]
        if float(share) >= least:
            yield name.lower()


def fnv(word):
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def main(model, names, out):
    words, vectors = embeddings(Path(model))
    fine, coarse = clusters(vectors, FINE), clusters(vectors, COARSE)
    entries = {word: [int(a), int(b), 0] for word, a, b in zip(words, fine, coarse)}
    names = Path(names)
    lists = [("dist.male.first", 0.004, GIVEN), ("dist.female.first", 0.004, GIVEN), ("dist.all.last", 0.002, SURNAME)]
    for file, least, flag in lists:
        for word in census(names / file, least):
            entries.setdefault(word, [NONE, 255, 0])[2] |= flag
    rows = {}
    for word in sorted(entries):
        rows.setdefault(fnv(word), entries[word])
    with open(out, "wb") as file:
        file.write(struct.pack("<8sII", b"DATELLEX", 1, len(rows)))
        for key in sorted(rows):
            file.write(struct.pack("<IHBB", key, *rows[key]))
    print(f"{len(rows)} words, {len(words)} of them in {FINE} and {COARSE} groups", file=sys.stderr)
    if "--show" in sys.argv:
        for number in range(0, FINE, 16):
            print(number, " ".join(w for w, g in zip(words, fine) if g == number)[:150])


main(*sys.argv[1:4])
