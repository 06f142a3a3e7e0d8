"""Runs of the program under faults, on this machine alone."""

import datetime
import pathlib
import random
import subprocess

from checkout import COMMAND

# What docs/installing.md and the help promise: done, the input is wrong, an internal error, wrong arguments.
STATUSES = {0, 1, 2, 64}
STUDY = [
    "study", "--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv",
    "--estimation", "-60..-11",
]


def write_inputs(folder: pathlib.Path, securities: int = 3, days: int = 150) -> None:
    """Write a small market: prices, an index and announcements."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(7)
    day, dates = datetime.date(2022, 1, 3), []
    while len(dates) < days:
        if day.weekday() < 5:
            dates.append(day)
        day += datetime.timedelta(days=1)
    with open(folder / "prices.csv", "w") as file:
        file.write("symbol,date,close,volume\n")
        for number in range(securities):
            level = 100.0
            for date in dates:
                level *= 1 + draw.gauss(0, 0.02)
                file.write(f"S{number},{date},{level:.4f},{draw.randint(100, 9999)}\n")
    with open(folder / "market.csv", "w") as file:
        file.write("date,close\n")
        level = 100.0
        for date in dates:
            level *= 1 + draw.gauss(0, 0.01)
            file.write(f"{date},{level:.4f}\n")
    with open(folder / "events.csv", "w") as file:
        file.write("event_id,symbol,date,headline\n")
        for number in range(securities):
            file.write(f"E{number},S{number},{dates[days * 3 // 4 + number % 30]},News\n")


def run(folder, *arguments, timeout=60, env=None, **options):
    """Run the program to its end and return its process; it must say why when it fails."""
    process = subprocess.run(
        [COMMAND, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
        timeout=timeout, env=env, **options,
    )
    assert process.returncode in STATUSES, (process.returncode, process.stderr[-500:])
    if process.returncode:
        assert process.stderr.strip(), "a failure without a word"
        assert b"Fatal error" not in process.stderr
    return process


def state(folder: pathlib.Path) -> dict[str, bytes]:
    """Return the files of an output folder, without the record of the run."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.name != "run.json"
    } if folder.is_dir() else {}
