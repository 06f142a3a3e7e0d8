"""A piece of work: settings and inputs in, a run that Ctrl-C ends, tables and texts out."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time

from . import _frames
from ._errors import InputError
from ._library import ArrowArrayStream, call, check, library, read_text

#: After how many seconds a run says what it does.
_PATIENCE = 1.0


class Session:
    """One session of the C library."""

    def __init__(self, task: str) -> None:
        self._handle = None
        handle = ctypes.c_void_p()
        call("leyline_session_create", task.encode(), ctypes.byref(handle))
        self._handle = handle
        self._free = library().leyline_session_free

    def __del__(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            self._free(handle)

    def set(self, settings: str, folder: str | None = None, name: str = "options") -> None:
        data = settings.encode()
        call(
            "leyline_set", self._handle, data, len(data), folder.encode() if folder else None, name.encode()
        )

    def add_frame(self, role: str, name: str, pointer: int) -> None:
        call("leyline_add_frame", self._handle, role.encode(), name.encode(), pointer)

    def add_text(self, role: str, name: str, text: bytes) -> None:
        call("leyline_add_text", self._handle, role.encode(), name.encode(), text, len(text))

    # The run

    def run(self, progress: bool | None = None) -> None:
        """Does the work on another thread, so that Ctrl-C reaches this one."""
        if threading.current_thread() is not threading.main_thread():
            call("leyline_run", self._handle, None, None)
            return
        answer: list = []

        def work() -> None:
            error = ctypes.c_void_p()
            answer.append((library().leyline_run(self._handle, None, None, ctypes.byref(error)), error))

        thread = threading.Thread(target=work, name="leyline", daemon=True)
        shown = _Progress(progress)
        thread.start()
        try:
            thread.join(0.02)
            while thread.is_alive():
                thread.join(0.1)
                shown.show(self)
        except BaseException:
            library().leyline_stop(self._handle)
            # The thread holds the session, and ends it when it returns, which is soon.
            thread.join(5)
            raise
        finally:
            shown.clear()
        check(*answer[0])

    @property
    def stage(self) -> str:
        return read_text(library().leyline_stage, self._handle)

    # What came out

    @property
    def tables(self) -> list[str]:
        found = library()
        count = found.leyline_table_count(self._handle)
        return [read_text(found.leyline_table_name, self._handle, place) for place in range(count)]

    def table(self, name: str, stream: ArrowArrayStream) -> None:
        call("leyline_table", self._handle, name.encode(), ctypes.byref(stream))

    def text(self, name: str) -> str:
        return self.bytes(name).decode()

    def bytes(self, name: str) -> bytes:
        size = ctypes.c_size_t()
        call("leyline_text", self._handle, name.encode(), None, 0, ctypes.byref(size))
        buffer = ctypes.create_string_buffer(size.value + 1)
        call("leyline_text", self._handle, name.encode(), buffer, len(buffer), ctypes.byref(size))
        return buffer.raw[: size.value]

    def json(self, name: str):
        return json.loads(self.text(name))

    def save(self, folder: str, forms: str = "") -> None:
        call("leyline_save_forms", self._handle, folder.encode(), forms.encode())


class _Progress:
    """Shows the stage of a run where a terminal or a notebook shows it."""

    def __init__(self, wanted: bool | None) -> None:
        self._isShown = _is_watched() if wanted is None else wanted
        self._begin = time.monotonic()
        self._last = ""

    def show(self, session: Session) -> None:
        if not self._isShown or time.monotonic() - self._begin < _PATIENCE:
            return
        stage = session.stage
        if stage and stage != self._last:
            self._last = stage
            sys.stderr.write(f"\r\x1b[K{stage} ...")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _is_watched() -> bool:
    if "ipykernel" in sys.modules:
        return True
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False


def _set_study_file(session: Session, text: str, path: str) -> None:
    """Sets a study file: as JSON where Python reads TOML, as the library's own reader of TOML keeps some memory."""
    from ._settings import toml_as_json

    folder = os.path.dirname(path) or "."
    try:
        session.set(toml_as_json(text), folder, path)
    except (ValueError, ImportError):
        # The library names the line of what is wrong.
        session.set(text, folder, path)


#: The inputs that can be data frames, with the keyword arguments that name their files.
_INPUTS = {
    "prices": "prices",
    "market": "market",
    "events": "events",
    "factors": "factors",
    "companion": "companion",
    "intraday": "intraday",
    "adjustments": "adjustments",
    "companies": "companies",
}
_SINGLE = {"factors", "companion", "adjustments", "companies"}


def work(
    task: str,
    inputs: dict,
    options: dict,
    *,
    file: str | os.PathLike | None = None,
    own_names: tuple = (),
    progress: bool | None = None,
) -> Session:
    """Does a piece of work on inputs, each a path, several, or a data frame."""
    from ._settings import study_file

    session = Session(task)
    if file is not None:
        path = os.fspath(file)
        try:
            with open(path, encoding="utf-8") as opened:
                text = opened.read()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read: {error}; check the path", file=path) from error
        _set_study_file(session, text, path)
    options = dict(options)
    frames: list[tuple[str, str, object]] = []
    for role in [*inputs, *(name for name in _INPUTS if name in options and name not in inputs and name not in own_names)]:
        value = inputs[role] if role in inputs else options.pop(role)
        paths, named = _frames.split(role, value)
        if role in _SINGLE and len(paths) + len(named) > 1:
            raise InputError(f"{role}: takes one file or data frame, not {len(paths) + len(named)}", setting=role)
        if paths:
            options[_INPUTS[role]] = paths[0] if role in _SINGLE else paths
        frames += [(role, name, frame) for name, frame in named]
    if "prices" in options and file is not None:
        # Other prices are another study: nothing of the file's simulated label carries over.
        options.setdefault("simulated", False)
        options.setdefault("intraday", [])
    if "events" in options and file is not None:
        options.setdefault("announcements", [])
    text = study_file(options, task if own_names else None, own_names)
    if text:
        session.set(text)
    for role, name, frame in frames:
        _frames.add(session, role, name, frame)
    session.run(progress)
    return session
