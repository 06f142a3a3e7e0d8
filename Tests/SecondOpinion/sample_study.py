"""The output of one study of the sample data, and the same data read by other code."""

import bisect
import csv
import datetime

import numpy as np
import pytest
from checkout import ROOT

DATA = ROOT / "data" / "simulated"
WINDOWS = [(0, 0), (-1, 1), (-5, 5)]
ESTIMATION = (-250, -11)


class Study:
    """The output folder of one run."""

    def __init__(self, folder):
        self.folder = folder

    def table(self, name):
        """Return the rows of a CSV file; skip the test where this study has no such file."""
        path = self.folder / name
        if not path.exists():
            pytest.skip(f"the program writes no {name}")
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def values(self, name, column, window):
        """Return one number for each event of a window."""
        return np.array([float(row[column]) for row in self.rows(name, window)])

    def rows(self, name, window):
        """Return the rows of one window."""
        return [
            row
            for row in self.table(name)
            if (int(row["window_start"]), int(row["window_end"])) == window
        ]

    def test(self, name, window):
        """Return statistic, degrees of freedom and p-value of a test."""
        row = next(row for row in self.rows("tests.csv", window) if row["test"] == name)
        columns = ("statistic", "degrees_of_freedom", "p_value")
        return tuple(float(row[column]) if row[column] else None for column in columns)


class Market:
    """Returns of the sample data, computed here from its files."""

    def __init__(self):
        index = {row["Date"]: float(row["Close"]) for row in read("simulated_index.csv")}
        prices = {}
        for row in read("simulated_prices.csv"):
            day = datetime.datetime.strptime(row["DATE1"], "%d-%b-%Y").date().isoformat()
            prices.setdefault(row["SYMBOL"], {})[day] = float(row["CLOSE_PRICE"])
        for row in read("simulated_adjustments.csv"):
            series = prices[row["symbol"]]
            for day in series:
                if day < row["ex_date"]:
                    series[day] *= float(row["factor"])
        traded = set().union(*prices.values())
        self.days = sorted(day for day in index if day in traded)
        self.market = returns([index[day] for day in self.days])
        self.stocks = {
            symbol: returns([series.get(day, np.nan) for day in self.days])
            for symbol, series in prices.items()
        }

    def window(self, day_zero, first, last):
        """Return the positions of the days from first to last relative to day 0."""
        zero = bisect.bisect_left(self.days, day_zero)
        assert self.days[zero] == day_zero
        return slice(zero + first, zero + last + 1)


def read(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def returns(levels):
    levels = np.array(levels)
    return np.concatenate([[np.nan], levels[1:] / levels[:-1] - 1])
