"""Daily average prices of a file of trades by Polars' streaming engine; prints seconds as JSON, writes CSV.

usage: peer_polars.py TRADES OUTPUT
"""

import json
import sys
import time

import polars as pl

start = time.perf_counter()
trades, output = sys.argv[1:]
# The day is cut out of the text: parsing whole stamps takes longer.
daily = (
    pl.scan_csv(
        trades,
        schema={"timestamp": pl.String, "symbol": pl.String, "price": pl.Float64, "volume": pl.Float64},
    )
    .group_by("symbol", pl.col("timestamp").str.head(10).alias("date"))
    .agg(
        ((pl.col("price") * pl.col("volume")).sum() / pl.col("volume").sum()).alias("vwap"),
        pl.len().alias("trades"),
    )
    .sort("symbol", "date")
    .collect(engine="streaming")
)
daily.write_csv(output)
print(json.dumps({"seconds": time.perf_counter() - start, "days": daily.height, "threads": pl.thread_pool_size()}))
