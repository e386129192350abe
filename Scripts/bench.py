"""What Scripts/bench runs: times a program from outside, as a user would see it.

Every run is a new process; its start and its end are part of the time. The program and its data lie in the system's
page cache, as they do from the second run on. Only Python's standard library is used, and /usr/bin/time where it is.
"""

import csv
import io
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

import progress
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPORT = os.path.join(ROOT, "Data", "reports", "kabul-rockets.txt")
ARTICLE = os.path.join(ROOT, "..", "shared", "reports", "kabul-2021-07.txt")
CORPORA = os.path.join(ROOT, "..", "shared", "corpora")
INDEX = os.path.join(ROOT, "Data", "world.gaz")
GNU_TIME = "/usr/bin/time"


def run(command):
    """Wall seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(command)}: exit code {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def peak(command):
    """Peak memory in MB, measured by a small parent: a child counts the memory that its parent had at the fork."""
    if not os.access(GNU_TIME, os.X_OK):
        return run(command)[1]
    timed = subprocess.run(
        [GNU_TIME, "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    return int(timed.stderr.split()[-1]) / 1024


def measure(title, command, runs):
    """A row: median, least, greatest of all runs, and peak memory."""
    run(command)
    times = sorted(run(command)[0] * 1000 for _ in progress.runs(runs, title))
    median = statistics.median(times)
    row(title, f"{median:.0f} ms", f"{times[0]:.0f} to {times[-1]:.0f} ms", f"{peak(command):.0f} MB")


def throughput(program, folder, runs):
    """A row: how much text a second of `map` reads, on copies of our own reports."""
    names = sorted(name for name in os.listdir(os.path.dirname(REPORT)) if name.endswith(".txt"))
    texts = [open(os.path.join(os.path.dirname(REPORT), name), "rb").read() for name in names]
    copies = 200
    for number in range(copies):
        for name, text in zip(names, texts):
            with open(os.path.join(folder, f"{number}-{name}"), "wb") as file:
                file.write(text)
    count, size = copies * len(texts), copies * sum(map(len, texts))
    command = [program, "map", folder, "--format", "jsonl"]
    times = sorted(run(command)[0] for _ in progress.runs(runs, "map"))
    rates = [size / 1000 / seconds for seconds in times]
    row(
        f"`map` on {count} reports, {size / 1e6:.1f} MB of text",
        f"{statistics.median(rates):.0f} kB/s, {count / statistics.median(times):.0f} reports/s",
        f"{rates[-1]:.0f} to {rates[0]:.0f} kB/s",
        f"{peak(command):.0f} MB",
    )


def parsing(program, folder, runs):
    """A row: text a second of `parse` on one processor, start-up left out; on the corpora, or our own reports."""
    names = sorted(name for name in os.listdir(os.path.dirname(REPORT)) if name.endswith(".txt"))
    texts = [open(os.path.join(os.path.dirname(REPORT), name), encoding="utf-8").read() for name in names]
    if os.path.isdir(CORPORA):
        texts = []
        for name in ("geowebnews", "lgl-even", "tud-loc2013"):
            with open(os.path.join(CORPORA, name + ".jsonl"), encoding="utf-8") as file:
                texts += [json.loads(line)["text"] for line in file]
    path, one = os.path.join(folder, "texts.jsonl"), os.path.join(folder, "one.jsonl")
    copies = max(1, 8_000_000 // sum(map(len, texts)))
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(texts * copies):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    with open(one, "w", encoding="utf-8") as file:
        file.write(json.dumps({"id": 0, "text": texts[0][:200]}) + "\n")
    size = copies * sum(len(text.encode()) for text in texts)
    command = [program, "parse", path, "--jobs", "1"]
    start = statistics.median(run([program, "parse", one])[0] for _ in range(runs))
    times = sorted(run(command)[0] - start for _ in progress.runs(runs, "parse"))
    rates = [size / 1e6 / seconds for seconds in times]
    row(
        f"`parse` on one processor, {len(texts)} texts, {copies} times",
        f"{statistics.median(rates):.1f} MB/s",
        f"{rates[-1]:.1f} to {rates[0]:.1f} MB/s",
        f"{peak(command):.0f} MB",
    )


def lines(program, folder, runs):
    """Two rows: names a second of `geocode` and positions a second of `reverse`, from standard input, start-up included.

    The names are the index's own, found as the places nearest to random positions, in no order; the positions are scattered about them, as incidents are about towns."""
    generator = random.Random(20240607)
    scattered = "".join(
        f"{math.degrees(math.asin(generator.uniform(-1, 1))):.5f},{generator.uniform(-180, 180):.5f}\n"
        for _ in range(150_000)
    )
    answer = subprocess.run(
        [program, "reverse", "-", "--format", "csv", "--limit", "3"],
        input=scattered, capture_output=True, text=True, check=True,
    )
    places = {row["name"]: row for row in csv.DictReader(io.StringIO(answer.stdout, newline="")) if row["name"]}
    plain = [name for name in places if not any(letter in name for letter in ",;()0123456789")]
    names = len(plain)
    # Enough of them that a run takes longer than the start.
    plain *= 10
    generator.shuffle(plain)
    points = [
        f"{float(place['place_lat']) + generator.gauss(0, 0.1):.5f},{float(place['place_lon']) + generator.gauss(0, 0.1):.5f}"
        for place in places.values()
        for _ in range(5)
        if abs(float(place["place_lat"])) < 89 and abs(float(place["place_lon"])) < 179
    ]
    generator.shuffle(points)
    for verb, what, questions in (("geocode", f"lines of {names} names", plain), ("reverse", "positions near towns", points)):
        path = os.path.join(folder, verb + ".txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(questions) + "\n")
        command = ["sh", "-c", f'"$0" {verb} - --limit 1 --format csv < "$1"', program, path]
        times = sorted(run(command)[0] for _ in progress.runs(runs, verb))
        rates = [len(questions) / seconds for seconds in times]
        row(
            f"`{verb} -`, {len(questions)} {what}",
            f"{statistics.median(rates) / 1000:.0f},000/s",
            f"{rates[-1] / 1000:.0f},000 to {rates[0] / 1000:.0f},000/s",
            f"{peak(command):.0f} MB",
        )


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def machine():
    """Cores, processor, system and how busy it is: a figure without them says nothing."""
    model = "processor unknown"
    system = os.uname().sysname
    try:
        with open("/proc/cpuinfo") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
            model = names[0] if names else model
        with open("/etc/os-release") as file:
            system = dict(line.rstrip().split("=", 1) for line in file if "=" in line)["PRETTY_NAME"].strip('"')
    except (OSError, KeyError):
        pass
    load = os.getloadavg()[0]
    return f"{len(os.sched_getaffinity(0))} cores, {model}, {system}, load {load:.1f} before"


def main(program, runs):
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"dateline {version} on {machine()}; {runs} runs of each, every one a new process.\n")
    row("what", "median", "least to greatest", "peak memory")
    row("---", "--:", "--:", "--:")
    measure("`dateline --version`: start and nothing else", [program, "--version"], runs)
    measure("`dateline geocode Kabul`", [program, "geocode", "Kabul"], runs)
    measure("`dateline parse kabul-rockets.txt`", [program, "parse", REPORT], runs)
    with tempfile.TemporaryDirectory() as folder:
        layers = os.path.join(folder, "layers")
        measure("`dateline map kabul-rockets.txt`", [program, "map", REPORT], runs)
        measure("the same with `-o layers`: four files and a page, flushed", [program, "map", REPORT, "-o", layers], runs)
        if os.path.exists(ARTICLE):
            measure("`dateline map` on the real article", [program, "map", ARTICLE], runs)
            measure("the same with `-o layers`", [program, "map", ARTICLE, "-o", layers], runs)
    with tempfile.TemporaryDirectory() as folder:
        throughput(program, folder, 3)
        parsing(program, folder, 5)
        lines(program, folder, 5)
    row("the program, its data in it", f"{os.path.getsize(program) / 1e6:.0f} MB", "", "")
    row("of that, the world index", f"{os.path.getsize(INDEX) / 1e6:.1f} MB", "", "")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
