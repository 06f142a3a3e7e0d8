"""The local page in a browser: from files to an answer, by mouse and by keyboard, and what it refuses.

The browser is Debian's Chromium. Pictures are kept in .build/browser/page, to be looked at.
"""

import pathlib
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
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

    def open_(context=None, **options):
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
    return page.inner_text("#answer")


def upload(page, *paths, rows=None):
    before = page.locator("#file-list tbody tr").count()
    page.set_input_files("#pick", [str(path) for path in paths])
    expect(page.locator("#file-list tbody tr")).to_have_count(rows or before + len(paths), timeout=60_000)
    expect(page.locator("#file-list")).not_to_contain_text("is being read", timeout=60_000)
    expect(page.locator("#understood-list[aria-busy]")).to_have_count(0, timeout=60_000)


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
    assert row.inner_text().split("\t")[1:4] == ["+2.05\u202f%", "1.43\u202f%", "1.43"]
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
    assert numbers.inner_text() != before and "\u22122..1" in numbers.inner_text()
    last.focus()
    page.keyboard.press("End")
    assert "\u22122..10" in numbers.inner_text()
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
    place = grid["windows"].index({"window_start": -1, "window_end": 1})
    shown = f"{100 * abs(grid['specifications'][0]['caar'][place]):.2f}"
    assert shown in page.locator("#result .tiles").inner_text()


def workspace(page) -> str:
    return page.evaluate("() => sessionStorage.getItem('workspace')")


def test_an_event_is_corrected_in_the_table(open_page, one_event):
    page = open_page()
    upload(page, *FILES, one_event)
    page.locator("#event-list tbody input.day").fill("2025-09-01T12:43+05:30")
    page.click("[data-run=study]")
    expect(page.locator("#trouble")).to_contain_text("The table of events was changed")
    page.click("#event-save")
    expect(page.locator("#event-list tbody tr")).to_contain_text("2025-09-01")
    page.click("#event-undo")
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
    expect(page.locator("#trouble")).to_contain_text("10..-10")
    field = page.get_by_label("Event window")
    field.fill("-5..5")
    field.press("Tab")
    expect(page.locator("#trouble")).to_be_hidden()
    assert page.server.json("GET", f"workspaces/{workspace(page)}/settings")["given"] == {"windows": {"event": "-5..5"}}
    assert "windows" in page.url
    # The address is all that another tab needs; it holds no data.
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("body[data-ready]")).to_be_attached()
    expect(other.get_by_label("Event window")).to_have_value("-5..5")


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


def test_reloading_and_two_tabs(open_page, one_event):
    page = open_page()
    upload(page, one_event)
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_attached()
    expect(page.locator("#file-list tbody tr")).to_have_count(1)
    other = open_page(page.context)
    expect(other.locator("#file-list tbody tr")).to_have_count(0)
    assert workspace(other) != workspace(page)


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
    expect(page.locator("#result")).to_contain_text("methods.returns")


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
    page.screenshot(path=KEPT / "phone.png", full_page=True)


def test_the_keyboard_alone_leads_to_an_answer(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the files"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "sample"
    page.keyboard.press("Enter")
    assert "4 events" in answered(page)
