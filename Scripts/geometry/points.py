"""The points part of Scripts/bench geometry: proximity, density, loading and cold questions, ours and the peers' in turn.

usage: points.py PROGRAM POINTBENCH PYTHON FOLDER [--runs N] [--large]
PYTHON has the peers; FOLDER keeps the tables. --large adds ten million rows. Answers are compared on the way.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

import progress
HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared", "bench")
PEERS = {
    "geopandas + Geod": ("geopandas", ["within"]),
    "BallTree + Geod": ("balltree", ["within", "nearest", "density"]),
    "DuckDB spatial": ("duckdb", ["within"]),
}


def timed(command):
    """Lines of JSON of a program, and the memory in MB that it had at most."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        lines = process.stdout.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(command)}: exit code {process.returncode}")
    return [json.loads(line) for line in lines], usage.ru_maxrss / 1024


def cold(command, runs):
    """Milliseconds of a whole process, the median."""
    times = []
    for _ in progress.runs(runs, command[1]):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def incidents(folder, count):
    path = os.path.join(folder, f"incidents-{count}.csv")
    if not os.path.exists(path):
        generator = os.path.join(SHARED, "generate_incidents.py")
        subprocess.run([options.python, generator, str(count), path + ".part"], check=True)
        os.rename(path + ".part", path)
    return path


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def seconds(value):
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s"


def compare():
    """All tasks on a million points, in turn, and the table of it."""
    points = incidents(options.folder, 1_000_000)
    queries = os.path.join(SHARED, "queries.csv")
    ours, memory = {}, {}
    peers = {name: {} for name in PEERS}
    for _ in progress.runs(options.runs, "a million points"):
        tasks = ["within", "distances", "nearest", "density"]
        lines, memory["Dateline"] = timed([options.pointbench, points, queries, *tasks])
        for line in lines:
            ours.setdefault(line["task"], []).append(line)
        for name, (peer, tasks) in PEERS.items():
            command = [options.python, os.path.join(HERE, "peers.py"), peer, points, queries, *tasks]
            lines, memory[name] = timed(command)
            for line in lines:
                peers[name].setdefault(line["task"], []).append(line)
    row("1,000,000 points, 1,000 queries", "Dateline", *[f"{name}" for name in PEERS], "ratio to the best")
    row(*["---"] * (len(PEERS) + 3))
    for task, lines in ours.items():
        own = statistics.median(line["seconds"] for line in lines)
        cells, best = [], None
        for name in PEERS:
            theirs = peers[name].get(task)
            if not theirs:
                cells.append("")
                continue
            value = statistics.median(line["seconds"] for line in theirs)
            best = value if best is None else min(best, value)
            answer, expected = theirs[0]["answer"], lines[0]["answer"]
            # Rows are compared exactly; sums of distances to a ten-millionth; counts on a sphere to a part in thirty.
            slack = {"distances": 1e-7, "nearest": 1e-7, "density": 0.033}.get(task.split()[0], 0)
            agrees = abs(answer - expected) <= slack * expected + (2 if slack else 0)
            cells.append(seconds(value) + ("" if agrees else f" (answer {answer}, ours {expected})"))
        row(task, seconds(own), *cells, "" if best is None else f"{best / own:.0f}×")
    row("memory, MB", f"{memory['Dateline']:.0f}", *[f"{memory[name]:.0f}" for name in PEERS], "")


def load_large():
    points = incidents(options.folder, 10_000_000)
    queries = os.path.join(SHARED, "queries.csv")
    own, peer = [], []
    for _ in progress.runs(options.runs, "ten million points"):
        own.append(timed([options.pointbench, points, queries]))
        peer.append(timed([options.python, os.path.join(HERE, "peers.py"), "geopandas", points, queries]))
    ours = statistics.median(lines[0]["seconds"] for lines, _ in own)
    theirs = statistics.median(lines[0]["seconds"] for lines, _ in peer)
    row("load and index 10,000,000 rows", seconds(ours), f"geopandas {seconds(theirs)}", f"{theirs / ours:.1f}×")
    row("memory, MB", f"{own[0][1]:.0f}", f"{peer[0][1]:.0f}", "")


def cold_queries():
    points = incidents(options.folder, 1_000_000)
    sidecar = points + ".dpx"
    question = [options.program, "near", "48.88,2.47", "--radius", "25km", "--in", points]
    if os.path.exists(sidecar):
        os.remove(sidecar)
    runs = options.runs * 5
    without = cold(question, runs)
    subprocess.run([options.program, "index", points], check=True, stderr=subprocess.DEVNULL)
    indexed = cold(question, runs)
    start = cold([options.program, "--version"], runs)
    os.remove(sidecar)
    row("whole process, one question of 25 km, 1,000,000 rows", "")
    row("on the CSV", f"{without:.0f} ms")
    row("with its index", f"{indexed:.0f} ms")
    row("of which the program's start", f"{start:.0f} ms")
    script = (
        f"import duckdb; duckdb.sql(\"SELECT * FROM read_csv('{points}') WHERE lat BETWEEN 48.65 AND 49.11 "
        'AND lon BETWEEN 2.12 AND 2.82").fetchall()'
    )
    row("DuckDB on the CSV, a box only", f"{cold([options.python, '-c', script], runs):.0f} ms")


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("program")
parser.add_argument("pointbench")
parser.add_argument("python")
parser.add_argument("folder")
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--large", action="store_true")
options = parser.parse_args()
if not os.path.isdir(SHARED):
    sys.exit("bench: ../shared/bench is not there: it has the generator of incidents and the queries")
compare()
cold_queries()
if options.large:
    load_large()
