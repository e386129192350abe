"""The table of Scripts/bench page: pages of incidents all over the world, how large they are, and how Chromium bears them.

usage: bench.py PROGRAM FOLDER [--runs N]
Opening counts from the start of the navigation until the page says that it is ready. Frames are those of 60 steps in
which the map is dragged, the median and the one that 95 % are below. FOLDER keeps the tables.
"""

import fcntl
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "io"))
import progress
from measure import arguments, incidents, row, run

REPORT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Data", "reports", "kabul-rockets.txt")
# Chromium takes 3 and 4 for what --remote-debugging-pipe reads and writes.
START = 'exec chromium-headless-shell --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir="$0" about:blank'
FRAMES = "window.frames_ = []; (function next(before) { requestAnimationFrame(now => { if (before) frames_.push(now - before); next(now); }) })(0)"


class Browser:
    """Chromium without a window, driven through the Chrome DevTools Protocol over two pipes."""

    def __init__(self, folder):
        command_end, self.commands = os.pipe()
        self.answers, answer_end = os.pipe()

        def join():
            # Moved out of the way first: one of them may be 3 or 4 already.
            ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (command_end, answer_end)]
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            ["/bin/sh", "-c", START, folder], preexec_fn=join, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(command_end)
        os.close(answer_end)
        self.received, self.number, self.session = b"", 0, None
        target = next(t for t in self.send("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.send("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        self.send("Page.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=1280, height=860, deviceScaleFactor=1, mobile=False)

    def close(self):
        os.close(self.commands)
        os.close(self.answers)
        self.process.terminate()
        self.process.wait()

    def send(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self.received:
                more = os.read(self.answers, 1 << 20)
                if not more:
                    sys.exit("bench: Chromium has gone")
                self.received += more
            text, self.received = self.received.split(b"\0", 1)
            answer = json.loads(text)
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"bench: {method}: {answer['error']}")
                return answer["result"]

    def value(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    def open(self, page):
        """Milliseconds until the page is ready."""
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url="file://" + page)
        # Asked again and again: a promise would go with the page that was there before.
        while True:
            opened = self.value("document.documentElement.dataset.ready ? performance.now() : 0")
            if opened:
                return opened
            time.sleep(0.002)

    def drag(self):
        """Milliseconds of each frame while the map is dragged to and fro."""
        mouse = lambda kind, x, buttons: self.send(
            "Input.dispatchMouseEvent", type=kind, x=x, y=250, button="left", buttons=buttons, clickCount=1
        )
        mouse("mousePressed", 450, 1)
        self.value(FRAMES)
        for step in range(60):
            mouse("mouseMoved", 450 + 5 * (step if step < 30 else 60 - step), 1)
        frames = self.value("frames_")
        mouse("mouseReleased", 450, 0)
        return sorted(frames)


def main():
    row("page of", "size", "made in", "opens in", "frame while dragged", "of 95 % below")
    row(*["---"] * 6)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        page = os.path.join(folder, "map.html")
        commands = {"one report": [options.program, "map", REPORT, "-o", folder, "--write", "html"]}
        for count in (1_000, 10_000, 100_000):
            table = incidents(options.folder, count)
            commands[f"{count:,} incidents"] = [options.program, "export", table, "-o", page]
        for number, (title, command) in enumerate(commands.items()):
            made = statistics.median(run(command)[0] for _ in progress.runs(options.runs, title))
            opened, frames = [], []
            for turn in progress.runs(options.runs, f"{title} in Chromium"):
                browser = Browser(os.path.join(folder, f"profile-{number}-{turn}"))
                opened.append(browser.open(page))
                frames += browser.drag()
                browser.close()
            frames.sort()
            row(
                title, f"{os.path.getsize(page) / 1e6:.2f} MB", f"{made:.2f} s", f"{statistics.median(opened) / 1000:.2f} s",
                f"{statistics.median(frames):.0f} ms", f"{frames[int(len(frames) * 0.95)]:.0f} ms",
            )


if __name__ == "__main__":
    options = arguments(rows=None)
    main()
