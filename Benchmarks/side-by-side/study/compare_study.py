#!/usr/bin/env python3
"""Runs one event study with leyline and with NumPy in turns, checks that all cells agree, compares time.

The data are made here, with a seed: prices of 2,000 symbols on 1,500 weekdays, a market, and events
on random days of random symbols. Both sides load the prices, fit three models to every event, test
the 121 windows [a, b] with -10 <= a <= 0 <= b <= 10 under each with a cross-sectional t, Patell's z,
the BMP t and the generalized sign z, and Corrado's rank z under the market model. Every run is a
process of its own, so that peak memory is that of one study.

usage: compare_study.py [--grid-study PATH] [--data FOLDER] [--events N ...] [--runs N] [--threads N]
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

SYMBOLS, DAYS, SEED = 2000, 1500, 20250901
ESTIMATION, REACH = 250, 10
TOLERANCE = 1e-9


def write_prices(folder):
    """Writes prices and market, whose content depends on the seed alone."""
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(SEED))
    days = np.busday_offset("2018-01-01", np.arange(DAYS), roll="forward").astype(str)
    market = rng.standard_t(5, DAYS) * 0.008 + 0.0003
    with open(os.path.join(folder, "market.csv"), "w", encoding="ascii") as file:
        file.write("date,close\n")
        level = 1000 * np.cumprod(1 + np.clip(market, -0.2, 0.2))
        file.writelines(f"{d},{c:.4f}\n" for d, c in zip(days, level))
    with open(os.path.join(folder, "prices.csv.part"), "w", encoding="ascii") as file:
        file.write("date,symbol,close,volume\n")
        for symbol in range(SYMBOLS):
            noise = rng.standard_t(5, DAYS) * rng.uniform(0.006, 0.02)
            change = np.clip(rng.uniform(0.4, 1.6) * market + noise, -0.5, 0.5)
            close = np.maximum(rng.uniform(50, 3000) * np.cumprod(1 + change), 1)
            volume = np.maximum(1, 1e6 * np.exp(rng.normal(0, 0.6, DAYS))).astype(np.int64)
            name = f"E{symbol:05d}"
            file.writelines(f"{d},{name},{c:.2f},{v}\n" for d, c, v in zip(days, close, volume))
    os.replace(os.path.join(folder, "prices.csv.part"), os.path.join(folder, "prices.csv"))


def write_events(path, count):
    """Writes events on random days of random symbols."""
    import numpy as np

    rng = np.random.Generator(np.random.PCG64([SEED, count]))
    days = np.busday_offset("2018-01-01", np.arange(DAYS), roll="forward").astype(str)
    symbols = rng.integers(0, SYMBOLS, count)
    places = rng.integers(ESTIMATION + REACH + 1, DAYS - REACH, count)
    with open(path, "w", encoding="ascii") as file:
        file.write("symbol,date\n")
        file.writelines(f"E{s:05d},{days[d]}\n" for s, d in zip(symbols, places))


def study_with_numpy(folder, events):
    """Runs the study and prints one line of JSON; runs in a process of its own."""
    import numpy as np
    import polars as pl

    begin = time.perf_counter()
    seconds = {}

    def mark(name):
        seconds[name] = time.perf_counter() - begin - sum(seconds.values())

    frame = pl.read_csv(
        os.path.join(folder, "prices.csv"), columns=["date", "symbol", "close"], try_parse_dates=True
    )
    market = pl.read_csv(os.path.join(folder, "market.csv"), try_parse_dates=True).sort("date")
    mark("load")
    days = market["date"].to_physical().to_numpy()
    names = pl.Enum(frame["symbol"].unique().sort().to_list())
    listed = pl.read_csv(events, try_parse_dates=True)
    rows = listed["symbol"].cast(names).to_physical().to_numpy().astype(np.int64)
    places = np.searchsorted(days, listed["date"].to_physical().to_numpy())
    prices = np.full((len(names.categories), len(days)), np.nan)
    prices[
        frame["symbol"].cast(names).to_physical().to_numpy(),
        np.searchsorted(days, frame["date"].to_physical().to_numpy()),
    ] = frame["close"].to_numpy()
    del frame
    returns = np.full_like(prices, np.nan)
    np.divide(prices[:, 1:], prices[:, :-1], out=returns[:, 1:])
    returns -= 1
    del prices
    levels = market["close"].to_numpy()
    index = np.concatenate([[np.nan], levels[1:] / levels[:-1] - 1])
    mark("matrix")

    length = 2 * REACH + 1
    total = ESTIMATION + length
    offsets = np.arange(-ESTIMATION - REACH, REACH + 1)
    models = ("market", "mean_adjusted", "market_adjusted")
    freedom = {"market": ESTIMATION - 2, "mean_adjusted": ESTIMATION - 1, "market_adjusted": ESTIMATION - 1}
    paths = {m: [] for m in models}
    variances = {m: [] for m in models}
    shares = {m: 0.0 for m in models}
    leverages = []
    scores = np.zeros(total)
    count = 0
    for start in range(0, len(rows), 8192):
        row, place = rows[start : start + 8192], places[start : start + 8192]
        days_of_event = place[:, None] + offsets
        y, x = returns[row[:, None], days_of_event], index[days_of_event]
        complete = np.isfinite(y).all(axis=1)
        if not complete.all():
            y, x = y[complete], x[complete]
        count += len(y)
        mean, market_mean = y[:, :ESTIMATION].mean(axis=1), x[:, :ESTIMATION].mean(axis=1)
        deviations = x - market_mean[:, None]
        centered = y - mean[:, None]
        sxx = np.einsum("ij,ij->i", deviations[:, :ESTIMATION], deviations[:, :ESTIMATION])
        sxy = np.einsum("ij,ij->i", deviations[:, :ESTIMATION], centered[:, :ESTIMATION])
        abnormal = {
            "market": centered - (sxy / sxx)[:, None] * deviations,
            "mean_adjusted": centered,
            "market_adjusted": y - x,
        }
        for model, values in abnormal.items():
            residuals = values[:, :ESTIMATION]
            shares[model] += np.count_nonzero(residuals > 0) / ESTIMATION
            if model == "market_adjusted":
                residuals = residuals - residuals.mean(axis=1, keepdims=True)
            variances[model].append(np.einsum("ij,ij->i", residuals, residuals) / freedom[model])
            path = np.zeros((len(y), length + 1))
            np.cumsum(values[:, ESTIMATION:], axis=1, out=path[:, 1:])
            paths[model].append(path)
        leverage = np.zeros((len(y), length + 1))
        np.cumsum(deviations[:, ESTIMATION:] / np.sqrt(sxx)[:, None], axis=1, out=leverage[:, 1:])
        leverages.append(leverage)
        order = abnormal["market"].argsort(axis=1)
        ranks = np.empty_like(order)
        np.put_along_axis(ranks, order, np.arange(1, total + 1)[None], axis=1)
        scores += (ranks / (1 + total) - 0.5).sum(axis=0)
    mark("fit")
    leverage = np.concatenate(leverages)
    score = scores / count
    deviation = np.sqrt(np.mean(score**2))
    cells = []
    for model in models:
        path, variance = np.concatenate(paths[model]), np.concatenate(variances[model])
        share, df = shares[model] / count, freedom[model]
        for a in range(-REACH, 1):
            for b in range(REACH + 1):
                days_of_window = b - a + 1
                car = path[:, b + REACH + 1] - path[:, a + REACH]
                spread = days_of_window
                if model != "market_adjusted":
                    spread = spread + days_of_window**2 / ESTIMATION
                if model == "market":
                    spread = spread + (leverage[:, b + REACH + 1] - leverage[:, a + REACH]) ** 2
                scar = car / np.sqrt(variance * spread)
                expected = count * share
                cell = {
                    "model": model,
                    "window": [a, b],
                    "n": count,
                    "caar": car.mean(),
                    "cross_sectional_t": np.sqrt(count) * car.mean() / car.std(ddof=1),
                    "patell_z": scar.sum() / np.sqrt(count * df / (df - 2)),
                    "bmp_t": np.sqrt(count) * scar.mean() / scar.std(ddof=1),
                    "generalized_sign_z": (np.count_nonzero(car > 0) - expected)
                    / np.sqrt(expected * (1 - share)),
                }
                if model == "market":
                    first = ESTIMATION + REACH + a
                    window = score[first : first + days_of_window]
                    cell["corrado_rank_z"] = window.sum() / (deviation * np.sqrt(days_of_window))
                cells.append({k: v if isinstance(v, (str, list, int)) else float(v) for k, v in cell.items()})
    mark("grid")
    unit = 1024 if sys.platform == "linux" else 2**20
    result = {
        "study": "numpy",
        "seconds": seconds,
        "total_s": time.perf_counter() - begin,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
        "grid": cells,
    }
    print(json.dumps(result))


def run(command):
    """Runs one study and returns what it printed."""
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(result.stdout.splitlines()[-1])


def worst_difference(first, second):
    """Returns the largest difference of two grids, relative to max(|value|, 1e-3)."""
    assert len(first) == len(second) == 363
    worst = 0.0
    for a, b in zip(first, second):
        assert (a["model"], a["window"], a["n"]) == (b["model"], b["window"], b["n"])
        for name, value in b.items():
            if name not in ("model", "window", "n"):
                worst = max(worst, abs(a[name] - value) / max(abs(value), 1e-3))
    return worst


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    benchmarks = os.path.dirname(os.path.dirname(here))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--grid-study", default=os.path.join(benchmarks, ".build", "release", "grid-study")
    )
    parser.add_argument("--data", default=os.path.join(benchmarks, ".build", "side-by-side", "study"))
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 20_000, 200_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--numpy", nargs=2, metavar=("FOLDER", "EVENTS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.numpy:
        study_with_numpy(*options.numpy)
        return 0
    os.makedirs(options.data, exist_ok=True)
    if not os.path.exists(os.path.join(options.data, "prices.csv")):
        print("writing prices to", options.data, file=sys.stderr)
        write_prices(options.data)
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    print(
        f"{SYMBOLS} symbols, {DAYS} days, 363 cells, {options.threads} threads, "
        f"median of {options.runs} runs in turns; seconds"
    )
    print(f"{'events':>8} {'':<8} {'load':>7} {'rest':>7} {'total':>7} {'range':>15} {'peak MB':>8}")
    agrees = True
    for count in options.events:
        events = os.path.join(options.data, f"events_{count}.csv")
        if not os.path.exists(events):
            write_events(events, count)
        commands = {
            "leyline": [
                options.grid_study,
                "--prices", os.path.join(options.data, "prices.csv"),
                "--market", os.path.join(options.data, "market.csv"),
                "--events", events,
                "--threads", str(options.threads),
                "--grid",
            ],
            "numpy": [sys.executable, __file__, "--numpy", options.data, events],
        }
        results = {name: [] for name in commands}
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                result = run(command)
                # The first turn warms the file cache and is not counted.
                if turn > 0:
                    results[name].append(result)
        totals = {}
        for name, runs in results.items():
            times = [r["total_s"] for r in runs]
            load = statistics.median(r["seconds"]["load"] for r in runs)
            totals[name] = statistics.median(times)
            rest = statistics.median(r["total_s"] - r["seconds"]["load"] for r in runs)
            span = f"{min(times):.3f}-{max(times):.3f}"
            peak = max(r["peak_mb"] for r in runs)
            print(f"{count:>8} {name:<8} {load:>7.3f} {rest:>7.3f} {totals[name]:>7.3f} {span:>15} {peak:>8.0f}")
        worst = worst_difference(results["leyline"][0]["grid"], results["numpy"][0]["grid"])
        agrees = agrees and worst < TOLERANCE
        print(
            f"{count:>8} leyline / numpy: {totals['leyline'] / totals['numpy']:.2f}; "
            f"largest relative difference of all cells {worst:.1e}"
        )
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
