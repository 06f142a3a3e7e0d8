"""Programs that do the same thing, run in turns."""

import collections
import dataclasses
import statistics
import sys
import typing

from timing import process


@dataclasses.dataclass(frozen=True)
class Contestant:
    """One program: how it is started, and how the seconds that count are found in its run."""

    name: str
    command: list
    seconds: typing.Callable = lambda run: run.wall
    folder: str | None = None


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The runs of one program."""

    name: str
    seconds: list
    runs: list

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        """The largest peak of all runs, in MB."""
        return max(run.peak for run in self.runs)

    @property
    def last(self):
        return self.runs[-1]


def hold(contestants, turns, environment):
    """Runs every program once in each turn, after a turn that warms caches and does not count."""
    found = collections.defaultdict(list)
    for turn in range(turns + 1):
        for contestant in contestants:
            if sys.stderr.isatty():
                print(f"\r  turn {turn} of {turns}: {contestant.name:<24}", end="", file=sys.stderr)
            run = process.run(contestant.command, contestant.folder, environment)
            if turn > 0:
                found[contestant.name].append((contestant.seconds(run), run))
    if sys.stderr.isatty():
        print("\r" + " " * 50 + "\r", end="", file=sys.stderr)
    return [
        Outcome(name, [seconds for seconds, _ in runs], [run for _, run in runs])
        for name, runs in found.items()
    ]


def rows(outcomes, label, notes=None):
    """Table rows: the label on the first one, seconds with their range, the ratio to the first, memory."""
    first = outcomes[0].median
    lines = []
    for outcome in outcomes:
        lines.append(
            [
                label if outcome is outcomes[0] else "",
                f"{outcome.name}{(notes or {}).get(outcome.name, '')}",
                f"{outcome.median:.3f}",
                f"{min(outcome.seconds):.3f} to {max(outcome.seconds):.3f}",
                f"{outcome.median / first:.2f}",
                f"{outcome.peak:.0f}",
            ]
        )
    return lines


HEADER = ["", "program", "seconds", "range", "÷ Leyline", "peak MB"]
