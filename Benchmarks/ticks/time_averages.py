#!/usr/bin/env python3
"""Measures the average prices around an event of each of 2,000 symbols on 1,500 days, after loading.

Writes simulated prices with volume and turnover (symbols begin with SIM) and one event a symbol, and times
`programs/time-averages` with a window of 250 days on either side, of which every shorter average is a part. The
table is printed.

usage: time_averages.py [--symbols N] [--turns N] [--no-build]
"""

import argparse
import pathlib
import random
import statistics
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "growth")]

import simulated_files  # noqa: E402
import page  # noqa: E402
from timing import machine, process, programs  # noqa: E402

WINDOW = 250


def write(prices, events, symbols):
    """Writes prices of symbols on 1,500 days and an event of each."""
    rng = random.Random(20_240_102)
    days = simulated_files.trading_days()
    with open(prices, "w", encoding="ascii") as file:
        file.write("symbol,date,high,low,close,volume,turnover\n")
        for number in range(symbols):
            close, lines = rng.uniform(50, 3000), []
            for day in days:
                close = max(close * (1 + rng.gauss(0, 0.015)), 1.0)
                volume = int(rng.expovariate(1e-5)) + 1
                lines.append(
                    f"{simulated_files.symbol(number)},{day},{close * 1.01:.2f},{close * 0.99:.2f},"
                    f"{close:.2f},{volume},{close * volume:.2f}\n"
                )
            file.writelines(lines)
    with open(events, "w", encoding="ascii") as file:
        file.write("symbol,date\n")
        for number in range(symbols):
            day = days[rng.randrange(WINDOW + 10, len(days) - WINDOW - 10)]
            file.write(f"{simulated_files.symbol(number)},{day}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--symbols", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--no-build", action="store_true")
    options = parser.parse_args()
    if not options.no_build:
        programs.build("time-averages")
    with tempfile.TemporaryDirectory() as folder:
        prices, events = pathlib.Path(folder) / "prices.csv", pathlib.Path(folder) / "events.csv"
        write(prices, events, options.symbols)
        command = [programs.program("time-averages"), prices, events, f"-{WINDOW}..{WINDOW}"]
        before = machine.load_average()
        runs = [process.run(command) for _ in range(options.turns)]
        after = machine.load_average()
    # Each process loads once and computes five times; the first time counts, as in a command.
    first = [run.report["seconds"][0] for run in runs]
    report = runs[0].report
    rows = [
        [
            f"{options.symbols:,} symbols, 1,500 days, {report['days']:,} days around events",
            name,
            f"{statistics.median(seconds):.3f}",
            f"{min(seconds):.3f} to {max(seconds):.3f}",
        ]
        for name, seconds in (
            ("loading", [run.report["load"] for run in runs]),
            ("all averages", first),
        )
    ]
    rows[1][0] = ""
    text = (
        page.table(["", "stage", "seconds", "range"], rows)
        + f"\n\n{machine.description()}; 2 threads; median of {options.turns} processes; load average {before} before, "
        + f"{after} after."
    )
    print(text)


if __name__ == "__main__":
    main()
