"""The local page in a browser: from files to an answer, by mouse and by keyboard, and what it refuses.

The browser is Debian's Chromium. Pictures are kept in .build/browser/page, to be looked at.
"""

import os
import shutil
import subprocess
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from checkout import COMMAND, ROOT

SAMPLE = ROOT / "data/ashok-leyland"
KEPT = ROOT / ".build/browser/page"
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


@pytest.fixture(scope="module")
def browser():
    KEPT.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "no Chromium: run scripts/set-up chromium"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(serve, browser):
    """Open tabs of a server; what their scripts complain of fails the test."""
    server, contexts, errors = serve(), [], []

    def open_(context=None, server=server, **options):
        if context is None:
            context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        # A refusal is an answer that the page shows; a script that the policy stops is none.
        page.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
        page.on("request", lambda request: errors.append(request.url)
                if not request.url.startswith((server.base, "data:", "blob:")) else None)
        page.goto(server.url)
        expect(page.locator("body[data-ready]")).to_be_attached()
        page.server = server
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def answered(page):
    expect(page.locator("#answer")).to_be_visible(timeout=120_000)
    expect(page.locator("#result[aria-busy]")).to_have_count(0, timeout=60_000)
    return page.inner_text("#answer")


def upload(page, *paths, rows=None):
    before = page.locator("#file-list tbody tr").count()
    page.set_input_files("#pick", [str(path) for path in paths])
    expect(page.locator("#file-list tbody tr")).to_have_count(rows or before + len(paths), timeout=60_000)
    expect(page.locator("#file-list[aria-busy]")).to_have_count(0, timeout=60_000)
    expect(page.locator("#understood-list[aria-busy]")).to_have_count(0, timeout=60_000)


def sure(page, section, answer):
    """Answer a question before something is lost."""
    page.locator(f"{section} .question").get_by_role("button", name=answer, exact=True).click()


def remove(page, name):
    """Remove a file, and answer that it is meant."""
    page.get_by_role("button", name=f"Remove {name}").click()
    sure(page, "#files", "Remove")


def told(page, section):
    """What a section of the page says is wrong in it."""
    return page.locator(f"{section} .trouble[role=alert]")


def serious(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found
            if one["impact"] in ("serious", "critical") or one["id"] == "heading-order"]


@pytest.fixture
def one_event(tmp_path):
    path = tmp_path / "deal.csv"
    # A comma in a name is no end of a field.
    path.write_text('event_id,symbol,date,headline\n"deal, one",ASHOKLEY,2025-09-02 12:00 IST,The partnership is announced\n')
    return path


FILES = [SAMPLE / "prices.csv", SAMPLE / "nifty_50.csv"]


def test_the_sample_is_one_click(open_page):
    page = open_page()
    page.click("#sample")
    assert "4 events returned on average 0.56% more" in answered(page)
    assert page.locator("#result iframe").count() == 1
    expect(page.frame_locator("#result iframe").locator("h1")).to_contain_text("Five documents about batteries")
    page.screenshot(path=KEPT / "sample.png", full_page=True)


