"""A server of the Model Context Protocol: event studies for agents, on the files of some folders.

Run it with ``leyline-mcp FOLDER...`` or ``python -m leyline.mcp FOLDER...``; it needs the extra ``leyline[mcp]`` and
Python 3.10. It speaks over standard input and output, reads only files inside the folders, and writes only output
folders inside them, and those only where a call asks for one.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import itertools
import json
import os
import sys
from typing import Annotated, Any, Dict, List, Optional, Union

import leyline
from leyline._errors import InputError, LeylineError
from leyline._folders import Folders

try:
    import anyio
    from mcp.types import ToolAnnotations
    from pydantic import BaseModel, Field

    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
    except ImportError:
        # The SDK before its second version.
        from mcp.server.fastmcp import FastMCP as MCPServer
        from mcp.server.fastmcp.exceptions import ToolError
except ImportError as error:
    raise ImportError(
        f"the official SDK is missing ({error}); pip install 'leyline[mcp]', with Python 3.10 or later"
    ) from error

#: How many rows of one table an answer can have.
MOST_ROWS = 200
#: How many sentences of notes an answer has.
_MOST_NOTES = 30
#: How many results are kept for `read_table`.
_KEPT = 8
#: Options that are not taken, with the reason.
_REFUSED = {
    "cache": "it writes beside the price files",
    "threads": "the server sets it",
    "progress": "nobody would see it",
    **dict.fromkeys(("prices", "market", "events"), "it is a parameter of its own"),
}

INSTRUCTIONS = """\
Leyline measures what announcements did to stock prices: event studies, volume-weighted average prices, sensitivity.
Begin with list_files and inspect_prices, read_announcements where there are documents, then run_study, and sensitivity
before anything is claimed. explain_test says what a test assumes.
Returns are fractions (0.01 is one percent), days are trading days relative to day 0, windows are written "-1..1".
Report exclusions, notes, questions and the advice with every number; a p-value of a test that the advice doubts is no
evidence. Say when prices are simulated. No table is cut in silence: rows_total says how many rows there are, and
read_table gives the others.
"""


# What tools answer


class Page(BaseModel):
    """Some rows of a table."""

    table: str = Field(description="The name of the table.")
    columns: List[str] = Field(description="The names of the columns that have a value in these rows.")
    rows: List[List[Any]] = Field(description="The rows, in the order of the columns; null is missing.")
    empty_columns: List[str] = Field(description="The columns that have no value in these rows.")
    offset: int = Field(description="The number of the first row here, from 0.")
    rows_total: int = Field(description="How many rows the table has; read_table gives the others.")


class TableSize(BaseModel):
    """A table that read_table can read."""

    name: str
    rows: int


class Answer(BaseModel):
    """What every tool that computes answers."""

    result: str = Field(description="The name of this result, for read_table.")
    simulated: bool = Field(description="Whether the prices are simulated; then say so with every number.")
    notes: List[str] = Field(description="What was noticed, warnings first.")
    notes_total: int
    page: Page = Field(description="The most useful table.")
    tables: List[TableSize] = Field(description="Every table of the result.")
    saved_to: Optional[str] = Field(default=None, description="The output folder that was written.")


class Inspected(Answer):
    """What the loader understood of prices."""

    symbols: List[str]
    first_date: Optional[str]
    last_date: Optional[str]
    trading_days: int
    suggested_adjustments: List[str] = Field(
        description="Splits and bonus issues that prices look like, as rows symbol,ex_date,factor; check each."
    )


class Documents(Answer):
    """Announcements that documents make."""

    announcements: int
    by_status: Dict[str, int] = Field(
        description="ok counts; repeat, review, no_date and others do not, for the reason in the row."
    )


class LeftOut(BaseModel):
    """An event that is not in the statistics."""

    event_id: str
    symbol: str
    reason: str
    detail: str


class Studied(Answer):
    """A finished event study."""

    title: str
    announcements: int
    studied: int = Field(description="How many events are in the statistics.")
    left_out: List[LeftOut] = Field(description="The others, at most 30, with reasons; all in the table exclusions.")
    questions: List[Any] = Field(description="Questions about prices inside the windows, to be settled first.")
    advice: List[str] = Field(description="Which tests to trust for this sample.")
    verdict: List[str] = Field(description="What the result depends on, where the study has a sensitivity.")
    events: Page = Field(description="Cumulative abnormal returns of single events, by window.")


class Sensitive(Answer):
    """One study under every combination of choices."""

    verdict: List[str]
    questions: List[Any]


class Averages(Answer):
    """Volume-weighted average prices."""

    figures: Dict[str, Any] = Field(description="Premia, prices of rules and averages, without the single sessions.")


class Explained(BaseModel):
    """What a test or a model is, in the words of the engine."""

    id: str
    kind: str = Field(description="test (of a window), event_test, group_test or model.")
    name: str
    formula: str
    null_distribution: str
    assumes: str = Field(description="What it takes for granted, and when it fails.")
    violated_by: List[str] = Field(description="What a sample can show against it.")
    source: str
    page: Optional[str] = Field(default=None, description="Its page of the documentation, in Markdown.")


class Explanations(BaseModel):
    """What tests and models are."""

    methods: List[Explained]


class Listed(BaseModel):
    """Files that can be read."""

    files: List[str] = Field(description="Paths that the other tools take, with sizes in bytes.")
    files_total: int


# Parameters

Rows = Annotated[int, Field(ge=1, le=MOST_ROWS, description="How many rows of a table are answered at most.")]
Paths = Annotated[
    Union[str, List[str], None], Field(description="A path inside the folders of the server, or several; no patterns.")
]
Windows = Annotated[
    Union[str, List[str], None], Field(description='Trading days relative to day 0 that are tested: ["-1..1", "0..0"].')
]
Options = Annotated[
    Optional[Dict[str, Any]],
    Field(
        description="Further settings, called as the options of the command with underscores: returns, calendar, "
        "adjustments, factors, series, date_format, min_estimation, alternative, draws, seed, skip_bad_rows, ..."
    ),
]
Output = Annotated[
    Optional[str],
    Field(description="A folder inside those of the server to write the whole output to; nothing is written without."),
]
StudyFile = Annotated[Optional[str], Field(description="A study file (.toml); the other parameters override it.")]


class Workbench:
    """The tools, on the files of some folders."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._results: Dict[str, Any] = {}
        self._numbers = itertools.count(1)

    # Inputs

    def _paths(self, given: Union[str, List[str], None]) -> Optional[List[str]]:
        if given is None:
            return None
        found = [self.folders.input(path) for path in ([given] if isinstance(given, str) else given)]
        if not found:
            raise InputError("a list of files is empty; name at least one, or leave it out")
        return found

    def _options(self, given: Optional[Dict[str, Any]], **named: Any) -> Dict[str, Any]:
        options = dict(given or {})
        for name, reason in _REFUSED.items():
            if name in options:
                raise InputError(f"{name} is not taken here, as {reason}; leave it out", setting=name)
        self.folders.settings(options, self.folders.roots[0])
        for name, value in named.items():
            if value is not None:
                options[name] = value
        return {**options, "cache": False}

    def _study_file(self, given: Optional[str]) -> Optional[str]:
        """A study file, none of whose settings names a file outside."""
        if given is None:
            return None
        path = self.folders.input(given)
        if not path.endswith(".toml"):
            raise InputError(f"{given} is no study file; its name ends in .toml")
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib
        try:
            with open(path, "rb") as file:
                tables = tomllib.load(file)
        except (OSError, ValueError) as error:
            raise InputError(f"{given}: cannot be read as TOML: {error}; correct it", file=given) from error
        self.folders.settings(tables, os.path.dirname(path))
        return path

    # Results

    def _keep(self, kind: str, result: Any) -> str:
        name = f"{kind}-{next(self._numbers)}"
        self._results[name] = result
        while len(self._results) > _KEPT:
            del self._results[next(iter(self._results))]
        return name

    def _answer(self, kind: str, result: Any, table: str, rows: int, output: Optional[str] = None) -> Dict[str, Any]:
        saved = None
        if output is not None:
            saved = self.folders.output(output)
            result.save(saved)
        notes = result.notes
        return dict(
            result=self._keep(kind, result),
            notes=notes[:_MOST_NOTES],
            notes_total=len(notes),
            page=_page(table, result.table(table).to_dict(), rows),
            tables=[TableSize(name=name, rows=len(found)) for name, found in result.tables.items() if len(found)],
            saved_to=saved,
        )

    # Tools

    def list_files(
        self,
        folder: Annotated[Optional[str], Field(description="A folder inside those of the server; all without.")] = None,
        named: Annotated[str, Field(description="A text that the path holds, such as .csv.")] = "",
        rows: Rows = 100,
    ) -> Listed:
        """Lists the files that can be read, with their sizes. Begin here when you do not know the paths."""
        roots = [self.folders.input(folder)] if folder else self.folders.roots
        found: List[str] = []
        for root in roots:
            for place, below, names in os.walk(root):
                below[:] = sorted(name for name in below if not name.startswith("."))
                for name in sorted(names):
                    path = os.path.join(place, name)
                    if named in path and not name.startswith(".") and os.path.isfile(path) and not os.path.islink(path):
                        found.append(path)
        shown = [f"{path} ({os.path.getsize(path)} bytes)" for path in found[:rows]]
        return Listed(files=shown, files_total=len(found))

    def read_table(
        self,
        result: Annotated[str, Field(description='The result of an earlier answer, such as "study-1".')],
        table: Annotated[str, Field(description="The name of one of its tables.")],
        offset: Annotated[int, Field(ge=0, description="The first row, from 0.")] = 0,
        rows: Rows = 50,
        columns: Annotated[Optional[List[str]], Field(description="Only these columns.")] = None,
        equal: Annotated[
            Optional[Dict[str, Any]],
            Field(description='Only rows with these values, such as {"model": "market", "test": "bmp_t"}.'),
        ] = None,
    ) -> Page:
        """Reads further rows of a table of an earlier result. The last eight results are kept."""
        found = self._results.get(result)
        if found is None:
            known = ", ".join(self._results) or "none"
            raise InputError(f"there is no result {result} any more; kept are {known}; run it again")
        try:
            whole = found.table(table)
            content = {name: whole[name] for name in (columns or whole.columns)}
            chosen = {name: whole[name] for name in (equal or {})}
        except KeyError as error:
            raise InputError(f"there is no {error.args[0]}") from None
        places = [
            place
            for place in range(len(whole))
            if all(_cell(chosen[name][place]) == value for name, value in (equal or {}).items())
        ]
        chosen_rows = {name: [values[place] for place in places] for name, values in content.items()}
        return _page(table, chosen_rows, rows, offset)

    def inspect_prices(
        self, prices: Paths, market: Paths = None, options: Options = None, rows: Rows = 20
    ) -> Inspected:
        """Shows what is understood of price files: columns, dates, symbols, gaps, jumps like splits, duplicates.

        Do this before a study. A jump like a split has to be settled by a table of adjustments (symbol, ex_date,
        factor) or by adjusted prices; suggested_adjustments has what the jumps look like, which may be wrong.
        """
        result = leyline.inspect(self._paths(prices), self._paths(market), **self._options(options))
        whole = result.to_dict()
        return Inspected(
            **self._answer("inspection", result, "columns", rows),
            simulated=bool(whole.get("simulated", False)),
            symbols=whole["symbols"][:MOST_ROWS],
            first_date=whole.get("first_date"),
            last_date=whole.get("last_date"),
            trading_days=whole["n_days"],
            suggested_adjustments=whole.get("suggested_adjustments", []),
        )

    def read_announcements(
        self,
        paths: Paths,
        companies: Annotated[
            Optional[str], Field(description="A table of companies (symbol, name, aliases) beside those built in.")
        ] = None,
        options: Options = None,
        rows: Rows = 20,
    ) -> Documents:
        """Finds who announced what and when in documents, feeds, mails and tables, with the words that say it.

        No date is guessed. Each row has its evidence and, where it does not count as an event, the reason. The table
        is for review by a person before a study.
        """
        named = {"companies": self.folders.input(companies)} if companies is not None else {}
        result = leyline.announcements(self._paths(paths) or [], **self._options(options, **named))
        statuses = result.announcements["status"]
        return Documents(
            **self._answer("announcements", result, "announcements", rows),
            simulated=False,
            announcements=len(statuses),
            by_status={status: statuses.count(status) for status in sorted(set(statuses))},
        )

    def run_study(
        self,
        study: StudyFile = None,
        prices: Paths = None,
        market: Paths = None,
        events: Annotated[
            Union[str, List[str], None], Field(description="Tables of events: symbol and date or time.")
        ] = None,
        announcements: Annotated[
            Union[str, List[str], None], Field(description="Documents, or folders of them, that make the events.")
        ] = None,
        model: Annotated[
            Union[str, List[str], None], Field(description="Models of expected returns, such as market; see explain_test.")
        ] = None,
        tests: Annotated[Union[str, List[str], None], Field(description="Tests of windows, such as kp_bmp_t.")] = None,
        windows: Windows = None,
        estimation: Annotated[Optional[str], Field(description='The estimation window, such as "-250..-11".')] = None,
        event_window: Annotated[Optional[str], Field(description='The days around each event: "-10..10".')] = None,
        options: Options = None,
        output: Output = None,
        rows: Rows = 20,
    ) -> Studied:
        """Runs an event study: abnormal returns around announcements and their tests.

        Give a study file, or prices with market and events or announcements. page has the tests; an effect counts only
        where the tests that advice prefers find it. Run sensitivity before you report an effect.
        """
        file, inputs = self._inputs(study, prices, market, events)
        options = self._options(
            options,
            announcements=self._paths(announcements),
            model=model,
            tests=tests,
            windows=windows,
            estimation=estimation,
            event_window=event_window,
        )
        result = leyline.study(file, **options) if file else leyline.study(**inputs, **options)
        whole = result.to_dict()
        events_found = result.events
        left_out = list(result.exclusions)
        tables = result.tables
        has_tests = "tests" in tables
        return Studied(
            **self._answer("study", result, "tests" if has_tests else "exclusions", rows, output),
            simulated=whole["simulated"],
            title=whole["title"],
            announcements=len(events_found),
            studied=len(events_found) - len(left_out),
            left_out=[LeftOut(**row) for row in left_out[:30]],
            questions=whole.get("questions", []),
            advice=result.advice,
            verdict=result.verdict,
            events=_page("cars", tables["cars"].to_dict(), rows) if has_tests else _page("events", events_found.to_dict(), rows),
        )

    def _inputs(self, study: Optional[str], prices: Any, market: Any, events: Any):
        file = self._study_file(study)
        inputs = {
            name: found
            for name, found in zip(("prices", "market", "events"), map(self._paths, (prices, market, events)))
            if found is not None
        }
        if file and inputs:
            raise InputError("give a study file or prices, market and events, not both; write a study file for a mix")
        if not file and "prices" not in inputs:
            raise InputError("neither a study file nor prices are named; list_files tells which files there are")
        return file, inputs

    def sensitivity(
        self,
        study: StudyFile = None,
        prices: Paths = None,
        market: Paths = None,
        events: Paths = None,
        announcements: Paths = None,
        model: Annotated[Union[str, List[str], None], Field(description="Only these models.")] = None,
        tests: Annotated[Union[str, List[str], None], Field(description="Only these tests.")] = None,
        windows: Windows = None,
        placebos: Annotated[Optional[int], Field(ge=0, le=10_000, description="Random days without events.")] = None,
        options: Options = None,
        output: Output = None,
        rows: Rows = 20,
    ) -> Sensitive:
        """Repeats a study under every window, several models, indices, estimation windows and kinds of returns.

        verdict says in sentences what the result depends on and what survives the correction for all of it.
        """
        file, inputs = self._inputs(study, prices, market, events)
        options = self._options(
            options,
            announcements=self._paths(announcements),
            model=model,
            tests=tests,
            windows=windows,
            placebos=placebos,
        )
        result = leyline.sensitivity(file, **options) if file else leyline.sensitivity(**inputs, **options)
        if not result.tables:
            raise InputError("no event could be studied; run_study tells why in left_out")
        whole = result.to_dict()
        return Sensitive(
            **self._answer("sensitivity", result, "sensitivity", rows, output),
            simulated=whole["simulated"],
            verdict=result.verdict,
            questions=whole.get("questions", []),
        )

    def vwap(
        self,
        prices: Paths,
        events: Paths = None,
        on: Annotated[
            Optional[str], Field(description="The day that the sessions lie before: 2025-09-02. Without events.")
        ] = None,
        price: Annotated[Optional[float], Field(gt=0, description="The price whose premium is asked for.")] = None,
        rule: Annotated[
            Optional[str],
            Field(
                description="A rule that prescribes a price: icdr-preferential, sast, delisting, qip, unaffected, "
                "material-price-movement."
            ),
        ] = None,
        security: Annotated[Optional[str], Field(description="The security, where the files have several.")] = None,
        intraday: Paths = None,
        options: Options = None,
        output: Output = None,
        rows: Rows = 20,
    ) -> Averages:
        """Computes volume-weighted average prices: around events, before a day, or as a rule prescribes.

        With events, averages around each; with `on` and `price`, the premium over averages before the day; with `on`
        and `rule`, the price that the rule prescribes. Prices are as they were traded.
        """
        options = self._options(
            options, on=on, price=price, rule=rule, security=security, intraday=self._paths(intraday)
        )
        result = leyline.vwap(self._paths(prices), self._paths(events), **options)
        whole = result.to_dict()
        return Averages(
            **self._answer("vwap", result, "vwap", rows, output),
            simulated=whole["simulated"],
            figures={
                name: _bounded(value)
                for name, value in whole.items()
                if name not in ("sessions", "notes", "inputs", "versions", "simulated", "configuration")
            },
        )

    def explain_test(
        self,
        test: Annotated[
            Optional[str], Field(description="The identifier of a test or a model, such as bmp_t; without, all in short.")
        ] = None,
    ) -> Explanations:
        """Explains a test or a model: formula, what it assumes, when it fails, its source, as the engine states it."""
        methods = leyline.methods()
        if test is None:
            return Explanations(methods=[_explained(method) for method in methods])
        names = {method["id"]: method for method in methods}
        if test not in names:
            near = difflib.get_close_matches(test, names, n=1)
            advice = f"did you mean {near[0]}? " if near else ""
            raise InputError(f"there is no test or model {test}; {advice}known are {', '.join(names)}")
        method = names[test]
        return Explanations(methods=[_explained(method, _page_of(method))])


