"""What comes out of a piece of work."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING, Sequence

from ._errors import InputError
from ._session import Session
from ._table import Table

if TYPE_CHECKING:
    from ._options import Form, JSONForm


class Result:
    """The tables and texts of a piece of work."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = session.tables
        self._tables: dict[str, Table] = {}

    @property
    def tables(self) -> dict[str, Table]:
        """Every table by its name, that of its file in the output folder without ``.csv``."""
        return {name: self.table(name) for name in self._names}

    def table(self, name: str) -> Table:
        """A table by its name; raises KeyError with the names that there are."""
        if name not in self._names:
            raise KeyError(f"{name!r}; the tables are {', '.join(self._names)}")
        if name not in self._tables:
            self._tables[name] = Table(self._session, name)
        return self._tables[name]

    def __getattr__(self, name: str):
        if not name.startswith("_") and name in self._names:
            return self.table(name)
        raise AttributeError(f"{type(self).__name__} has no {name!r}; its tables are {', '.join(self._names)}")

    def __dir__(self):
        return [*super().__dir__(), *self._names]

    @property
    def notes(self) -> list[str]:
        """What was noticed, warnings first."""
        return self._session.json("notes")

    def to_dict(self) -> dict:
        """The whole result, as ``--format json`` of the command prints it."""
        return self._session.json("json")

    def to_pandas(self, table: str | None = None):
        """A table as a data frame of pandas; without a name, all of them in a dictionary."""
        if table is None:
            return {name: found.to_pandas() for name, found in self.tables.items()}
        return self.table(table).to_pandas()

    def to_polars(self, table: str | None = None):
        """A table as a data frame of Polars; without a name, all of them in a dictionary."""
        if table is None:
            return {name: found.to_polars() for name, found in self.tables.items()}
        return self.table(table).to_polars()

    def to_latex(self) -> str:
        """The tables that a paper prints, in LaTeX: booktabs, labels, notes; for ``\\input``."""
        return self._session.text("latex")

    def to_markdown(self) -> str:
        """The tables that a paper prints, in Markdown."""
        return self._session.text("markdown")

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} ({len(table)})" for name, table in self.tables.items())
        return f"<leyline.{type(self).__name__}: {sizes}>"


class _Written(Result):
    """A result that has an output folder."""

    def save(
        self,
        folder: str | os.PathLike,
        formats: Form | Sequence[Form] = (),
        json: JSONForm | None = None,
    ) -> None:
        """Writes the output folder, whole or not at all; one of an earlier run is replaced.

        ``formats`` are further files of the tables: ``"latex"``, ``"markdown"``, ``"docx"``, ``"xlsx"``,
        ``"sqlite"``, or several of them; ``json`` is how ``study.json`` is written: ``"compact"``, ``"pretty"`` or
        ``"lines"``, which gives each event a line of ``events.jsonl``.
        """
        forms = [formats] if isinstance(formats, str) else list(formats)
        self._session.save(os.fspath(folder), " ".join([*forms, *([json] if json else [])]))


class _Reported(_Written):
    """A result that has a page."""

    def report(self, path: str | os.PathLike | None = None) -> str:
        """The page: HTML that needs no network and no other file, written to a path where one is given."""
        page = self._session.text("html")
        if path is not None:
            try:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(page)
            except OSError as error:
                raise InputError(f"{path} cannot be written: {error}", file=os.fspath(path)) from error
        return page


