"""A study in parts: each computed where its prices are, and all put together to the bits of one machine.

What is said of one event depends on no other security, so a part is the study of some securities and of their
events. Averages and tests are left to the end, where the fitted events of all parts stand in one order. This module
knows no engine of clusters; `leyline.spark`, `leyline.ray` and `leyline.dask` bring prices and parts to and fro.
"""

from __future__ import annotations

import json

import pyarrow

from . import _errors
from ._errors import InputError, LibraryError, LeylineError
from ._frames import add
from ._plan import SAMPLE, Plan, plain_symbol, planned
from ._results import Study
from ._session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BUCKET", "ClusterStudy", "SAMPLE", "Task", "explained", "merged", "no_table", "planned", "read", "rows",
]  # fmt: skip

#: The columns of what a task hands back: the part, the name of a table, and its bytes.
SCHEMA = pyarrow.schema([("bucket", pyarrow.int32()), ("name", pyarrow.string()), ("data", pyarrow.binary())])
#: The column of routed prices that has the number of their part.
BUCKET = "leyline_bucket"


class Task:
    """The work of one part, as it is sent to another process."""

    def __init__(self, plan: Plan) -> None:
        from . import __version__
        from ._settings import study_file

        self.version = __version__
        self.symbol, self.date = plan.symbol, plan.date
        self.routes = plan.routes
        self.events = {bucket: _stream(plan.events.take(rows)) for bucket, rows in plan.rows.items()}
        self.shared = {
            role: [
                (name, value, False) if isinstance(value, bytes) else (name, _stream(value), True)
                for name, value in inputs
            ]
            for role, inputs in plan.shared.items()
        }
        self.settings = study_file({"threads": 1, **plan.options})

    def routed(self, prices: pyarrow.Table) -> pyarrow.Table:
        """The rows of prices that a part needs, each with the number of its part."""
        import pyarrow.compute as compute

        symbols = prices[self.symbol].combine_chunks().dictionary_encode()
        if isinstance(symbols, pyarrow.ChunkedArray):
            symbols = symbols.combine_chunks()
        routes = [self.routes.get(plain_symbol(value), []) for value in symbols.dictionary.to_pylist()]
        pieces = []
        for turn in range(max((len(route) for route in routes), default=0)):
            buckets = pyarrow.array([route[turn] if turn < len(route) else None for route in routes], pyarrow.int32())
            column = compute.take(buckets, symbols.indices)
            kept = compute.is_valid(column)
            pieces.append(prices.append_column(BUCKET, column).filter(kept))
        if pieces:
            return pyarrow.concat_tables(pieces)
        return prices.append_column(BUCKET, pyarrow.array([None] * len(prices), pyarrow.int32())).slice(0, 0)

    def run(self, prices: pyarrow.Table) -> pyarrow.Table:
        """Computes the part that some routed prices are of."""
        if not len(prices):
            return SCHEMA.empty_table()
        bucket = prices[BUCKET][0].as_py()
        try:
            tables = self._tables(bucket, prices.drop_columns([BUCKET]))
        except LeylineError as error:
            details = {key: getattr(error, key, None) for key in ("setting", "file", "line", "column", "value")}
            kind = type(error).__name__
            tables = {"error": json.dumps({"kind": kind, "message": str(error), **details}).encode()}
        return pyarrow.table(
            {"bucket": [bucket] * len(tables), "name": list(tables), "data": list(tables.values())}, schema=SCHEMA
        )

    def _tables(self, bucket: int, prices: pyarrow.Table) -> dict[str, bytes]:
        from . import __version__

        if __version__ != self.version:
            raise LibraryError(
                f"a worker has leyline {__version__} and the driver {self.version}; install the same wheel on all"
            )
        session = Session("part")
        if self.settings:
            session.set(self.settings)
        # A shuffle leaves rows in any order.
        prices = prices.sort_by([(self.symbol, "ascending"), (self.date, "ascending")])
        add(session, "prices", "prices", prices)
        add(session, "events", "events", read(self.events[bucket]))
        for role, inputs in self.shared.items():
            for name, data, is_frame in inputs:
                if is_frame:
                    add(session, role, name, read(data))
                else:
                    session.add_text(role, name, data)
        session.run(False)
        study = Study(session)
        tables = {name: _stream(table.to_arrow()) for name, table in study.tables.items()}
        return {"part": session.bytes("part"), **tables}


class ClusterStudy(Study):
    """A study whose parts were computed on several machines.

    Averages, tests and, with ``per_event=True``, the tables of single events are here, the same bits as those of
    one machine. `frame` gives the tables of single events where they were computed.
    """

    def __init__(self, session: Session, frame, bucket_count: int) -> None:
        super().__init__(session)
        self._frame = frame
        #: In how many parts the study was computed.
        self.parts = bucket_count

    def frame(self, name: str):
        """A table of single events, such as ``cars``, as a distributed frame of the cluster, in any order."""
        return self._frame(name)


def merged(parts: Iterable[tuple[int, str, bytes]], plan: Plan, frame) -> ClusterStudy:
    """Puts the parts of a study together; `frame` gives a table of single events by its name.

    Parts are read one by one and none is kept, so that a driver needs not hold the bytes of all at a time.
    """
    from ._settings import study_file

    session = Session("merge")
    settings = study_file(plan.options)
    if settings:
        session.set(settings)
    found: set[int] = set()
    errors: dict[int, bytes] = {}
    for bucket, name, data in parts:
        if name == "error":
            errors[bucket] = data
        elif name == "part" and not errors and bucket not in found:
            session.add_text("part", f"part {bucket}", bytes(data))
            found.add(bucket)
    if errors:
        details = json.loads(errors[min(errors)])
        kind = getattr(_errors, details.pop("kind"))
        raise kind(details.pop("message"), **details)
    missing = sorted(plan.rows.keys() - found)
    if missing:
        raise InputError(
            f"{len(missing)} of {len(plan.rows)} parts did not come back, the first with "
            f"{len(plan.rows[missing[0]])} events; run the study again"
        )
    session.run(False)
    return ClusterStudy(session, frame, len(found))


def explained(error: Exception) -> Exception:
    """An error of a worker in words that say what to do, where they are known."""
    text = str(error)
    if "No module named 'leyline'" in text:
        return LibraryError(
            "a worker has no leyline; install the wheel on every worker or ship it with the job: "
            "docs/large-studies.md says how"
        )
    return error


def rows(found: pyarrow.Table) -> list[tuple[int, str, bytes]]:
    """What tasks handed back, row by row."""
    return list(zip(*(found[name].to_pylist() for name in SCHEMA.names)))


def no_table(name: str, names) -> KeyError:
    """The error for a table that no part has."""
    return KeyError(f"{name!r}; the tables are {', '.join(sorted({*names} - {'part'}))}")


def read(data: bytes) -> pyarrow.Table:
    """A table from the bytes of an Arrow stream."""
    with pyarrow.ipc.open_stream(data) as reader:
        return reader.read_all()


def _stream(table: pyarrow.Table) -> bytes:
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()
