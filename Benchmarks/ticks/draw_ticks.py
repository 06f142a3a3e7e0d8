#!/usr/bin/env python3
"""Writes a file of simulated trades: time, symbol, price and volume, in the order of time.

Every symbol begins with SIM: the trades are drawn with a seed, not made. Days are weekdays from 2024 on, trades
come most often near the open and the close, stamps have milliseconds, prices walk on a grid of 0.05, and volumes
are mostly small. About 43 bytes a row, so 50 million rows are 2.2 GB.

usage: draw_ticks.py FILE [--rows N] [--symbols N] [--days N] [--seed N]
needs: numpy, polars (compare.py runs it in an environment that has them)
"""

import argparse
import datetime

import numpy as np
import polars as pl

OPEN, LENGTH = (9 * 60 + 15) * 60_000, 375 * 60_000
TICK = 0.05


def weekdays(count):
    """Weekdays from 2024-01-01 on."""
    day, days = datetime.date(2024, 1, 1), []
    while len(days) < count:
        if day.weekday() < 5:
            days.append(day)
        day += datetime.timedelta(days=1)
    return days


def draw_day(rng, day, rows, names, level):
    """The trades of a day; moves the level of each symbol to its last price."""
    # Of ten trades, six come at any time and two each near the open and the close.
    part = rng.random(rows)
    moment = rng.random(rows)
    edge = moment * moment * 0.25
    moment = np.where(part < 0.6, moment, np.where(part < 0.8, edge, 1 - edge))
    stamps = OPEN + np.sort((moment * LENGTH).astype(np.int64))
    # A few symbols trade much more than the others.
    weight = 1 / np.arange(1, len(names) + 1) ** 0.7
    symbol = rng.choice(len(names), rows, p=weight / weight.sum())
    order = np.argsort(symbol, kind="stable")
    steps = rng.integers(-2, 3, rows)[order]
    sums = np.cumsum(steps)
    counts = np.bincount(symbol, minlength=len(names))
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    before = np.where(starts > 0, sums[np.maximum(starts, 1) - 1], 0)
    ticks = np.empty(rows, np.int64)
    ticks[order] = np.maximum(level[symbol[order]] + sums - before[symbol[order]], 20)
    for number in np.flatnonzero(counts):
        level[number] = ticks[order[starts[number] + counts[number] - 1]]
    volume = 1 + np.floor(rng.exponential(60, rows)).astype(np.int64)
    volume = np.where(rng.random(rows) < 0.02, volume * 100, volume)
    begin = np.datetime64(day.isoformat(), "ms")
    return pl.DataFrame(
        {
            "timestamp": begin + stamps.astype("timedelta64[ms]"),
            "symbol": pl.Series(names).gather(symbol),
            "price": ticks * TICK,
            "volume": volume,
        }
    )


def draw(path, rows, symbols, days, seed):
    """Writes the file."""
    rng = np.random.default_rng(seed)
    names = [f"SIM{number:04d}" for number in range(1, symbols + 1)]
    level = rng.integers(1_000, 60_000, symbols)
    with open(path, "wb") as file:
        file.write(b"timestamp,symbol,price,volume\n")
        for number, day in enumerate(weekdays(days)):
            count = rows * (number + 1) // days - rows * number // days
            draw_day(rng, day, count, names, level).write_csv(
                file,
                include_header=False,
                datetime_format="%Y-%m-%d %H:%M:%S%.3f",
                float_precision=2,
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--symbols", type=int, default=50)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20_240_101)
    options = parser.parse_args()
    draw(options.file, options.rows, options.symbols, options.days, options.seed)
