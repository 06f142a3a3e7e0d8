"""A simulated study, and its result on one machine."""

import os
import sys
from pathlib import Path

import pandas
import pytest

import leyline

os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

FOLDER = Path(__file__).resolve().parents[3] / "data" / "simulated"
OPTIONS = dict(
    adjustments=str(FOLDER / "simulated_adjustments.csv"),
    calendar="nse",
    models=["market", "mean_adjusted"],
    tests=[
        "cross_sectional_t", "patell_z", "bmp_t", "kp_bmp_t", "kp_bmp_t_all_pairs", "clustered_t", "corrado_rank_z",
        "grank_t", "generalized_sign_z", "wild_bootstrap",
    ],
    windows=["0..0", "-1..1", "-5..5"],
    regress=["deal_value_crore"],
    simulated=True,
    # An average over the shares of all parts, which a study in parts leaves out.
    lead_lag=False,
)


@pytest.fixture(scope="session")
def prices():
    """The simulated prices as a frame whose dates are dates."""
    frame = pandas.read_csv(FOLDER / "simulated_prices.csv")
    frame["DATE1"] = pandas.to_datetime(frame["DATE1"], format="%d-%b-%Y").dt.date
    return frame


@pytest.fixture(scope="session")
def market():
    return str(FOLDER / "simulated_index.csv")


@pytest.fixture(scope="session")
def events():
    return str(FOLDER / "simulated_events.csv")


@pytest.fixture(scope="session")
def options():
    return dict(OPTIONS)


@pytest.fixture(scope="session")
def one_machine(prices, market, events):
    return leyline.study(prices, market, events, **OPTIONS)


@pytest.fixture(scope="session")
def same(one_machine, tmp_path_factory):
    """Compares the files of a study in parts with those of one machine, byte for byte."""
    expected = tmp_path_factory.mktemp("one") / "out"
    one_machine.save(expected)

    def check(study):
        folder = tmp_path_factory.mktemp("parts") / "out"
        study.save(folder)
        names = sorted(path.name for path in expected.iterdir() if path.suffix == ".csv")
        assert names == sorted(path.name for path in folder.iterdir() if path.suffix == ".csv")
        assert {"cars.csv", "tests.csv", "abnormal_returns.csv", "aar.csv", "vwap.csv"} <= set(names)
        for name in names:
            assert (folder / name).read_bytes() == (expected / name).read_bytes(), name

    return check
