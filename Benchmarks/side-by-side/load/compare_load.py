#!/usr/bin/env python3
"""Loads a large price file with leyline and with Polars in turns and compares time and memory.

The data are made here, with a seed: 2,000 symbols, 1,500 weekdays, columns date, symbol, close,
volume, vwap. Every run is a process of its own, so that peak memory is that of one load. Both sides
end with the same thing: a matrix of closes, one row for each symbol, one column for each day.

usage: compare_load.py [--load-prices PATH] [--data FOLDER] [--runs N] [--threads N]
needs: numpy, polars
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

SYMBOLS, DAYS, SEED = 2000, 1500, 20250902


def write_prices(path):
    """Writes the price file, whose content depends on the seed alone."""
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(SEED))
    days = np.busday_offset("2018-01-01", np.arange(DAYS), roll="forward").astype(str)
    market = rng.normal(0.0003, 0.011, DAYS)
    with open(path + ".part", "w", encoding="ascii") as file:
        file.write("date,symbol,close,volume,vwap\n")
        for symbol in range(SYMBOLS):
            noise = rng.standard_t(5, DAYS) * rng.uniform(0.008, 0.025)
            close = rng.uniform(20, 2000) * np.exp(np.cumsum(market + noise))
            volume = np.maximum(1, 1e6 * np.exp(rng.normal(0, 0.6, DAYS))).astype(np.int64)
            vwap = close * (1 + rng.normal(0, 0.004, DAYS))
            name = f"S{symbol:05d}"
            file.writelines(
                f"{d},{name},{c:.2f},{v},{w:.4f}\n"
                for d, c, v, w in zip(days, close, volume, vwap)
            )
    os.replace(path + ".part", path)


def load_with_polars(kind, path):
    """Loads the closes as a matrix and prints one line of JSON; runs in a process of its own."""
    import numpy as np
    import polars as pl

    begin = time.perf_counter()
    wanted = ["date", "symbol", "close"]
    if kind == "eager":
        frame = pl.read_csv(path, columns=wanted, try_parse_dates=True)
        symbol = (frame["symbol"].rank("dense") - 1).to_numpy()
        day = (frame["date"].rank("dense") - 1).to_numpy()
        shape = (frame["symbol"].n_unique(), frame["date"].n_unique())
    else:
        scan = pl.scan_csv(path, try_parse_dates=True, schema_overrides={"symbol": pl.Categorical})
        frame = scan.select(wanted).collect()
        days = frame["date"].unique().sort()
        day = days.search_sorted(frame["date"]).to_numpy()
        symbol = frame["symbol"].to_physical().to_numpy()
        shape = (int(symbol.max()) + 1, len(days))
    closes = np.full(shape, np.nan)
    closes[symbol, day] = frame["close"].to_numpy()
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)
    print(
        json.dumps(
            {
                "loader": f"polars {kind}",
                "symbols": shape[0],
                "days": shape[1],
                "checksum": float(np.nansum(closes)),
                "load_s": seconds,
                "peak_mb": peak,
            }
        )
    )


def run(command):
    """Runs one load and returns what it printed."""
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(result.stdout.splitlines()[-1])


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    benchmarks = os.path.dirname(os.path.dirname(here))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--load-prices", default=os.path.join(benchmarks, ".build", "release", "load-prices")
    )
    parser.add_argument("--data", default=os.path.join(benchmarks, ".build", "side-by-side"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--polars", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.polars:
        load_with_polars(*options.polars)
        return 0
    os.makedirs(options.data, exist_ok=True)
    path = os.path.join(options.data, f"prices_{SYMBOLS}_{DAYS}_{SEED}.csv")
    if not os.path.exists(path):
        print("writing", path, file=sys.stderr)
        write_prices(path)
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    commands = {
        "leyline": [options.load_prices, "--threads", str(options.threads), path],
        "polars lazy": [sys.executable, __file__, "--polars", "lazy", path],
        "polars eager": [sys.executable, __file__, "--polars", "eager", path],
    }
    results = {name: [] for name in commands}
    for turn in range(options.runs + 1):
        for name, command in commands.items():
            result = run(command)
            # The first turn warms the file cache and is not counted.
            if turn > 0:
                results[name].append(result)
    print(f"{os.path.getsize(path) / 1e6:.0f} MB, {SYMBOLS * DAYS:,} rows, "
          f"{options.threads} threads, median of {options.runs} runs in turns")
    medians = {}
    for name, runs in results.items():
        medians[name] = statistics.median(r["load_s"] for r in runs)
        peak = max(r["peak_mb"] for r in runs)
        print(f"{name:<14}{medians[name]:8.3f} s  peak {peak:6.0f} MB")
    best = min(medians["polars lazy"], medians["polars eager"])
    print(f"leyline / better Polars: {medians['leyline'] / best:.2f}")
    checksums = [r["checksum"] for runs in results.values() for r in runs]
    reference = checksums[0]
    if any(abs(c - reference) > 1e-9 * abs(reference) for c in checksums):
        print("the checksums differ:", sorted(set(checksums)))
        return 1
    print(f"checksums agree: {reference:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
