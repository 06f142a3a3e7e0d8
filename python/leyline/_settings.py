"""Keyword arguments as the settings of a study file."""

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
        # A switch that turns something off is the thing itself here, such as per_event for no_per_event.
        for name in [name for name in found if name.startswith("no_")]:
            setting = found.pop(name)
            found[setting[1]] = setting
        _names = found
    return _names


def plain(value):
    """A value as JSON has it."""
    if value is None or isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise InputError(f"{value} is no number that an option can have")
        return value
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, range):
        if value.step != 1 or not len(value):
            raise InputError(f'{value} is no window; write it as "-1..1" or (-1, 1)')
        return f"{value[0]}..{value[-1]}"
    if is_window(value):
        return f"{value[0]}..{value[1]}"
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(part) for part in value)
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        return plain(value.item())
    raise InputError(f"{value!r} is not a value that an option can have; give a text, a number or a list")


def toml_as_json(text: str) -> str:
    """The tables of a study file in JSON.

    Raises ValueError where the text is no TOML or has what JSON lacks, ImportError before Python 3.11.
    """
    import tomllib

    return json.dumps(plain(tomllib.loads(text)))


def is_window(value) -> bool:
    """Whether a pair is a window and not a list of two."""
    return isinstance(value, tuple) and len(value) == 2 and all(
        isinstance(end, int) and not isinstance(end, bool) for end in value
    )


def study_file(options: dict, own: str | None = None, own_names=()) -> str:
    """Keyword arguments as the tables of a study file, in JSON; blank where there are none.

    `own` is the table of settings that only one piece of work reads, whose names count first.
    """
    tables: dict = {}
    for name, value in options.items():
        if value is None:
            continue
        if own and name in own_names:
            tables.setdefault(own, {})[name] = plain(value)
            continue
        known = names()
        if name == "settings":
            for section, part in plain(dict(value)).items():
                if isinstance(part, dict):
                    tables.setdefault(section, {}).update(part)
                else:
                    tables[section] = part
            continue
        if name == "sensitivity" and value in (True, False):
            if value:
                tables.setdefault("sensitivity", {})
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
        (tables.setdefault(section, {}) if section else tables)[key] = plain(value)
    return json.dumps(tables) if tables else ""
