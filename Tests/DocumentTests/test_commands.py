"""Every command that README.md and docs/ print is run, in a folder that has the files it names.

The files are made here from data/ashok-leyland; bars and trades of a day are simulated from its prices. A command that cannot be
run here stands in NOT_RUN with its reason, so that a new one is run or thought about.
"""

import csv
import datetime
import os
import pathlib
import random
import re
import shlex
import shutil
import subprocess

import pytest
from checkout import ROOT

SAMPLE = ROOT / "data/ashok-leyland"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)
COMMAND = re.compile(r"^\s*(?:\$ )?((?:leyline|make|pip|python3?|tar|sudo|docker)\b.*)$")
# Words that say what a command of a list does stand behind it, after a wide gap.
GAP = re.compile(r"\s{3,}[^-\"'\s].*$")
PAGES = sorted(
    path for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if "decisions" not in path.parts)
NOT_RUN = {
    r"^(pip|sudo|docker|tar|leyline-0|python -m venv)": "installs what make package and make wheel build; make test-package and make python do",
    r"^leyline-mcp|^python -c \"import leyline": "needs the wheel; make python runs both",
    r"^(make|sudo make) ": "a target, which has to exist",
    r"^leyline serve ": "goes on until it is ended; Tests/ServerTests runs it",
    r"leyline study \.\.\. ": "stands for the command above it",
    r"^python3? ": "makes a page of this repository from what the commands above it write",
    r"^leyline \(command line\)|^leyline 0\.": "no command",
    r"--figures": "needs vl-convert; make python runs it",
    r"01_RequestFile|security_id|request\.csv|prices\.xlsx": "files of other programs; ComingFromTests read them",
    r"Okapi|sec_bhavdata": "files of that name are not ours; PriceFilesPageTests reads the page's own lines, Tests/SecondOpinion the rule",
}

EVENTS = """event_id,symbol,announced_at,deal_value
A,OLAELEC,2025-06-17T10:05+05:30,5e9
B,OLAELEC,2025-08-12T11:30+05:30,2e9
C,OLAELEC,2025-10-15,1e9
"""


def commands() -> list[tuple[str, str]]:
    """Return page and command, with lines that go on joined."""
    found = []
    for page in PAGES:
        for _, block in BLOCK.findall(page.read_text()):
            for line in block.replace("\\\n", " ").splitlines():
                if match := COMMAND.match(line):
                    command = match[1].split("  #")[0].split(" # ")[0]
                    found.append((page.relative_to(ROOT).as_posix(), GAP.sub("", command).strip()))
    return list(dict.fromkeys(found))


def reason(command: str) -> str | None:
    return next((why for pattern, why in NOT_RUN.items() if re.search(pattern, command)), None)


RUN = [each for each in commands() if reason(each[1]) is None]
TARGETS = sorted({match[1] for _, command in commands() if (match := re.search(r"\bmake ([a-z-]+)", command))})


def bars(rows: list[dict], path: pathlib.Path) -> None:
    """Write hourly bars between each day's open and close; simulated."""
    with path.open("w") as file:
        file.write("symbol,datetime,open,high,low,close,volume,source\n")
        for row in rows:
            begin, end = float(row["open"]), float(row["close"])
            steps = [begin + (end - begin) * part / 6 for part in range(7)]
            for hour, (first, last) in enumerate(zip(steps, steps[1:])):
                low, high = min(first, last), max(first, last)
                file.write(f"{row['symbol']},{row['date']} {9 + hour:02}:15:00+05:30,{first:.2f},{high:.2f},{low:.2f},{last:.2f},"
                           f"{int(row['volume']) // 6},simulated\n")


def trades(rows: list[dict], path: pathlib.Path) -> None:
    """Write a trade for each quarter of an hour; simulated."""
    with path.open("w") as file:
        file.write("symbol,time,price,quantity,source\n")
        for row in rows:
            for quarter in range(25):
                minute = 9 * 60 + 15 + 15 * quarter
                file.write(f"{row['symbol']},{row['date']}T{minute // 60:02}:{minute % 60:02}:00+05:30,{row['close']},100,simulated\n")


def peers(dates: list[str], place: pathlib.Path) -> None:
    """Write simulated prices under the names of the peers that the documents take."""
    random.seed(18)
    for symbol in ("MARUTI", "TVSMOTOR", "EICHERMOT"):
        price = 1000.0
        with (place / f"{symbol}.csv").open("w") as file:
            file.write("symbol,date,open,high,low,close,volume,turnover,source\n")
            for date in dates:
                price *= 1 + random.gauss(0, 0.01)
                file.write(f"{symbol},{date},{price:.2f},{price:.2f},{price:.2f},{price:.2f},1000,{1000 * price:.2f},simulated\n")