class Study(_Reported):
    """A finished event study.

    Returns are fractions (0.01 is one percent), days are trading days relative to day 0, and a missing value is
    None or null.
    """

    @property
    def cars(self) -> Table:
        """Cumulative abnormal returns: one row for each event, model and window."""
        return self.table("cars")

    @property
    def windows(self) -> Table:
        """The averages: one row for each model and window, with interval, median and every test."""
        return self.table("windows")

    @property
    def tests(self) -> Table:
        """The tests: one row for each model, window and test."""
        return self.table("tests")

    @property
    def abnormal_returns(self) -> Table:
        """Abnormal returns: one row for each event, model and day."""
        return self.table("abnormal_returns")

    @property
    def events(self) -> Table:
        """Every announcement, its day 0 and the rule that led there."""
        return self.table("events")

    @property
    def exclusions(self) -> Table:
        """The announcements that are not in the statistics, with reasons."""
        return self.table("exclusions")

    @property
    def advice(self) -> list[str]:
        """Which tests to trust for this sample, in sentences."""
        return self._session.json("advice")

    @property
    def verdict(self) -> list[str]:
        """What the result depends on, in sentences; none without ``sensitivity=True``."""
        return self._session.json("verdict")

    @property
    def charts(self) -> dict[str, dict]:
        """Every chart of the report as a Vega-Lite specification, such as ``path-market`` for the model market."""
        return self._session.json("charts")

    def figures(self, folder, formats=("svg",)) -> list[str]:
        """Writes every chart as files: ``formats`` are of svg, png and pdf. It needs ``leyline[figures]``.

        Each has its title, its legend, white ground and, where prices are simulated, a mark that says so.
        Returns the paths.
        """
        from ._charts import figures

        return figures(self.charts, folder, [formats] if isinstance(formats, str) else list(formats))

    def chart(self, name: str | None = None):
        """A chart that a notebook draws: of Altair where it is installed. Without a name, the first."""
        from ._charts import chart

        charts = self.charts
        if not charts:
            raise InputError("the study has no chart, as no event could be studied; see exclusions")
        name = next(iter(charts)) if name is None else name
        if name not in charts:
            raise KeyError(f"{name!r}; the charts are {', '.join(charts)}")
        return chart(charts[name])

    def _repr_html_(self) -> str:
        events, exclusions = len(self.events), len(self.exclusions)
        parts = [f"<h3>Event study: {events - exclusions} of {events} events</h3>"]
        parts += [f"<p>{html.escape(sentence)}</p>" for sentence in self.advice]
        if "tests" in self._names:
            parts.append(self.tests._repr_html_())
        if exclusions:
            parts += ["<h4>Left out</h4>", self.exclusions._repr_html_()]
        notes = self.notes
        if notes:
            items = "".join(f"<li>{html.escape(note)}</li>" for note in notes[:20])
            parts.append(f"<details><summary>{len(notes)} notes</summary><ul>{items}</ul></details>")
        return "".join(parts)


class Sensitivity(_Reported):
    """One study under every combination of choices; ``sensitivity.sensitivity`` is the table of all cells."""

    @property
    def verdict(self) -> list[str]:
        """What the result depends on, in sentences."""
        return self._session.json("verdict")

    def _repr_html_(self) -> str:
        return "".join(f"<p>{html.escape(sentence)}</p>" for sentence in self.verdict)


class VWAP(_Reported):
    """Average prices, before a day or around events; ``vwap.vwap`` is the table of the sessions."""


class LeadLag(_Reported):
    """Announcements against prices at leads and lags; ``found.lead_lag`` is the table of all lags."""

    @property
    def findings(self) -> list[str]:
        """What goes with the announcements beyond chance, in sentences."""
        return self._session.json("verdict")

    def chart(self):
        """The chart that a notebook draws: of Altair where it is installed, else Vega-Lite."""
        from ._charts import chart

        return chart(self._session.json("charts")["lead-lag"])


class Announcements(Result):
    """Who announced what and when, as documents say; ``announcements.announcements`` is the table for review."""


class Alignment(Result):
    """Announcements on their trading days: the tables ``events`` and ``exclusions``."""


class Inspection(Result):
    """What the loader understood of price files: the tables ``files`` and ``columns``, and ``notes``."""


class Extremes(Result):
    """Extreme days: the table ``events``, which `study` takes, and tables of what they are."""


class Simulation(_Written):
    """A simulated market whose effect is known. Every price in it is simulated.

    The tables are ``simulated_prices``, ``simulated_index``, ``simulated_events``, ``simulated_truth`` and, where
    there are bonus issues, ``simulated_adjustments``.
    """

    @property
    def prices(self) -> Table:
        """The simulated prices."""
        return self.table("simulated_prices")

    @property
    def market(self) -> Table:
        """The simulated index."""
        return self.table("simulated_index")

    @property
    def events(self) -> Table:
        """The simulated announcements."""
        return self.table("simulated_events")

    @property
    def truth(self) -> Table:
        """Day 0, beta and the planted returns of each event."""
        return self.table("simulated_truth")
