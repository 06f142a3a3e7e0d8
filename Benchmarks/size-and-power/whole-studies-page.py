"""Puts the rates of whole studies into the documents, and the regressions weighted by components beside them.

Usage: whole-studies-page.py RATES.csv SIZE-DATES.csv POWER-PAPERS.csv

The first file is what whole-studies.py writes, the others what `leyline simulate` prints for tests by date and for
tests of papers. Regressions, and errors by security and date, are simulated here, by NumPy. The tables stand between comments that name them; the rest of the pages stays as it is.
"""

import csv
import importlib.util
import math
import pathlib
import sys

import numpy as np
from scipy import stats

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parent.parent / "docs"
specification = importlib.util.spec_from_file_location("make_page", HERE / "make-page.py")
make_page = importlib.util.module_from_spec(specification)
specification.loader.exec_module(make_page)
sys.path.insert(0, str(HERE))
from worlds import CORRELATION, DAY_0, ESTIMATION, OWN_DATES, WORLDS, block, study  # noqa: E402


def interval(rejections, replications):
    """A rate in percent with its 95 % Wilson interval."""
    n, z = replications, 1.959963984540054
    p = rejections / n
    center = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {"rate": 100 * p, "lower": 100 * (center - half), "upper": 100 * (center + half)}


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (row["part"], row["scenario"], row["test"], row["window"]): (
            int(row["rejections"]),
            int(row["replications"]),
            int(row["not_applicable"]),
        )
        for row in rows
    }


def cell(counts, key):
    """A rate; n/a where most studies have none."""
    if key not in counts:
        return "n/a"
    rejections, replications, without = counts[key]
    return "n/a" if replications <= without else make_page.cell(interval(rejections, replications))


def table(counts, part, tests, worlds, windows=("0..0", "-1..1")):
    return make_page.table(
        ["test", "days", *(WORLDS[world] for world in worlds)],
        [
            [name, window, *(cell(counts, (part, world, test, window)) for world in worlds)]
            for test, name in tests.items()
            for window in windows
        ],
    )


def code(*names):
    return {name: f"`{name}`" for name in names}


def masked_slope(x, y):
    """Slope, residuals and x less its mean of the rows of y that are there, along the last axis."""
    there = np.isfinite(y)
    count = there.sum(-1, keepdims=True)
    gap = np.where(there, x - np.where(there, x, 0).sum(-1, keepdims=True) / count, 0)
    rest = np.where(there, y - np.where(there, y, 0).sum(-1, keepdims=True) / count, 0)
    slope = (gap * rest).sum(-1) / (gap**2).sum(-1)
    return slope, rest - slope[..., None] * gap, gap, count[..., 0]


def regression_rates(world, studies, events=50):
    """Rejections of the coefficient of a column without an effect, by each kind of error and window."""
    rng = np.random.default_rng([4, list(WORLDS).index(world)])
    dated = world in ("one_date", "few_dates")
    found = {}
    for _ in range(studies):
        x = rng.standard_normal(events)
        if dated:
            blocks, _ = study(world, rng, events, loadings=x)
        else:
            # Events on dates of their own differ from these by their market, which the model takes out.
            blocks = [block(world, rng, events, 0, np.ones(events))]
        date = np.repeat(np.arange(len(blocks)), [part.events.shape[1] for part in blocks])
        abnormal = []
        for part in blocks:
            market = np.broadcast_to(part.market[:, None], part.events.shape).T
            own = part.events.T
            beta, _, _, _ = masked_slope(market[:, :ESTIMATION], own[:, :ESTIMATION])
            rest = own - beta[:, None] * market
            abnormal.append(rest - np.nanmean(rest[:, :ESTIMATION], axis=1, keepdims=True))
        abnormal = np.vstack(abnormal)
        for window, days in (("0..0", [DAY_0]), ("-1..1", [DAY_0 - 1, DAY_0, DAY_0 + 1])):
            y, length = abnormal[:, days].sum(1), len(days)
            b, e, gap, n = masked_slope(x, y)
            spread = (gap**2).sum()
            there = np.isfinite(y)
            leverage = 1 / n + gap**2 / spread
            tests = {
                "ols": (math.sqrt((e**2).sum() / (n - 2) / spread), n - 2),
                "hc3": (math.sqrt((np.where(there, gap * e / (1 - leverage), 0) ** 2).sum()) / spread, n - 2),
            }
            groups = len(np.unique(date[there]))
            if groups > 1 and dated:
                sums = np.bincount(date, gap * e)
                factor = groups / (groups - 1) * (n - 1) / (n - 2)
                tests["cr1"] = (math.sqrt(factor * (sums**2).sum()) / spread, groups - 1)
            sums = np.lib.stride_tricks.sliding_window_view(abnormal[:, :ESTIMATION], length, axis=1).sum(-1).T
            earlier, _, _, _ = masked_slope(x, sums)
            mean, count = earlier.mean(), len(earlier)
            reach = earlier.std(ddof=1) * math.sqrt(1 + 1 / count)
            p = {name: 2 * stats.t.sf(abs(b / error), freedom) for name, (error, freedom) in tests.items()}
            p["days_before"] = 2 * stats.t.sf(abs(b - mean) / reach, math.ceil(count / length) - 1)
            p["days_before_rank"] = (1 + np.sum(abs(earlier - mean) >= abs(b - mean))) / (1 + count)
            for name, value in p.items():
                found.setdefault((name, window), []).append(value <= 0.05)
    return found