def _page(name: str, columns: Dict[str, List[Any]], rows: int, offset: int = 0) -> Page:
    """Some rows of a table, without the columns that are empty in them."""
    shown = {column: [_cell(value) for value in values[offset : offset + rows]] for column, values in columns.items()}
    filled = {column: values for column, values in shown.items() if any(value not in (None, "") for value in values)}
    return Page(
        table=name,
        columns=list(filled),
        rows=[list(row) for row in zip(*filled.values())],
        empty_columns=[column for column in shown if column not in filled],
        offset=offset,
        rows_total=len(next(iter(columns.values()), [])),
    )


def _explained(method: Dict[str, Any], page: Optional[str] = None) -> Explained:
    return Explained(**{name: method[name] for name in Explained.model_fields if name in method}, page=page)


def _page_of(method: Dict[str, Any]) -> Optional[str]:
    """The page of a method, where the package has the documents."""
    folder = "models" if method["kind"] == "model" else "tests"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_docs", folder, f"{method['id']}.md")
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _bounded(value: Any) -> Any:
    """A value whose lists are no longer than an answer may have."""
    if isinstance(value, list):
        short = [_bounded(part) for part in value[:MOST_ROWS]]
        return short if len(value) <= MOST_ROWS else [*short, f"... {len(value) - MOST_ROWS} more"]
    if isinstance(value, dict):
        return {name: _bounded(part) for name, part in value.items()}
    return value


