"""The report on paper, as the program prints it."""

import re
import subprocess

import pytest

from conftest import leyline


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


def test_each_event_has_a_sheet_where_it_is_wanted(simulated, kept, pdf):
    path = kept / "simulated-events.pdf"
    leyline("report", str(simulated), "--pdf", str(path), "--event-pages")
    events = [line.split(",")[0] for line in (simulated / "events.csv").read_text().splitlines()[1:] if ",included," in line]
    more = pages(path)[len(pages(pdf)) - 1 :]
    assert len(more) >= len(events) > 20
    assert all(any(event in sheet for sheet in more) for event in events[:5] + events[-5:])
