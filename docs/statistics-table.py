#!/usr/bin/env python3
"""Write the errors that the reference tests print into the tables of statistics.md.

    LEYLINE_ORACLE=<folder> swift test --filter Oracle | python3 docs/statistics-table.py

A printed line names a quantity, the number of its comparisons and the worst relative error:

    statistics patell_z                  n=78 worst=6.4e-15 cluster12 ff3 0...0

Quantities that are printed more than once are added up. A row without a printed quantity keeps its
cells; a row that should have one and has none is an error.
"""

import collections
import fnmatch
import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parent / "statistics.md"
LINE = re.compile(r"^(?P<name>\S.*?)\s+n=(?P<count>\d+) worst=(?P<error>\S+)")
TABLE = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
IDENTIFIER = re.compile(r"`([^`]+)`")
# The name in the printed lines where it is not the identifier.
FITS = {"market": "market_model"}
OTHER_TESTS = {"car_t": "cars scar", "sign_flip": "statistics sign_flip t"}
OTHER_P = {"wilcoxon": "statistics wilcoxon exact p"}


class Errors:
    """The comparisons and the worst error of each printed quantity."""

    def __init__(self, lines):
        self.counts = collections.Counter()
        self.worst = collections.defaultdict(float)
        for line in lines:
            if match := LINE.match(line):
                name = " ".join(match["name"].split())
                self.counts[name] += int(match["count"])
                self.worst[name] = max(self.worst[name], float(match["error"]))

    def cells(self, *patterns):
        """Return the number of comparisons and the worst error of all matching quantities."""
        names = {name for pattern in patterns for name in fnmatch.filter(self.counts, pattern)}
        if not names:
            return None
        worst = max(self.worst[name] for name in names)
        count = sum(self.counts[name] for name in names)
        return [f"{count:,}", "0" if worst == 0 else f"{worst:.1e}"]


def test_cells(errors, identifier):
    cells = errors.cells(OTHER_TESTS.get(identifier, f"statistics {identifier}"))
    if cells is None:
        return None
    p = errors.cells(OTHER_P.get(identifier, f"statistics {identifier} p"))
    return cells + [p[1] if p else ""]


def model_cells(errors, identifier):
    name = FITS.get(identifier, identifier)
    return errors.cells(f"fits {name} *", f"{name} *")


def convention_cells(errors, identifier):
    cells = errors.cells(f"statistics convention {identifier}")
    if cells is None:
        return None
    p = errors.cells(f"statistics convention {identifier} p")
    return cells + [p[1] if p else ""]


def fill(errors, table, row):
    """Return a row of a table with its last columns renewed."""
    identifier = IDENTIFIER.search(row.split("|")[1])
    if identifier is None:
        return row
    cells = {"tests": test_cells, "models": model_cells, "conventions": convention_cells}.get(
        table, lambda errors, pattern: errors.cells(pattern)
    )(errors, identifier[1])
    parts = [part.strip() for part in row.strip().strip("|").split("|")]
    if cells is None:
        if "?" in parts:
            raise ValueError(f"the output of the tests says nothing of {identifier[1]}")
        return row
    return "| " + " | ".join(parts[: -len(cells)] + cells) + " |"


def main():
    errors = Errors(sys.stdin)
    if not errors.counts:
        sys.exit("no comparison in the input: set LEYLINE_ORACLE and run the tests of Oracle")

    def renew(match):
        rows = [fill(errors, match[2], row) for row in match[3].splitlines()]
        return match[1] + "\n".join(rows) + "\n" + match[4]

    PAGE.write_text(TABLE.sub(renew, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
