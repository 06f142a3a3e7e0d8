"""An event study with the package `eventstudy`: the market model of each event, then their average.

The package reads returns in a table of its own; `prepare` writes it, which is not timed. Prints one
line of JSON.

Usage: peer_eventstudy.py prepare PRICES MARKET RETURNS
       peer_eventstudy.py run RETURNS EVENTS
"""

import json
import sys
import time

import eventstudy
import numpy as np
import pandas as pd


def prepare(prices, market, returns):
    closes = pd.read_csv(prices, usecols=["date", "symbol", "close"])
    table = closes.pivot(index="date", columns="symbol", values="close")
    table["MARKET"] = pd.read_csv(market).set_index("date")["close"]
    table.pct_change().iloc[1:].to_csv(returns)


def run(returns, events):
    start = time.perf_counter()
    eventstudy.Single.import_returns(returns)
    loaded = time.perf_counter()
    listed = pd.read_csv(events)
    studies = [
        eventstudy.Single.market_model(
            security_ticker=event.symbol,
            market_ticker="MARKET",
            event_date=np.datetime64(event.date),
            event_window=(-10, 10),
            estimation_size=250,
            buffer_size=0,
        )
        for event in listed.itertuples()
    ]
    study = eventstudy.Multiple(studies)
    print(
        json.dumps(
            {
                "load_s": loaded - start,
                "total_s": time.perf_counter() - start,
                "caar": float(study.CAAR[-1]),
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["prepare"] and len(sys.argv) == 5:
        prepare(*sys.argv[2:])
    elif sys.argv[1:2] == ["run"] and len(sys.argv) == 4:
        run(*sys.argv[2:])
    else:
        sys.exit(__doc__)
