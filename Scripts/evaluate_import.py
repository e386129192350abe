"""What Scripts/evaluate import prints: rows of UCDP GED placed by their names, with their coordinates hidden."""

import os
import subprocess
import sys
import tempfile

SAMPLES = ["ucdp_ged231_sample1000.csv", "ucdp_ged_hdx_ukr_hxl.csv"]


def main():
    program, shared, options = sys.argv[1], sys.argv[2], sys.argv[3:]
    scorer = os.path.join(shared, "eval", "evaluate_placing.py")
    with tempfile.TemporaryDirectory() as folder:
        for sample in SAMPLES:
            gold = os.path.join(shared, "samples", sample)
            hidden, store, placed = (os.path.join(folder, name) for name in (sample, sample + ".gpkg", sample + ".placed"))
            with open(hidden, "w") as out:
                subprocess.run([sys.executable, scorer, "hide", gold], check=True, stdout=out)
            subprocess.run([program, "import", hidden, "--into", store, *options], check=True, stderr=subprocess.DEVNULL)
            subprocess.run([program, "export", store, "--format", "csv", "-o", placed], check=True)
            score = subprocess.run([sys.executable, scorer, "score", gold, placed], check=True, capture_output=True, text=True)
            print(f"{sample}: {score.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
