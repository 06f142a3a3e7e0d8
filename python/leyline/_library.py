"""The C library: loaded once, checked for its version, and called with the global lock released."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_void_p

from ._errors import InputError, InternalError, LibraryError

#: The version of the interface that this package was written for.
ABI_VERSION = 1

OK, INVALID, INTERNAL, STOPPED, BUSY, UNKNOWN = range(6)
_SETTING, _FILE, _COLUMN, _VALUE, _KEYWORDS = 1, 2, 3, 4, 5


class ArrowSchema(ctypes.Structure):
    """A schema of the Arrow C data interface."""


ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_char_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowSchema))),
    ("private_data", c_void_p),
]


class ArrowArray(ctypes.Structure):
    """An array of the Arrow C data interface."""


ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowArray))),
    ("private_data", c_void_p),
]


class ArrowArrayStream(ctypes.Structure):
    """A stream of the Arrow C stream interface."""


ArrowArrayStream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, POINTER(ArrowArrayStream), POINTER(ArrowSchema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, POINTER(ArrowArrayStream), POINTER(ArrowArray))),
    ("get_last_error", ctypes.CFUNCTYPE(c_char_p, POINTER(ArrowArrayStream))),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowArrayStream))),
    ("private_data", c_void_p),
]

_handle, _text, _error = c_void_p, c_char_p, POINTER(c_void_p)

#: Every function of leyline.h that is called here, with its result and arguments.
SIGNATURES = {
    "leyline_version": (c_size_t, [c_void_p, c_size_t]),
    "leyline_setting_names": (c_size_t, [c_void_p, c_size_t]),
    "leyline_methods": (c_size_t, [c_void_p, c_size_t]),
    "leyline_session_create": (c_int32, [_text, POINTER(_handle), _error]),
    "leyline_session_free": (None, [_handle]),
    "leyline_set": (c_int32, [_handle, _text, c_size_t, _text, _text, _error]),
    "leyline_add_frame": (c_int32, [_handle, _text, _text, c_void_p, _error]),
    "leyline_add_text": (c_int32, [_handle, _text, _text, _text, c_size_t, _error]),
    "leyline_run": (c_int32, [_handle, c_void_p, c_void_p, _error]),
    "leyline_stop": (None, [_handle]),
    "leyline_stage": (c_size_t, [_handle, c_void_p, c_size_t]),
    "leyline_table_count": (c_size_t, [_handle]),
    "leyline_table_name": (c_size_t, [_handle, c_size_t, c_void_p, c_size_t]),
    "leyline_table": (c_int32, [_handle, _text, POINTER(ArrowArrayStream), _error]),
    "leyline_text": (c_int32, [_handle, _text, c_void_p, c_size_t, POINTER(c_size_t), _error]),
    "leyline_save": (c_int32, [_handle, _text, _error]),
    "leyline_save_forms": (c_int32, [_handle, _text, _text, _error]),
    "leyline_error_text": (c_size_t, [_handle, c_int32, c_void_p, c_size_t]),
    "leyline_error_line": (c_int64, [_handle]),
    "leyline_error_column": (c_int64, [_handle]),
    "leyline_error_free": (None, [_handle]),
}


def load(path: str | os.PathLike | None = None) -> ctypes.CDLL:
    """Loads the library, by default the one in the package or that of the variable LEYLINE_LIBRARY.

    Raises LibraryError when there is none, or when it is one of another version.
    """
    file = os.fspath(path) if path else os.environ.get("LEYLINE_LIBRARY", "")
    if not file:
        file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_native", "libleyline.so")
    if not os.path.exists(file):
        raise LibraryError(
            f"{file}: the library is missing; reinstall leyline with pip, or name a libleyline.so with the "
            "environment variable LEYLINE_LIBRARY"
        )
    try:
        found = ctypes.CDLL(file)
    except OSError as error:
        raise LibraryError(
            f"{file}: the library cannot be loaded: {error}; reinstall leyline for this machine"
        ) from error
    try:
        found.leyline_abi_version.restype = c_uint32
        version = found.leyline_abi_version()
    except AttributeError:
        raise LibraryError(f"{file}: is no library of Leyline; name another one, or none") from None
    if version != ABI_VERSION:
        raise LibraryError(
            f"{file}: the library has version {version} of the interface and this package needs "
            f"{ABI_VERSION}; install both from one wheel of leyline"
        )
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(found, name, None)
        if function is None:
            raise LibraryError(f"{file}: the library lacks {name}; install both from one wheel of leyline")
        function.restype = result
        function.argtypes = arguments
    return found


_library = None


def library() -> ctypes.CDLL:
    """The library, loaded when it is first needed."""
    global _library
    if _library is None:
        _library = load()
    return _library


def read_text(function, *arguments) -> str:
    """Calls a function that writes a text into memory, with as much memory as it needs."""
    buffer = ctypes.create_string_buffer(256)
    size = function(*arguments, buffer, len(buffer))
    if size >= len(buffer):
        buffer = ctypes.create_string_buffer(size + 1)
        size = function(*arguments, buffer, len(buffer))
    return buffer.raw[:size].decode("utf-8", "replace")


def version() -> str:
    """The version of Leyline."""
    return read_text(library().leyline_version)


def check(status: int, error: c_void_p) -> None:
    """Raises what a call answered."""
    if status == OK:
        return
    found = library()
    try:
        part = lambda number: read_text(found.leyline_error_text, error, number) or None
        line = found.leyline_error_line(error)
        number = found.leyline_error_column(error)
        details = dict(
            setting=part(_SETTING),
            file=part(_FILE),
            line=line if line >= 0 else None,
            column=part(_COLUMN) or (number if number > 0 else None),
            value=part(_VALUE),
        )
        message = part(_KEYWORDS) or f"the library answered {status}"
    finally:
        found.leyline_error_free(error)
    if status == STOPPED:
        raise KeyboardInterrupt(message)
    raise (InputError if status in (INVALID, UNKNOWN) else InternalError)(message, **details)


def call(name: str, *arguments) -> None:
    """Calls a function that can fail."""
    error = c_void_p()
    check(getattr(library(), name)(*arguments, byref(error)), error)
