"""The control firms of the sample, matched once more by code that shares nothing with the program's.

Sizes and book-to-market ratios are drawn here; returns come from the sample's files.
"""

import csv
import datetime
import random
import subprocess

import numpy as np
import pytest
from sample_study import DATA, ESTIMATION, Study

BAND = (0.7, 1.3)
MAXIMUM_AGE = 400
EVENT_WINDOW = (-10, 10)


@pytest.fixture(scope="module")
def firms(market):
    """Draw rows of each security, some without a ratio, some negative, some too old, in no order."""
    drawn = random.Random(23)
    rows = []
    for symbol in market.stocks:
        day = datetime.date(2022, 12, 1) + datetime.timedelta(days=drawn.randrange(200))
        while day < datetime.date(2025, 12, 31):
            ratio = drawn.choice(["", "NA", "-0.2", "0"]) if drawn.random() < 0.15 else f"{drawn.uniform(0.1, 1.5):.2f}"
            rows.append((symbol, day.isoformat(), f"{drawn.uniform(700, 1400):.1f}", ratio))
            day += datetime.timedelta(days=drawn.randrange(60, 420))
    drawn.shuffle(rows)
    return rows


def newest(rows, symbol, day):
    """Return date, size and ratio of the newest row before a day, if a firm can be matched by it."""
    dated = sorted(row[1:] for row in rows if row[0] == symbol and row[1] < day)
    if not dated:
        return None
    date, size, ratio = dated[-1]
    age = (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(date)).days
    if age > MAXIMUM_AGE or ratio in ("", "NA") or float(ratio) <= 0:
        return None
    return date, float(size), float(ratio)


def candidates(rows, market, events, event, day):
    """Return the symbols that can be control firms of an event, the nearest first."""
    own = newest(rows, event["symbol"], day)
    if own is None:
        return []
    zero = market.days.index(day)
    found = []
    for symbol, returns in market.stocks.items():
        other = newest(rows, symbol, day)
        if symbol == event["symbol"] or other is None:
            continue
        if not BAND[0] * own[1] <= other[1] <= BAND[1] * own[1]:
            continue
        near = any(
            each["symbol"] == symbol
            and each["event_date"]
            and abs(market.days.index(each["event_date"]) - zero) <= EVENT_WINDOW[1] - EVENT_WINDOW[0]
            for each in events
        )
        past = returns[market.window(day, *ESTIMATION)]
        days = market.window(day, *EVENT_WINDOW)
        lacks = np.isfinite(market.stocks[event["symbol"]][days]) & ~np.isfinite(returns[days])
        if near or np.isfinite(past).sum() < 0.6 * len(past) or lacks.any():
            continue
        found.append((abs(other[2] - own[2]), symbol))
    return [symbol for _, symbol in sorted(found)]


@pytest.mark.parametrize("count", [1, 3])
def test_matched_firms_and_what_follows_from_them(program, market, firms, tmp_path, count):
    path = tmp_path / "firms.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["symbol", "date", "market_value", "book_to_market"])
        table.writerows(firms)
    folder = tmp_path / "out"
    command = [program, "study", "--no-report", "--output", folder, "--model", "market_adjusted"]
    command += ["--prices", DATA / "simulated_prices.csv", "--market", DATA / "simulated_index.csv"]
    command += ["--adjustments", DATA / "simulated_adjustments.csv", "--events", DATA / "simulated_events.csv"]
    command += ["--calendar", "nse", "--characteristics", path, "--control-firms", str(count)]
    command += [f"--estimation={ESTIMATION[0]}..{ESTIMATION[1]}", "--event-window=-10..10", "--window=-1..1"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    study = Study(folder)
    matched = {}
    for row in study.table("control_firms.csv"):
        if row["used"] == "true":
            matched.setdefault(row["event_id"], []).append(row["control_firm"])
    events = study.table("events.csv")
    left = {row["event_id"] for row in study.table("exclusions.csv") if row["reason"] == "no_control_firm"}
    expected = {}
    for event in events:
        if event["status"] == "included" or event["event_id"] in left:
            found = candidates(firms, market, events, event, event["event_date"])[:count]
            if found:
                expected[event["event_id"]] = found
            else:
                assert event["event_id"] in left
    assert matched == expected
    assert len(expected) >= 15
    returns = {(row["event_id"], int(row["relative_day"])): row for row in study.table("abnormal_returns.csv")}
    for event in events:
        if event["event_id"] not in expected:
            continue
        days = market.window(event["event_date"], -1, 1)
        own = market.stocks[event["symbol"]][days]
        benchmark = np.mean([market.stocks[symbol][days] for symbol in expected[event["event_id"]]], axis=0)
        for day, value in zip((-1, 0, 1), own - benchmark):
            assert float(returns[event["event_id"], day]["ar"]) == pytest.approx(value, rel=1e-9, abs=1e-12)
        held = np.prod(1 + own) - np.prod(1 + benchmark)
        car = next(row for row in study.table("cars.csv") if row["event_id"] == event["event_id"])
        assert float(car["bhar"]) == pytest.approx(held, rel=1e-9, abs=1e-12)
