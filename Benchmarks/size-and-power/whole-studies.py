"""Sizes of what `leyline simulate` does not try: whole studies of simulated files, and their tables.

Usage: whole-studies.py LEYLINE RATES.csv [TENTHS]

Writes price, market and event files of the worlds in worlds.py, lets LEYLINE study them, and counts how often each
p-value is at most 0.05 where nothing happened. RATES.csv is what whole-studies-page.py puts into the documents. With
TENTHS below 10 that share of the studies is run. The same numbers for any machine.
"""

import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from worlds import AFTER, BEFORE, DAY_0, DAYS, ESTIMATION, OWN_DATES, WORLDS, study

LEVEL = 0.05
FIRST_DAY = datetime.date(1900, 1, 1)
WINDOWS = ["0..0", "-1..1"]
STEPS = 20
PEERS = 30

SINGLE_STUDIES, SINGLE_EVENTS = 300, 3
MODEL_EVENTS = 300
CONTROL_STUDIES, CONTROL_EVENTS = 30, 10


class Rates:
    """Counts of p-values, by what they are of."""

    def __init__(self):
        self.counts = {}

    def add(self, part, world, test, window, p_value):
        cell = self.counts.setdefault((part, world, test, window), [0, 0, 0])
        if p_value in ("", None):
            cell[2] += 1
            return
        cell[0] += float(p_value) <= LEVEL + 1e-12
        cell[1] += 1

    def write(self, path):
        with open(path, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["part", "scenario", "test", "window", "rejections", "replications", "not_applicable"])
            for key, cell in self.counts.items():
                writer.writerow([*key, *cell])


