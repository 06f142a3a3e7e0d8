"""What the tools take, and how it becomes settings of the library that name only files inside the folders."""

import os
import sys
from typing import Annotated, Any, Dict, List, Optional, Tuple, Union

from pydantic import Field

from leyline._errors import InputError
from leyline._folders import Folders

#: How many rows of one table an answer can have.
MOST_ROWS = 200
#: Options that are not taken, with the reason.
_REFUSED = {
    "cache": "it writes beside the price files",
    "threads": "the server sets it",
    "progress": "nobody would see it",
    **dict.fromkeys(("prices", "market", "events"), "it is a parameter of its own"),
}

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


class Inputs:
    """The parameters of calls, with their files looked up in the folders of the server."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    def paths(self, given: Union[str, List[str], None]) -> Optional[List[str]]:
        """Files inside the folders, in their absolute form."""
        if given is None:
            return None
        found = [self.folders.input(path) for path in ([given] if isinstance(given, str) else given)]
        if not found:
            raise InputError("a list of files is empty; name at least one, or leave it out")
        return found

    def output(self, given: Optional[str]) -> Optional[str]:
        """The folder that a call asks to write to, where it asks for one."""
        return None if given is None else self.folders.output(given)

    def options(self, given: Optional[Dict[str, Any]], **named: Any) -> Dict[str, Any]:
        """The options of a call, those named included, without what a server does not take."""
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

    def study(
        self, study: Optional[str], prices: Any, market: Any, events: Any
    ) -> Tuple[Optional[str], Dict[str, List[str]]]:
        """Either a study file or the tables that a study is made of."""
        file = self._study_file(study)
        inputs = {
            name: found
            for name, found in zip(("prices", "market", "events"), map(self.paths, (prices, market, events)))
            if found is not None
        }
        if file and inputs:
            raise InputError("give a study file or prices, market and events, not both; write a study file for a mix")
        if not file and "prices" not in inputs:
            raise InputError("neither a study file nor prices are named; list_files tells which files there are")
        return file, inputs
