"""The functions: one for each piece of work."""

from __future__ import annotations

import os

from ._errors import InputError

# The module `typing` alone would be half of the time that this package takes to import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ._options import Data, Options
    from ._results import VWAP, Alignment, Announcements, Extremes, Inspection, LeadLag, Sensitivity, Simulation, Study


def work(*arguments, **options):
    """Does a piece of work, with what that needs loaded only then."""
    from ._session import work

    return work(*arguments, **options)


def _inputs(**given: Any) -> dict:
    return {name: value for name, value in given.items() if value is not None}


def _study_file(prices: Any, market: Any, events: Any) -> str | os.PathLike | None:
    """A study file in the place of prices, where that is what was given."""
    if market is None and events is None and isinstance(prices, (str, os.PathLike)):
        if os.fspath(prices).endswith(".toml"):
            return prices
    return None


def study(
    prices: Data = None,
    market: Data = None,
    events: Data = None,
    *,
    progress: bool | None = None,
    **options: Unpack[Options],
) -> Study:
    """Runs an event study.

    Args:
        prices: Prices of securities, long (date, symbol, close, ...) or wide (date and a column for each symbol):
            a path, a folder, a pattern, several, or a data frame of pandas, Polars, DuckDB or pyarrow. Or the path
            of a study file, ``"study.toml"``, whose settings the options override.
        market: Levels of the market index by day: a path or a data frame. Models without a market need none.
        events: The announcements: symbol and date, or date and time, and what else there is.
        progress: Whether stages are shown; by default in a terminal or a notebook, after a second.
        **options: The settings of a study file and of the command, with underscores: ``model``, ``tests``,
            ``windows``, ``estimation``, ``event_window``, ``returns``, ``calendar``, ``factors``, ``threads``, ...

    Returns:
        The study. Returns are fractions (0.01 is one percent), windows trading days relative to day 0.

    Raises:
        InputError: An input or an option is wrong; it names the file, the line or row, the column and the value.
        KeyboardInterrupt: Ctrl-C was pressed.

    Example:
        >>> result = leyline.study("prices.csv", "index.csv", "events.csv",
        ...                        model="market", windows=["-1..1", (0, 1)], tests=["bmp_t"])
        >>> result.tests["p_value"]
    """
    from ._results import Study

    file = _study_file(prices, market, events)
    inputs = _inputs(prices=None if file else prices, market=market, events=events)
    return Study(work("study", inputs, options, file=file, progress=progress))


def sensitivity(
    prices: Data = None,
    market: Data = None,
    events: Data = None,
    *,
    progress: bool | None = None,
    **options: Unpack[Options],
) -> Sensitivity:
    """Repeats a study under every window, several models, indices, estimation windows and kinds of returns.

    Args:
        prices: As for `study`.
        market: As for `study`.
        events: As for `study`.
        progress: As for `study`.
        **options: Those of `study`, and what is varied: ``estimation_length``, ``shift``, ``placebos``, ...

    Returns:
        Every cell, and a verdict in sentences.

    Example:
        >>> leyline.sensitivity("prices.csv", "index.csv", "events.csv", placebos=250).verdict
    """
    from ._results import Sensitivity

    file = _study_file(prices, market, events)
    inputs = _inputs(prices=None if file else prices, market=market, events=events)
    return Sensitivity(work("sensitivity", inputs, options, file=file, progress=progress))


#: The settings of `vwap` alone.
_PRICING = (
    "security",
    "on",
    "price",
    "rule",
    "include_day",
    "unaffected_day",
    "rule_file",
    "moved",
    "confirmed",
    "band_days",
    "valid_days",
    "add_rumours",
    "given",
    "shares",
    "sessions",
    "other_exchange",
    "index_move",
    "vwap_tolerance",
    "trades",
)
#: Those that are lists.
_PRICING_LISTS = ("moved", "confirmed", "band_days", "shares", "other_exchange", "trades")


