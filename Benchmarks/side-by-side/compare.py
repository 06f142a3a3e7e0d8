#!/usr/bin/env python3
"""Times Leyline and other programs on the same data in one run, in turns, and checks that they agree.

Studies: NumPy and Numba as an expert writes them, pandas as one writes it who wants an answer, the
package `eventstudy`, and `leyline sensitivity`. Loading: Polars, pandas, Leyline. Bootstrap: NumPy,
Leyline. Each run is a process of its own. The seconds of a Python program are its own, without the
start of the interpreter and imports; those of Leyline's study are the whole command, from its start
to the folder it wrote. Every cell has to equal NumPy's to 1e-9.

The baselines are scripts that are not part of this repository: gen.py, load.py, nse_files.py,
expert_numpy.py, expert_numba.py and bootstrap.py in one folder. Data that the folder for data lacks
are made by them, with a seed; they are simulated.

usage: compare.py --data FOLDER --baselines FOLDER [--events N ...] [--turns N] [--threads N]
                  [--only studies|frames|loading|bootstrap ...] [--no-page] [--no-build] [--python PATH]
needs: the network once, for Python packages in an environment of its own
"""

import argparse
import json
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import contest  # noqa: E402
import leyline_command  # noqa: E402
from contest import Contestant  # noqa: E402
import page  # noqa: E402
from timing import environment, machine, process, programs  # noqa: E402

PAGE = programs.REPOSITORY / "docs" / "speed.md"
WORK = programs.BENCHMARKS / ".build" / "side-by-side"
EXPERT_PACKAGES = ["numpy", "scipy", "polars", "pandas", "pyarrow", "numba"]
SYMBOLS, DAYS = 2000, 1500
TOLERANCE = 1e-9
TABLE = "sensitivity.csv"


class Disagreement(Exception):
    """Two programs whose numbers differ."""


def own_seconds(name):
    """The seconds that a program reports of itself under a name."""
    return lambda run: run.report[name]


def first_run(run):
    """The seconds of the one run that a workload did."""
    return run.report["seconds"][0]


def agree(name, found, expected):
    """Requires two numbers to agree."""
    difference = abs(found - expected) / abs(expected)
    if not difference <= TOLERANCE:
        raise Disagreement(f"{name}: {found} instead of {expected}, off by {difference:.1e}")


