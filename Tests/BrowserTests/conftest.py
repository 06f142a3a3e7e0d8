"""Reports in a real browser: Debian's Chromium, driven by Playwright.

The program is the one that LEYLINE_COMMAND names, or the release build. Screenshots and prints are kept
in .build/browser, to be looked at.
"""

import os
import pathlib
import random
import shutil
import subprocess

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ROOT / ".build/browser"
COMMAND = os.environ.get("LEYLINE_COMMAND") or str(ROOT / ".build/release/leyline")
if not pathlib.Path(COMMAND).is_absolute():
    COMMAND = str(ROOT / COMMAND)

# What a stranger may write into a name or a headline.
HOSTILE = '<script>document.title="taken"</script><img src=x onerror=\'document.title="taken"\'>&amp;"</script>'


def leyline(*arguments: str, folder: pathlib.Path = ROOT) -> subprocess.CompletedProcess:
    """Run the program and return what it says; a failure fails the test."""
    done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def made_up(folder: pathlib.Path, symbols: int, days: int, events: int, headline: str = "") -> list[str]:
    """Write prices, a market and events from a fixed seed; return the options of a study of them."""
    random.seed(16)
    dates = []
    year, month, day = 2019, 1, 1
    while len(dates) < days:
        dates.append(f"{year}-{month:02}-{day:02}")
        day += 1
        if day > 28:
            year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    market = [random.gauss(0.0003, 0.01) for _ in dates]
    level, lines = 1000.0, ["date,close"]
    for date, change in zip(dates, market):
        level *= 1 + change
        lines.append(f"{date},{level:.4f}")
    (folder / "market.csv").write_text("\n".join(lines) + "\n")
    with open(folder / "prices.csv", "w") as file:
        file.write("date,symbol,close,volume\n")
        for number in range(symbols):
            price = 20.0 + 13 * number
            for date, change in zip(dates, market):
                price *= 1 + change + random.gauss(0, 0.012)
                file.write(f"{date},S{number:03},{price:.2f},{random.randint(1000, 90000)}\n")
    with open(folder / "events.csv", "w") as file:
        file.write("symbol,date,group,company,headline\n")
        seen = set()
        while len(seen) < events:
            number, place = random.randrange(symbols), random.randrange(265, days - 12)
            if (number, place) in seen:
                continue
            seen.add((number, place))
            group = "buyback" if number % 2 else "merger"
            text = headline.replace('"', '""')
            file.write(f'S{number:03},{dates[place]},{group},"Company {number} {text}","News {len(seen)} {text}"\n')
    return ["--prices", "prices.csv", "--market", "market.csv", "--events", "events.csv"]


@pytest.fixture(scope="session")
def kept() -> pathlib.Path:
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    return KEPT


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> pathlib.Path:
    """The sample study."""
    folder = tmp_path_factory.mktemp("sample") / "out"
    leyline("study", "--output", str(folder))
    return folder


@pytest.fixture(scope="session")
def simulated(tmp_path_factory) -> pathlib.Path:
    """The study of simulated prices, with groups."""
    folder = tmp_path_factory.mktemp("simulated") / "out"
    leyline("study", "data/simulated/study.toml", "--output", str(folder))
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> pathlib.Path:
    """Events whose names and headlines try to run a script."""
    folder = tmp_path_factory.mktemp("hostile")
    options = made_up(folder, symbols=6, days=420, events=14, headline=HOSTILE)
    leyline("study", *options, "--output", "out", folder=folder)
    return folder / "out"


@pytest.fixture(scope="session")
def thousand(tmp_path_factory) -> pathlib.Path:
    """A thousand events."""
    folder = tmp_path_factory.mktemp("thousand")
    options = made_up(folder, symbols=40, days=700, events=1000)
    leyline("study", *options, "--output", "out", folder=folder)
    return folder / "out"


@pytest.fixture(scope="session")
def browser():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "no Chromium: run scripts/set-up chromium"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A report in a window, with the errors of its scripts."""

    def __init__(self, browser, folder: pathlib.Path, **options):
        options.setdefault("viewport", {"width": 1200, "height": 900})
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.warnings: list[str] = []
        self.page.on("console", lambda line: self.warnings.append(line.text) if line.type == "warning" else None)
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto((folder / "report.html").as_uri())

    def drawn(self):
        """Wait until every chart is drawn, and return the page."""
        self.page.wait_for_function(
            "Array.from(document.querySelectorAll('.chart')).filter(e => e.offsetParent)"
            ".every(e => e.querySelector('svg.marks') || e.textContent.includes('cannot be drawn'))"
        )
        return self.page


@pytest.fixture
def opened(browser):
    windows = []

    def open_(folder: pathlib.Path, **options) -> Opened:
        windows.append(Opened(browser, folder, **options))
        return windows[-1]

    yield open_
    for window in windows:
        window.context.close()
