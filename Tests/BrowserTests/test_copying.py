"""What can be taken out of a report: tables, the methods paragraph, references."""

import csv
import io
import json

import pytest


@pytest.fixture
def page(opened, sample):
    window = opened(sample)
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return window.drawn()


def copied(page, button) -> str:
    button.click()
    page.wait_for_function("document.getElementById('announcer').textContent.includes('copied')")
    return page.evaluate("navigator.clipboard.readText()")


def tools(page):
    return page.locator("#results .copies").first


def test_csv_has_every_digit(page, sample):
    text = copied(page, tools(page).get_by_role("button", name="Copy as CSV"))
    table = list(csv.DictReader(io.StringIO(text)))
    study = json.loads((sample / "study.json").read_text())
    windows = study["models"][0]["windows"]
    # With many tests the windows stand beside each other.
    rows = {row["Window"]: row for row in table}
    names = [f"{window['window_start']}..{window['window_end']}" for window in windows]
    assert [float(rows["CAAR"][name]) for name in names] == [window["caar"] for window in windows]
    patell = next(row for test, row in rows.items() if test.startswith("Patell test"))
    assert 0 < float(patell[f"{names[0]} p"]) < 1


def test_latex_is_a_table_of_booktabs(page):
    text = copied(page, tools(page).get_by_role("button", name="Copy as LaTeX"))
    assert r"\toprule" in text and r"\bottomrule" in text
    assert "\u2212" not in text and r"\%" in text
    body = [line for line in text.splitlines() if line.endswith(r"\\")]
    assert len({line.count("&") - line.count(r"\&") for line in body}) == 1


def test_markdown_has_as_many_cells_in_each_row(page):
    text = copied(page, tools(page).get_by_role("button", name="Copy as Markdown"))
    lines = text.strip().splitlines()
    assert set(lines[1]) <= set("|-: ")
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1


def test_a_listener_hears_of_the_copy(page):
    tools(page).get_by_role("button", name="Copy as CSV").click()
    page.wait_for_function("document.getElementById('announcer').textContent.endsWith('as CSV copied')")


def test_methods_references_and_bibtex_can_be_pasted(page):
    methods = copied(page, page.get_by_role("button", name="Copy the paragraph"))
    assert "market model (MacKinlay 1997)" in methods, methods
    assert "\u221210..10" in methods
    entries = copied(page, page.get_by_role("button", name="Copy as BibTeX"))
    assert entries.isascii() and "@article{patell_1976," in entries
    assert entries.count("{") == entries.count("}")


def test_links_lead_to_the_files_beside(page, sample):
    links = page.locator(".copies a").evaluate_all("list => list.map(a => a.getAttribute('href'))")
    assert links and all((sample / link).is_file() for link in links)
