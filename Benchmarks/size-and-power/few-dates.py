"""Puts the rates of tests of few dates into docs/which-test-to-trust.md.

Usage: few-dates.py SIZE-FEW-DATES.csv

The file is what `leyline simulate size --scenario few_dates --events N --format csv` prints for 10, 20, 30, 50 and 100
events, one below the other: five events on each date. Dates of unequal size are simulated here, by other code: NumPy.
"""

import importlib.util
import itertools
import math
import pathlib
import sys

import numpy as np
from scipy import stats

HERE = pathlib.Path(__file__).resolve().parent
specification = importlib.util.spec_from_file_location("make_page", HERE / "make-page.py")
make_page = importlib.util.module_from_spec(specification)
specification.loader.exec_module(make_page)

WINDOWS = {(0, 0): "0..0", (-1, 1): "-1..1", (-10, 10): "-10..10"}


def equal_dates(rows):
    events = sorted({int(row["n_events"]) for row in rows})
    tests = list(dict.fromkeys(row["test"] for row in rows if row["test"] != "two_way_clustered_t"))
    cells = {(row["test"], row["window"], int(row["n_events"])): make_page.cell(row) for row in rows}
    return make_page.table(
        ["test", "window", *(f"{n // 5} dates" for n in events)],
        [
            [f"`{test}`", name, *(cells.get((test, window, n), "") for n in events)]
            for test in tests
            for window, name in WINDOWS.items()
        ],
    )


def rejections(sizes, correlation, replications=20_000, seed=1):
    """The share of studies without an effect in which each test rejects at 5 %."""
    rng = np.random.default_rng(seed)
    date = np.repeat(np.arange(len(sizes)), sizes)
    count, groups, sizes = len(date), len(sizes), np.array(sizes, float)
    own = rng.standard_normal((replications, count))
    common = rng.standard_normal((replications, groups))[:, date]
    scale = rng.uniform(0.01, 0.03, (replications, count))
    car = scale * (math.sqrt(1 - correlation) * own + math.sqrt(correlation) * common)
    sums = np.add.reduceat(car, np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(int), axis=1)
    mean = car.mean(1)
    plain = np.sqrt(count) * mean / car.std(1, ddof=1)
    factor = groups / (groups - 1)

    def clustered(sums):
        mean = sums.sum(-1, keepdims=True) / count
        spread = ((sums - sizes * mean) ** 2).sum(-1)
        return sums.sum(-1) / np.sqrt(spread * factor)

    t = clustered(sums)
    signs = np.array(list(itertools.product([1, -1], repeat=groups)))
    flip, wild = np.zeros(replications), np.zeros(replications)
    for place in range(replications):
        turned = signs * sums[place]
        flip[place] = np.mean(abs(turned.sum(1)) >= abs(sums[place].sum()) - 1e-12)
        wild[place] = np.mean(abs(clustered(turned)) >= abs(t[place]) - 1e-10)
    return {
        "cross_sectional_t": 2 * stats.t.sf(abs(plain), count - 1) <= 0.05,
        "clustered_t": 2 * stats.t.sf(abs(t), groups - 1) <= 0.05,
        "sign_flip_dates": flip <= 0.05,
        "wild_bootstrap_dates": wild <= 0.05,
    }


def wilson(found):
    n, p, z = len(found), found.mean(), 1.959963984540054
    center = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {"rate": 100 * p, "lower": 100 * (center - half), "upper": 100 * (center + half)}


def unequal_dates():
    worlds = {
        "6 dates, one of 25": ([25, 5, 5, 5, 5, 5], 0.05),
        "6 dates, one of 25, correlated 0.2": ([25, 5, 5, 5, 5, 5], 0.2),
        "8 dates, one of 36": ([36, 2, 2, 2, 2, 2, 2, 2], 0.05),
        "8 dates, one of 36, correlated 0.2": ([36, 2, 2, 2, 2, 2, 2, 2], 0.2),
    }
    found = {name: rejections(*world) for name, world in worlds.items()}
    tests = list(next(iter(found.values())))
    return make_page.table(
        ["test", *worlds],
        [[f"`{test}`", *(make_page.cell(wilson(found[name][test])) for name in worlds)] for test in tests],
    )


def main(path):
    make_page.replace(
        make_page.PAGE,
        {"few dates": equal_dates(make_page.read(path)), "unequal dates": unequal_dates()},
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
