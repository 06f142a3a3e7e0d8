"""A study in parts: each computed where its prices are, and all put together to the bits of one machine.

What is said of one event depends on no other security, so a part is the study of some securities and of their
events. Averages and tests are left to the end, where the fitted events of all parts stand in one order. This module
knows no engine of clusters; `leyline.spark`, `leyline.ray` and `leyline.dask` bring prices and parts to and fro.
"""

from __future__ import annotations

import json
import os
import re

import pyarrow

from ._errors import InputError, LibraryError, LeylineError
from ._frames import is_path
from ._results import Study
from ._session import Session

#: The columns of what a task hands back: the part, the name of a table, and its bytes.
SCHEMA = pyarrow.schema([("bucket", pyarrow.int32()), ("name", pyarrow.string()), ("data", pyarrow.binary())])
#: How many rows of prices are looked at to tell what the columns are.
SAMPLE = 2000
#: The inputs beside prices and events, which every task gets whole.
_SHARED = ("market", "factors", "companion", "adjustments")
_BUCKET = "leyline_bucket"


def plain_symbol(symbol) -> str:
    """A symbol without exchange, ending and signs: what symbols that may mean one security have in common."""
    text = str(symbol).upper()
    text = text.split(":", 1)[1] if ":" in text else text
    return re.sub(r"[^0-9A-Z]", "", re.split(r"[. ]", text.strip(), maxsplit=1)[0]) or text


class Plan:
    """What the tasks of a study have in common; small enough to be sent to each of them."""

    def __init__(self, sample: pyarrow.Table, events, options: dict, shared: dict, parts: int | None) -> None:
        self.wanted = parts
        self.roles = _roles(sample, options)
        self.symbol, self.date = self.roles["symbol"], self.roles["date"]
        _require_dates(sample, self.date)
        self.events = _events(events)
        self.event_symbol = _named(self.events, "symbol", ("symbol", "ticker", "security", "permno", "isin"))
        self.control = options.get("control_column")
        if self.control is not None and self.control not in self.events.column_names:
            raise InputError(
                f'the events have no column "{self.control}"; they have {", ".join(self.events.column_names)}',
                setting="control_column",
            )
        _require_calendar(self.events, options)
        self.options = options
        self.shared = {role: _shared(role, value) for role, value in shared.items() if value is not None}
        self.routes: dict[str, list[int]] = {}
        self.rows: dict[int, list[int]] = {}

    def route(self, symbols) -> None:
        """Gives each event and each symbol of the prices to a part."""
        present = {plain_symbol(symbol) for symbol in symbols if symbol is not None}
        keys = [plain_symbol(value) for value in self.events[self.event_symbol].to_pylist()]
        counts: dict[str, int] = {}
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        found = sorted(present & counts.keys())
        if not found:
            raise InputError(
                f"no symbol of the events is in the prices; the events have {_few(sorted(counts))}, and the prices "
                f"{_few(sorted(present))}",
                column=self.event_symbol,
            )
        count = max(1, min(self.wanted or 64, len(found)))
        loads = [0] * count
        place: dict[str, int] = {}
        for key in sorted(found, key=lambda key: (-counts[key], key)):
            place[key] = min(range(count), key=lambda bucket: (loads[bucket], bucket))
            loads[place[key]] += counts[key]
        # The events of a symbol without prices go where there are prices, to be left out with a reason.
        routes: dict[str, set[int]] = {key: {bucket} for key, bucket in place.items()}
        controls = self.events[self.control].to_pylist() if self.control else [None] * len(keys)
        for row, (key, control) in enumerate(zip(keys, controls)):
            bucket = place.get(key, 0)
            self.rows.setdefault(bucket, []).append(row)
            if control is not None:
                routes.setdefault(plain_symbol(control), set()).add(bucket)
        self.routes = {key: sorted(buckets) for key, buckets in routes.items()}

    def task(self) -> "Task":
        """What is sent to the tasks, once prices are known to be there."""
        return Task(self)


class Task:
    """The work of one part, as it is sent to another process."""

    def __init__(self, plan: Plan) -> None:
        from . import __version__
        from ._settings import study_file

        self.version = __version__
        self.symbol, self.date = plan.symbol, plan.date
        self.routes = plan.routes
        self.events = {bucket: _ipc(plan.events.take(rows)) for bucket, rows in plan.rows.items()}
        self.shared = plan.shared
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
            pieces.append(prices.append_column(_BUCKET, column).filter(kept))
        if pieces:
            return pyarrow.concat_tables(pieces)
        return prices.append_column(_BUCKET, pyarrow.array([None] * len(prices), pyarrow.int32())).slice(0, 0)

    def run(self, prices: pyarrow.Table) -> pyarrow.Table:
        """Computes the part that some routed prices are of."""
        if not len(prices):
            return SCHEMA.empty_table()
        bucket = prices[_BUCKET][0].as_py()
        try:
            tables = self._tables(bucket, prices.drop_columns([_BUCKET]))
        except LeylineError as error:
            details = {key: getattr(error, key, None) for key in ("setting", "file", "line", "column", "value")}
            tables = {"error": json.dumps({"message": str(error), **details}).encode()}
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
        add(session, "events", "events", _table(self.events[bucket]))
        for role, inputs in self.shared.items():
            for name, data, is_frame in inputs:
                if is_frame:
                    add(session, role, name, _table(data))
                else:
                    session.add_text(role, name, data)
        session.run(False)
        study = Study(session)
        tables = {name: _ipc(table.to_arrow()) for name, table in study.tables.items()}
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


