"""Leyline's real command on the data of the side-by-side runs, and the numbers that it wrote."""

import csv
import pathlib

# Statistics as the baselines name them, and as Leyline does.
TESTS = {
    "t_cs": "cross_sectional_t",
    "patell": "patell_z",
    "bmp": "bmp_t",
    "gsign": "generalized_sign_z",
    "corrado": "corrado_rank_z",
}
MODELS = {"market": "market", "mean": "mean_adjusted", "mktadj": "market_adjusted"}


def command(leyline, prices, market, events, output, threads, *more):
    """All 363 cells with five tests, written to a folder; nothing else."""
    return [
        leyline, "sensitivity",
        "--prices", prices, "--market", market, "--events", events,
        "--calendar", "data", "--returns", "simple",
        "--model", *MODELS.values(),
        "--test", *TESTS.values(),
        "--estimation", "-260..-11", "--event-window", "-10..10",
        "--windows-only", "--placebos", "0", "--step-down-draws", "0",
        "--no-per-event", "--no-report",
        "--threads", threads, "--output", output, *more,
    ]  # fmt: skip


def cells(output):
    """The cells of an output folder: the CAAR and the statistics by model and window."""
    found = {}
    with open(pathlib.Path(output) / "sensitivity.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            window = (int(row["window_start"]), int(row["window_end"]))
            cell = found.setdefault((row["model"], window), {"n": int(row["n_events"])})
            cell["caar"] = float(row["caar"])
            cell[row["test"]] = float(row["statistic"])
    return found


def worst_difference(found, grid, events):
    """The largest relative difference to the baseline's grid over all its cells and statistics.

    Returns it with the number of numbers compared and the worst one in words.
    """
    worst, count, words = 0.0, 0, "none"
    for key, expected in grid.items():
        model, window = key.rstrip("]").split("[")
        first, last = map(int, window.split(","))
        cell = found[MODELS[model], (first, last)]
        if cell["n"] != events:
            raise ValueError(f"{key}: {cell['n']} events, the baseline has {events}")
        for name, value in expected.items():
            if name == "pos":
                continue
            difference = abs(cell[TESTS.get(name, name)] - value) / abs(value)
            count += 1
            if difference > worst:
                worst, words = difference, f"{TESTS.get(name, name)} of {key}, {value:.2g}"
    return worst, count, words
