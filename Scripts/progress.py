"""What a long measurement says on a terminal while it runs, and nowhere else."""

import sys
import time


def runs(count, what):
    """The numbers below count; between them one line tells which it is of how many, the rate and the time left."""
    shown = sys.stderr.isatty()
    start = time.monotonic()
    for number in range(count):
        if shown:
            passed = time.monotonic() - start
            rate = f", {passed / number:.2g} s each, {passed / number * (count - number):.0f} s left" if number else ""
            print(f"\r\x1b[Kbench: {what}: {number + 1} of {count}{rate}", end="", file=sys.stderr, flush=True)
        try:
            yield number
        finally:
            if shown:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
