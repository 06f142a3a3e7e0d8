"""The figures of docs/one-company-one-day.md are those of the command that it gives."""

import csv
import re
import shlex
import subprocess

import pytest
from checkout import ROOT

PAGE = (ROOT / "docs" / "one-company-one-day.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(program, tmp_path_factory):
    """Run the command of the page from the root of the repository."""
    command = re.search(r"```\n(leyline study .*?)\n```", PAGE, re.DOTALL)[1]
    words = shlex.split(command.replace("\\\n", " "))
    target = tmp_path_factory.mktemp("guide") / "out"
    words[words.index("--output") + 1] = str(target)
    run = subprocess.run(
        [program, *words[1:]], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    quoted = re.findall(r"^> ((?:.|\n>)*?)\n\n", PAGE, re.MULTILINE)[0]
    said = " ".join(run.stdout.replace("\u00a0", " ").split())
    for sentence in quoted.replace("\n> ", " ").split(". "):
        assert sentence.rstrip(".") in said
    return target


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def table(heading):
    """Return the rows of the first table after a heading, cells as text."""
    lines = PAGE.split(f"## {heading}\n", 1)[1].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return found


def test_the_tests_side_by_side(folder):
    tests = ["car_t", "sq", "car_permutation", "sq_ewma", "sq_garch", "sq_parkinson", "sq_garman_klass"]
    for window, car, *ps in table("The tests side by side"):
        found = [
            row
            for row in rows(folder, "single_event_tests.csv")
            if f"{row['window_start']}..{row['window_end']}" == window
        ]
        assert [f"{float(row['p_value']):.3f}" for row in found] == ps
        assert [row["test"] for row in found] == tests
        cars = [row for row in rows(folder, "cars.csv") if row["window_start"] == window.split("..")[0]]
        assert f"{100 * float(cars[0]['car']):+.2f} %" == car


def test_what_the_design_could_have_seen(folder):
    found = {
        row["test"]: row
        for row in rows(folder, "single_event_power.csv")
        if row["direction"] == "rise" and row["window_start"] == "0"
    }
    for test, limit, smallest, *missed in table("What the design could have seen"):
        row = found[test]
        assert f"{100 * float(row['limit']):.2f} %" == limit
        assert f"{100 * float(row['smallest_detectable']):.2f} %" == smallest
        sizes = (1, 2, 5)
        assert [f"{100 * float(row[f'missed_{size}_percent']):.0f} %" for size in sizes] == missed
    for size in (2, 5):
        assert f"{float(found['sq'][f'likelihood_ratio_{size}_percent']):.2f} times" in PAGE


def test_money(folder):
    impacts = rows(folder, "price_impact.csv")
    for row, (window, before, impact, interval) in zip(impacts, table("In money"), strict=True):
        assert f"{row['window_start']}..{row['window_end']}" == window
        assert f"{float(row['price_before']):.2f}" == before
        assert f"{float(row['impact_per_share']):+.2f}" == impact
        ends = [float(row[f"impact_per_share_{end}"]) for end in ("lower", "upper")]
        assert f"{ends[0]:+.2f} to {ends[1]:+.2f}" == interval


def test_the_variance_around(folder):
    row = rows(folder, "single_event_variance.csv")[0]
    text = " ".join(PAGE.split())
    assert f"{row['days']} days of the event window vary {float(row['variance_ratio']):.2f} times" in text
    assert f"(p = {float(row['f_p_value']):.3f})" in text
    assert f"(p = {float(row['permutation_p_value']):.3f})" in text


def test_days_and_the_other_index(folder):
    days = {row["relative_day"]: row for row in rows(folder, "abnormal_returns.csv")}
    text = " ".join(PAGE.split())
    for day in ("-10", "4"):
        assert f"{100 * float(days[day]['ar']):+.2f} %" in text
    assert f"closed at {float(days['0']['close']):.2f} after {float(days['-1']['close']):.2f}" in text
    assert f"{100 * float(days['0']['expected_return']):.2f} % was to be expected" in text
    for row in rows(folder, "other_markets.csv"):
        if row["market"] == "nifty_auto":
            assert f"{100 * float(row['caar']):+.2f} %" in text
