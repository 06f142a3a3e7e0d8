"""The options of studies, for editors and type checkers.

Every option is called as that of the command line, with underscores: docs/python.md has the whole list. A test
holds this list against the library's.
"""

from __future__ import annotations

import os
import sys
from typing import Any, Sequence, Tuple, Union

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


class Options(TypedDict, total=False):
@@