def regression_table(studies=1000):
    rates = {world: regression_rates(world, studies) for world in WORLDS}

    def text(world, name, window):
        rejected = rates[world].get((name, window))
        return "n/a" if rejected is None else make_page.cell(interval(sum(rejected), len(rejected)))

    return make_page.table(
        ["errors", "days", *WORLDS.values()],
        [
            [f"`{name}`", window, *(text(world, name, window) for world in WORLDS)]
            for name in ("ols", "hc3", "cr1", "days_before", "days_before_rank")
            for window in ("0..0", "-1..1")
        ],
    )


def weighted(y, stretches, design, components):
    """The coefficients of the window and of each stretch, weighted by components of the stretches."""
    residuals = stretches - (design @ np.linalg.lstsq(design, stretches.T, rcond=None)[0]).T
    centered = residuals - residuals.mean(0)
    _, _, vectors = np.linalg.svd(centered, full_matrices=False)
    loadings = vectors[:components].T
    scores = centered @ loadings
    left = (centered - scores @ loadings.T).var(0, ddof=1)
    covariance = loadings @ np.diag(scores.var(0, ddof=1)) @ loadings.T + np.diag(left)
    root = np.linalg.cholesky(covariance)
    whole = np.linalg.solve(root, np.column_stack([y, stretches.T]))
    coefficients = np.linalg.lstsq(np.linalg.solve(root, design), whole, rcond=None)[0][1]
    return coefficients[0], coefficients[1:]


def component_rates(events, days, components, studies, effect=0.0, sector=0.5, seed=11):
    """Rejections of the two tests where events of one date share three factors, and x goes with one of them."""
    rng = np.random.default_rng(seed)
    found = {count: [] for count in components}
    for _ in range(studies):
        x = rng.standard_normal(events)
        design = np.column_stack([np.ones(events), x])
        noise = rng.uniform(0.01, 0.03, events)
        loadings = rng.standard_normal((events, 3))
        loadings[:, 0] = 0.6 * x + 0.8 * loadings[:, 0]
        factors = rng.standard_normal((days + 1, 3))
        returns = noise * rng.standard_normal((days + 1, events))
        returns += 0.02 * math.sqrt(sector / 3) * factors @ loadings.T
        y, stretches = returns[-1] + effect * x, returns[:-1]
        for count in components:
            if count == 0:
                solved = np.linalg.lstsq(design, np.column_stack([y, stretches.T]), rcond=None)[0][1]
                own, earlier = solved[0], solved[1:]
            else:
                own, earlier = weighted(y, stretches, design, count)
            gap = abs(own - earlier.mean())
            t = gap / (earlier.std(ddof=1) * math.sqrt(1 + 1 / days))
            rank = (1 + np.sum(abs(earlier - earlier.mean()) >= gap)) / (1 + days)
            found[count].append((2 * stats.t.sf(t, days - 1) <= 0.05, rank <= 0.05))
    return {count: np.mean(rows, axis=0) for count, rows in found.items()}


def component_table():
    """Size and power by the number of components, for few events and for many."""
    designs = [(50, 240, (0, 1, 3, 10, 25, 40), 1000), (200, 240, (0, 1, 3, 20, 50, 100), 200)]
    rows = []
    for events, days, components, studies in designs:
        size = component_rates(events, days, components, studies)
        power = component_rates(events, days, components, studies, effect=0.008)
        for count in components:
            cells = []
            for rates in (size, power):
                for place in (0, 1):
                    rate = interval(round(rates[count][place] * studies), studies)
                    half = (rate["upper"] - rate["lower"]) / 2
                    cells.append(make_page.cell(rate) if rates is size else f"{rate['rate']:.0f} ±{half:.0f}")
            rows.append([str(events), str(count) if count else "none: `days_before`", *cells])
    return make_page.table(["events", "components", "size, t", "size, rank", "power, t", "power, rank"], rows)