def merged(parts: list[tuple[int, str, bytes]], options: dict, task: Task, frame) -> ClusterStudy:
    """Puts the parts of a study together."""
    from ._settings import study_file

    for bucket, name, data in sorted(parts):
        if name == "error":
            details = json.loads(data)
            raise InputError(details.pop("message"), **details)
    found = {bucket: data for bucket, name, data in parts if name == "part"}
    missing = sorted(task.events.keys() - found.keys())
    if missing:
        raise InputError(
            f"{len(missing)} of {len(task.events)} parts did not come back, the first with the events of "
            f"{_table(task.events[missing[0]]).num_rows} rows; run the study again"
        )
    session = Session("merge")
    settings = study_file(options)
    if settings:
        session.set(settings)
    for bucket, data in sorted(found.items()):
        session.add_text("part", f"part {bucket}", bytes(data))
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


def add(session: Session, role: str, name: str, table: pyarrow.Table) -> None:
    from ._frames import add as add_frame

    add_frame(session, role, name, table)


def decoded(batches, name: str):
    """The rows of a table in the bytes of its parts."""
    for data in batches:
        yield from _table(data).to_batches()


def ipc(table: pyarrow.Table) -> bytes:
    """A table as the bytes of an Arrow stream."""
    return _ipc(table)


def _ipc(table: pyarrow.Table) -> bytes:
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _table(data: bytes) -> pyarrow.Table:
    with pyarrow.ipc.open_stream(data) as reader:
        return reader.read_all()


def _roles(sample: pyarrow.Table, options: dict) -> dict[str, str]:
    """The columns of prices by role, told once so that every part reads them alike."""
    from ._functions import inspect

    if not sample.num_rows:
        raise InputError("the prices have no row; check the filter that they come from", file="prices")
    keys = ("columns", "values", "date_format", "decimal", "duplicates")
    table = inspect(sample, **{key: options[key] for key in keys if options.get(key) is not None}).columns.to_dict()
    roles = {role: column for role, column in zip(table["role"], table["column"])}
    for role in ("symbol", "date"):
        if role not in roles:
            raise InputError(
                f'the prices have no column that is known as the {role}; name it with columns={{"{role}": ...}}',
                setting="columns",
            )
    told = {
        role: column
        for role, column, ground in zip(table["role"], table["column"], table["ground"])
        if ground != "name"
    }
    if told:
        options["columns"] = {**told, **dict(options.get("columns") or {})}
    return roles


def _require_dates(sample: pyarrow.Table, column: str) -> None:
    kind = sample.schema.field(column).type
    if pyarrow.types.is_date(kind) or pyarrow.types.is_timestamp(kind):
        return
    values = sample[column].to_pylist()
    if not all(isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value) for value in values if value is not None):
        raise InputError(
            f'the column "{column}" of the prices holds {kind}; make it one of dates, such as with to_date, since '
            "each part sees some of the rows and cannot tell the order of day and month",
            column=column,
        )


def _events(events) -> pyarrow.Table:
    if is_path(events):
        import pyarrow.csv as csv

        path = os.fspath(events)
        try:
            header = csv.open_csv(path).schema.names
            texts = csv.ConvertOptions(column_types={name: pyarrow.string() for name in header}, strings_can_be_null=True)
            events = csv.read_csv(path, convert_options=texts)
        except (OSError, pyarrow.ArrowInvalid) as error:
            raise InputError(f"{path}: cannot be read: {error}; check the path, or give a data frame", file=path) from error
    elif not isinstance(events, pyarrow.Table):
        if type(events).__module__.split(".")[0] == "pandas":
            events = pyarrow.Table.from_pandas(events, preserve_index=False)
        elif hasattr(events, "__arrow_c_stream__"):
            events = pyarrow.table(events)
        else:
            raise InputError(
                f"events: {type(events).__module__}.{type(events).__qualname__} is neither a path nor a data frame"
            )
    column = _named(events, "event_id", ("event_id", "eventid", "event id", "id"))
    identifiers = events[column].to_pylist()
    if len(set(identifiers)) < len(identifiers) or None in identifiers:
        raise InputError(
            f'the column "{column}" of the events has blanks or one identifier twice; give each event its own',
            column=column,
        )
    return events


def _named(events: pyarrow.Table, what: str, names: tuple) -> str:
    by_name = {name.strip().lower(): name for name in events.column_names}
    for name in names:
        if name in by_name:
            return by_name[name]
    raise InputError(
        f"the events have no column {what}, by which they are given to machines; they have "
        f"{', '.join(events.column_names)}; rename one, or add it"
    )


def _require_calendar(events: pyarrow.Table, options: dict) -> None:
    """Refuses hours that only all announcements together could place in a zone."""
    if options.get("calendar") not in (None, "data"):
        return
    for name in events.column_names:
        kind = events.schema.field(name).type
        texts = pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)
        hours = pyarrow.types.is_timestamp(kind) or (
            texts and any(re.search(r"\d:\d\d", value or "") for value in events[name].to_pylist())
        )
        if hours:
            raise InputError(
                f'the column "{name}" of the events has hours, and a part cannot tell the hours of the exchange from '
                'its own events; name the calendar, such as calendar="nse"',
                column=name,
                setting="calendar",
            )


def _shared(role: str, value) -> list[tuple[str, bytes, bool]]:
    """An input as named bytes, each the text of a file or a table of Arrow."""
    from ._frames import _prepared, split

    paths, frames = split(role, value)
    inputs: list[tuple[str, bytes, bool]] = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                inputs.append((path, file.read(), False))
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error}; check the path", file=path) from error
    for name, frame in frames:
        prepared = _prepared(frame, name)
        if isinstance(prepared, (bytes, bytearray)):
            inputs.append((f"{name} (data frame)", bytes(prepared), False))
        else:
            inputs.append((name, _ipc(pyarrow.table(prepared)), True))
    return inputs


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
