"""Tables of results, which any library of data frames reads through the Arrow PyCapsule protocol."""

from __future__ import annotations

import ctypes
import datetime
import html

from ._library import ArrowArray, ArrowArrayStream, ArrowSchema

_NAME = b"arrow_array_stream"
_new_capsule = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)(
    ("PyCapsule_New", ctypes.pythonapi)
)
# The destructor of a capsule is called when nothing refers to it any more, so it must not be taken for an object.
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
#: The memory of streams that are handed out, by address.
_handed_out: dict[int, ArrowArrayStream] = {}


def _release(capsule: int, streams=_handed_out, pointer_of=_pointer_of, name=_NAME) -> None:
    stream = streams.pop(pointer_of(capsule, name), None)
    if stream is not None and stream.release:
        stream.release(stream)


_destructor = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)(_release)
# Capsules can outlive this module when the interpreter ends.
ctypes.pythonapi.Py_IncRef(ctypes.py_object(_destructor))


class Table:
    """A table of a result: rows and named columns.

    Dates are days, returns are fractions (0.01 is one percent), and what is missing is None or null. Every
    library that knows the Arrow PyCapsule protocol reads a table without a copy::

        polars.DataFrame(study.cars)
        pyarrow.table(study.cars)
        duckdb.from_arrow(pyarrow.table(study.cars))
    """

    def __init__(self, session, name: str) -> None:
        self._session = session
        self.name = name
        self._columns: dict[str, list] | None = None

    def __arrow_c_stream__(self, requested_schema=None):
        stream = ArrowArrayStream()
        self._session.table(self.name, stream)
        address = ctypes.addressof(stream)
        _handed_out[address] = stream
        return _new_capsule(address, _NAME, ctypes.cast(_destructor, ctypes.c_void_p))

    def to_arrow(self):
        """The table as one of pyarrow."""
        import pyarrow

        # `pyarrow.table` would import pandas first, to see whether it is given a frame of that.
        reader = getattr(pyarrow.RecordBatchReader, "from_stream", None)
        return reader(self).read_all() if reader else pyarrow.table(self)

    def to_pandas(self):
        """The table as a data frame of pandas; dates are datetime64."""
        import pandas

        try:
            import pyarrow
        except ImportError:
            frame = pandas.DataFrame(self.to_dict())
            for name, values in self.to_dict().items():
                if any(isinstance(value, datetime.date) for value in values):
                    frame[name] = pandas.to_datetime(frame[name])
            return frame
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self):
        """The table as a data frame of Polars."""
        import polars

        return polars.DataFrame(self)

    def to_dict(self) -> dict[str, list]:
        """The columns as lists, which needs no other library."""
        if self._columns is None:
            self._columns = _columns(self)
        return self._columns

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self.to_dict())

    def __getitem__(self, column: str) -> list:
        try:
            return self.to_dict()[column]
        except KeyError:
            raise KeyError(f"{column!r}; the columns of {self.name} are {', '.join(self.columns)}") from None

    def __len__(self) -> int:
        return len(next(iter(self.to_dict().values()), []))

    def __iter__(self):
        """The rows, each as a dictionary."""
        columns = self.to_dict()
        return (dict(zip(columns, row)) for row in zip(*columns.values()))

    def __repr__(self) -> str:
        columns = self.columns
        rows = [[_shown(value) for value in row.values()] for _, row in zip(range(10), self)]
        widths = [max([len(name), *(len(row[i]) for row in rows)]) for i, name in enumerate(columns)]
        line = lambda cells: "  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()
        more = [f"... {len(self) - 10} more rows"] if len(self) > 10 else []
        return "\n".join([f"{self.name}: {len(self)} rows", line(columns), *map(line, rows), *more])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_shown(value))}</td>" for value in row.values()) + "</tr>"
            for _, row in zip(range(20), self)
        )
        more = f"<p>{len(self) - 20} more rows</p>" if len(self) > 20 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _shown(value) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)


_EPOCH = datetime.date(1970, 1, 1).toordinal()
_CASTS = {b"g": "d", b"l": "q", b"tdD": "i"}


def _columns(table: Table) -> dict[str, list]:
    """Reads the columns of a table, of which this package knows every type."""
    stream = ArrowArrayStream()
    table._session.table(table.name, stream)
    try:
        schema = ArrowSchema()
        stream.get_schema(stream, schema)
        try:
            fields = [schema.children[place].contents for place in range(schema.n_children)]
            kinds = [(field.name.decode(), field.format) for field in fields]
        finally:
            schema.release(schema)
        columns: dict[str, list] = {name: [] for name, _ in kinds}
        while True:
            array = ArrowArray()
            stream.get_next(stream, array)
            if not array.release:
                return columns
            try:
                for place, (name, kind) in enumerate(kinds):
                    columns[name] += _values(array.children[place].contents, kind)
            finally:
                array.release(array)
    finally:
        stream.release(stream)


def _memory(address: int, size: int):
    return memoryview((ctypes.c_char * size).from_address(address)).cast("B") if size else memoryview(b"")


def _values(array: ArrowArray, kind: bytes) -> list:
    count = array.length
    if not count:
        return []
    if kind == b"u":
        ends = _memory(array.buffers[1], 4 * (count + 1)).cast("i").tolist()
        data = bytes(_memory(array.buffers[2], ends[-1]))
        values = [data[start:end].decode() for start, end in zip(ends, ends[1:])]
    else:
        cast = _CASTS[kind]
        values = _memory(array.buffers[1], (4 if cast == "i" else 8) * count).cast(cast).tolist()
        if kind == b"tdD":
            values = [datetime.date.fromordinal(day + _EPOCH) for day in values]
    if array.null_count:
        bits = bytes(_memory(array.buffers[0], (count + 7) // 8))
        values = [value if bits[i >> 3] >> (i & 7) & 1 else None for i, value in enumerate(values)]
    return values