def two_way_table(studies=4000, seed=21):
    """A mean whose errors are correlated by date and by security: each security has an event on each date."""
    rows = []
    for firms, dates in [(5, 5), (10, 10), (20, 20), (40, 40), (40, 10), (10, 40)]:
        rng = np.random.default_rng([seed, firms, dates])
        found = {"cross_sectional_t": 0, "clustered_t": 0, "two_way_clustered_t": 0}
        for _ in range(studies):
            own = rng.standard_normal((firms, dates))
            cars = math.sqrt(1 - 2 * CORRELATION) * own
            cars += math.sqrt(CORRELATION) * (rng.standard_normal((firms, 1)) + rng.standard_normal(dates))
            count, gaps = cars.size, cars - cars.mean()

            def part(sums, count=count):
                return (sums**2).sum() * len(sums) / (len(sums) - 1) / count**2

            by_date, by_firm, both = part(gaps.sum(0)), part(gaps.sum(1)), part(gaps.ravel())
            mean = abs(cars.mean())
            for name, variance, freedom in [
                ("cross_sectional_t", both, count - 1),
                ("clustered_t", by_date, dates - 1),
                ("two_way_clustered_t", by_date + by_firm - both, min(firms, dates) - 1),
            ]:
                # A variance that is not positive has no test.
                if variance > 0:
                    found[name] += 2 * stats.t.sf(mean / math.sqrt(variance), freedom) <= 0.05
        cells = [make_page.cell(interval(found[name], studies)) for name in found]
        rows.append([str(firms), str(dates), *cells])
    return make_page.table(["securities", "dates", *code(*found).values()], rows)


def dates_table(rows):
    cells = {(row["test"], row["window"], row["scenario"]): make_page.cell(row) for row in rows}
    tests = list(dict.fromkeys(row["test"] for row in rows))
    windows = {(0, 0): "0..0", (-1, 1): "-1..1", (-10, 10): "-10..10"}
    return make_page.table(
        ["test", "days", *WORLDS.values()],
        [
            [f"`{test}`", name, *(cells[test, window, world] for world in WORLDS)]
            for test in tests
            for window, name in windows.items()
        ],
    )


def main(path, dates_path, power_path):
    counts = read(path)
    power = make_page.read(power_path)
    combined = {
        f"{way}: {test}": f"{way.capitalize()}, `{test}`"
        for test in ("car_t", "sq", "sq_ewma", "sq_parkinson")
        for way in ("fisher", "stouffer")
    }
    models = {
        f"{model}: {test}": f"`{model}`, `{test}`"
        for model in ("market", "quantile", "peer_index", "ridge", "lasso", "elastic_net")
        for test in ("car_t", "sq")
    }
    variance = {"variance_f": "F", "variance_permutation": "deviations, by permutation"}
    make_page.replace(
        DOCS / "one-event-inference.md",
        {
            "ranges": table(counts, "single", code("sq_ewma", "sq_parkinson", "sq_garman_klass"), OWN_DATES),
            "variance": table(counts, "variance", variance, OWN_DATES),
            "one case": table(counts, "combined", combined, OWN_DATES),
            "models": table(counts, "models", models, OWN_DATES),
        },
    )
    controls = {
        "block_p_value": "conformal, shifts",
        "permutation_p_value": "conformal, permutations",
        "placebo_p_value": "placebo firms",
        "all_events_p_value": "all events, placebo groups",
    }
    make_page.replace(
        DOCS / "synthetic-control.md",
        {
            "sizes": table(counts, "control plain", controls, WORLDS),
            "sizes, ridge": table(counts, "control ridge", controls, WORLDS),
        },
    )
    make_page.replace(
        make_page.PAGE,
        {
            "regressions": regression_table(),
            "components": component_table(),
            "two ways": two_way_table(),
            "dates, all worlds": dates_table(make_page.read(dates_path)),
            "power of papers, no event": make_page.power_table(power, "no_event"),
            "power of papers, heavy tails": make_page.power_table(power, "heavy_tails"),
        },
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
