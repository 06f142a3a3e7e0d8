"""Studies on Ray Data: prices stay where they are."""

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
    """Runs an event study on prices in a dataset of Ray, as `leyline.spark.study` does on a frame of Spark.

    Args:
        prices: A `ray.data.Dataset` with a symbol, a date and prices.
        market: As for `leyline.spark.study`.
        events: Announcements with the columns event_id and symbol: a path or a data frame.
        parts: Among how many tasks securities are divided.
        **options: Those of `leyline.study`.

    Returns:
        The study; its `frame` gives datasets.
    """
    plan = _parts.planned(
        _arrow(prices.take_batch(_parts.SAMPLE, batch_format="pyarrow")),
        prices.unique,
        {"market": market, "events": events},
        options,
        parts,
    )
    task = _parts.Task(plan)
    routed = prices.map_batches(task.routed, batch_format="pyarrow")
    try:
        found = routed.groupby(_parts.BUCKET).map_groups(task.run, batch_format="pyarrow").materialize()
    except Exception as error:
        raise _parts.explained(error) from error
    wanted = found.filter(lambda row: row["name"] in ("part", "error")).iter_rows()

    def frame(name: str):
        names = found.unique("name")
        if name not in names:
            raise _parts.no_table(name, names)
        chosen = found.filter(lambda row: row["name"] == name)

        def decode(batch):
            return pyarrow.concat_tables([_parts.read(data) for data in batch["data"].to_pylist()])

        return chosen.map_batches(decode, batch_format="pyarrow")

    return _parts.merged(((row["bucket"], row["name"], row["data"]) for row in wanted), plan, frame)


def _arrow(batch) -> pyarrow.Table:
    return batch if isinstance(batch, pyarrow.Table) else pyarrow.Table.from_pydict(dict(batch))
