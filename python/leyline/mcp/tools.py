"""The tools: what an agent can ask for, on the files of some folders."""

import difflib
import os
from typing import Annotated, Any, Dict, List, Optional, Union

from pydantic import Field

import leyline
from leyline._errors import InputError
from leyline._folders import Folders

from .answers import (
    Averages,
    Documents,
    Explained,
    Explanations,
    Inspected,
    LeftOut,
    Listed,
    Page,
    Sensitive,
    Studied,
)
from .parameters import MOST_ROWS, Inputs, Options, Output, Paths, Rows, StudyFile, Windows
from .results import Results, bounded, page


class Workbench:
    """The tools, on the files of some folders."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._inputs = Inputs(folders)
        self._results = Results()

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
        return self._results.page(result, table, offset, rows, columns, equal)

    def inspect_prices(
        self, prices: Paths, market: Paths = None, options: Options = None, rows: Rows = 20
    ) -> Inspected:
        """Shows what is understood of price files: columns, dates, symbols, gaps, jumps like splits, duplicates.

        Do this before a study. A jump like a split has to be settled by a table of adjustments (symbol, ex_date,
        factor) or by adjusted prices; suggested_adjustments has what the jumps look like, which may be wrong.
        """
        result = leyline.inspect(self._inputs.paths(prices), self._inputs.paths(market), **self._inputs.options(options))
        whole = result.to_dict()
        return Inspected(
            **self._results.answer("inspection", result, "columns", rows),
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
        result = leyline.announcements(self._inputs.paths(paths) or [], **self._inputs.options(options, **named))
        statuses = result.announcements["status"]
        return Documents(
            **self._results.answer("announcements", result, "announcements", rows),
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
        file, inputs = self._inputs.study(study, prices, market, events)
        options = self._inputs.options(
            options,
            announcements=self._inputs.paths(announcements),
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
        first = "tests" if has_tests else "exclusions"
        return Studied(
            **self._results.answer("study", result, first, rows, self._inputs.output(output)),
            simulated=whole["simulated"],
            title=whole["title"],
            announcements=len(events_found),
            studied=len(events_found) - len(left_out),
            left_out=[LeftOut(**row) for row in left_out[:30]],
            questions=whole.get("questions", []),
            advice=result.advice,
            verdict=result.verdict,
            events=(
                page("cars", tables["cars"].to_dict(), rows)
                if has_tests
                else page("events", events_found.to_dict(), rows)
            ),
        )

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
        file, inputs = self._inputs.study(study, prices, market, events)
        options = self._inputs.options(
            options,
            announcements=self._inputs.paths(announcements),
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
            **self._results.answer("sensitivity", result, "sensitivity", rows, self._inputs.output(output)),
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
        options = self._inputs.options(
            options, on=on, price=price, rule=rule, security=security, intraday=self._inputs.paths(intraday)
        )
        result = leyline.vwap(self._inputs.paths(prices), self._inputs.paths(events), **options)
        whole = result.to_dict()
        return Averages(
            **self._results.answer("vwap", result, "vwap", rows, self._inputs.output(output)),
            simulated=whole["simulated"],
            figures={
                name: bounded(value)
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


def _explained(method: Dict[str, Any], page: Optional[str] = None) -> Explained:
    return Explained(**{name: method[name] for name in Explained.model_fields if name in method}, page=page)


def _page_of(method: Dict[str, Any]) -> Optional[str]:
    """The page of a method, where the package has the documents."""
    folder = "models" if method["kind"] == "model" else "tests"
    path = os.path.join(os.path.dirname(os.path.abspath(leyline.__file__)), "_docs", folder, f"{method['id']}.md")
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None
