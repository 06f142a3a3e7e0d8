"""Studies on Spark, and on Sail, which speaks its protocol: prices stay where they are."""

from __future__ import annotations

import pyarrow

from . import _parts
from ._errors import LeylineError
from ._parts import ClusterStudy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ._options import Data, Options


def study(
    prices: Any,
    market: Data = None,
    events: Any = None,
    *,
    parts: int | None = None,
    **options: Unpack[Options],
) -> ClusterStudy:
    """Runs an event study on prices in a frame of Spark.

    Each task gets the prices of some securities and computes what is said of their events. The driver gets the
    fitted events, 3 to 5 kB for each, and averages and tests them: the same bits as `leyline.study` of one machine.

    Args:
        prices: A frame of Spark with a symbol, a date (of type date or timestamp) and prices.
        market: Levels of the index, which every task gets: a path or a data frame, of Spark too.
        events: Announcements with the columns event_id and symbol: a path or a data frame, of Spark too.
        parts: Among how many tasks securities are divided; by default 64, or as many as have events if fewer.
        **options: Those of `leyline.study`. ``threads`` is 1 in each task unless it is named. With
            ``per_event=False`` no table of single events is brought to the driver; `ClusterStudy.frame` has them.

    Returns:
        The study.

    Raises:
        InputError: An input or an option is wrong, or asks for what needs all prices in one place.

    Example:
        >>> result = leyline.spark.study(spark.read.parquet("prices"), "index.csv", "events.csv", calendar="nse")
        >>> result.tests.to_pandas(); result.frame("cars").write.parquet("cars")
    """
    plan = _parts.planned(
        prices.limit(_parts.SAMPLE).toArrow(),
        lambda column: prices.select(_quoted(column)).distinct().toArrow()[0].to_pylist(),
        {"market": market, "events": events},
        options,
        parts,
        local=_local,
    )
    task = _parts.Task(plan)

    def route(batches):
        for batch in batches:
            yield from task.routed(pyarrow.Table.from_batches([batch])).to_batches()

    # Spark counts the parameters of a function, and those of a method with the object itself.
    def compute(rows: pyarrow.Table) -> pyarrow.Table:
        return task.run(rows)

    # More partitions than parts, so that few parts share one; but each partition costs a start of Python, so not
    # the 200 that Spark takes by itself.
    routed = prices.mapInArrow(route, _with_bucket(prices)).repartition(4 * len(plan.rows), _parts.BUCKET)
    found = routed.groupBy(_parts.BUCKET).applyInArrow(compute, "bucket int, name string, data binary")
    found = _kept(found)

    def frame(name: str):
        return _frame(found, name, len(plan.rows))

    try:
        return _parts.merged(_arriving(found, len(plan.rows)), plan, frame)
    except LeylineError:
        raise
    except Exception as error:
        raise _parts.explained(error) from error


def _is_classic(frame) -> bool:
    """Whether a frame is of a driver of its own, and not of a server of Spark Connect or of Sail."""
    return type(frame).__module__.startswith("pyspark.sql.classic.")


def _kept(found):
    """A frame that is computed once.

    On disk: a part is one long row, and heaps that are large enough for the work need not hold those of all parts.
    """
    if not _is_classic(found):
        return found.cache()
    from pyspark import StorageLevel

    return found.persist(StorageLevel.DISK_ONLY)


def _arriving(found, parts: int):
    """What tasks hand back, one part after the other, so that the driver needs not hold all of them at a time."""
    wanted = found.filter("name in ('part', 'error')").select("bucket", "name", "data")
    if _is_classic(found):
        # An iterator of Spark computes one partition after the other unless all of them are there already.
        found.count()
        wanted = wanted.coalesce(parts)
    for row in wanted.toLocalIterator(prefetchPartitions=True):
        yield tuple(row)


def _local(value):
    """A frame of Spark as one of Arrow, anything else as it is."""
    return value.toArrow() if type(value).__module__.startswith("pyspark.") else value


def _quoted(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"


def _with_bucket(prices):
    from pyspark.sql.types import IntegerType, StructField, StructType

    return StructType([*prices.schema.fields, StructField(_parts.BUCKET, IntegerType())])


def _frame(found, name: str, parts: int):
    from pyspark.sql.pandas.types import from_arrow_schema

    chosen = found.filter(found.name == name).select("data").coalesce(parts)
    first = chosen.limit(1).toArrow()
    if not first.num_rows:
        raise _parts.no_table(name, found.select("name").distinct().toArrow()[0].to_pylist())
    schema = _parts.read(first[0][0].as_py()).schema

    def decode(batches):
        for batch in batches:
            for data in batch.column(0).to_pylist():
                yield from _parts.read(data).to_batches()

    return chosen.mapInArrow(decode, from_arrow_schema(schema))
