"""Puts the rates of the tests of one event into docs/one-event-inference.md.

Usage: make-one-event-page.py SIZE-1-EVENT.csv POWER-1-EVENT.csv

The files are what `leyline simulate size` and `leyline simulate power` print with `--events 1 --format csv`.
The tables of the page stand between comments that name them; the rest of the page stays as it is.
"""

import importlib.util
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "one-event-inference.md"
specification = importlib.util.spec_from_file_location("make_page", HERE / "make-page.py")
make_page = importlib.util.module_from_spec(specification)
specification.loader.exec_module(make_page)

WORLDS = make_page.WORLDS | {"garch": "waves of variance", "regime_change": "regime change"}
# One event on a date of its own: these two worlds are the first.
for world in ("one_date", "few_dates"):
    del WORLDS[world]


def size_table(rows, window):
    rows = [row for row in rows if row["window"] == window]
    cells = {(row["test"], row["scenario"]): make_page.cell(row) for row in rows}
    tests = [t for t in dict.fromkeys(row["test"] for row in rows) if cells[t, "no_event"] != "n/a"]
    return make_page.table(
        ["test", *WORLDS.values()],
        [[f"`{test}`", *(cells[test, world] for world in WORLDS)] for test in tests],
    )


def main(size_path, power_path):
    size, power = make_page.read(size_path), make_page.read(power_path)
    tables = {
        "day 0": size_table(size, (0, 0)),
        "-1..1": size_table(size, (-1, 1)),
        "-10..10": size_table(size, (-10, 10)),
        "power, no event": make_page.power_table(power, "no_event"),
        "power, heavy tails": make_page.power_table(power, "heavy_tails"),
        "power, waves of variance": make_page.power_table(power, "garch"),
    }
    make_page.replace(PAGE, tables)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
