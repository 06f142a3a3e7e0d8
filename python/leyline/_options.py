"""The options of studies, for editors and type checkers.

Every option is called as that of the command line, with underscores: docs/python.md has the whole list. A test
holds this list against the library's.
"""

from __future__ import annotations

import datetime
import os
import sys
from typing import Any, Dict, Literal, Sequence, Tuple, Union

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    try:
        from typing_extensions import TypedDict
    except ImportError:
        from typing import TypedDict

Path = Union[str, "os.PathLike[str]"]
#: Trading days relative to day 0: ``"-1..1"`` or ``(-1, 1)``.
Window = Union[str, Tuple[int, int]]
Names = Union[str, Sequence[str]]
#: A path, several, a data frame, or frames by their names.
Data = Any


#: A form of the tables: those of a paper (latex, markdown, docx), or every digit (xlsx, sqlite).
Form = Literal["latex", "markdown", "docx", "xlsx", "sqlite"]
#: How ``study.json`` is written.
JSONForm = Literal["compact", "pretty", "lines"]


class Options(TypedDict, total=False):
    settings: Dict[str, Any]
    sensitivity: bool
    title: str
    simulated: bool
    series: Names
    symbol: str
    columns: Dict[str, str]
    decimal: str
    encoding: str
    sheet: str
    values: str
    duplicates: str
    adjustments: Data
    intraday: Data
    price: Union[float, str, Sequence[str]]
    interval: Union[int, str]
    costs: float
    intraday_market: str
    date_format: str
    skip_bad_rows: bool
    use_adjusted_close: bool
    bar_time: str
    session_bars: str
    free_float: Union[str, Sequence[str]]
    market_column: str
    market_values: str
    factors: Data
    companion: Data
    market_date_format: str
    factor_values: str
    risk_free_values: str
    excess_market: str
    peers: Names
    names: Names
    peer_table: Path
    peer_prices: Union[Path, Sequence[Path]]
    peer_weights: str
    peers_with_events: bool
    table_file: Path
    weights: str
    with_events: bool
    announcements: Union[Path, Sequence[Path]]
    companies: Data
    kinds: Path
    event_columns: Dict[str, str]
    companies_only: bool
    keep_repeats: bool
    event_date_format: str
    group_column: str
    calendar: str
    align: str
    session_open: str
    session_close: str
    time_zone: str
    max_missing_sessions: int
    max_distance_days: int
    exclude_overlapping: bool
    mask_events: bool
    estimation: Window
    event_window: Window
    window: Union[Window, Sequence[Window]]
    min_estimation: Union[int, str]
    model: Names
    test: Names
    returns: str
    confidence: float
    blocks: int
    elastic_net_mix: float
    alternative: str
    benchmark: str
    draws: int
    skewness: str
    coefficient_errors: str
    factor_names: Names
    factors_include_market: bool
    factors_excess_returns: bool
    dimson_leads: int
    dimson_lags: int
    huber_tuning: float
    ranking_days: str
    convention: Names
    regress: Names
    correlate: Names
    outcome: Names
    correction: Names
    calendar_time: bool
    min_securities: int
    value_weights: str
    day_weights: str
    rats: bool
    shares: float
    synthetic_control: bool
    donors: Names
    components: int
    min_donors: int
    max_placebos: int
    ridge_augmented: bool
    out_of_sample: str
    control_column: str
    characteristics: Path
    size_band: str
    control_firms: int
    characteristics_age: int
    count: int
    max_age: int
    lead_lag: bool
    against: Names
    max_lag: int
    min_announcements: int
    shift: Union[int, Sequence[int]]
    headline: Window
    level: float
    placebos: int
    tail: float
    power: float
    effect: Union[float, Sequence[float]]
    other_market: Union[Path, Sequence[Path]]
    estimation_length: Union[int, Sequence[int]]
    estimation_end: Union[int, Sequence[int]]
    return_kind: Names
    keep_overlapping: bool
    step_down_draws: int
    threads: int
    seed: int
    cache: bool
    column: str
    event: Window
    tested: Union[Window, Sequence[Window]]
    outcomes: Names
    corrections: Names
    conventions: Names
    windows: Union[Window, Sequence[Window]]
    shifts: Union[int, Sequence[int]]
    effects: Union[float, Sequence[float]]
    other_markets: Union[Path, Sequence[Path]]
    estimation_lengths: Union[int, Sequence[int]]
    estimation_ends: Union[int, Sequence[int]]
    return_kinds: Names
    tests: Names
    models: Names
    estimation_window: Window
    per_event: bool
    # Of vwap alone.
    security: str
    on: Union[str, datetime.date]
    rule: str
    include_day: bool
    unaffected_day: Union[str, datetime.date]
    rule_file: Path
    moved: Union[str, datetime.date, Sequence[Union[str, datetime.date]]]
    confirmed: Union[str, datetime.date, Sequence[Union[str, datetime.date]]]
    band_days: Union[str, datetime.date, Sequence[Union[str, datetime.date]]]
    valid_days: int
    add_rumours: bool
    given: Dict[str, float]
    shares: Union[float, str, Sequence[Union[float, str]]]
    sessions: str
    other_exchange: Union[Path, Sequence[Path]]
    index_move: float
    vwap_tolerance: float
    trades: Union[Path, Sequence[Path]]
