"""A plain event study with pandas: load, one loop over the events, the market model, one window.

What somebody writes who wants an answer and does not think of speed. Prints one line of JSON.

Usage: plain_pandas.py PRICES MARKET EVENTS
"""

import json
import sys
import time

import numpy as np
import pandas as pd


def main(prices, market, events):
    start = time.perf_counter()
    closes = pd.read_csv(prices, usecols=["date", "symbol", "close"], parse_dates=["date"])
    returns = closes.pivot(index="date", columns="symbol", values="close").pct_change()
    index = pd.read_csv(market, parse_dates=["date"]).set_index("date")["close"].pct_change()
    listed = pd.read_csv(events, parse_dates=["date"])
    loaded = time.perf_counter()
    cars = []
    for event in listed.itertuples():
        place = returns.index.searchsorted(event.date)
        security = returns[event.symbol]
        before, around = slice(place - 260, place - 10), slice(place - 10, place + 11)
        beta, alpha = np.polyfit(index.iloc[before], security.iloc[before], 1)
        abnormal = security.iloc[around] - alpha - beta * index.iloc[around]
        cars.append(abnormal.sum())
    cars = pd.Series(cars)
    caar = cars.mean()
    t = caar / (cars.std() / np.sqrt(len(cars)))
    print(
        json.dumps(
            {
                "load_s": loaded - start,
                "total_s": time.perf_counter() - start,
                "caar": caar,
                "t": t,
            }
        )
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
