#!/usr/bin/env python3
"""Measures daily average prices of trades: `leyline vwap --trades` beside Polars' streaming engine.

Both read the same file of simulated trades, one after the other in turns, each as a process of its own from start
to exit with all cores; the first turn does not count. The averages of every symbol and day must be equal to a
relative 1e-9. The table goes into docs/speed.md.

usage: compare.py [--rows N] [--turns N] [--file FILE] [--no-page] [--no-build]
needs: pip (installs polars and numpy into .build/tools/ticks), 43 bytes a row on the disk of the temporary folder
"""

import argparse
import csv
import pathlib
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import page  # noqa: E402
from timing import environment, machine, process, programs  # noqa: E402

PACKAGES = ["numpy", "polars"]
LIMIT = 1e-9
NAMES = ("Leyline", "Polars, streaming")
HEADER = ["", "program", "seconds", "range", "÷ Leyline", "peak MB"]


def averages(path):
    """The average price and the number of trades by symbol and day."""
    with open(path, encoding="utf-8") as file:
        return {
            (row["symbol"], row["date"]): (float(row["vwap"]), int(row["trades"]))
            for row in csv.DictReader(file)
        }


def largest_difference(left, right):
    """The largest relative difference of the averages; ends where days or trades differ."""
    if left.keys() != right.keys():
        sys.exit(f"the days differ: {sorted(left.keys() ^ right.keys())[:3]}")
    for day, (_, trades) in left.items():
        if trades != right[day][1]:
            sys.exit(f"{day} has {trades} trades and {right[day][1]}")
    return max(abs(left[day][0] / right[day][0] - 1) for day in left)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--file", help="a file that draw_ticks.py has written before")
    parser.add_argument("--no-page", action="store_true")
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    if not options.no_build:
        programs.build()
    python = environment.prepare(programs.REPOSITORY / ".build" / "tools" / "ticks", PACKAGES)
    if python is None:
        sys.exit("Polars is out of reach")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        trades = pathlib.Path(options.file) if options.file else folder / "simulated-trades.csv"
        if not options.file:
            process.run([python, HERE / "draw_ticks.py", trades, "--rows", str(options.rows)])
        daily = folder / "polars.csv"
        commands = (
            [programs.LEYLINE, "vwap", "--trades", trades, "--simulated", "--format", "csv"],
            [python, HERE / "peer_polars.py", trades, daily],
        )
        before = machine.load_average()
        turns = [[process.run(command) for command in commands] for _ in range(options.turns + 1)]
        after = machine.load_average()
        own = folder / "leyline.csv"
        own.write_text(turns[0][0].output, encoding="utf-8")
        left, right = averages(own), averages(daily)
        size = trades.stat().st_size
    difference = largest_difference(left, right)
    if difference > LIMIT:
        sys.exit(f"the averages differ by {difference:.2g}, more than {LIMIT:g}")
    count = sum(trades for _, trades in left.values())
    runs = list(zip(*turns[1:]))
    medians = [statistics.median(run.wall for run in own) for own in runs]
    rows = [
        [
            f"{count:,} trades, {size / 1e9:.1f} GB" if place == 0 else "",
            NAMES[place],
            f"{medians[place]:.2f}",
            f"{min(run.wall for run in own):.2f} to {max(run.wall for run in own):.2f}",
            f"{medians[place] / medians[0]:.2f}",
            f"{max(run.peak for run in own):.0f}",
        ]
        for place, own in enumerate(runs)
    ]
    ratios = [polars.wall / leyline.wall for leyline, polars in zip(*runs)]
    text = (
        page.table(HEADER, rows)
        + f"\n\n{machine.description()}; median of {options.turns} turns after one that does not count; load average "
        + f"{before} before, {after} after. {environment.versions(python, PACKAGES)}. Turn by turn Polars took "
        + f"{min(ratios):.2f} to {max(ratios):.2f} times as long. The averages of {len(left):,} days agree to a "
        + f"relative {difference:.1g}."
    )
    print(text)
    if not options.no_page:
        page.replace(programs.REPOSITORY / "docs" / "speed.md", {"ticks": text})


if __name__ == "__main__":
    main()
