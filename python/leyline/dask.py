"""Studies on Dask: prices stay where they are."""

from __future__ import annotations

import pyarrow

from . import _parts
from ._parts import ClusterStudy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ._options import Data, Options


def study(
    prices: Any,
    market: Data = None,
    events: Data = None,
    *,
    parts: int | None = None,
    **options: Unpack[Options],
) -> ClusterStudy:
    """Runs an event study on prices in a data frame of Dask, as `leyline.spark.study` does on a frame of Spark.

    Args:
        prices: A `dask.dataframe.DataFrame` with a symbol, a date and prices.
        market: As for `leyline.spark.study`.
        events: Announcements with the columns event_id and symbol: a path or a data frame.
        parts: Among how many tasks securities are divided.
        **options: Those of `leyline.study`.

    Returns:
        The study; its `frame` gives data frames of Dask.
    """
    import dask

    plan = _parts.planned(
        _arrow(prices.head(_parts.SAMPLE, npartitions=-1, compute=True)),
        lambda column: prices[column].unique().compute(),
        {"market": market, "events": events},
        options,
        parts,
    )
    task = _parts.Task(plan)
    divided = [dask.delayed(_divided)(task, piece) for piece in prices.to_delayed()]
    # The parts are kept where they were computed, for the tables of single events.
    found = {
        bucket: dask.delayed(_run)(task, [dask.delayed(_piece)(piece, bucket) for piece in divided])
        for bucket in sorted(task.events)
    }
    try:
        found = dict(zip(found, dask.persist(*found.values())))
        rows = dask.compute(*(dask.delayed(_wanted)(rows) for rows in found.values()))
    except Exception as error:
        raise _parts.explained(error) from error

    def frame(name: str):
        import dask.dataframe

        return dask.dataframe.from_delayed([dask.delayed(_decoded)(rows, name) for rows in found.values()])

    return _parts.merged([row for part in rows for row in part], plan, frame)


def _arrow(frame) -> pyarrow.Table:
    return pyarrow.Table.from_pandas(frame, preserve_index=frame.index.name is not None)


def _divided(task, frame) -> dict[int, pyarrow.Table]:
    routed = task.routed(_arrow(frame))
    buckets = routed[_parts.BUCKET].unique().to_pylist()
    import pyarrow.compute as compute

    return {bucket: routed.filter(compute.equal(routed[_parts.BUCKET], bucket)) for bucket in buckets}


def _piece(divided, bucket: int):
    return divided.get(bucket)


def _run(task, pieces) -> list[tuple[int, str, bytes]]:
    tables = [piece for piece in pieces if piece is not None]
    if not tables:
        return []
    return _parts.rows(task.run(pyarrow.concat_tables(tables, promote_options="permissive")))


def _wanted(rows):
    return [row for row in rows if row[1] in ("part", "error")]


def _decoded(rows, name: str):
    for _, found, data in rows:
        if found == name:
            return _parts.read(data).to_pandas()
    raise _parts.no_table(name, [row[1] for row in rows])
