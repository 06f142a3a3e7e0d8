"""Leyline's package on data frames that are in memory: all 363 cells with five tests.

Prints one line of JSON; reading the files into frames, and writing the folder that is compared, are not counted.

Usage: from_frame.py PRICES MARKET EVENTS OUTPUT THREADS
"""

import json
import sys
import time

import polars
import pyarrow  # noqa: F401 - it takes a table out below, and no import is counted

import leyline
from leyline_command import MODELS, TESTS


def main(prices, market, events, output, threads):
    frames = [polars.read_csv(path, try_parse_dates=True) for path in (prices, market, events)]
    frames[0] = frames[0].select("date", "symbol", "close")
    start = time.perf_counter()
    found = leyline.sensitivity(
        *frames,
        calendar="data",
        returns="simple",
        models=list(MODELS.values()),
        tests=list(TESTS.values()),
        estimation="-260..-11",
        event_window="-10..10",
        settings={
            "sensitivity": dict(
                other_markets=[], estimation_lengths=[], estimation_ends=[], return_kinds=[], shifts=[],
                keep_overlapping=True, placebos=0, step_down_draws=0, per_event=False,
            ),
            "analysis": {"per_event": False},
        },
        threads=int(threads),
    )
    rows = len(found.sensitivity.to_arrow())
    seconds = time.perf_counter() - start
    found.save(output)
    print(json.dumps({"seconds": seconds, "rows": rows}))


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
