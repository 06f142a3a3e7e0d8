"""Reports in a real browser: Debian's Chromium, driven by Playwright.

Screenshots and prints are kept in .build/browser, to be looked at.
"""

import pathlib
import shutil

import pytest
from checkout import ROOT
from made_up_study import HOSTILE, leyline, made_up
from playwright.sync_api import sync_playwright

KEPT = ROOT / ".build/browser"


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