def run(leyline, folder, *options):
    """Studies the files of a folder; returns a reader of its tables."""
    out = folder / "out"
    command = [
        leyline, "study", "--market", folder / "market.csv", "--events", folder / "events.csv",
        "--estimation", f"-{ESTIMATION + BEFORE}..-{BEFORE + 1}", "--event-window", f"-{BEFORE}..{AFTER}",
        *(word for window in WINDOWS for word in ("--window", window)),
        "--min-estimation", "50%", "--threads", "1", "--no-report", "--no-lead-lag", "--output", out, *options,
    ]  # fmt: skip
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)

    def table(name):
        with open(out / name, newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row["window"] = f"{row['window_start']}..{row['window_end']}"
        return rows

    return table


def date(day):
    return (FIRST_DAY + datetime.timedelta(day)).isoformat()


def write_returns(folder, blocks, places):
    """One column for each place in a block, days of the blocks one after the other."""
    width, others = max(block.events.shape[1] for block in blocks), blocks[0].others.shape[1]
    number = "{:.10g}".format
    with open(folder / "prices.csv", "w") as prices, open(folder / "market.csv", "w") as market:
        names = [f"E{place:02d}" for place in range(width)] + [f"P{place:02d}" for place in range(others)]
        prices.write(",".join(["date", *names]) + "\n")
        market.write("date,INDEX\n")
        for place, block in enumerate(blocks):
            for day in range(DAYS):
                values = [*block.events[day], *block.others[day]]
                words = ["" if np.isnan(value) else number(value) for value in values]
                prices.write(",".join([date(place * DAYS + day), *words]) + "\n")
                market.write(f"{date(place * DAYS + day)},{number(block.market[day])}\n")
    with open(folder / "events.csv", "w") as events:
        events.write("event_id,symbol,date\n")
        for event, (block, column) in enumerate(places):
            events.write(f"e{event:03d},E{column:02d},{date(block * DAYS + DAY_0)}\n")


RETURNS = ["--values", "fractions", "--market-values", "fractions", "--columns", "close=all"]


def write_bars(folder, rng, blocks):
    """Open, high, low and close of one event's security in each block: a path of equal steps to each day's close."""
    number = "{:.10g}".format
    with (
        open(folder / "prices.csv", "w") as prices,
        open(folder / "market.csv", "w") as market,
        open(folder / "events.csv", "w") as events,
    ):
        prices.write("symbol,date,open,high,low,close\n")
        market.write("date,INDEX\n")
        events.write("event_id,symbol,date\n")
        for place, block in enumerate(blocks):
            symbol, close, level = f"S{place}", 100.0, 100.0
            prices.write(",".join([symbol, date(place * (DAYS + 1)), *["100"] * 4]) + "\n")
            market.write(f"{date(place * (DAYS + 1))},100\n")
            # A missing return is of a day without a price, or of the day after it.
            moved = np.nan_to_num(block.events[:, 0])
            for day in range(DAYS):
                when = date(place * (DAYS + 1) + day + 1)
                level *= 1 + block.market[day]
                market.write(f"{when},{number(level)}\n")
                opening, close = close, close * (1 + moved[day])
                steps = rng.standard_normal(STEPS) * block.scale[day, 0] / np.sqrt(STEPS)
                if not block.traded[day, 0]:
                    if not np.isnan(block.events[day, 0]):
                        prices.write(",".join([symbol, when, *[number(close)] * 4]) + "\n")
                    continue
                walk = np.concatenate([[0], np.cumsum(steps)])
                walk += np.linspace(0, 1, STEPS + 1) * (np.log1p(moved[day]) - walk[-1])
                high, low = opening * np.exp(walk.max()), opening * np.exp(walk.min())
                words = [opening, max(high, close), min(low, close), close]
                prices.write(",".join([symbol, when, *map(number, words)]) + "\n")
            events.write(f"e{place},{symbol},{date(place * (DAYS + 1) + DAY_0 + 1)}\n")


def single_events(leyline, folder, rates, share):
    """The tests of one event, the variance around it, and three events as one case."""
    for world in OWN_DATES:
        rng = np.random.default_rng([1, OWN_DATES.index(world)])
        for _ in range(SINGLE_STUDIES * share // 10):
            write_bars(folder, rng, study(world, rng, SINGLE_EVENTS)[0])
            table = run(
                leyline, folder, "--prices", folder / "prices.csv", "--draws", 199, "--test", "cross_sectional_t"
            )
            for row in table("single_event_tests.csv"):
                rates.add("single", world, row["test"], row["window"], row["p_value"])
            for row in table("single_event_variance.csv"):
                rates.add("variance", world, "variance_f", row["window"], row["f_p_value"])
                rates.add("variance", world, "variance_permutation", row["window"], row["permutation_p_value"])
            for row in table("combined_events.csv"):
                rates.add("combined", world, f"{row['combination']}: {row['test']}", row["window"], row["p_value"])


def models(leyline, folder, rates, share):
    """The tests of one event under models that the simulation of the program does not have."""
    names = ["market", "quantile", "peer_index", "ridge", "lasso", "elastic_net"]
    for world in OWN_DATES:
        rng = np.random.default_rng([2, OWN_DATES.index(world)])
        blocks, places = study(world, rng, MODEL_EVENTS * share // 10, PEERS)
        write_returns(folder, blocks, places)
        table = run(
            leyline, folder, "--prices", folder / "prices.csv", *RETURNS, "--test", "cross_sectional_t",
            "--model", *names, "--peers", *(f"P{place:02d}" for place in range(PEERS)),
        )  # fmt: skip
        for row in table("single_event_tests.csv"):
            rates.add("models", world, f"{row['model']}: {row['test']}", row["window"], row["p_value"])


def controls(leyline, folder, rates, share, worlds=tuple(WORLDS)):
    """Synthetic controls: each event's three p-values, and that of all events of a study."""
    for world in worlds:
        rng = np.random.default_rng([3, list(WORLDS).index(world)])
        for form, option in [("plain", []), ("ridge", ["--ridge-augmented"])]:
            # Enough of the form beside to see whether it is another.
            studies = CONTROL_STUDIES * share // 10 // (1 if form == "plain" else 4)
            for _ in range(studies):
                blocks, places = study(world, rng, CONTROL_EVENTS, PEERS)
                write_returns(folder, blocks, places)
                table = run(
                    leyline, folder, "--prices", folder / "prices.csv", *RETURNS, "--test", "cross_sectional_t",
                    "--draws", 199, "--synthetic-control", *option,
                )  # fmt: skip
                for row in table("synthetic_control.csv"):
                    for name in ("block_p_value", "permutation_p_value", "placebo_p_value"):
                        rates.add(f"control {form}", world, name, row["window"], row[name])
                for row in table("synthetic_averages.csv"):
                    rates.add(f"control {form}", world, "all_events_p_value", row["window"], row["p_value"])


def main(leyline, path, tenths="10"):
    rates = Rates()
    with tempfile.TemporaryDirectory() as name:
        for part in (single_events, models, controls):
            part(leyline, pathlib.Path(name), rates, int(tenths))
    rates.write(path)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
