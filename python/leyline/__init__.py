"""Event studies: what announcements did to stock prices.

    >>> import leyline
    >>> study = leyline.study("prices.csv", "index.csv", "events.csv", windows=["-1..1"])
    >>> study.tests.to_pandas()

Returns are fractions (0.01 is one percent), windows are trading days relative to day 0, prices are in the currency
of the file. Every number is the one that the command `leyline` gives.
"""

from ._errors import InputError, InternalError, LeylineError, LibraryError
from ._functions import (
    align,
    announcements,
    correlate,
    extremes,
    inspect,
    methods,
    sensitivity,
    simulate,
    study,
    vwap,
)

__all__ = [
    "Alignment",
    "Announcements",
    "Extremes",
    "InputError",
    "Inspection",
    "InternalError",
    "LeadLag",
    "LeylineError",
    "LibraryError",
    "Sensitivity",
    "Simulation",
    "Study",
    "Table",
    "VWAP",
    "align",
    "announcements",
    "correlate",
    "extremes",
    "inspect",
    "methods",
    "sensitivity",
    "simulate",
    "study",
    "vwap",
]
__version__ = "0.1.0"

_RESULTS = {
    "Alignment",
    "Announcements",
    "Extremes",
    "Inspection",
    "LeadLag",
    "Sensitivity",
    "Simulation",
    "Study",
    "VWAP",
}


def __getattr__(name: str):
    # What only results need is not loaded before there are any.
    if name in _RESULTS:
        from . import _results

        return getattr(_results, name)
    if name == "Table":
        from ._table import Table

        return Table
    raise AttributeError(f"module 'leyline' has no attribute {name!r}")
