"""The report on paper, as the program prints it."""

import csv
import re
import subprocess

import pytest

from made_up_study import leyline, made_up


@pytest.fixture(scope="module")
def pdf(simulated, kept):
    path = kept / "simulated.pdf"
    leyline("report", str(simulated), "--pdf", str(path))
    subprocess.run(["pdftoppm", "-r", "50", "-png", path, kept / "simulated-paper"], check=True)
    return path


def pages(path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def test_every_sheet_says_what_it_is(pdf):
    sheets = pages(pdf)
    assert len(sheets) > 5
    for number, sheet in enumerate(sheets, 1):
        assert "SIMULATED DATA" in sheet, number
        assert f"{number} of {len(sheets)}" in sheet, number


def test_sheets_are_a4_and_no_letter_is_too_small(pdf):
    facts = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    assert "A4" in facts
    boxes = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    heights = [
        (float(bottom) - float(top), word)
        for top, bottom, word in re.findall(r'<word xMin="[^"]*" yMin="([^"]*)" xMax="[^"]*" yMax="([^"]*)">([^<]*)', boxes)
        if re.fullmatch(r"[+\u2212]?\d+\.\d+%?", word)
    ]
    assert len(heights) > 100
    # The box of a letter is some 1.15 times its size.
    assert min(heights)[0] / 1.17 > 6.9, min(heights)


def words(path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each sheet with their boxes in points."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    box = r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">([^<]*)</word>'
    return [[(*map(float, found[:4]), found[4]) for found in re.findall(box, sheet)] for sheet in text.split("</page>")[:-1]]


def test_each_event_has_one_sheet_where_it_is_wanted(simulated, kept, pdf):
    path = kept / "simulated-events.pdf"
    leyline("report", str(simulated), "--pdf", str(path), "--event-pages")
    with open(simulated / "events.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "included"]
    events = [row["event_id"] for row in sorted(rows, key=lambda row: row["event_date"])]
    sheets = pages(path)
    assert len(events) > 20
    own = sheets[-len(events):]
    # The prices of the first events are not drawn twice.
    assert len(pages(pdf)) - 4 <= len(sheets) - len(events) <= len(pages(pdf))
    for event, sheet in zip(events, own):
        assert event in "".join(sheet.splitlines()[:8]), event
        assert re.search(r"On day 0 \([-\d]+\), .* (more|less) than the market model expects", " ".join(sheet.split())), event
        for title in ("Announced", "Day 0", "Expected", "SQ p", "Volume", "VWAP"):
            assert title in sheet, (event, title)
        assert sum(bool(re.match(r"\s*[\u2212]?\d+\s+\d{4}-\d\d-\d\d ", line)) for line in sheet.splitlines()) == 21, event
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-f", str(len(sheets)), path, kept / "event-sheet"], check=True)


def test_one_event_has_its_sheet_too(tmp_path, kept):
    options = made_up(tmp_path, symbols=1, days=420, events=1)
    leyline("study", *options, "--output", "out", folder=tmp_path)
    path = kept / "one-event.pdf"
    leyline("report", str(tmp_path / "out"), "--pdf", str(path), "--event-pages")
    last = pages(path)[-1]
    assert "S000-" in "".join(last.splitlines()[:8]) and "SQ p" in last


def test_one_event_is_short(tmp_path, kept):
    options = made_up(tmp_path, symbols=1, days=420, events=1)
    leyline("study", *options, "--sensitivity", "--output", "out", folder=tmp_path)
    path = kept / "one-short.pdf"
    leyline("report", str(tmp_path / "out"), "--pdf", str(path))
    assert len(pages(path)) <= 10


def test_pages_of_events_stand_alone(tmp_path, kept):
    options = made_up(tmp_path, symbols=6, days=420, events=6)
    leyline("study", *options, "--output", "out", folder=tmp_path)
    alone, whole = kept / "events-alone.pdf", kept / "six-events.pdf"
    leyline("report", str(tmp_path / "out"), "--pdf", str(alone), "--only-event-pages")
    leyline("report", str(tmp_path / "out"), "--pdf", str(whole), "--event-pages")
    assert len(pages(alone)) <= 8
    assert "Definitions" not in "".join(pages(alone))
    assert len(pages(whole)) <= 16


def test_a_print_at_once_has_every_chart(simulated, tmp_path):
    # No time passes for the page before it is printed.
    path = tmp_path / "at-once.pdf"
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    page = (simulated / "report.html").resolve().as_uri()
    subprocess.run([*browser, f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={path}", page], check=True, capture_output=True)
    text = "".join(pages(path))
    captions = len(re.findall(r"^ *Trading days from day 0", text, re.MULTILINE))
    assert captions >= 3, captions


@pytest.fixture(scope="module")
def broad(tmp_path_factory):
    """A study with long names and many windows, whose tables are wider than a sheet."""
    folder = tmp_path_factory.mktemp("broad")
    options = made_up(folder, symbols=6, days=420, events=9)
    lines = (folder / "events.csv").read_text().splitlines()
    named = [lines[0].replace("symbol,", "event_id,symbol,")]
    for number, line in enumerate(lines[1:], 1):
        named.append(f"THE-LONGEST-NAME-OF-AN-EVENT-{number:02}," + line)
    (folder / "events.csv").write_text("\n".join(named) + "\n")
    windows = ["--window", ",".join("0..0 -1..1 -2..2 -3..3 -4..4 -5..5 -6..6 -7..7 -8..8 -9..9 -10..10 0..5 0..10".split())]
    leyline("study", *options, *windows, "--output", "out", folder=folder)
    return folder / "out"


@pytest.mark.parametrize("study", ["simulated", "sample", "hostile", "broad"])
def test_nothing_passes_the_margins_and_nothing_is_shrunk(request, kept, study):
    path = kept / f"{study}-margins.pdf"
    leyline("report", str(request.getfixturevalue(study)), "--pdf", str(path))
    left, right = 12 / 25.4 * 72, (210 - 12) / 25.4 * 72
    for number, sheet in enumerate(words(path), 1):
        for x, _, end, _, word in sheet:
            assert left - 1 < x and end < right + 1, (number, word)
    # What is wider than the sheet would make every letter smaller and leave room beside the words.
    title = [box for box in words(path)[0] if box[3] - box[1] > 18]
    assert title and abs(min(box[0] for box in title) - left) < 2


def test_names_of_events_are_whole_in_wide_tables(broad, kept):
    path = kept / "broad.pdf"
    leyline("report", str(broad), "--pdf", str(path))
    text = "".join(pages(path))
    for number in range(1, 10):
        assert text.count(f"THE-LONGEST-NAME-OF-AN-EVENT-{number:02}") >= 5
    # Each part of a table in parts begins with the names.
    assert re.search(r"Event +Symbol", text)
    assert not re.search(r"THE-LONGEST-\s*$", text, re.MULTILINE)


@pytest.mark.parametrize("study", ["simulated", "sample"])
def test_paper_has_no_word_about_a_pointer(request, kept, study):
    path = kept / f"{study}-words.pdf"
    leyline("report", str(request.getfixturevalue(study)), "--pdf", str(path))
    text = "".join(pages(path))
    assert not re.search("tooltip|click|hover|Find|press on|sliders|\u2195|\u25b8|\u25be", text)


def test_no_sheet_has_the_last_line_alone(simulated, sample, kept):
    for study in (simulated, sample):
        path = kept / "last.pdf"
        leyline("report", str(study), "--pdf", str(path))
        last = words(path)[-1]
        assert len(last) > 60, last


def printed(page, path):
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    return path


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_print_of_a_browser_is_as_good(opened, simulated, kept, pdf, width, scheme):
    page = opened(simulated, viewport={"width": width, "height": 900}, color_scheme=scheme).drawn()
    before = page.inner_text("main")
    own = pages(printed(page, kept / f"browser-{width}-{scheme}.pdf"))
    assert "".join(own).split() == "".join(pages(pdf)).split()
    # And the page is as it was.
    page.wait_for_timeout(300)
    assert page.inner_text("main") == before
    assert page.evaluate("document.querySelectorAll('.part, .off-paper, .tight, .tiny, .printing').length") == 0


def test_folds_are_open_on_paper_and_closed_again(opened, simulated, kept):
    page = opened(simulated).drawn()
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = false; })")
    words = page.evaluate("document.querySelector('#notes details li').textContent").split()[-6:]
    text = " ".join("".join(pages(printed(page, kept / "folds.pdf"))).split())
    assert all(word in text for word in words)
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0


def test_paper_has_the_event_that_a_reader_chose(opened, simulated, kept, pdf):
    page = opened(simulated).drawn()
    page.click("#event-next")
    name = page.inner_text("#event-name")
    chosen = "".join(pages(printed(page, kept / "chosen.pdf")))
    assert chosen.count(name) == "".join(pages(pdf)).count(name) + 1