def vwap(
    prices: Data = None,
    events: Data = None,
    *,
    progress: bool | None = None,
    **options: Unpack[Options],
) -> VWAP:
    """Computes volume-weighted average prices: around events, before a day, or as a rule prescribes.

    Args:
        prices: Prices with volumes, as for `study`. Prices are in the currency of the file, volumes in shares.
        events: The announcements; none for prices before a day.
        progress: As for `study`.
        **options: ``on`` the day that sessions lie before, ``price`` whose premium is asked for, ``rule`` such as
            ``"icdr-preferential"``, ``security`` where there are several, ``intraday`` bars, and those of `study`.
            Of the rules: ``moved`` and ``confirmed``, the days of rumours; ``band_days``; ``valid_days`` 60 or 180;
            ``given={"paid-52-weeks": 120.5}``, prices that no file holds; ``shares=[60000000]`` of the company, or
            ``"2018-11-01=90000000"`` from a day on; ``other_exchange``, files of the same security elsewhere.
            ``trades``, files of trades in place of prices, give the averages of each day.

    Returns:
        The sessions and what came out of them.

    Example:
        >>> leyline.vwap("ASHOKLEY.csv", price=145, on="2025-09-02").to_dict()["premia"]
    """
    from ._results import VWAP

    for name in _PRICING_LISTS:
        value = options.get(name)
        if value is not None and not isinstance(value, (list, tuple, set, frozenset)):
            options[name] = [value]
    if options.get("shares") is not None:
        options["shares"] = [str(count) for count in options["shares"]]
    if options.get("trades") is not None and (prices is not None or events is not None):
        raise InputError("trades give the days of trades and go without prices and events", setting="trades")
    inputs = _inputs(prices=prices, events=events)
    return VWAP(work("vwap", inputs, options, own_names=_PRICING, progress=progress))


def correlate(
    prices: Data = None,
    market: Data = None,
    events: Data = None,
    *,
    progress: bool | None = None,
    **options: Unpack[Options],
) -> LeadLag:
    """Correlates the daily number of announcements with returns, volume and volatility at leads and lags.

    Args:
        prices: As for `study`, or the path of a study file.
        market: As for `study`.
        events: As for `study`.
        progress: As for `study`.
        **options: ``against`` the outcomes (``return``, ``abnormal_return``, ``absolute_return``, ``volume``,
            ``volatility``), ``max_lag`` in trading days, ``min_announcements`` of a company or a kind that is looked at
            alone, ``draws``, ``confidence``, ``seed``, and those of `study` about inputs, calendars and returns.

    Returns:
        The table ``lead_lag``: at a positive lag the announcements come first. The bands are those of chance.
        ``findings`` has the strongest lags in words, ``html()`` the page.

    Example:
        >>> leyline.correlate("prices.csv", "index.csv", "events.csv", max_lag=5).lead_lag.to_pandas()
    """
    from ._results import LeadLag

    file = _study_file(prices, market, events)
    inputs = _inputs(prices=None if file else prices, market=market, events=events)
    return LeadLag(work("correlate", inputs, options, file=file, progress=progress))


def methods() -> list[dict]:
    """What the tests and the models are: the words that the report has next to their numbers.

    Returns:
        One entry for each, with ``kind`` (``test`` of a window, ``event_test``, ``group_test`` or ``model``), ``id``,
        ``name``, ``short_name``, ``formula``, ``null_distribution``, ``assumes``, ``violated_by`` (what a sample can
        show against it) and ``source``.

    Example:
        >>> next(method for method in leyline.methods() if method["id"] == "bmp_t")["assumes"]
    """
    import json

    from ._library import library, read_text

    return json.loads(read_text(library().leyline_methods))


def announcements(paths: Any, **options: Unpack[Options]) -> Announcements:
    """Finds who and when in announcement documents: HTML, text, feeds and tables.

    Args:
        paths: A document, a folder of them, or several.
        **options: ``companies`` a table to look for, ``companies_only``, ``kinds``, ``keep_repeats``.

    Returns:
        One row for each document and company that it is about. No date is guessed: where none is found, the row
        says so.

    Example:
        >>> leyline.announcements("notices/").announcements.to_pandas()
    """
    from ._results import Announcements

    if not isinstance(paths, (str, os.PathLike, list, tuple)):
        raise InputError(f"announcements are documents, so {type(paths).__name__} is none; give paths")
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return Announcements(work("announcements", {}, {"announcements": given, **options}))


