#!/usr/bin/env python3
"""Measures how time and memory of the real command grow with the number of events and of price rows.

Simulated inputs are written to a temporary folder, marked as such, and removed at the end. Events
grow on prices of 2,000 symbols and 1,500 days; prices grow with 1,000 events. The table and the
picture go into docs/speed.md.

usage: measure_growth.py [--events N ...] [--rows N ...] [--turns N] [--threads N] [--folder FOLDER]
                         [--no-page] [--no-build]
needs: room on the disk of the temporary folder, 35 bytes for each price row; sizes that do not fit
       are left out and named
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import simulated_files  # noqa: E402
import page  # noqa: E402
from timing import machine, process, programs  # noqa: E402

DOCUMENTS = programs.REPOSITORY / "docs"
TOOLS = programs.REPOSITORY / ".build" / "tools" / "venv" / "bin" / "python"
SYMBOLS, FEW_EVENTS, SEED = 2000, 1000, 20_250_903
STUDY, INSPECTION = "leyline sensitivity", "leyline inspect"
HEADER = ["", "command", "seconds", "range", "processor seconds", "peak MB"]


def study(prices, market, events, output, threads):
    """The study of every window that holds day 0 under three models, aggregates alone."""
    return [
        programs.LEYLINE, "sensitivity",
        "--prices", prices, "--market", market, "--events", events, "--calendar", "data",
        "--estimation", "-260..-11", "--event-window", "-10..10",
        "--windows-only", "--placebos", "0", "--step-down-draws", "0",
        "--no-per-event", "--no-report", "--threads", threads, "--output", output,
    ]  # fmt: skip


def measure(command, turns):
    """The runs of a command, after one that warms the file cache."""
    return [process.run(command) for _ in range(turns + 1)][1:]


class Growth:
    """The measurements so far, as rows of a table and of a picture."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = pathlib.Path(folder)
        self.output = self.folder / "output"
        self.rows = []
        self.points = []
        self.left_out = []
        self.studies = {}

    def has_room(self, rows, name):
        """Whether prices of that many rows fit, with as much room left; names what does not."""
        free = shutil.disk_usage(self.folder).free
        needed = rows * simulated_files.ROW_BYTES
        if needed * 2 <= free:
            return True
        self.left_out.append(
            f"{name} left out: {needed / 1e9:.1f} GB of prices, {free / 1e9:.1f} GB free."
        )
        print(self.left_out[-1], file=sys.stderr)
        return False

    def write(self, symbols, events):
        """Writes prices, market and events and returns their paths."""
        prices, market = self.folder / "prices.csv", self.folder / "market.csv"
        simulated_files.write_prices(prices, market, symbols, SEED)
        paths = []
        for count in events:
            paths.append(self.folder / f"events-{count}.csv")
            simulated_files.write_events(paths[-1], count, symbols, SEED + count)
        return prices, market, paths

    def note(self, axis, size, label, command, arguments):
        runs = measure(arguments, self.options.turns)
        wall = statistics.median(run.wall for run in runs)
        cpu = statistics.median(run.cpu for run in runs)
        peak = max(run.peak for run in runs)
        walls = [run.wall for run in runs]
        self.rows.append(
            [label, command, f"{wall:.2f}", f"{min(walls):.2f} to {max(walls):.2f}", f"{cpu:.2f}",
             f"{peak:.0f}"]
        )  # fmt: skip
        print(" | ".join(self.rows[-1]), flush=True)
        if command == STUDY:
            self.studies.setdefault(axis, []).append((size, cpu))
        for measure_name, value in (("seconds", wall), ("peak memory, MB", peak)):
            self.points.append(
                {
                    "axis": axis, "size": size, "command": command, "measure": measure_name,
                    "value": round(value, 3),
                }
            )  # fmt: skip

    def grow_events(self):
        if not self.has_room(SYMBOLS * simulated_files.DAYS, "Growing events"):
            return
        prices, market, events = self.write(SYMBOLS, self.options.events)
        rows = SYMBOLS * simulated_files.DAYS
        for count, path in zip(self.options.events, events):
            label = f"{count:,} events, {rows:,} rows"
            arguments = study(prices, market, path, self.output, self.options.threads)
            self.note("events", count, label, STUDY, arguments)

    def grow_prices(self):
        for wanted in self.options.rows:
            symbols = round(wanted / simulated_files.DAYS)
            rows = symbols * simulated_files.DAYS
            if not self.has_room(rows, f"{wanted:,} rows"):
                continue
            prices, market, (events,) = self.write(symbols, [FEW_EVENTS])
            label = f"{FEW_EVENTS:,} events, {rows:,} rows"
            arguments = study(prices, market, events, self.output, self.options.threads)
            self.note("price rows", rows, label, STUDY, arguments)
            self.note("price rows", rows, f"{rows:,} rows", INSPECTION,
                      [programs.LEYLINE, "inspect", prices])  # fmt: skip

    def ratios(self):
        """How much the two largest sizes of each kind differ, in size and in processor seconds."""
        sentences = []
        for axis, found in self.studies.items():
            if len(found) >= 2:
                (small, before), (large, after) = found[-2:]
                sentences.append(
                    f"{large / small:.1f} times as many {axis} ({small:,} and {large:,}) take "
                    f"{after / before:.1f} times the processor seconds."
                )
        return sentences

    def draw(self):
        """Draws the picture with the chart library of the set-up."""
        if not TOOLS.exists():
            subprocess.run([programs.REPOSITORY / "scripts" / "set-up"], check=True)
        points = self.folder / "points.json"
        points.write_text(json.dumps(self.points))
        picture = DOCUMENTS / "images" / "growth.svg"
        subprocess.run([TOOLS, HERE / "draw.py", HERE / "growth.vl.json", points, picture], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000, 50_000_000])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--folder", help="where the temporary folder is made")
    parser.add_argument("--no-page", action="store_true", help="leave the page as it is")
    parser.add_argument("--no-build", action="store_true", help="take the program as it is")
    options = parser.parse_args()
    if not options.no_build:
        programs.build()
    before = machine.load_average()
    with tempfile.TemporaryDirectory(prefix="simulated-", dir=options.folder) as folder:
        growth = Growth(options, folder)
        growth.grow_events()
        growth.grow_prices()
        text = "\n".join(
            [
                page.table(HEADER, growth.rows),
                "",
                f"{machine.description()}; {options.threads} threads; median of {options.turns} "
                f"runs after one that does not count; load average {before} before, "
                f"{machine.load_average()} after. " + " ".join(growth.ratios() + growth.left_out),
            ]
        ).rstrip()
        print(text)
        if not options.no_page:
            growth.draw()
            page.replace(DOCUMENTS / "speed.md", {"growth": text})


if __name__ == "__main__":
    try:
        main()
    except process.CommandFailed as failure:
        sys.exit(f"measure_growth.py: {failure}")
