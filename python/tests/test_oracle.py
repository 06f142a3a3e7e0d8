"""Numbers that R computed of the same data come out of Python too, from paths and from data frames."""

import csv
import os
from pathlib import Path

import pytest

import leyline

FOLDER = Path(os.environ.get("LEYLINE_ORACLE", "")) / "neutral"
pytestmark = pytest.mark.skipif(
    not os.environ.get("LEYLINE_ORACLE") or not FOLDER.exists(), reason="LEYLINE_ORACLE names no folder"
)

WINDOWS = [(-1, 1), (-5, 5), (0, 0)]


def table(name):
    with open(FOLDER / name, newline="") as file:
        return [
            row for row in csv.DictReader(file) if row["tag"] == "clean_simple" and row["model"] == "market_model"
        ]


def run(prices, market, events):
    return leyline.study(
        prices,
        market,
        events,
        columns={"close": "price", "symbol": "firm"},
        event_columns={"symbol": "firm", "date": "event_date"},
        estimation="-220..-21",
        event_window="-10..10",
        windows=WINDOWS,
        tests="all",
        calendar="data",
    )


@pytest.fixture(scope="module", params=["paths", "pandas", "polars"])
def study(request):
    paths = [FOLDER / name for name in ("prices_long.csv", "market_prices.csv", "events.csv")]
    if request.param == "paths":
        return run(*paths)
    library = pytest.importorskip(request.param)
    if request.param == "pandas":
        return run(*(library.read_csv(path) for path in paths))
    return run(*(library.read_csv(path, try_parse_dates=True) for path in paths))


def close(left, right):
    return left == pytest.approx(float(right), rel=1e-9, abs=1e-12)


def test_cumulative_abnormal_returns(study):
    ours = {(row["event_id"], row["window_start"], row["window_end"]): row for row in study.cars}
    rows = table("out_cars_core.csv")
    assert len(rows) == len(ours) == 180
    for row in rows:
        mine = ours[row["event_id"], int(row["w1"]), int(row["w2"])]
        assert close(mine["car"], row["car"])
        assert close(mine["car_standard_error"], row["s_car"])
        assert close(mine["scar"], row["scar"])
        assert close(mine["bhar"], row["bhar_market"])


def test_statistics(study):
    names = {
        "cross_sectional_t": "csect_t",
        "patell_z": "patell_z_scar_fullcov",
        "bmp_t": "bmp_t_scar_fullcov",
        "corrado_rank_z": "corrado_rank_z",
        "grank_t": "grank_t_sigma",
        "sign_z": "sign_z",
    }
    theirs = {(row["stat"], row["w1"], row["w2"]): row["value"] for row in table("out_stats_core.csv")}
    held = 0
    for row in study.tests:
        name = names.get(row["test"])
        key = (name, str(row["window_start"]), str(row["window_end"]))
        if name and key in theirs:
            assert close(row["statistic"], theirs[key]), key
            held += 1
    assert held >= 15


def test_fits(study):
    ours = {(row["event_id"], row["term"]): row for row in study.fits}
    rows = table("out_fits.csv")
    assert rows
    for row in rows:
        mine = ours[row["event_id"], "alpha" if row["coef"] == "(Intercept)" else "beta"]
        assert close(mine["estimate"], row["value"])
        assert close(mine["sigma"], row["sigma"])
