"""The list in which any event is found, and the panel that shows one."""

import csv
import re

LIMITS = {"thousand": 3_000_000}


def count(page) -> str:
    return page.inner_text("#explorer-count")


def rows(page):
    return page.locator("#explorer-table tbody tr")


def column(page, place: int) -> list[str]:
    return [text.strip() for text in rows(page).locator(f"xpath=./*[{place}]").all_inner_texts()]


def cars(folder, window: tuple[str, str], model: str = "market") -> dict[str, dict]:
    with open(folder / "cars.csv") as file:
        return {
            row["event_id"]: row
            for row in csv.DictReader(file)
            if (row["window_start"], row["window_end"]) == window and row["model"] == model
        }


def judged(folder, window: tuple[str, str], model: str = "market") -> dict[str, float]:
    """The p-value of the sample-quantile test of each event, else of the t test, as the list judges."""
    found = {name: float(row["p_value"]) for name, row in cars(folder, window, model).items()}
    with open(folder / "single_event_tests.csv") as file:
        for row in csv.DictReader(file):
            if (row["window_start"], row["window_end"]) == window and row["model"] == model and row["test"] == "sq":
                if row["p_value"]:
                    found[row["event_id"]] = float(row["p_value"])
    return found


def percent(text: str) -> str:
    """A fraction as the page shows it."""
    value = float(text) * 100
    digits = f"{abs(value):.2f}"
    sign = "" if float(digits) == 0 else "\u2212" if value < 0 else "+"
    return f"{sign}{digits}%"


def test_all_events_are_in_the_list(opened, thousand):
    page = opened(thousand).page
    total = len(cars(thousand, ("0", "0")))
    assert count(page) == f"{total:,} of {total:,} events"
    assert rows(page).count() == 25
    page.click("#explorer-last")
    assert page.inner_text("#explorer-page") == f"Page {-(-total // 25)} of {-(-total // 25)}"
    last = rows(page).last.locator("button").inner_text()
    page.fill("#explorer-find", last)
    assert count(page).startswith("1 of")


def test_every_number_is_that_of_the_table(opened, thousand):
    page = opened(thousand).page
    known = cars(thousand, ("0", "0"))
    names, shown = column(page, 1), column(page, 6)
    assert len(shown) == 25
    for name, text in zip(names, shown):
        assert text.rstrip("*") == percent(known[name.split("\n")[0].strip()]["car"]), name


def test_filters_agree_with_the_file(opened, thousand):
    page = opened(thousand).page
    known = cars(thousand, ("-1", "1"))
    total = len(known)
    page.select_option("#explorer-window", label="\u22121..1")
    page.select_option("#explorer-sign", "1")
    up = sum(round(float(row["car"]) * 1e4) > 0 for row in known.values())
    assert count(page) == f"{up:,} of {total:,} events"
    page.select_option("#explorer-level", "2")
    p_values = judged(thousand, ("-1", "1"))
    both = sum(round(float(row["car"]) * 1e4) > 0 and p_values[name] < 0.05 for name, row in known.items())
    assert count(page) == f"{both:,} of {total:,} events"
    page.select_option("#explorer-sign", "0")
    page.select_option("#explorer-level", "0")
    page.select_option("#explorer-group", "merger")
    assert 0 < int(count(page).split(" ")[0].replace(",", "")) < total


def test_sorting_goes_over_all_events(opened, thousand):
    page = opened(thousand).page
    known = cars(thousand, ("0", "0"))
    heading = page.locator("#explorer-table thead button", has_text="CAR")
    heading.click()
    lowest = min(float(row["car"]) for row in known.values())
    assert column(page, 6)[0].rstrip("*") == percent(str(lowest))
    heading.click()
    highest = max(float(row["car"]) for row in known.values())
    assert column(page, 6)[0].rstrip("*") == percent(str(highest))
    # The list shows three decimals; among equal ones the larger |t| comes first.
    page.locator("#explorer-table thead button").filter(has_text=re.compile(r"^p of \w+\W*$")).click()
    p_values = judged(thousand, ("0", "0"))
    shown = {name: 0 if p < 0.001 else round(p * 1000) for name, p in p_values.items()}
    strongest = sorted(known, key=lambda name: (shown[name], -abs(round(float(known[name]["t"]) * 100))))
    assert [rows(page).nth(i).locator("button").inner_text() for i in range(3)] == strongest[:3]


def test_an_event_shows_its_facts_windows_and_charts(opened, thousand):
    window = opened(thousand)
    page = window.drawn()
    rows(page).nth(3).locator("button").click()
    name = rows(page).nth(3).locator("button").inner_text()
    assert page.inner_text("#event-name") == name
    known = cars(thousand, ("-10", "10"))[name]
    assert page.locator("#event-windows tr").last.locator("td").nth(1).inner_text().rstrip("*") == percent(known["car"])
    assert page.locator("#event-charts svg.marks").count() == 3
    page.click("#event-next")
    assert page.inner_text("#event-name") != name
    page.click("#event-previous")
    assert page.inner_text("#event-name") == name
    assert window.errors == []


def test_the_panel_is_about_an_event_that_was_found(opened, thousand):
    page = opened(thousand).page
    last = sorted(cars(thousand, ("0", "0")))[-1]
    page.fill("#explorer-find", last)
    assert page.inner_text("#event-name") == last
    page.fill("#explorer-find", "no event is called so")
    assert count(page).startswith("0 of")
    assert not page.is_visible("#event-panel")
    page.fill("#explorer-find", last)
    assert page.is_visible("#event-panel") and page.inner_text("#event-name") == last


def test_no_column_of_an_event_is_blank(opened, thousand):
    page = opened(thousand).page
    for choice in ("#explorer-first", "#explorer-last"):
        if page.is_enabled(choice):
            page.click(choice)
        rows(page).last.locator("button").click()
        shown = page.locator("#event-windows td:visible").all_inner_texts()
        assert shown and all(text.strip() for text in shown)


def test_a_thousand_events_stay_small_and_open_at_once(opened, thousand):
    size = (thousand / "report.html").stat().st_size
    assert size < LIMITS["thousand"], size
    page = opened(thousand).page
    seconds = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") / 1000
    print(f"\n1,000 events: {size:,} bytes, {seconds:.2f} s until the page answers")
    # A second on a quiet machine; tests run beside others.
    assert seconds < 4


def test_names_and_headlines_are_never_markup(opened, hostile):
    window = opened(hostile)
    page = window.drawn()
    page.fill("#explorer-find", "onerror")
    assert count(page) == "14 of 14 events"
    rows(page).first.locator("button").click()
    assert '<script>document.title="taken"</script>' in page.inner_text("#event-facts")
    assert "taken" not in page.title()
    assert page.locator("main img").count() == 0
    assert window.errors == []
