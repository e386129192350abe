"""What Scripts/evaluate prints: our figures by the given scorer, and the published or measured ones of others."""

import json
import math
import os
import subprocess
import sys

CORPORA = ["geowebnews", "lgl-even", "tud-loc2013", "wiktor-first1000"]

# Measured with the same scorer; LGL in full, of which lgl-even is a half. F@161, overlap F1.
PEERS = [
    ("spaCy sm + demonyms + population", (0.634, 0.76), (0.454, 0.71)),
    ("GeoTxt", (0.618, 0.68), (0.457, 0.69)),
    ("Edinburgh Geoparser", (0.596, 0.65), (0.437, 0.52)),
    ("CamCoder", (0.560, 0.66), (0.483, 0.65)),
    ("Yahoo PlaceSpotter", (0.491, 0.74), (0.508, 0.68)),
    ("Stanford NER + population", (0.510, 0.75), (0.441, 0.77)),
    ("CLAVIN", (0.503, 0.53), (0.419, 0.59)),
]
# Places given: end-to-end Acc@161.
PEERS_GIVEN = [
    ("Voting over seven systems (2022)", 0.673, 0.773),
    ("CLAVIN", 0.665, 0.595),
    ("BLINK", 0.601, 0.662),
    ("CamCoder", 0.588, 0.606),
]


def kilometres(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def score(shared, folder, corpus, kind):
    gold = os.path.join(shared, "corpora", corpus + ".jsonl")
    predictions = os.path.join(folder, f"{corpus}.{kind}.jsonl")
    scorer = os.path.join(shared, "eval", "evaluate_geoparsing.py")
    misses = os.path.join(folder, f"{corpus}.{kind}.misses.tsv")
    command = [sys.executable, scorer, gold, predictions, "--json", "--misses", misses]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def coverage(shared, folder, corpus):
    """Share of the gold places with coordinates that some candidate lies within 161 km of."""
    with open(os.path.join(shared, "corpora", corpus + ".jsonl")) as file:
        gold = {document["id"]: document for document in map(json.loads, file)}
    count = covered = 0
    with open(os.path.join(folder, corpus + ".given.jsonl")) as file:
        for document in map(json.loads, file):
            found = {(t["start"], t["end"]): t["candidates"] for t in document["toponyms"]}
            for toponym in gold[document["id"]]["toponyms"]:
                if toponym.get("lat") is None:
                    continue
                count += 1
                candidates = found.get((toponym["start"], toponym["end"]), [])
                covered += any(kilometres(toponym["lat"], toponym["lon"], *c) <= 161 for c in candidates)
    return covered / count


def row(*cells):
    print("| " + " | ".join(c if isinstance(c, str) else f"{c:.3f}" for c in cells) + " |")


def main(shared, folder):
    found = {c: score(shared, folder, c, "found") for c in CORPORA}
    given = {c: score(shared, folder, c, "given") for c in CORPORA}
    prior = {c: score(shared, folder, c, "prior") for c in CORPORA}
    full = CORPORA[:3]
    print("\nEnd to end: names found and placed within 161 km, F1 (overlap F1 of the names alone)\n")
    row("", *full)
    row("---", *["--:"] * len(full))
    row("**dateline**", *[f"**{found[c]['e2e_F161']:.3f}** ({found[c]['overlap_F1']:.3f})" for c in full])
    row("without the ranker: the likeliest bearer of each name", *[prior[c]["e2e_F161"] for c in full])
    for name, one, other in PEERS:
        row(name, f"{one[0]:.3f} ({one[1]:.2f})", f"{other[0]:.3f} ({other[1]:.2f})", "")
    print("\nNames given: placed within 161 km, of all with coordinates; and the most the index allows\n")
    row("", *CORPORA)
    row("---", *["--:"] * len(CORPORA))
    row("**dateline**", *[f"**{given[c]['e2e_acc161']:.3f}**" for c in CORPORA])
    row("coverage of the index", *[coverage(shared, folder, c) for c in CORPORA])
    for name, one, other in PEERS_GIVEN:
        row(name, one, other, "", "")


main(*sys.argv[1:])
