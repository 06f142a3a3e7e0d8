"""What is done before a study is divided: prices are looked at, events checked, and both given to parts."""

from __future__ import annotations

import os
import re
from typing import Any, Callable

import pyarrow

from ._errors import InputError
from ._frames import is_path, prepared, split

#: How many rows of prices are looked at to tell what the columns are.
SAMPLE = 2000
#: The inputs beside prices and events, which every task gets whole.
_SHARED = ("market", "factors", "companion", "adjustments")


def planned(
    sample: pyarrow.Table,
    symbols: Callable[[str], Any],
    inputs: dict,
    options: dict,
    parts: int | None,
    local: Callable[[Any], Any] = lambda value: value,
) -> Plan:
    """The plan of a study, from a sample of its prices.

    Args:
        sample: Some rows of prices.
        symbols: Gives the symbols of all prices, by the name of their column.
        inputs: The market and the events.
        options: Those of the call, with the other inputs.
        parts: How many parts are wanted.
        local: Brings an input of the cluster to this process.
    """
    settings = {name: value for name, value in options.items() if name not in _SHARED}
    shared = {role: local({**options, **inputs}.get(role)) for role in _SHARED}
    plan = Plan(sample, local(inputs["events"]), settings, shared, parts)
    plan.route(symbols(plan.symbol))
    return plan


def plain_symbol(symbol) -> str:
    """A symbol without exchange, ending and signs: what symbols that may mean one security have in common."""
    text = str(symbol).upper()
    text = text.split(":", 1)[1] if ":" in text else text
    return re.sub(r"[^0-9A-Z]", "", re.split(r"[. ]", text.strip(), maxsplit=1)[0]) or text


class Plan:
    """What a study is made of, beside its prices, and which part each symbol and each event goes to."""

    def __init__(self, sample: pyarrow.Table, events, options: dict, shared: dict, parts: int | None) -> None:
        self.wanted = parts
        roles = _roles(sample, options)
        self.symbol, self.date = roles["symbol"], roles["date"]
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
        if _has_hours(events[name]):
            raise InputError(
                f'the column "{name}" of the events has hours, and a part cannot tell the hours of the exchange from '
                'its own events; name the calendar, such as calendar="nse"',
                column=name,
                setting="calendar",
            )


def _has_hours(column: pyarrow.ChunkedArray) -> bool:
    """Whether some value is more than a day; instants that are all midnights are days."""
    if pyarrow.types.is_timestamp(column.type):
        return column.type.tz is not None or any(
            (value.hour, value.minute, value.second, value.microsecond) != (0, 0, 0, 0)
            for value in column.cast(pyarrow.timestamp("us"), safe=False).to_pylist()
            if value is not None
        )
    texts = pyarrow.types.is_string(column.type) or pyarrow.types.is_large_string(column.type)
    return texts and any(re.search(r"\d:\d\d", value or "") for value in column.to_pylist())


def _shared(role: str, value) -> list[tuple[str, bytes | pyarrow.Table]]:
    """An input by names, each the text of a file or a table."""
    paths, frames = split(role, value)
    inputs: list[tuple[str, bytes | pyarrow.Table]] = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                inputs.append((path, file.read()))
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error}; check the path", file=path) from error
    for name, frame in frames:
        value = prepared(frame, name)
        if isinstance(value, (bytes, bytearray)):
            inputs.append((f"{name} (data frame)", bytes(value)))
        else:
            inputs.append((name, pyarrow.table(value)))
    return inputs


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
