"""What Scripts/evaluate locate prints: descriptions of places, read and drawn, against the positions reported with them.

Piracy reports by the given scorer. UCDP GED's where_description with its coordinates hidden, alone and with the country
given: a hit is an area that holds the true position; a whole country or first-level division is none where the row's own
position is finer (where_prec below 4).
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile

from pyproj import Geod
from shapely.geometry import Point, shape

ELLIPSOID = Geod(ellps="WGS84")
SAMPLES = ["ucdp_ged231_sample1000.csv", "ucdp_ged_hdx_ukr_hxl.csv"]
# A disc of this radius (km) is larger than all but the largest second-level divisions.
COARSE = 70


def locate(program, lines, options):
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    command = [program, "locate", "--input", "jsonl", "--format", "jsonl", *options]
    return subprocess.run(command, input=text, capture_output=True, text=True).stdout


def piracy(program, shared, options, misses):
    gold = os.path.join(shared, "corpora", "imb-phrases-to-2016.jsonl")
    with open(gold, encoding="utf8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    answers = locate(program, [{"id": line["id"], "text": line["text"]} for line in lines], options)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as predictions:
        predictions.write(answers)
        predictions.flush()
        scorer = os.path.join(shared, "eval", "evaluate_locate.py")
        extra = ["--misses", os.path.join(misses, "piracy.jsonl")] if misses else []
        out = subprocess.run(
            [sys.executable, scorer, gold, predictions.name, *extra], check=True, capture_output=True, text=True)
    print(f"IMB phrases: {out.stdout.strip()}")
    known = [json.loads(line) for line in answers.splitlines()]
    truth = {line["id"]: line for line in lines}
    held = [a for a in known if a["geometry"]]
    inside = sum(holds(a["geometry"], truth[a["id"]]["lat"], truth[a["id"]]["lon"]) for a in held)
    print(f"  of {len(held)} whose anchor is known, {inside / len(held):.3f} hold the truth, whatever their size")


def holds(geometry, latitude, longitude):
    return shape(geometry).buffer(1e-6).covers(Point(longitude, latitude))


def radius(geometry):
    return math.sqrt(abs(ELLIPSOID.geometry_area_perimeter(shape(geometry))[0]) / math.pi) / 1000


def conflict(program, shared, options, misses, sample, with_country):
    with open(os.path.join(shared, "samples", sample), encoding="utf8", newline="") as file:
        rows = [
            r for r in csv.DictReader(file)
            if r["where_description"].strip() and not r["id"].startswith("#") and r["latitude"]]
    lines = [{"id": str(i), "text": r["where_description"]} for i, r in enumerate(rows)]
    if with_country:
        for line, row in zip(lines, rows):
            line["country"] = row["country"].split(" (")[0]
    answers = [json.loads(line) for line in locate(program, lines, options).splitlines()]
    hits, radii, wrong = 0, [], []
    for row, answer in zip(rows, answers):
        reason = "unknown"
        if answer["geometry"]:
            size = radius(answer["geometry"])
            radii.append(size)
            is_division = "in a country" in answer["reading"] or "administrative area" in answer["reading"] and size > COARSE
            reason = "outside"
            if holds(answer["geometry"], float(row["latitude"]), float(row["longitude"])):
                reason = "coarse" if is_division and row["where_prec"][:1] in "123" else None
        hits += reason is None
        if reason:
            wrong.append({"text": row["where_description"], "truth": row["where_coordinates"], "miss": reason, **{
                key: answer.get(key) for key in ("place", "reading")}})
    radii.sort()
    named = "with the country" if with_country else "alone"
    print(f"{sample} {named}: {len(rows)} descriptions, {len(radii)} answered; inside {hits / len(rows):.3f}; "
          f"median equal-area radius {radii[len(radii) // 2]:.1f} km", flush=True)
    if misses:
        with open(os.path.join(misses, f"{sample}.{'country' if with_country else 'alone'}.jsonl"), "w") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in wrong)
    return len(rows), hits


def main():
    program, shared, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    misses = None
    if "--misses" in options:
        at = options.index("--misses")
        misses = options[at + 1]
        os.makedirs(misses, exist_ok=True)
        del options[at:at + 2]
    piracy(program, shared, options, misses)
    for with_country in (False, True):
        scores = [conflict(program, shared, options, misses, sample, with_country) for sample in SAMPLES]
        count, hits = (sum(column) for column in zip(*scores))
        print(f"both {'with the country' if with_country else 'alone'}: {hits / count:.3f}")


if __name__ == "__main__":
    main()
