"""Average prices before a day, recomputed from the exchange's own file.

Takes the folder of real files from LEYLINE_REAL_DATA and is skipped without it.
"""

import csv
import datetime
import json
import os
import pathlib
import subprocess
from fractions import Fraction

import pytest

FOLDER = os.environ.get("LEYLINE_REAL_DATA")
pytestmark = pytest.mark.skipif(not FOLDER, reason="LEYLINE_REAL_DATA names no folder")
BONUS = datetime.date(2025, 7, 16)


def sessions():
    """Return the days of the exchange file with close, shares and turnover in rupees, as exact fractions."""
    path = pathlib.Path(FOLDER) / "nse" / "ASHOKLEY_sec_bhavdata_full.csv"
    found = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            row = {key.strip(): value.strip() for key, value in row.items()}
            if row["SERIES"] != "EQ":
                continue
            day = datetime.datetime.strptime(row["DATE1"], "%d-%b-%Y").date()
            turnover = Fraction(row["TURNOVER_LACS"]) * 100_000
            found.append((day, Fraction(row["CLOSE_PRICE"]), Fraction(row["TTL_TRD_QNTY"]), turnover))
    return sorted(found)


def average(day, count, bonus=True):
    """Return the average of the sessions before a day, the bonus issue within them applied."""
    before = [row for row in sessions() if row[0] < day][-count:]
    assert len(before) == count
    volume = sum(
        row[2] * (2 if bonus and row[0] < BONUS <= before[-1][0] else 1) for row in before
    )
    return sum(row[3] for row in before) / volume


def premium(program, tmp_path, day, bonus=True):
    command = [program, "vwap", "--price", "145", "--on", day.isoformat(), "--format", "json"]
    command += ["--prices", pathlib.Path(FOLDER) / "nse" / "ASHOKLEY_sec_bhavdata_full.csv"]
    if bonus:
        splits = tmp_path / "bonus.csv"
        splits.write_text("symbol,ex_date,factor\nASHOKLEY,2025-07-16,0.5\n")
        command += ["--adjustments", splits]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("count", [5, 10, 20, 30, 60, 90, 180])
@pytest.mark.parametrize(
    ("day", "bonus"), [("2025-09-02", True), ("2025-09-02", False), ("2024-04-09", True)]
)
def test_average_before_a_day(program, tmp_path, day, bonus, count):
    day = datetime.date.fromisoformat(day)
    result = premium(program, tmp_path, day, bonus)
    row = next(
        row for row in result["premium"]["rows"]
        if row["reference"]["name"] == f"VWAP of {count} sessions"
    )
    expected = float(average(day, count, bonus))
    assert row["reference"]["price"] == pytest.approx(expected, rel=1e-14)
    assert row["premium"] == pytest.approx(145 / expected - 1, rel=1e-12)


def test_rows_have_what_the_figures_are_made_of(program, tmp_path):
    result = premium(program, tmp_path, datetime.date(2025, 9, 2))
    rows = result["sessions"]
    for count in (10, 60, 90):
        start, end = rows[-count - 1], rows[-1]
        growth = end["cumulative_turnover"] - start["cumulative_turnover"]
        volume = end["cumulative_volume"] - start["cumulative_volume"]
        assert growth / volume == pytest.approx(rows[-count]["look_back_vwap"], rel=1e-12)


def test_published_figures(program, tmp_path):
    day = datetime.date(2025, 9, 2)
    rows = {
        row["reference"]["name"]: row["reference"]["price"]
        for row in premium(program, tmp_path, day)["premium"]["rows"]
    }
    assert round(rows["VWAP of 10 sessions"], 4) == 130.9373
    assert round(rows["VWAP of 60 sessions"], 4) == 124.8696
    assert round(rows["VWAP of 90 sessions"], 4) == 122.3887