def test_own_files_a_split_and_the_answer(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    assert [row.locator("select").input_value() for row in page.locator("#file-list tbody tr").all()] == ["prices", "market", "events"]
    expect(page.locator("#event-list tbody tr")).to_contain_text("2025-09-02")
    split = page.locator("#understood-list button", has_text="Apply: ASHOKLEY, 2025-07-16, factor 0.5")
    split.click()
    expect(split).to_have_count(0)
    expect(page.locator("#understood-list")).to_contain_text("1 adjustment added by a click")
    page.click("[data-run=study]")
    assert "2.05% more than the market model expects" in answered(page)
    # One event is no small average.
    row = page.locator("#result tr", has=page.get_by_role("rowheader", name="0..0")).first
    assert row.inner_text().split("\t")[1:5] == ["+2.05\u202f%", "\u22120.77\u202f% to +4.88\u202f%", "1.43\u202f%", "1.43"]
    expect(page.locator("#result th", has_text="CAR").first).to_be_visible()
    assert page.locator("#result", has_text="Median").count() == 0


def test_sliders_and_the_map_need_no_server(open_page):
    page = open_page()
    page.click("#sample")
    answered(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    numbers = page.locator("#result .tiles")
    before = numbers.inner_text()
    first, last = page.locator("input[type=range]").all()
    first.focus()
    page.keyboard.press("ArrowLeft")
    assert "0..0" in before and "\u22121..0" in numbers.inner_text()
    last.focus()
    page.keyboard.press("End")
    assert "\u22121..10" in numbers.inner_text()
    page.locator(".map rect").first.click()
    assert "\u221210..0" in numbers.inner_text()
    page.select_option("#result select", index=1)
    assert asked == []


def test_the_numbers_are_those_of_the_grid(open_page):
    page = open_page()
    page.click("#sample")
    answered(page)
    run = page.server.json("GET", f"workspaces/{workspace(page)}")["runs"][0]["id"]
    grid = page.server.json("GET", f"runs/{run}/grid")
    place = grid["windows"].index(grid["headline"])
    shown = f"{100 * abs(grid['specifications'][0]['caar'][place]):.2f}"
    assert shown in page.locator("#result .tiles").inner_text()


def workspace(page) -> str:
    return page.evaluate("() => sessionStorage.getItem('workspace')")


def test_an_event_is_corrected_in_the_table(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.locator("#event-list tbody input.day").fill("2025-09-01T12:43+05:30")
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("the table of events was changed")
    expect(told(page, "#runs")).to_be_in_viewport()
    page.click("text=To the table")
    expect(page.locator("#event-save")).to_be_focused()
    # Nor does a change elsewhere take the typed text back.
    page.locator("#choice-methods-returns").select_option("log")
    expect(page.locator("#choice-methods-returns")).to_have_value("log")
    expect(page.locator("#event-list tbody input.day")).to_have_value("2025-09-01T12:43+05:30")
    page.click("#event-save")
    expect(page.locator("#event-said")).to_contain_text("This table is used now: 1 event of 1 row")
    expect(page.locator("#event-list tbody tr")).to_contain_text("2025-09-01")
    page.click("#event-undo")
    expect(page.locator("#events .question")).to_contain_text("The edited table is deleted")
    sure(page, "#events", "Keep my table")
    expect(page.locator("#event-list tbody tr")).to_contain_text("2025-09-01")
    page.click("#event-undo")
    sure(page, "#events", "Back to the files")
    expect(page.locator("#event-list tbody tr")).to_contain_text("2025-09-02")
    page.click("#event-add")
    row = page.locator("#event-list tbody tr").last
    row.locator("input").first.fill("ASHOKLEY")
    row.locator("input.day").fill("2025-03-20")
    page.click("#event-save")
    expect(page.locator("#event-list tbody tr")).to_have_count(2)
    expect(page.locator("#event-list")).to_contain_text("2 events of 2 rows count")


def test_settings_by_choices_and_refusals_in_words(open_page):
    page = open_page()
    field = page.get_by_label("Event window")
    field.fill("10..-10")
    field.press("Tab")
    expect(told(page, "#choices")).to_contain_text("10..-10")
    field = page.get_by_label("Event window")
    field.fill("-5..5")
    field.press("Tab")
    expect(told(page, "#choices")).to_have_count(0)
    assert page.server.json("GET", f"workspaces/{workspace(page)}/settings")["given"] == {"windows": {"event": "-5..5"}}
    assert "windows" in page.url
    # The address is all that another tab needs; it holds no data.
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("body[data-ready]")).to_be_attached()
    expect(other.get_by_label("Event window")).to_have_value("-5..5")


def test_nothing_runs_while_a_setting_is_not_accepted(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    field = page.get_by_label("Windows that are tested")
    field.fill("0 to 5 days")
    page.click("[data-run=study]")
    expect(told(page, "#choices")).to_contain_text("\"0 to 5 days\" is not a window")
    # Where the words beside the field moved the button from under the pointer, it is pressed again.
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("Nothing was run")
    expect(told(page, "#runs")).to_contain_text("Windows that are tested")
    expect(told(page, "#runs")).to_be_in_viewport()
    # What is wrong stays told, whatever else is chosen.
    page.locator("#choice-methods-returns").select_option("log")
    expect(page.locator("#choice-methods-returns")).to_have_value("log")
    expect(told(page, "#choices")).to_have_count(1)
    expect(field).to_have_value("0 to 5 days")
    assert page.server.json("GET", f"workspaces/{workspace(page)}")["runs"] == []
    page.click("text=To the field")
    expect(field).to_be_focused()
    # Typed and run at once, the new window is what runs.
    field.fill("0..5")
    page.click("[data-run=study]")
    page.click("[data-run=study]")
    answered(page)
    expect(told(page, "main")).to_have_count(0)
    assert page.locator("#result tr", has=page.get_by_role("rowheader", name="0..5", exact=True)).count() >= 1


def test_settings_that_are_typed_and_not_used_do_not_run(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("#choices summary:has-text('Every other setting')")
    page.get_by_label("Settings as JSON").fill("{")
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("Every other setting")
    page.click("text=Use these settings")
    expect(told(page, "#choices")).to_contain_text("These settings are no JSON")
    page.get_by_label("Settings as JSON").fill("{}")
    page.click("text=Use these settings")
    expect(told(page, "#choices")).to_have_count(0)
    page.click("[data-run=study]")
    answered(page)


def test_a_wrong_entry_is_told_where_it_was_made(open_page, one_event, tmp_path):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("#event-add")
    row = page.locator("#event-list tbody tr").last
    row.locator("input").first.fill("ASHOKLEY")
    row.locator("input.day").fill("31/02/2025")
    page.click("#event-save")
    expect(told(page, "#events")).to_contain_text("row 2, Became public: \"31/02/2025\" is not a date")
    expect(told(page, "#events")).to_be_in_viewport()
    assert "edited-events" not in page.inner_text("#events")
    expect(row.locator("input.day")).to_be_focused()
    expect(page.locator("#trouble")).to_be_hidden()
    page.click("#event-undo")
    sure(page, "#events", "Take back the changes")
    expect(page.locator("#event-list tbody tr")).to_have_count(1)
    # A run that fails says so where it was asked for.
    remove(page, "prices.csv")
    expect(page.locator("#file-list tbody tr")).to_have_count(2)
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("there are no prices yet")
    broken = tmp_path / "broken.csv"
    broken.write_text("date,symbol,close\n2025-09-01,ASHOKLEY,10\n2025-09-02,ASHOKLEY,ten\n")
    upload(page, broken)
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("It failed: ", timeout=60_000)
    expect(told(page, "#runs")).to_be_in_viewport()


def test_a_result_of_before_says_so(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("[data-run=study]")
    answered(page)
    before = page.locator("#before")
    expect(before).to_be_hidden()
    page.locator("#result .ask button", has_text="Apply: ASHOKLEY").click()
    expect(page.locator("#result")).to_contain_text("Applied: ASHOKLEY, 2025-07-16, factor 0.5")
    expect(before).to_contain_text("These results are of before")
    expect(before).to_be_in_viewport()
    page.reload()
    expect(before).to_be_visible()
    before.get_by_role("button", name="Run again").click()
    expect(page.locator("#run-list tbody tr", has_text="done in")).to_have_count(2, timeout=60_000)
    expect(before).to_be_hidden()
    assert page.locator("#result .ask button", has_text="Apply: ASHOKLEY").count() == 0
    # So it is after a change of a setting, and no longer once that is taken back.
    for value, shown in (("log", True), ("simple", False)):
        page.locator("#choice-methods-returns").select_option(value)
        expect(before).to_be_visible() if shown else expect(before).to_be_hidden()
    remove(page, "deal.csv")
    expect(before).to_be_visible()


def test_starting_over_asks_first(open_page, one_event):
    page = open_page()
    upload(page, one_event)
    for name in ("Start over", "Look at the sample"):
        page.locator("header").get_by_role("button", name=name).first.click()
        page.get_by_role("button", name="Keep my work").click()
        expect(page.locator("#file-list tbody tr")).to_have_count(1)
    page.click("#restart")
    page.locator("header .ask").get_by_role("button", name="Start over").click()
    expect(page.locator("#file-list")).to_contain_text("No files yet")


def test_a_study_is_taken_away_and_opened_again(open_page, serve, one_event, tmp_path):
    page = open_page()
    upload(page, *FILES, one_event)
    page.locator("#understood-list button", has_text="Apply: ASHOKLEY").click()
    expect(page.locator("#understood-list")).to_contain_text("1 adjustment added by a click")
    page.locator("#event-list tbody input.day").fill("2025-09-01T12:43+05:30")
    page.click("#event-save")
    expect(page.locator("#event-said")).to_contain_text("This table is used now")
    page.click("[data-run=study]")
    said = answered(page)
    folder = tmp_path / "kept"
    folder.mkdir()
    for name in ("study.toml", "added-adjustments.csv", "edited-events.csv"):
        with page.expect_download() as taken:
            page.locator("#result").get_by_role("link", name=name, exact=True).click()
        taken.value.save_as(folder / name)
    for path in (*FILES, one_event):
        shutil.copy(path, folder)
    again = open_page(server=serve(str(folder)))
    expect(again.locator("#trouble")).to_be_hidden()
    expect(again.locator("#file-list tbody tr")).to_have_count(4)
    again.click("[data-run=study]")
    assert answered(again) == said
    # What is made there has names of its own.
    again.locator("#event-list tbody input.day").fill("2025-09-02")
    again.click("#event-save")
    expect(again.locator("#file-list")).to_contain_text("edited-events-2.csv")


def test_events_without_prices_are_counted_apart(open_page, tmp_path):
    page = open_page()
    events = tmp_path / "events.csv"
    events.write_text("event_id,symbol,date\nE1,ASHOKLEY,2025-09-02\nE2,NOPE,2025-06-02\nE3,NADA,2025-06-02\n")
    upload(page, *FILES, events)
    expect(page.locator("#event-list")).to_contain_text("1 event of 3 rows counts. 2 events have no prices.")
    expect(page.locator("#event-list tbody tr").nth(1)).to_contain_text("No prices: no price file has NOPE")
    expect(page.locator("#event-list tbody tr").nth(0)).to_contain_text("2025-09-02:")
    remove(page, "prices.csv")
    expect(page.locator("#event-list")).to_contain_text("3 events of 3 rows count.")


def test_one_wrong_date_is_corrected_at_its_row(open_page, tmp_path):
    page = open_page()
    events = tmp_path / "events.csv"
    events.write_text("event_id,symbol,date\nE1,ASHOKLEY,2025-09-02\nE2,ASHOKLEY,31/02/2025\nE3,RELIANCE,2025-06-02\n")
    upload(page, *FILES, events)
    rows = page.locator("#event-list tbody tr")
    expect(rows).to_have_count(3)
    expect(page.locator("#event-list")).to_contain_text("2 events of 3 rows count. 1 row cannot be read")
    expect(rows.nth(1)).to_contain_text('"31/02/2025" is not a date')
    expect(rows.nth(1).locator("input.day")).to_have_value("31/02/2025")
    rows.nth(1).locator("input.day").fill("2025-03-03")
    page.click("#event-save")
    expect(page.locator("#event-said")).to_contain_text("3 events of 3 rows")
    page.click("[data-run=study]")
    assert "3 events" in answered(page)


def test_a_file_of_no_use_is_set_aside(open_page, one_event, tmp_path):
    page = open_page()
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    upload(page, *FILES, one_event, photo)
    row = page.locator("#file-list tbody tr", has_text="photo.png")
    row.locator("select").select_option("documents")
    expect(told(page, "#files")).to_contain_text("photo.png: is a PNG image, not text")
    expect(row.locator("select")).to_have_value("")
    row.locator("select").select_option("unused")
    expect(page.locator("#file-list .ask")).to_have_count(0)
    page.click("[data-run=study]")
    assert "ASHOKLEY" in answered(page)
    empty = tmp_path / "empty.csv"
    empty.touch()
    page.set_input_files("#pick", str(empty))
    expect(told(page, "#files")).to_contain_text("empty.csv: the file is empty")
    assert page.inner_text("#files").count("empty.csv") == 1


def test_one_event_has_its_interval_and_its_test_everywhere(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("[data-run=study]")
    said = answered(page)
    row = page.locator("#result tr", has=page.get_by_role("rowheader", name="0..0", exact=True)).first.inner_text().split("\t")
    interval, p = row[2], row[6]
    assert interval.replace("\u202f", "") in said.replace("\u202f", "").replace("\u00a0", "") and " to " in interval, (interval, said)
    tiles = page.locator("#result .tiles")
    expect(tiles).to_contain_text(interval)
    decides = page.locator("#result tr", has_text="(decides)")
    expect(decides).to_have_count(1)
    expect(decides).to_contain_text(p)
    page.get_by_label("Event window").fill("-5..5")
    page.get_by_label("Event window").press("Tab")
    expect(page.get_by_label("Event window")).to_have_value("-5..5")
    page.click("[data-run=study]")
    expect(page.locator("#run-list tbody tr", has_text="done in")).to_have_count(2, timeout=120_000)
    # What differs is in the names.
    expect(page.locator("#run-list tbody tr").last).to_contain_text("2. Study: shown \u22125..5".replace("\u2212", "-"))
    page.get_by_role("button", name="Compare", exact=True).click()
    compared = page.locator("#result tr", has=page.get_by_role("rowheader", name="Market model")).filter(has_text="0..0").first
    expect(compared).to_contain_text(interval)
    expect(compared).to_contain_text(p)
    expect(page.locator("#result")).not_to_contain_text("CAAR")


def test_words_of_the_page_for_what_is_clicked(open_page, one_event, tmp_path):
    page = open_page()
    prices = tmp_path / "staff.csv"
    lines = (SAMPLE / "prices.csv").read_text().splitlines()
    names = lines[0].split(",")
    close, symbol = names.index("close"), names.index("symbol")
    own = [line for line in lines[1:] if line.split(",")[symbol] == "ASHOKLEY"]
    head = lines[0].replace("close", "CLOSE_PRICE") + ",LAST_PRICE"
    prices.write_text("\n".join([head, *(f"{line},{line.split(',')[close]}" for line in own)]) + "\n")
    upload(page, prices, FILES[1], one_event)
    place = page.locator("#understood-list")
    split = place.locator(".ask")
    expect(split).to_have_count(1)
    expect(split).to_contain_text("if it is one, apply its factor; if the price really moved so, say that")
    for words in ("adjustments file", "which adjustments names", "columns ="):
        expect(place).not_to_contain_text(words)
    # Nothing is wrong with another close: it is a mere offer.
    expect(place.locator(".note", has_text="\"LAST_PRICE\" is there too: it can be taken instead").locator("button")).to_be_visible()
    split.get_by_role("button", name="The price of ASHOKLEY really moved so").click()
    expect(place).to_contain_text("1 adjustment added by a click")
    expect(place.locator(".ask")).to_have_count(0)


def test_the_answer_has_the_focus_and_its_words_are_explained(open_page):
    page = open_page()
    page.locator("#sample").focus()
    page.keyboard.press("Enter")
    answered(page)
    expect(page.locator("#answer")).to_be_focused()
    result = page.locator("#result")
    assert "mean of the CARs" in result.locator("abbr", has_text="CAAR").first.get_attribute("title")
    expect(result.locator("figcaption")).to_contain_text("Map of the average effect of every window")
    assert result.locator(".key").inner_text().count("%") == 2
    result.locator("summary", has_text="What CAR, CAAR and the other names mean").click()
    expect(result.locator("details dd", has_text="every window of the map was tried")).to_be_visible()


def test_a_wrong_file_says_what_it_is_asked_for(open_page, tmp_path):
    page = open_page()
    nonsense = tmp_path / "nonsense.csv"
    nonsense.write_text("a;b\n1;2\n")
    upload(page, nonsense)
    expect(page.locator("#file-list .ask")).to_contain_text("nonsense.csv")
    broken = tmp_path / "broken.csv"
    broken.write_text("date,symbol,close\n2024-01-01,A,10\n2024-01-02,A,ten\n")
    upload(page, broken)
    page.locator("#file-list tbody tr", has_text="broken.csv").locator("select").select_option("prices")
    expect(page.locator("#understood-list")).to_contain_text("broken.csv:3")


def test_a_run_is_cancelled(open_page):
    page = open_page()
    page.click("#sample")
    page.click("[data-run=study]")
    page.locator("#run-list button", has_text="Cancel").last.click()
    expect(page.locator("#run-list")).to_contain_text("cancelled", timeout=5_000)


def test_a_button_of_a_run_stays_while_the_run_goes_on(open_page):
    page = open_page()
    page.evaluate("""() => {
      const list = document.querySelector("#run-list");
      window.told = new Map();
      new MutationObserver(() => {
        const button = [...list.querySelectorAll("button")].find((one) => one.textContent === "Cancel");
        const state = list.querySelector("td:nth-child(2)")?.textContent ?? "";
        if (!button || !state.includes("\u2026")) { return; }
        if (!window.told.has(button)) { window.told.set(button, new Set()); }
        window.told.get(button).add(state);
      }).observe(list, { childList: true, subtree: true, characterData: true });
    }""")
    page.click("#sample")
    page.click("[data-run=study]")
    expect(page.locator("#run-list")).to_contain_text("done in", timeout=60_000)
    stages = page.evaluate("[...window.told.values()].map((states) => [...states])")
    # One button sees stage after stage; one for each stage could not be clicked.
    assert max(map(len, stages)) > 2, stages


def test_reloading_and_two_tabs(open_page, one_event):
    page = open_page()
    upload(page, one_event)
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator("#file-list tbody tr")).to_have_count(1)
    other = open_page(page.context)
    expect(other.locator("#file-list tbody tr")).to_have_count(0)
    assert workspace(other) != workspace(page)


def test_the_work_of_a_closed_tab_is_found_again(open_page, one_event):
    page = open_page()
    expect(page.locator("#work")).to_be_hidden()
    upload(page, *FILES, one_event)
    page.click("[data-run=study]")
    said, first = answered(page), workspace(page)
    # A tab that is open keeps its work for itself.
    other = open_page(page.context)
    expect(other.locator("#work")).to_be_visible()
    expect(other.locator("#work-list")).to_contain_text("open in another tab")
    expect(other.get_by_role("button", name="Go on with")).to_have_count(0)
    other.close()
    page.close()
    again = open_page(page.context)
    row = again.locator("#work-list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("prices.csv, nifty_50.csv, deal.csv")
    expect(again.locator("#work")).to_have_attribute("open", "")
    again.screenshot(path=KEPT / "work.png")
    assert serious(again) == []
    row.get_by_role("button", name="Go on with").click()
    expect(again.locator("#file-list tbody tr")).to_have_count(3)
    assert answered(again) == said
    assert workspace(again) == first
    # The tab that had begun meanwhile left nothing, and the result is still told from one of before.
    expect(again.locator("#work")).to_be_hidden()
    again.locator("#choice-methods-returns").select_option("log")
    expect(again.locator("#before")).to_be_visible()


def test_a_copy_of_a_tab_has_its_own_work(open_page, one_event):
    page = open_page()
    upload(page, one_event)
    copy = page.context.new_page()
    copy.add_init_script(f"if (!sessionStorage.getItem('workspace')) {{ sessionStorage.setItem('workspace', '{workspace(page)}'); }}")
    copy.goto(page.server.base)
    expect(copy.locator("body[data-ready]")).to_be_attached(timeout=15_000)
    assert workspace(copy) != workspace(page)
    expect(copy.locator("#file-list")).to_contain_text("No files yet")
    for _ in range(3):
        page.reload()
        expect(page.locator("#file-list tbody tr")).to_have_count(1)


def test_work_that_is_done_is_deleted_after_a_question(open_page, one_event):
    page = open_page()
    upload(page, one_event)
    page.close()
    again = open_page(page.context)
    for answer in ("Keep it", "Delete"):
        again.get_by_role("button", name="Delete deal.csv").click()
        expect(again.locator("#work .question")).to_contain_text("your own files stay as they are")
        sure(again, "#work", answer)
        expect(again.locator("#work .question")).to_have_count(0)
    expect(again.locator("#work")).to_be_hidden()
    assert again.server.json("GET", "workspaces")["workspaces"] == []


def test_what_was_typed_outlives_a_reload(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.locator("#event-list tbody input.day").fill("2025-09-01")
    page.click("#event-add")
    field = page.get_by_label("Event window")
    field.fill("10..-10")
    field.press("Tab")
    expect(told(page, "#choices")).to_contain_text("10..-10")
    for _ in range(2):
        page.reload()
        expect(page.locator("body[data-ready]")).to_be_attached()
        expect(page.locator("#event-list tbody tr")).to_have_count(2)
        expect(page.locator("#event-list tbody input.day").first).to_have_value("2025-09-01")
        expect(page.locator("#event-said")).to_contain_text("it is not used yet")
        expect(page.get_by_label("Event window")).to_have_value("10..-10")
        expect(told(page, "#choices")).to_contain_text("10..-10")
    page.get_by_role("button", name="Remove row 2").click()
    page.click("#event-save")
    expect(page.locator("#event-said")).to_contain_text("This table is used now: 1 event of 1 row")
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator("#event-save")).to_be_hidden()
    # Nor is it kept for other work.
    page.locator("#event-list tbody input.day").fill("2025-08-01")
    page.click("#restart")
    sure(page, "header", "Start over")
    expect(page.locator("#event-list")).to_contain_text("Nothing yet")


def test_a_row_and_a_result_are_not_lost_by_a_slip(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.get_by_role("button", name="Remove deal, one").click()
    expect(page.locator("#event-said")).to_contain_text("deal, one is removed from the table")
    expect(page.locator("#event-list tbody tr")).to_have_count(0)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#event-list tbody tr")).to_have_count(1)
    page.click("#event-undo")
    sure(page, "#events", "Take back the changes")
    page.click("[data-run=study]")
    answered(page)
    forget = page.locator("#run-list button", has_text="Forget")
    forget.click()
    expect(page.locator("#run-list .question")).to_contain_text("are deleted")
    # The key that asked does not answer.
    page.keyboard.press("Enter")
    expect(page.locator("#run-list .question")).to_have_count(0)
    expect(page.locator("#run-list tbody tr")).to_have_count(1)
    forget.click()
    page.keyboard.press("Escape")
    expect(forget).to_be_focused()
    forget.click()
    sure(page, "#run-list", "Forget it")
    expect(page.locator("#run-list tbody tr")).to_have_count(0)


def test_an_edited_event_is_called_after_what_it_is(open_page, tmp_path):
    page = open_page()
    events = tmp_path / "events.csv"
    events.write_text("symbol,date\nASHOKLEY,2025-09-02\nRELIANCE,2025-06-02\n")
    own = tmp_path / "own.csv"
    own.write_text("event_id,symbol,date\ndeal,ASHOKLEY,2025-03-03\n")
    upload(page, *FILES, events, own)
    names = page.locator("#event-list tbody .name")
    expect(names).to_have_text(["ASHOKLEY-2025-09-02", "RELIANCE-2025-06-02", "deal"])
    for row, day in ((0, "2025-09-01"), (2, "2025-03-04")):
        page.locator("#event-list tbody input.day").nth(row).fill(day)
    page.locator("#event-list tbody tr").nth(1).locator("input").first.fill("ASHOKLEY")
    page.click("#event-add")
    row = page.locator("#event-list tbody tr").last
    row.locator("input").first.fill("ASHOKLEY")
    row.locator("input.day").fill("2025-09-01")
    page.click("#event-save")
    expect(page.locator("#event-said")).to_contain_text("This table is used now")
    # Names that were given stay; those after a symbol and a day follow them, each once.
    expect(names).to_have_count(4)
    assert sorted(names.all_inner_texts()) == ["ASHOKLEY-2025-06-02", "ASHOKLEY-2025-09-01", "ASHOKLEY-2025-09-01-2", "deal"]


def test_an_archive_is_read_as_its_files(open_page, tmp_path, one_event):
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (*FILES, one_event):
            packed.write(path, f"folder/{path.name}")
    page = open_page()
    upload(page, archive, rows=3)
    assert [row.locator("select").input_value() for row in page.locator("#file-list tbody tr").all()] == ["events", "market", "prices"]
    page.click("[data-run=study]")
    dropped = answered(page)
    other = open_page()
    upload(other, *FILES, one_event)
    other.click("[data-run=study]")
    assert answered(other) == dropped


def test_a_finished_study_tells_its_own_settings(open_page, serve, tmp_path):
    done = tmp_path / "out"
    subprocess.run([COMMAND, "study", "--window", "0..1", "--event-window", "-5..5", "--returns", "log", "--output", str(done)], check=True, capture_output=True, cwd=tmp_path)
    page = open_page(server=serve(str(done)))
    answered(page)
    said = page.locator("#result .note").first
    expect(said).to_contain_text("the choices above are those of the next run")
    expect(said).to_contain_text("Event window")
    expect(said).to_contain_text("-5..5")
    expect(page.get_by_label("Event window")).to_have_value("-10..10")
    said.get_by_role("button", name="Use them for the next run").click()
    expect(page.get_by_label("Event window")).to_have_value("-5..5")
    expect(page.locator("#choice-methods-returns")).to_have_value("log")
    expect(said).to_contain_text("The choices are those of this study now")


def test_a_download_that_fails_says_why(open_page, serve, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    page = open_page(server=serve())
    page.click("#sample")
    answered(page)
    page.click("text=All tables in Word")
    expect(told(page, "#result")).to_contain_text("docx is made by pandoc, which is not installed")
    expect(told(page, "#result")).to_be_in_viewport()
    with page.expect_download():
        page.click("text=All tables in Excel")
    expect(told(page, "#result")).to_have_count(0)
    run = page.server.json("GET", f"workspaces/{workspace(page)}")["runs"][0]["id"]
    page.server.ask("DELETE", f"runs/{run}")
    page.click("text=The report (one page)")
    expect(told(page, "#result")).to_contain_text("there is no such run")


def test_a_share_of_the_events_is_no_market(open_page, tmp_path):
    page = open_page()
    lines = FILES[0].read_text().splitlines()
    place = lines[0].split(",").index("symbol")
    symbols = sorted({line.split(",")[place] for line in lines[1:]})[:2]
    for symbol in symbols:
        (tmp_path / f"{symbol}.csv").write_text("\n".join([lines[0], *(line for line in lines[1:] if line.split(",")[place] == symbol)]) + "\n")
    events = tmp_path / "events.csv"
    events.write_text("event_id,symbol,date\n" + "".join(f"E{number},{symbol},2025-09-02\n" for number, symbol in enumerate(symbols)))
    upload(page, *(tmp_path / f"{symbol}.csv" for symbol in symbols), events)
    page.locator("#file-list tbody tr", has_text=f"{symbols[1]}.csv").locator("select").select_option("market")
    expect(page.locator("#events .ask")).to_contain_text(f"the market {symbols[1]} is a security of the events")
    page.click("[data-run=study]")
    expect(told(page, "#runs")).to_contain_text("that of an index with \u201cWhat it is: a market index\u201d", timeout=60_000)


def test_two_settings_beside_each_other(open_page):
    page = open_page()
    page.click("#sample")
    answered(page)
    returns = page.locator("#choice-list .fields label", has_text="Returns").locator("select")
    returns.select_option("log")
    expect(returns).to_have_value("log")
    page.click("[data-run=study]")
    expect(page.locator("#run-list tbody tr", has_text="done in")).to_have_count(2, timeout=120_000)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator("#result")).to_contain_text("Settings that differ")
    expect(page.locator("#result")).to_contain_text("Returns")
    # What differs names the run, and p is that of the test that the sample supports best.
    expect(page.locator("#run-list tbody th").last).to_contain_text("2. Study:")
    expect(page.locator("#run-list tbody th").last).to_contain_text("returns log")
    run = page.server.json("GET", f"workspaces/{workspace(page)}")["runs"][0]["id"]
    model = page.server.json("GET", f"runs/{run}/result")["models"][0]
    tests = {test["test"]: test.get("p_value") for test in model["tests"] if (test["window_start"], test["window_end"]) == (0, 0)}
    p = next(tests[name] for name in model["trusted"] if tests.get(name) is not None)
    row = page.locator("#result tr", has=page.get_by_role("rowheader", name=model["name"])).filter(has_text="0..0").first
    assert row.inner_text().split("\t")[4].startswith(f"{p:.3f} (")


def test_the_report_and_the_command_can_be_taken_away(open_page, tmp_path):
    page = open_page()
    page.click("#sample")
    answered(page)
    with page.expect_download() as taken:
        page.click("text=Excel")
    assert taken.value.path().stat().st_size > 10_000
    assert page.locator("#result pre").inner_text().startswith("leyline study")


def test_what_a_stranger_wrote_stays_text(open_page, tmp_path):
    page = open_page()
    events = tmp_path / "hostile.csv"
    events.write_text(f'symbol,date,group,headline\nASHOKLEY,2025-09-02,"{HOSTILE.replace(chr(34), chr(34) * 2)}","{HOSTILE.replace(chr(34), chr(34) * 2)}"\n')
    upload(page, *FILES, events)
    page.click("[data-run=study]")
    answered(page)
    assert page.title() == "Leyline"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(open_page, scheme):
    page = open_page(color_scheme=scheme, bypass_csp=True)
    assert serious(page) == []
    page.click("#sample")
    answered(page)
    page.evaluate("() => document.querySelector('iframe').remove()")
    assert serious(page) == []
    page.screenshot(path=KEPT / f"{scheme}.png", full_page=True)


def test_a_phone_shows_all_of_it(open_page):
    page = open_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page.click("#sample")
    answered(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 391
    for link in page.locator("nav a").all():
        box = link.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, link.inner_text()
    cut = page.locator("#result th", has_text="p for all windows")
    box = cut.bounding_box()
    assert box["x"] + box["width"] <= 390
    # Fields that have lost the head of their table have its words.
    label = page.locator("#event-list td[data-label=Group]").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Group"'
    page.screenshot(path=KEPT / "phone.png", full_page=True)


def test_the_keyboard_alone_leads_to_an_answer(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the files"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "sample"
    page.keyboard.press("Enter")
    assert "4 events" in answered(page)


def timed(page, begin: str, seen: str) -> float:
    """Click something in the browser and return after how many milliseconds a test of the page holds."""
    return page.evaluate(
        """([begin, seen]) => new Promise((done) => {
            const button = document.evaluate(begin, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
            const begun = performance.now();
            const look = () => {
                const found = document.evaluate(seen, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
                if (found || performance.now() - begun > 60000) { done(performance.now() - begun); } else { requestAnimationFrame(look); }
            };
            button.click();
            look();
        })""",
        [begin, seen],
    )


def allowed(milliseconds: float) -> float:
    """Return how long something may take: five times as long where others are at work on this machine."""
    return milliseconds if os.getloadavg()[0] <= (os.cpu_count() or 1) else 5 * milliseconds


def test_cancelling_shows_within_a_fifth_of_a_second(open_page):
    page = open_page()
    page.click("#sample")
    answered(page)
    run = page.server.json(
        "POST", f"workspaces/{workspace(page)}/runs", {"task": "sensitivity", "settings": {"sensitivity": {"step_down_draws": 1_000_000}}})
    page.reload()
    expect(page.locator("#run-list button", has_text="Cancel")).to_be_visible()
    taken = timed(page, "//*[@id='run-list']//button[.='Cancel']", "//*[@id='run-list']//td[.='cancelled']")
    print(f"cancelled on the screen after {taken:.0f} ms")
    assert taken < allowed(200)
    assert page.server.json("GET", f"runs/{run['id']}")["state"] == "cancelled"


def test_the_first_study_is_on_the_screen_within_a_second(open_page, serve):
    times = []
    limit = allowed(1000)
    # The best of three servers counts.
    for _ in range(3):
        page = open_page(server=serve())
        times.append(timed(page, "//*[@id='sample']", "//*[@id='answer']"))
    print("the first study of the sample is on the screen after", [f"{each:.0f} ms" for each in times])
    assert min(times) < limit


def test_a_large_file_streams_in(open_page, tmp_path):
    page = open_page()
    large = tmp_path / "large.csv"
    block = "".join(f"SYM{number % 40:02},2024-{1 + number % 12:02}-{1 + number % 28:02},{100 + number % 7}.25,1000\n" for number in range(40_000))
    with large.open("w") as file:
        file.write("symbol,date,close,volume\n")
        while file.tell() < 300_000_000:
            file.write(block)
    before, most = page.server.memory, 0
    page.set_input_files("#pick", str(large))
    row = page.locator("#file-list tbody tr", has_text="large.csv")
    for _ in range(600):
        state = row.inner_text() if row.count() else ""
        if "is being read" in state or "300.0" not in state and "select" in row.inner_html():
            break
        most = max(most, page.server.memory)
        page.wait_for_timeout(50)
    assert most < before + 60, (before, most)
    expect(row.locator("select")).to_be_visible(timeout=120_000)
    assert page.server.json("GET", f"workspaces/{workspace(page)}")["files"][0]["bytes"] == large.stat().st_size
    remove(page, "large.csv")
    expect(page.locator("#file-list")).to_contain_text("No files yet", timeout=60_000)


def test_back_and_forward_lose_nothing(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    field = page.get_by_label("Event window")
    field.fill("-5..5")
    field.press("Tab")
    expect(page.get_by_label("Event window")).to_have_value("-5..5")
    page.click("[data-run=study]")
    said = answered(page)
    # Parts of the page are no pages of their own, and the address keeps the settings.
    page.click("nav a[href='#choices']")
    assert "settings=" in page.url
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator("#file-list tbody tr")).to_have_count(3)
    expect(page.get_by_label("Event window")).to_have_value("-5..5")
    assert answered(page) == said


def test_average_prices_say_what_they_are(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("[data-run=vwap]")
    assert "deal, one: the average price of day 0 (2025-09-02) was" in answered(page)
    result = page.locator("#result")
    for caption in ("Average prices", "Shares traded", "Buying after the news"):
        expect(result.locator("caption", has_text=caption).first).to_be_visible()
    assert "event id" not in result.inner_text()
    page.screenshot(path=KEPT / "vwap.png", full_page=True)
    # A table that the folder of the run lacks has no link to a file of it.
    page.click("#result summary:has-text('Single tables')")
    links = result.locator("details", has_text="Single tables").get_by_role("link", name="csv", exact=True)
    for address in links.evaluate_all("links => links.map((link) => link.href)"):
        assert page.request.get(address).status == 200, address
    assert 0 < links.count() < result.locator("details table", has_text="Single tables").get_by_role("link", name="md", exact=True).count()


def test_a_premium_is_told_in_a_sentence_and_a_table(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("#runs summary")
    page.get_by_label("Security", exact=True).fill("ASHOKLEY")
    page.get_by_label("The day", exact=True).fill("2025-09-02")
    page.get_by_label("The price, such as that of an offer").fill("145")
    page.click("text=Compare the price")
    assert "145.00 is 13.25% above the last close (128.03, 2025-09-01)" in answered(page)
    expect(page.locator("#result h3").first).to_contain_text("before 2025-09-02")
    # A split among the sessions makes the long averages wrong, and a click mends it.
    expect(page.locator("#result .ask")).to_contain_text("2025-07-16")
    row = page.locator("#result tr", has=page.get_by_role("rowheader", name="VWAP of 60 sessions")).first
    before = row.inner_text()
    page.locator("#result .ask button", has_text="Apply").click()
    expect(page.locator("#understood-list")).to_contain_text("1 adjustment added by a click")
    page.click("text=Compare the price")
    expect(page.locator("#run-list tbody tr", has_text="done in")).to_have_count(2)
    expect(page.locator("#result .ask")).to_have_count(0)
    assert row.inner_text() != before


def test_a_premium_beyond_the_data_says_how_far(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.click("#runs summary")
    page.get_by_label("Security", exact=True).fill("ASHOKLEY")
    page.get_by_label("The day", exact=True).fill("2031-09-02")
    page.get_by_label("The price, such as that of an offer").fill("145")
    page.click("text=Compare the price")
    expect(told(page, "#premium")).to_contain_text("2071 days before 2031-09-02")
    expect(told(page, "#premium")).to_contain_text("or take 2026-01-01 as the day")
    expect(told(page, "#premium")).to_be_in_viewport()


def test_single_tables_and_figures_can_be_taken(open_page):
    page = open_page()
    page.click("#sample")
    answered(page)
    page.click("#result summary:has-text('Single tables')")
    row = page.locator("#result tr", has=page.get_by_role("rowheader", name="windows", exact=True))
    for form, start in (("xlsx", b"PK"), ("tex", b"%"), ("md", b"#"), ("csv", b"model,")):
        with page.expect_download() as taken:
            row.get_by_role("link", name=form, exact=True).click()
        assert taken.value.suggested_filename == f"windows.{form}"
        assert taken.value.path().read_bytes().startswith(start), form
    page.click("#result summary:has-text('Figures for a paper')")
    place = page.locator("#result details", has_text="Figures for a paper").last
    expect(place).not_to_contain_text("Looking", timeout=20_000)
    if "vl-convert" in place.inner_text():
        assert "figures are drawn by vl-convert, which was not found" in place.inner_text()
        return
    for form, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        with page.expect_download() as taken:
            place.get_by_role("link", name=form, exact=True).first.click()
        assert taken.value.path().read_bytes().startswith(start), form


def test_a_folder_opens_with_its_files(open_page, serve, tmp_path):
    folder = tmp_path / "deal"
    folder.mkdir()
    for path in FILES:
        shutil.copy(path, folder)
    (folder / "deal.csv").write_text("event_id,symbol,date\nE1,ASHOKLEY,2025-09-02 12:00 IST\n")
    (folder / "notes.bin").write_bytes(bytes(range(256)))
    page = open_page(server=serve(str(folder)))
    expect(page.locator("#file-list tbody tr")).to_have_count(3)
    expect(page.locator("#file-list")).to_contain_text("1 file of the folder left out")
    page.click("[data-run=study]")
    assert "ASHOKLEY" in answered(page)
    # What is changed here is a copy.
    remove(page, "deal.csv")
    expect(page.locator("#file-list tbody tr")).to_have_count(2)
    assert (folder / "deal.csv").exists()


def test_a_folder_that_is_refused_is_tried_again(open_page, serve, tmp_path):
    folder = tmp_path / "deal"
    folder.mkdir()
    for path in FILES:
        shutil.copy(path, folder)
    study = f"[prices]\nfiles = [\"{FILES[0].name}\"]\n[market]\nfile = \"{FILES[1].name}\"\ncompanion = \"gone.csv\"\n"
    (folder / "study.toml").write_text(study + '[events]\nfiles = ["deal.csv"]\n')
    page = open_page(server=serve(str(folder)))
    for _ in range(2):
        expect(page.locator("#trouble")).to_contain_text("study.toml names deal.csv, which is no file")
        expect(page.locator("#file-list")).to_contain_text("No files yet.")
        page.reload()
        expect(page.locator("body[data-ready]")).to_be_attached()
    # The page lives: it takes files, and the folder once it is mended.
    (folder / "deal.csv").write_text("event_id,symbol,date\nE1,ASHOKLEY,2025-09-02 12:00 IST\n")
    page.reload()
    for _ in range(2):
        expect(page.locator("#trouble")).to_be_hidden()
        expect(page.locator("#file-list tbody tr")).to_have_count(3)
        expect(page.locator("#file-list li")).to_contain_text("gone.csv: study.toml names it as market.companion")
        page.reload()
        expect(page.locator("body[data-ready]")).to_be_attached()
    page.click("#sample")
    page.locator("header .ask").get_by_role("button", name="Look at the sample").click()
    answered(page)
    expect(page.locator("#file-list")).not_to_contain_text("left out")


def test_a_finished_study_is_opened_again(open_page, serve, tmp_path):
    done = tmp_path / "out"
    subprocess.run([COMMAND, "study", "--output", str(done)], check=True, capture_output=True, cwd=tmp_path)
    page = open_page(server=serve(str(done)))
    assert "4 events returned on average 0.56% more" in answered(page)
    expect(page.locator("#run-list tbody tr")).to_contain_text("Reopened study")