def align(
    events: Data,
    prices: Data = None,
    market: Data = None,
    **options: Unpack[Options],
) -> Alignment:
    """Puts announcements on trading days and says by which rule.

    Args:
        events: The announcements, as for `study`.
        prices: Prices whose days are the trading days; without them those of the calendar, by default ``nse``.
        market: The index of the events.
        **options: ``calendar``, ``align``, ``session_open``, ``session_close``, ``time_zone``, ...

    Returns:
        The tables ``events`` and ``exclusions``.

    Example:
        >>> leyline.align("events.csv", calendar="nyse").events.to_pandas()
    """
    from ._results import Alignment

    return Alignment(work("align", _inputs(events=events, prices=prices, market=market), options))


def inspect(prices: Data, market: Data = None, **options: Unpack[Options]) -> Inspection:
    """Shows what the loader understands of prices: columns, dates, units, gaps, jumps, duplicates.

    Args:
        prices: As for `study`.
        market: The index, which tells a split from a market that moved.
        **options: How files are read: ``columns``, ``date_format``, ``decimal``, ``adjustments``, ...

    Returns:
        The tables ``files`` and ``columns``, and ``notes``.

    Example:
        >>> leyline.inspect("prices.csv").notes
    """
    from ._results import Inspection

    return Inspection(work("inspect", _inputs(prices=prices, market=market), options))


#: The settings of `extremes` alone.
_EXTREMES = ("of", "tail", "fall", "rise", "clusters")


def extremes(prices: Data, market: Data = None, **options: Unpack[Options]) -> Extremes:
    """Makes events of the days on which a series moved most, days in a row of one tail taken as one.

    Events chosen by a return say nothing of that return: study what they did to others, or what came after.

    Args:
        prices: The securities that the events are of, as for `study`.
        market: The index whose days are events, for every security; without it, each security has its own.
        **options: ``tail``, the share of days in each tail (``0.025`` or ``"2.5%"``); in its place ``fall`` and
            ``rise``, moves that a day must exceed (``"5%"``); ``of`` ``"market"``, ``"own"`` or a symbol whose days are
            events of all others; ``clusters`` ``"fuse"`` or ``"omit"``; ``returns``, and how files are read.

    Returns:
        The table ``events``, which `study` takes, and ``series``, ``extremes``, ``counts``, ``years``,
        ``run_lengths`` and ``values``.

    Example:
        >>> days = leyline.extremes("prices.csv", "index.csv", tail="2.5%")
        >>> leyline.study("prices.csv", "index.csv", days.events, tests=["kp_bmp_t"], windows=["0..0", "1..5"])
    """
    from ._results import Extremes

    return Extremes(work("extremes", _inputs(prices=prices, market=market), options, own_names=_EXTREMES))


_SIMULATION = ("seed", "companies", "events_per_company", "from", "to", "no_effect")


def simulate(
    *,
    seed: int = 1,
    companies: int = 16,
    events_per_company: int = 2,
    first_day: Any = None,
    last_day: Any = None,
    no_effect: bool = False,
) -> Simulation:
    """Simulates a market whose effect is known. One seed gives the same numbers every time.

    Args:
        seed: Another one gives another market.
        companies: The number of companies.
        events_per_company: The number of events of each company.
        first_day: The first day, such as ``"2023-01-02"``.
        last_day: The last day.
        no_effect: Plants no effect, to see what chance alone finds.

    Returns:
        Prices, index, events and the truth about them. Every table says that it is simulated.

    Example:
        >>> market = leyline.simulate(seed=7)
        >>> leyline.study(market.prices, market.market, market.events, calendar="nse", simulated=True)
    """
    from ._results import Simulation

    options = {
        "seed": seed,
        "companies": companies,
        "events_per_company": events_per_company,
        "from": first_day,
        "to": last_day,
        "no_effect": no_effect,
    }
    return Simulation(work("simulate", {}, options, own_names=_SIMULATION))
