"""The results of earlier calls, and their tables as an agent can read them."""

import itertools
from typing import Any, Dict, List, Optional

from leyline._errors import InputError

from .answers import Page, TableSize
from .parameters import MOST_ROWS

#: How many sentences of notes an answer has.
_MOST_NOTES = 30
#: How many results are kept for `read_table`.
_KEPT = 8


class Results:
    """The last results, by the names that answers gave them."""

    def __init__(self) -> None:
        self._results: Dict[str, Any] = {}
        self._numbers = itertools.count(1)

    def _keep(self, kind: str, result: Any) -> str:
        name = f"{kind}-{next(self._numbers)}"
        self._results[name] = result
        while len(self._results) > _KEPT:
            del self._results[next(iter(self._results))]
        return name

    def answer(self, kind: str, result: Any, table: str, rows: int, saved: Optional[str] = None) -> Dict[str, Any]:
        """Keeps a result, and gives what every answer about one has; writes it to the folder `saved` first."""
        if saved is not None:
            result.save(saved)
        notes = result.notes
        return dict(
            result=self._keep(kind, result),
            notes=notes[:_MOST_NOTES],
            notes_total=len(notes),
            page=page(table, result.table(table).to_dict(), rows),
            tables=[TableSize(name=name, rows=len(found)) for name, found in result.tables.items() if len(found)],
            saved_to=saved,
        )

    def page(
        self,
        result: str,
        table: str,
        offset: int,
        rows: int,
        columns: Optional[List[str]] = None,
        equal: Optional[Dict[str, Any]] = None,
    ) -> Page:
        """Some rows of a table of a result that is kept."""
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
        return page(table, chosen_rows, rows, offset)


def page(name: str, columns: Dict[str, List[Any]], rows: int, offset: int = 0) -> Page:
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


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def bounded(value: Any) -> Any:
    """A value whose lists are no longer than an answer may have."""
    if isinstance(value, list):
        short = [bounded(part) for part in value[:MOST_ROWS]]
        return short if len(value) <= MOST_ROWS else [*short, f"... {len(value) - MOST_ROWS} more"]
    if isinstance(value, dict):
        return {name: bounded(part) for name, part in value.items()}
    return value