def server(folders: List[str]) -> MCPServer:
    """The server of some folders, not yet running."""
    bench = Workbench(Folders(folders))
    made = MCPServer("leyline", instructions=INSTRUCTIONS)
    for tool, writes in (
        (bench.list_files, False),
        (bench.inspect_prices, False),
        (bench.read_announcements, False),
        (bench.run_study, True),
        (bench.sensitivity, True),
        (bench.vwap, True),
        (bench.explain_test, False),
        (bench.read_table, False),
    ):
        annotations = ToolAnnotations(readOnlyHint=not writes, destructiveHint=False, openWorldHint=False)
        made.add_tool(_told(tool), name=tool.__name__, annotations=annotations)
    return made


def _told(tool: Any) -> Any:
    """A tool on a thread of its own, whose errors are the sentences of the library."""

    @functools.wraps(tool)
    async def run(*positional: Any, **named: Any) -> Any:
        try:
            return await anyio.to_thread.run_sync(functools.partial(tool, *positional, **named))
        except LeylineError as error:
            raise ToolError(str(error)) from error

    return run


def main(arguments: Optional[List[str]] = None) -> None:
    """Runs the server over standard input and output."""
    parser = argparse.ArgumentParser(
        prog="leyline-mcp",
        description="Event studies for agents over the Model Context Protocol: reads only files inside the folders, and "
        "writes only output folders inside them, where a call asks for one.",
    )
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="a folder whose files may be read")
    parser.add_argument("--version", action="version", version=f"leyline {leyline.__version__}")
    given = parser.parse_args(arguments)
    try:
        made = server(given.folders)
    except LeylineError as error:
        sys.exit(f"leyline-mcp: {error}")
    # Relative paths in options are relative to the first folder.
    os.chdir(Folders(given.folders).roots[0])
    made.run(transport="stdio")


if __name__ == "__main__":
    main()
