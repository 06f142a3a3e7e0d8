"""Data frames of other libraries, handed to the C library without a copy."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

from ._errors import InputError

_get_pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_STREAM = b"arrow_array_stream"


def is_path(value) -> bool:
    """Whether a value names a file, a folder or a pattern."""
    return isinstance(value, (str, os.PathLike))


def _module(name: str, value) -> bool:
    """Whether a value is of a library that has been imported, without importing it."""
    return name in sys.modules and (type(value).__module__ or "").split(".")[0] == name


def prepared(value, name: str):
    """A frame that can be handed over, from one that can not as it is; or the text of a file."""
    if _module("polars", value) and hasattr(value, "collect"):
        value = value.collect()
    if _module("pandas", value):
        pandas = sys.modules["pandas"]
        if isinstance(value, pandas.Series):
            value = value.to_frame(value.name if value.name is not None else "close")
        labels = [str(label) for label in value.columns]
        if value.columns.nlevels == 1:
            twice = sorted({label for label in labels if labels.count(label) > 1})
            if twice:
                raise InputError(
                    f'{name} (data frame): two columns are called "{twice[0]}"; rename or drop one of them',
                    file=f"{name} (data frame)",
                    column=twice[0],
                )
            blank = [place for place, label in enumerate(value.columns) if label is None or label == "" or label != label]
            if blank:
                raise InputError(
                    f"{name} (data frame): column {blank[0] + 1} has no name; name every column",
                    file=f"{name} (data frame)",
                    column=blank[0] + 1,
                )
        # Columns in levels, such as those of yfinance, are read as the file that pandas writes of them; and
        # without pyarrow pandas hands no frame over.
        if value.columns.nlevels > 1 or not _has_pyarrow():
            return _csv(value, name)
        if any(label is not column for label, column in zip(labels, value.columns)):
            value = value.rename(columns=str)
        if not hasattr(value, "__arrow_c_stream__"):
            import pyarrow

            value = pyarrow.Table.from_pandas(value)
    if not hasattr(value, "__arrow_c_stream__") and hasattr(value, "__arrow_c_array__") and _has_pyarrow():
        import pyarrow

        value = pyarrow.Table.from_batches([pyarrow.record_batch(value)])
    if not hasattr(value, "__arrow_c_stream__") and hasattr(value, "to_arrow_table"):
        value = value.to_arrow_table()
    return value


def _has_pyarrow() -> bool:
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        return False
    return True


def _csv(frame, name: str) -> bytes:
    if not len(frame):
        raise InputError(
            f"{name} (data frame): has columns and no row; check the filter that it comes from",
            file=f"{name} (data frame)",
        )
    counts_rows = type(frame.index).__name__ == "RangeIndex" or (
        frame.index.nlevels == 1 and frame.index.name is None and frame.index.dtype.kind in "iu"
    )
    label = None
    if not counts_rows and frame.index.nlevels == 1 and frame.index.name is None:
        label = "date" if frame.index.dtype.kind == "M" else "index"
    return frame.to_csv(index=not counts_rows, index_label=label, lineterminator="\n").encode()


@contextlib.contextmanager
def _handing_over(name: str):
    """Errors of other libraries, in words that say what to do."""
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        raise InputError(
            f"{name} (data frame): cannot be handed over: {error}; make each column one of numbers, texts or dates",
            file=f"{name} (data frame)",
        ) from error


def add(session, role: str, name: str, value) -> None:
    """Hands a frame, or the text of a file, to a session."""
    with _handing_over(name):
        value = prepared(value, name)
    if isinstance(value, (bytes, bytearray)):
        session.add_text(role, f"{name} (data frame)", bytes(value))
        return
    if not hasattr(value, "__arrow_c_stream__"):
        kind = type(value).__module__ + "." + type(value).__qualname__
        raise InputError(
            f"{name}: {kind} is neither a path nor a data frame; give a path, or a frame of pandas, Polars, "
            "DuckDB or pyarrow",
            file=name,
        )
    with _handing_over(name):
        capsule = value.__arrow_c_stream__()
        pointer = _get_pointer(capsule, _STREAM)
    session.add_frame(role, name, pointer)
    del capsule


def split(role: str, value) -> tuple[list[str], list[tuple[str, object]]]:
    """The paths and the named frames of an input."""
    if value is None:
        return [], []
    if is_path(value):
        return [os.fspath(value)], []
    if isinstance(value, dict):
        return [], [(str(name), frame) for name, frame in value.items()]
    if isinstance(value, (list, tuple)):
        paths = [os.fspath(item) for item in value if is_path(item)]
        frames = [item for item in value if not is_path(item)]
        if paths and frames:
            raise InputError(
                f"{role}: has paths and data frames; give either paths or frames, or read the files into frames"
            )
        if len(frames) == 1:
            return paths, [(role, frames[0])]
        return paths, [(f"{role} {place + 1}", frame) for place, frame in enumerate(frames)]
    return [], [(role, value)]