class SideBySide:
    """The data, the programs and what was found."""

    def __init__(self, options):
        self.options = options
        self.data = pathlib.Path(options.data).resolve()
        self.baselines = pathlib.Path(options.baselines).resolve()
        self.prices = self.data / f"prices_{SYMBOLS}.csv"
        self.market = self.data / f"market_{SYMBOLS}.csv"
        WORK.mkdir(parents=True, exist_ok=True)
        # Some baselines look for the folder `data` where they are started.
        self.place = WORK / "place"
        self.place.mkdir(exist_ok=True)
        link = self.place / "data"
        link.unlink(missing_ok=True)
        link.symlink_to(self.data)
        self.python = options.python or environment.prepare(WORK / "expert", EXPERT_PACKAGES)
        if self.python is None:
            sys.exit("compare.py: the packages of the baselines are out of reach; give --python")
        self.peer = environment.prepare(WORK / "peer", ["eventstudy"])
        self.environment = {
            "PYTHONPATH": str(programs.REPOSITORY / "python"),
            "LEYLINE_LIBRARY": str(programs.REPOSITORY / ".build" / "library" / "libleyline.so"),
            "POLARS_MAX_THREADS": str(options.threads),
            "NUMBA_CACHE_DIR": str(WORK / "numba"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.notes = []

    def baseline(self, name, *arguments):
        return [self.python, self.baselines / name, *arguments]

    def make_data(self):
        """Lets the baselines write data that are missing."""
        self.data.mkdir(parents=True, exist_ok=True)
        if not self.prices.exists():
            print(f"writing {self.prices.parent}, some minutes", file=sys.stderr)
            process.run(self.baseline("gen.py", SYMBOLS, DAYS, self.data))
        if not (self.data / "nse").exists():
            process.run(self.baseline("nse_files.py", "gen"), self.place)

        for count in self.options.events:
            self.leave_out_repeats(self.data / f"events_{SYMBOLS}_{count}.csv")

    @staticmethod
    def leave_out_repeats(path):
        """Leaves each event once: Leyline counts two of one security and day once, NumPy twice."""
        lines = path.read_text().splitlines()
        kept = list(dict.fromkeys(lines))
        if len(kept) < len(lines):
            path.write_text("\n".join(kept) + "\n")

    @staticmethod
    def number_of(events):
        """How many events a file has."""
        with open(events, encoding="utf-8") as file:
            return sum(1 for _ in file) - 1

    def hold(self, contestants):
        return contest.hold(contestants, self.options.turns, self.environment)

    def studies(self):
        """Whole studies of several sizes; every cell against NumPy's."""
        return [row for count in self.options.events for row in self.study(count)]

    def study(self, count):
        events = self.data / f"events_{SYMBOLS}_{count}.csv"
        output, again, grid = WORK / "output", WORK / "again", WORK / "grid.json"
        contestants = [
            Contestant("Leyline", self.leyline(self.prices, events, output)),
            Contestant(
                "Leyline, prices in its cache",
                self.leyline(self.cached_prices(), events, again, "--cache"),
            ),
            Contestant(
                "NumPy, expert",
                self.baseline("expert_numpy.py", SYMBOLS, count, "--data", self.data, "--out", grid),
                own_seconds("no_import_s"),
            ),
            Contestant(
                "Numba, expert, compiled",
                self.baseline("expert_numba.py", SYMBOLS, count),
                own_seconds("no_import_s"),
                self.place,
            ),
        ]
        if count <= self.options.plain_events:
            contestants += self.plain_studies(events)
        outcomes = self.hold(contestants)
        self.check_study(self.number_of(events), {o.name: o for o in outcomes}, output, json.loads(grid.read_text()))
        if (again / TABLE).read_bytes() != (output / TABLE).read_bytes():
            raise Disagreement(f"{count} events: {TABLE} differs with prices from the cache")
        notes = {name: " ¹" for name in ("pandas, plain", "eventstudy")}
        return contest.rows(outcomes, f"{count:,} events", notes)

    def frames(self):
        """Studies of data frames that are in memory: what a user of Python waits for."""
        rows = []
        for count in self.options.events:
            events = self.data / f"events_{SYMBOLS}_{count}.csv"
            output, grid = WORK / "frames", WORK / "grid.json"
            own = [self.python, HERE / "from_frame.py", self.prices, self.market, events, output]
            contestants = [
                Contestant("Leyline", [*own, self.options.threads], own_seconds("seconds")),
                Contestant(
                    "NumPy, expert",
                    self.baseline("expert_numpy.py", SYMBOLS, count, "--data", self.data, "--out", grid),
                    lambda run: run.report["no_import_s"] - run.report["T"]["load"],
                ),
            ]
            if self.peer is not None and count <= self.options.plain_events:
                contestants.append(
                    Contestant(
                        "eventstudy",
                        self.prepared_peer(events),
                        lambda run: run.report["total_s"] - run.report["load_s"],
                    )
                )
            outcomes = self.hold(contestants)
            found = leyline_command.cells(output)
            worst, numbers, words = leyline_command.worst_difference(
                found, json.loads(grid.read_text())["grid"], self.number_of(events)
            )
            if not worst <= TOLERANCE:
                raise Disagreement(f"{count} events of a frame: {words}, is off by {worst:.1e}")
            self.notes.append(
                f"{count:,} events: {numbers:,} numbers compared with NumPy's; the largest relative "
                f"difference is {worst:.1e}."
            )
            rows += contest.rows(outcomes, f"{count:,} events", {"eventstudy": " ¹"})
        return rows

    def prepared_peer(self, events):
        """The command of PyPI's package on a table of returns that is made first."""
        returns = WORK / "returns.csv"
        script = HERE / "peer_eventstudy.py"
        if not returns.exists() or returns.stat().st_mtime < self.prices.stat().st_mtime:
            process.run([self.peer, script, "prepare", self.prices, self.market, returns])
        return [self.peer, script, "run", returns, events]

    def leyline(self, prices, events, output, *more):
        threads = self.options.threads
        return leyline_command.command(
            programs.LEYLINE, prices, self.market, events, output, threads, *more
        )

    def cached_prices(self):
        """A name for the prices in a folder of its own, where the cache may stand beside them."""
        folder = WORK / "cached"
        folder.mkdir(exist_ok=True)
        link = folder / self.prices.name
        link.unlink(missing_ok=True)
        link.symlink_to(self.prices)
        return link

    def plain_studies(self, events):
        """Studies of one model and one window, which is all that these two compute."""
        command = [self.python, HERE / "plain_pandas.py", self.prices, self.market, events]
        found = [Contestant("pandas, plain", command, own_seconds("total_s"))]
        if self.peer is None:
            self.notes.append("PyPI's eventstudy is out of reach and left out.")
            return found
        return found + [
            Contestant("eventstudy", self.prepared_peer(events), own_seconds("total_s"))
        ]

    def check_study(self, count, outcomes, output, baseline):
        found = leyline_command.cells(output)
        worst, numbers, words = leyline_command.worst_difference(found, baseline["grid"], count)
        if not worst <= TOLERANCE:
            raise Disagreement(f"{count} events: {words}, is off by {worst:.1e}")
        main = baseline["main"]
        numba = outcomes["Numba, expert, compiled"].last.report["main"]
        for name, value in zip(("caar", "t_cs", "patell", "bmp", "gsign", "corrado"), numba):
            agree(f"Numba's {name}", value, main[name])
        if "pandas, plain" in outcomes:
            report = outcomes["pandas, plain"].last.report
            agree("pandas' CAAR", report["caar"], main["caar"])
            agree("pandas' t", report["t"], main["t_cs"])
        if "eventstudy" in outcomes:
            agree("eventstudy's CAAR", outcomes["eventstudy"].last.report["caar"], main["caar"])
        self.notes.append(
            f"{count:,} events: {numbers:,} numbers of {len(baseline['grid'])} cells compared with "
            f"NumPy's; the largest relative difference is {worst:.1e} ({words})."
        )

    def loading(self):
        """Loading alone: one long file, then one file for each symbol."""
        threads = self.options.threads
        load = [programs.program("load-prices"), "--threads", threads]
        loaders = {
            "Polars, lazy": "polars-lazy", "Polars": "polars",
            "pandas, pyarrow": "pandas-pyarrow", "pandas": "pandas",
        }  # fmt: skip
        outcomes = self.hold(
            [Contestant("Leyline", [*load, self.prices], own_seconds("load_s"))]
            + [
                Contestant(
                    name, self.baseline("load.py", loader, self.prices, "3"), own_seconds("total_s")
                )
                for name, loader in loaders.items()
            ]
        )
        for outcome in outcomes[1:]:
            agree(f"{outcome.name}'s sum", outcome.last.report["chk"],
                  outcomes[0].last.report["checksum"])
        size = self.prices.stat().st_size / 1e6
        rows = contest.rows(outcomes, f"one file, {size:.0f} MB, closes")
        files = sorted((self.data / "nse").glob("*.csv"))
        outcomes = self.hold(
            [
                Contestant(
                    "Leyline", [*load, "--fields", "close,vwap,volume", *files], own_seconds("load_s")
                )
            ]
            + [
                Contestant(
                    name, self.baseline("nse_files.py", loader), own_seconds("s"), self.place
                )
                for name, loader in {"Polars": "polars", "pandas": "pandas"}.items()
            ]
        )
        for outcome in outcomes[1:]:
            # These sums are rounded to two digits.
            agree(f"{outcome.name}'s sum of the files", outcome.last.report["chk"],
                  round(outcomes[0].last.report["checksum"], 2))
        size = sum(file.stat().st_size for file in files) / 1e6
        rows += contest.rows(outcomes, f"{len(files):,} files, {size:.0f} MB, three columns")
        self.notes.append("The sums of all closes agree.")
        return rows

    def bootstrap(self):
        """10,000 draws of the t statistic of 1,000 events."""
        work = [programs.program("run-workload"), "bootstrap", "--threads"]
        outcomes = self.hold(
            [
                Contestant("Leyline", [*work, self.options.threads], first_run),
                Contestant("Leyline, one thread", [*work, 1], first_run),
                Contestant("NumPy, expert", self.baseline("bootstrap.py", 1000, 10_000),
                           own_seconds("gather_s")),
            ]
        )
        return contest.rows(outcomes, "1,000 events, 10,000 draws")

    def run(self, task):
        """Runs one task; returns its table with the circumstances and what was checked."""
        self.notes = []
        before = machine.load_average()
        rows = getattr(self, task)()
        return "\n".join(
            [
                page.table(contest.HEADER, rows),
                "",
                f"{machine.description()}; {self.options.threads} threads; median of "
                f"{self.options.turns} turns after one that does not count; load average {before} "
                f"before, {machine.load_average()} after. {self.versions()}. "
                + " ".join(self.notes),
            ]
        )

    def versions(self):
        """The packages that took part."""
        experts = environment.versions(self.python, ["numpy", "numba", "polars", "pandas"])
        peer = environment.versions(self.peer, ["eventstudy"]) if self.peer else ""
        return ", ".join(filter(None, [experts, peer]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--baselines", required=True)
    parser.add_argument("--events", type=int, nargs="+", default=[1000, 20_000, 200_000])
    parser.add_argument("--plain-events", type=int, default=20_000,
                        help="the most events for pandas and eventstudy")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--only", nargs="+", choices=["studies", "frames", "loading", "bootstrap"],
                        default=["studies", "frames", "loading", "bootstrap"])
    parser.add_argument("--python", help="an interpreter that has the baselines' packages")
    parser.add_argument("--no-page", action="store_true", help=f"leave {PAGE.name} as it is")
    parser.add_argument("--no-build", action="store_true", help="take the programs as they are")
    options = parser.parse_args()
    if not options.no_build:
        programs.build("load-prices", "run-workload")
    side_by_side = SideBySide(options)
    side_by_side.make_data()
    for task in options.only:
        text = side_by_side.run(task)
        print(f"\n{task}\n{text}", flush=True)
        if not options.no_page:
            page.replace(PAGE, {task: text})


if __name__ == "__main__":
    try:
        main()
    except (Disagreement, process.CommandFailed) as failure:
        sys.exit(f"compare.py: {failure}")
