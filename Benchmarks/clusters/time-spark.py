"""Times a study on Spark against the same study on one machine, both on simulated prices.

usage: time-spark.py [--rows 2000000] [--events 20000] [--partitions 1,4,16] [--no-tests]

Prices are random walks around an index (simulated, of no market); rows are securities times 1,500 days. Both sides
read the same Parquet file and give averages and tests; the bits of the averages are compared.
"""

import argparse
import os
import sys
import tempfile
import time

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import numpy
import pandas
import pyarrow.parquet

import leyline
import leyline.spark

DAYS = 1500


def simulated(rows: int, events: int, folder: str):
    """Writes simulated prices by security, and returns the index and the events."""
    random = numpy.random.default_rng(1)
    days = pandas.bdate_range("2018-01-01", periods=DAYS)
    moves = random.normal(0.0003, 0.01, DAYS)
    index = pandas.DataFrame({"date": days.date, "close": 1000 * numpy.exp(numpy.cumsum(moves))})
    count = max(1, rows // DAYS)
    path = os.path.join(folder, "prices.parquet")
    writer = None
    for start in range(0, count, 500):
        numbers = range(start, min(count, start + 500))
        own = random.normal(0, 0.02, (len(numbers), DAYS)) + moves
        table = pyarrow.table(
            {
                "symbol": numpy.repeat([f"SIM{number:06d}" for number in numbers], DAYS),
                "date": pyarrow.array(numpy.tile(days.values.astype("datetime64[D]"), len(numbers))),
                "close": (100 * numpy.exp(numpy.cumsum(own, axis=1))).ravel(),
            }
        )
        writer = writer or pyarrow.parquet.ParquetWriter(path, table.schema)
        writer.write_table(table, row_group_size=DAYS * 50)
    writer.close()
    places = random.integers(300, DAYS - 30, events)
    announcements = pandas.DataFrame(
        {
            "event_id": [f"E{number:07d}" for number in range(events)],
            "symbol": [f"SIM{number:06d}" for number in random.integers(0, count, events)],
            "date": days[places].date,
        }
    )
    return path, index, announcements, count * DAYS


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--partitions", default="1,4,16")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--memory", default="6g")
    parser.add_argument("--skip-one-machine", action="store_true")
    chosen = parser.parse_args()
    options = dict(
        calendar="data", windows=["-1..1", "-5..5"], per_event=False, simulated=True,
        tests=["cross_sectional_t", "patell_z", "bmp_t", "kp_bmp_t", "corrado_rank_z", "grank_t", "generalized_sign_z"],
    )
    from pyspark.sql import SparkSession

    with tempfile.TemporaryDirectory() as folder:
        path, index, events, rows = simulated(chosen.rows, chosen.events, folder)
        print(f"{rows:,} rows, {len(events):,} events, {os.path.getsize(path) / 1e6:.0f} MB of Parquet (simulated)")
        expected = None
        if not chosen.skip_one_machine:
            begin = time.monotonic()
            study = leyline.study(pyarrow.parquet.read_table(path), index, events, **options)
            print(f"one machine: {time.monotonic() - begin:.1f} s")
            expected = study.tests.to_dict()
            del study
        spark = (
            SparkSession.builder.master(chosen.master)
            .config("spark.driver.memory", chosen.memory)
            .config("spark.driver.maxResultSize", "0")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        spark.sparkContext.setLogLevel("ERROR")
        frame = spark.read.parquet(path)
        for parts in map(int, chosen.partitions.split(",")):
            spark.conf.set("spark.sql.shuffle.partitions", str(parts))
            spark.conf.set("spark.sql.adaptive.enabled", "false")
            begin = time.monotonic()
            study = leyline.spark.study(frame, index, events, parts=parts, **options)
            seconds = time.monotonic() - begin
            same = "" if expected is None else f", {'the same bits' if study.tests.to_dict() == expected else 'OTHER BITS'}"
            print(f"{chosen.master}, {parts} parts: {seconds:.1f} s{same}")
            spark.catalog.clearCache()
        spark.stop()


if __name__ == "__main__":
    main()