def firms(path: pathlib.Path) -> None:
    """Write sizes and book-to-market ratios of the securities of the simulated sample; simulated."""
    random.seed(19)
    with path.open("w") as file:
        file.write("symbol,date,market_value,book_to_market,source\n")
        for number in range(1, 17):
            for date in ("2023-12-29", "2024-06-28", "2024-12-31", "2025-06-30"):
                size, ratio = random.uniform(800, 1200), random.uniform(0.2, 1.2)
                file.write(f"SIM{number:03},{date},{size:.1f},{ratio:.3f},simulated\n")


def months(place: pathlib.Path) -> None:
    """Write the last close of each month of the simulated sample, and its index dated by first days; simulated."""
    last = {}
    with (ROOT / "data/simulated/simulated_prices.csv").open() as file:
        for row in csv.DictReader(file):
            day = datetime.datetime.strptime(row["DATE1"], "%d-%b-%Y").date()
            factor = 0.5 if row["SYMBOL"] == "SIM007" and day < datetime.date(2024, 8, 14) else 1
            last[row["SYMBOL"], day.year, day.month] = (day, factor * float(row["CLOSE_PRICE"]))
    with (place / "monthly_prices.csv").open("w") as file:
        file.write("symbol,date,close,source\n")
        for (symbol, _, _), (day, close) in sorted(last.items()):
            file.write(f"{symbol},{day},{close:.4f},simulated\n")
    index = {}
    with (ROOT / "data/simulated/simulated_index.csv").open() as file:
        for row in csv.DictReader(file):
            index[row["Date"][:7]] = row["Close"]
    with (place / "monthly_index.csv").open("w") as file:
        file.write("date,close,source\n")
        for month, close in sorted(index.items()):
            file.write(f"{month}-01,{close},simulated\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> pathlib.Path:
    place = tmp_path_factory.mktemp("documents")
    (place / "data").symlink_to(ROOT / "data")
    (place / "seeds").symlink_to(ROOT / "seeds")
    shutil.copy(SAMPLE / "nifty_50.csv", place / "nifty50.csv")
    shutil.copy(SAMPLE / "nifty_auto.csv", place)
    with (SAMPLE / "prices.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["series"] == "EQ"]
    fields = ["symbol", "date", "open", "high", "low", "close", "volume", "turnover"]
    (place / "prices").mkdir()
    for symbol in sorted({row["symbol"] for row in rows}):
        with (place / f"prices/{symbol}.csv").open("w") as file:
            table = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
            table.writeheader()
            table.writerows(row for row in rows if row["symbol"] == symbol)
    peers([row["date"] for row in rows if row["symbol"] == "RELIANCE"], place / "prices")
    firms(place / "firms.csv")
    months(place)
    # A share without a split, which would be asked about.
    shutil.copy(place / "prices/OLAELEC.csv", place / "prices.csv")
    (place / "bars").mkdir()
    near = [row for row in rows if row["symbol"] == "OLAELEC" and "2025-05-01" <= row["date"] <= "2025-11-30"]
    bars(near, place / "bars/olaelec.csv")
    bars(near, place / "bars.csv")
    trades(near[:20], place / "trades.csv")
    (place / "study.toml").write_text(
        '[prices]\nfiles = ["prices.csv"]\n\n[market]\nfile = "nifty50.csv"\n\n[events]\nfiles = ["events.csv"]\n\n'
        '[alignment]\ncalendar = "nse"\n\n[windows]\nestimation = "-120..-11"\n')
    (place / "news").mkdir()
    for document in sorted((ROOT / "seeds").glob("*.txt")):
        shutil.copy(document, place / "news")
    (place / "nse.json").write_text(
        '[{"symbol": "ASHOKLEY", "sm_name": "Ashok Leyland Limited", "desc": "Updates", "an_dt": "01-Sep-2025 12:43:00", '
        '"attchmntText": "Ashok Leyland Limited has informed the Exchange about a partnership"}]\n')
    (place / "calendar.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20250901T000000Z\r\n"
        "DTSTART:20250901T103000Z\r\nSUMMARY:ASHOKLEY results\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    (place / "program").mkdir()
    (place / "program/leyline").symlink_to(ROOT / ".build/release/leyline")
    return place


@pytest.mark.parametrize(("page", "command"), RUN, ids=[f"{page}: {command[:60]}" for page, command in RUN])
def test_it_does_what_the_page_says(folder, page, command):
    # A command may have written it anew.
    (folder / "events.csv").write_text(EVENTS)
    quick = re.sub(r"--replications +\d+", "--replications 20", command)
    answer = subprocess.run(
        ["bash", "-c", quick], cwd=folder, capture_output=True, text=True,
        env=os.environ | {"PATH": f"{folder}/program:{os.environ['PATH']}"})
    assert answer.returncode == 0, f"{page}: {quick}\n{answer.stderr}"


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_exists(target):
    assert re.search(rf"^{re.escape(target)}:", (ROOT / "Makefile").read_text(), re.M)


def test_most_commands_are_run():
    assert len(RUN) >= 15
    assert all(shlex.split(command) for _, command in RUN)
