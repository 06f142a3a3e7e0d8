"""Keyword arguments as the text of a study file."""

from __future__ import annotations

import datetime
import difflib
import json
import os

from ._errors import InputError

#: Names that stand for others: how people call a list of windows.
_ALIASES = {"windows": "window", "tests": "test", "models": "model", "estimation_window": "estimation"}

_names: dict[str, tuple[str, str, bool]] | None = None


def names() -> dict[str, tuple[str, str, bool]]:
    """The keyword arguments that settings have: section, key and whether the value is a list.

    A setting is called as its option of the command line, with underscores, and, where that is clear, as its
    key of a study file.
    """
    global _names
    if _names is None:
        from ._library import library, read_text

        settings = json.loads(read_text(library().leyline_setting_names))
        found: dict[str, tuple[str, str, bool]] = {}
        for s in settings:
            # What a study and its sensitivity call alike is the study's.
            found.setdefault(s["option"].replace("-", "_"), (s["section"], s["key"], s["list"]))
        keys = [s["key"] for s in settings]
        for s in settings:
            if keys.count(s["key"]) == 1:
                found.setdefault(s["key"], (s["section"], s["key"], s["list"]))
        for alias, name in _ALIASES.items():
            found[alias] = found[name]
        # A switch that turns something off is the thing itself here.
        found["per_event"] = ("analysis", "per_event", False)
        found.pop("no_per_event", None)
        _names = found
    return _names


def toml(value) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # The texts of JSON are those of TOML, but for one sign.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, os.PathLike):
        return toml(os.fspath(value))
    if isinstance(value, (datetime.date, datetime.time)):
        return toml(value.isoformat())
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(str(k))} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, set, frozenset)):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    if isinstance(value, range):
        if value.step != 1 or not len(value):
            raise InputError(f"{value} is no window; write it as \"-1..1\" or (-1, 1)")
        return toml(f"{value[0]}..{value[-1]}")
    if isinstance(value, tuple):
        if len(value) == 2:
            return toml("..".join(str(end) for end in value))
        return toml(list(value))
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        return toml(value.item())
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        text = repr(value)
        return text if any(sign in text for sign in ".en") else text + ".0"
    raise InputError(f"{value!r} is not a value that an option can have; give a text, a number or a list")


def is_window(value) -> bool:
    """Whether a pair is a window and not a list of two."""
    return isinstance(value, tuple) and len(value) == 2 and all(
        isinstance(end, int) and not isinstance(end, bool) for end in value
    )


def study_file(options: dict, own: str | None = None, own_names=()) -> str:
    """Keyword arguments as the text of a study file.

    `own` is the table of settings that only one piece of work reads, whose names count first.
    """
    tables: dict[str, list[str]] = {}
    top: list[str] = []
    for name, value in options.items():
        if value is None:
            continue
        if own and name in own_names:
            tables.setdefault(own, []).append(f"{name} = {toml(value)}")
            continue
        known = names()
        if name == "settings":
            for section, part in dict(value).items():
                if isinstance(part, dict):
                    tables.setdefault(section, []).extend(f"{toml(str(k))} = {toml(v)}" for k, v in part.items())
                else:
                    top.append(f"{section} = {toml(part)}")
            continue
        if name == "sensitivity" and value in (True, False):
            if value:
                tables.setdefault("sensitivity", [])
            continue
        if name not in known:
            near = difflib.get_close_matches(name, [*known, *own_names], n=1)
            advice = f"; did you mean {near[0]}?" if near else "; docs/python.md lists the options"
            raise InputError(f"there is no option {name}{advice}", setting=name)
        section, key, is_list = known[name]
        if is_list and (is_window(value) or not isinstance(value, (list, tuple, set, frozenset))):
            value = [value]
        elif is_list:
            value = list(value)
        line = f"{key} = {toml(value)}"
        (tables.setdefault(section, []) if section else top).append(line)
    lines = [*top]
    for section, content in tables.items():
        lines += [f"[{section}]", *content]
    return "\n".join(lines) + "\n"
