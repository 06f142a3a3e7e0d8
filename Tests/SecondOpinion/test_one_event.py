"""What NumPy and SciPy say about a study of few events: permutation, moving variance, power, money, one case."""

import csv
import datetime
import itertools
import subprocess

import numpy as np
import pytest
from sample_study import DATA, ESTIMATION, WINDOWS, Study, read
from scipy import optimize, stats

NAMES = [f"{start}..{end}" for start, end in WINDOWS]
LEVEL, SHARES = 0.05, 1_250_000


def close(expected, tolerance=1e-9):
    return pytest.approx(expected, rel=tolerance, abs=1e-3 * tolerance)


@pytest.fixture(scope="session")
def few(program, tmp_path_factory):
    """A study of three simulated events, one of which says how many shares there are."""
    folder = tmp_path_factory.mktemp("few")
    rows = read("simulated_events.csv")[:3]
    for place, row in enumerate(rows):
        row["shares_outstanding"] = SHARES if place == 0 else ""
    with open(folder / "events.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    command = [program, "study", "--no-report", "--output", folder / "out"]
    command += ["--prices", DATA / "simulated_prices.csv"]
    command += ["--market", DATA / "simulated_index.csv"]
    command += ["--adjustments", DATA / "simulated_adjustments.csv"]
    command += ["--events", folder / "events.csv", "--calendar", "nse", "--model", "market"]
    command += [f"--estimation={ESTIMATION[0]}..{ESTIMATION[1]}", "--event-window=-10..10"]
    command += ["--test", "caar_permutation"]
    command += [f"--window={name}" for name in NAMES]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return Study(folder / "out")


class Event:
    """Residuals and abnormal returns of one event, from prices."""

    def __init__(self, row, market):
        self.id, self.date, self.symbol = row["event_id"], row["event_date"], row["symbol"]
        stock = market.stocks[row["symbol"]]
        days = market.window(row["event_date"], *ESTIMATION)
        y, x = stock[days], market.market[days]
        known = np.isfinite(y) & np.isfinite(x)
        design = np.column_stack([np.ones(known.sum()), x[known]])
        fit = np.linalg.lstsq(design, y[known], rcond=None)[0]
        # With the gaps, because the variance runs on over them.
        self.series = np.where(known, y - fit[0] - fit[1] * x, np.nan)
        self.residuals = self.series[known]
        self.freedom = known.sum() - 2
        self.sigma = np.sqrt((self.residuals**2).sum() / self.freedom)
        self.inverse = np.linalg.inv(design.T @ design)
        days = market.window(row["event_date"], -10, 10)
        self.x = market.market[days]
        self.abnormal = stock[days] - fit[0] - fit[1] * self.x

    def window(self, window):
        return self.abnormal[window[0] + 10 : window[1] + 11]

    def error(self, window):
        x = self.x[window[0] + 10 : window[1] + 11]
        rows = np.column_stack([np.ones(len(x)), x])
        return self.sigma * np.sqrt(len(x) + rows.sum(0) @ self.inverse @ rows.sum(0))

    def sums(self, length):
        return np.convolve(self.residuals, np.ones(length), "valid")


@pytest.fixture(scope="session")
def events(few, market):
    found = [Event(row, market) for row in few.table("events.csv") if row["status"] == "included"]
    assert len(found) == 3
    return {event.id: event for event in found}


def single_test(few, event, window, test):
    rows = few.rows("single_event_tests.csv", window)
    return next(row for row in rows if row["event_id"] == event.id and row["test"] == test)




def permuted(event, window, random, draws):
    """t of random arrangements; of all of them for one day."""
    own = event.window(window)
    pool, length = np.concatenate([own, event.residuals]), len(own)
    if length == 1:
        chosen = pool[:, None]
    else:
        chosen = np.array([random.choice(pool, length, replace=False) for _ in range(draws)])
    rest = (pool**2).sum() - (chosen**2).sum(1)
    return chosen.sum(1), length * rest / event.freedom


def test_permutation_of_one_event(few, events, window):
    random = np.random.default_rng(20230102)
    for event in events.values():
        row = single_test(few, event, window, "car_permutation")
        length = window[1] - window[0] + 1
        observed = event.window(window).sum() / (np.sqrt(length) * event.sigma)
        assert float(row["statistic"]) == close(observed)
        total, variance = permuted(event, window, random, 20_000)
        expected = (abs(total / np.sqrt(variance)) >= abs(observed) - 1e-9).mean()
        if length == 1:
            assert float(row["p_value"]) == close(expected)
        else:
            noise = np.sqrt(expected * (1 - expected) * (1 / 20_000 + 1 / 9_999))
            assert abs(float(row["p_value"]) - expected) < 4 * noise + 2e-4


def test_permutation_of_three_events(few, events, window):
    random = np.random.default_rng(7)
    draws = 20_000
    statistic, _, p = few.test("caar_permutation", window)
    length = window[1] - window[0] + 1
    total = sum(event.window(window).sum() for event in events.values())
    variance = sum(length * event.sigma**2 for event in events.values())
    assert statistic == close(total / np.sqrt(variance))
    sums, variances = 0, 0
    for event in events.values():
        own = event.window(window)
        pool = np.concatenate([own, event.residuals])
        chosen = np.array([random.choice(pool, length, replace=False) for _ in range(draws)])
        sums = sums + chosen.sum(1)
        variances = variances + length * ((pool**2).sum() - (chosen**2).sum(1)) / event.freedom
    expected = (abs(sums / np.sqrt(variances)) >= abs(statistic)).mean()
    assert abs(p - expected) < 4 * np.sqrt(expected * (1 - expected) * (1 / draws + 1 / 9_999)) + 2e-4


def path(event, window, step):
    """The variance of each residual's day, and of the first day of the window."""
    h = (event.residuals**2).mean()
    variances = []
    start = int(np.flatnonzero(np.isfinite(event.series))[0])
    for e in event.series[start:]:
        if np.isfinite(e):
            variances.append(h)
        h = step(h, e * e if np.isfinite(e) else h)
    for e in event.abnormal[: window[0] + 10]:
        h = step(h, e * e if np.isfinite(e) else h)
    return np.array(variances), h


def ranked(event, window, step):
    variances, own = path(event, window, step)
    length = window[1] - window[0] + 1

    def forecast(h):
        total = 0
        for _ in range(length):
            total, h = total + h, step(h, h)
        return np.sqrt(total)

    sums = event.sums(length)
    scores = sums / np.array([forecast(h) for h in variances[: len(sums)]])
    score = event.window(window).sum() / forecast(own)
    return tails(scores, score)


def tails(others, own):
    """The p-values of a rise and of a fall by rank, and the number of values to compare with."""
    n = len(others)
    return ((others >= own).sum() + 1) / (n + 1), ((others <= own).sum() + 1) / (n + 1), n


def moving(h, square):
    return 0.94 * h + 0.06 * square


def test_rank_on_the_scale_of_a_moving_variance(few, events, window):
    for event in events.values():
        rise, fall, _ = ranked(event, window, moving)
        row = single_test(few, event, window, "sq_ewma")
        assert float(row["p_value"]) == close(min(1, 2 * min(rise, fall)))


def test_rank_on_the_scale_of_garch(few, events, window):
    for event in events.values():
        scale = np.sqrt((event.residuals**2).mean())
        series = event.series / scale

        def negative(point):
            omega, arch, garch = point
            if omega <= 0 or arch < 0 or garch < 0 or arch + garch > 1:
                return np.inf
            h, value = 1.0, 0.0
            for e in series[int(np.flatnonzero(np.isfinite(series))[0]) :]:
                square = h
                if np.isfinite(e):
                    square = e * e
                    value += np.log(h) + square / h
                h = omega + arch * square + garch * h
            return value

        starts = [(0.05, 0.05, 0.9), (0.3, 0.1, 0.6), (0.6, 0.2, 0.2), (0.9, 0.05, 0.05)]
        options = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 6000, "maxfev": 6000}
        best = min(
            (optimize.minimize(negative, s, method="Nelder-Mead", options=options) for s in starts),
            key=lambda found: found.fun,
        ).x
        omega = best[0] * scale**2
        rise, fall, count = ranked(
            event, window, lambda h, square: omega + best[1] * square + best[2] * h
        )
        p = min(1, 2 * min(rise, fall))
        row = single_test(few, event, window, "sq_garch")
        # Parameters that agree to six digits may still order two neighbors differently.
        assert abs(float(row["p_value"]) - p) < 2.5 / (count + 1)


def limits(event, window, test):
    length = window[1] - window[0] + 1
    if test == "car_t":
        reach = stats.t.isf(LEVEL / 2, event.freedom) * event.error(window)
        return -reach, reach
    if test == "sq":
        sums = np.sort(event.sums(length))
        allowed = below(LEVEL / 2, len(sums))
        return sums[allowed], sums[-1 - allowed]
    sizes = np.sort(abs(event.residuals))
    reach = sizes[-1 - below(LEVEL, len(sizes))]
    return -reach, reach


def below(level, n):
    """The largest g with (g + 1)/(n + 1) below a level."""
    return max(g for g in range(n) if (g + 1) / (n + 1) < level - 1e-12)


@pytest.mark.parametrize("test", ["car_t", "sq", "car_permutation"])
def test_power(few, events, window, test):
    if test == "car_permutation" and window != (0, 0):
        pytest.skip("the limit of several days is drawn")
    for row in few.rows("single_event_power.csv", window):
        if row["test"] != test:
            continue
        event = events[row["event_id"]]
        rise = row["direction"] == "rise"
        sign = 1 if rise else -1
        limit = limits(event, window, test)[1 if rise else 0]
        assert float(row["limit"]) == close(limit)
        sums = event.sums(window[1] - window[0] + 1)

        def found(move):
            return (sign * sums + move > sign * limit).mean()

        smallest = float(row["smallest_detectable"])
        assert found(smallest + 1e-9) >= 0.8 > found(smallest - 1e-9)
        car = event.window(window).sum()
        for move in (0.01, 0.02, 0.05):
            name = f"{round(100 * move)}_percent"
            assert float(row[f"missed_{name}"]) == close(1 - found(move))
            ratio = row[f"likelihood_ratio_{name}"]
            assert bool(ratio) == ((car >= 0) == rise)
            if ratio:
                n = len(sums)
                with_move, without = found(move) * n, found(0) * n
                if sign * car > sign * limit:
                    expected = (1 + with_move) / (1 + without)
                else:
                    expected = (1 + n - with_move) / (1 + n - without)
                assert float(ratio) == close(expected)


def test_variance_of_other_days(few, events, window):
    random = np.random.default_rng(11)
    for row in few.rows("single_event_variance.csv", window):
        event = events[row["event_id"]]
        inside = np.arange(-10, 11)
        other = event.abnormal[(inside < window[0]) | (inside > window[1])]
        other = other[np.isfinite(other)]
        ratio = other.var(ddof=1) / event.sigma**2
        assert float(row["variance_ratio"]) == close(ratio)
        tail = stats.f(len(other) - 1, event.freedom)
        assert float(row["f_p_value"]) == close(2 * min(tail.sf(ratio), tail.cdf(ratio)), 1e-8)
        own = abs(other - np.median(other))
        ordinary = abs(event.residuals - np.median(event.residuals))
        assert float(row["deviation_ratio"]) == close(own.mean() / ordinary.mean())
        pool = np.concatenate([own, ordinary])
        means = np.array([random.permutation(pool)[: len(own)].mean() for _ in range(20_000)])
        center = pool.mean()
        p = (abs(means - center) >= abs(own.mean() - center)).mean()
        noise = np.sqrt(p * (1 - p) * (1 / 20_000 + 1 / 9_999))
        assert abs(float(row["permutation_p_value"]) - p) < 4 * noise + 2e-4


def test_money(few, events, window):
    closes = {
        (row["event_id"], int(row["relative_day"])): float(row["close"])
        for row in few.table("abnormal_returns.csv")
        if row["close"]
    }
    for row in few.rows("price_impact.csv", window):
        event = events[row["event_id"]]
        before = closes[event.id, window[0] - 1]
        car, reach = event.window(window).sum(), event.error(window)
        reach *= stats.t.isf(LEVEL / 2, event.freedom)
        assert float(row["price_before"]) == close(before)
        for name, value in (("", car), ("_lower", car - reach), ("_upper", car + reach)):
            assert float(row[f"impact_per_share{name}"]) == close(before * value)
            total = row[f"impact_on_market_value{name}"]
            assert bool(total) == bool(row["shares_outstanding"])
            if total:
                assert float(total) == close(SHARES * before * value)


def prices(event, market, column):
    """One price of each day of the market, by the event's security; as in the file."""
    found = {}
    for row in read("simulated_prices.csv"):
        if row["SYMBOL"] == event.symbol:
            day = datetime.datetime.strptime(row["DATE1"], "%d-%b-%Y").date().isoformat()
            found[day] = float(row[column])
    return np.array([found.get(day, np.nan) for day in market.days])


def by_ranges(event, market, window, test):
    """The ranks on the scale of the ranges of the days before."""
    o, h, l, c = (prices(event, market, f"{name}_PRICE") for name in ("OPEN", "HIGH", "LOW", "CLOSE"))
    v = np.log(h / l) ** 2 / (4 * np.log(2))
    if test == "sq_garman_klass":
        v = np.log(h / l) ** 2 / 2 - (2 * np.log(2) - 1) * np.log(c / o) ** 2
        v[(o < l) | (o > h) | (c < l) | (c > h)] = np.nan
    v = v[market.window(event.date, ESTIMATION[0], window[0] - 1)]
    count, length = len(event.series), window[1] - window[0] + 1
    deviation = np.nanmean(v[:count])
    deviations, start = [], int(np.flatnonzero(np.isfinite(event.series))[0])
    for place in range(start, len(v)):
        if place < count and np.isfinite(event.series[place]):
            deviations.append(deviation)
        if np.isfinite(v[place]):
            deviation = 0.94 * deviation + 0.06 * v[place]
    sums = event.sums(length)
    scores = sums / np.sqrt(length * np.array(deviations[: len(sums)]))
    return tails(scores, event.window(window).sum() / np.sqrt(length * deviation))


@pytest.mark.parametrize("test", ["sq_parkinson", "sq_garman_klass"])
def test_rank_on_the_scale_of_ranges(few, events, market, window, test):
    for event in events.values():
        rise, fall, _ = by_ranges(event, market, window, test)
        row = single_test(few, event, window, test)
        assert float(row["p_value"]) == close(min(1, 2 * min(rise, fall)))


def test_prices_before_had_the_news_been_known(few, events):
    first = NAMES[0]
    rows = few.table("price_lines.csv")
    for event in events.values():
        impact = next(
            row
            for row in few.table("price_impact.csv")
            if row["event_id"] == event.id and f"{row['window_start']}..{row['window_end']}" == first
        )
        before = float(impact["price_before"])
        own = [row for row in rows if row["event_id"] == event.id]
        assert [int(row["relative_day"]) for row in own] == list(range(ESTIMATION[0], WINDOWS[0][0]))
        assert float(own[-1]["price"]) == close(before)
        for row in own:
            if not row["price"]:
                continue
            price = float(row["price"])
            for end in ("", "_lower", "_upper"):
                change = float(impact[f"impact_per_share{end}"])
                assert float(row[f"constant_percentage{end}"]) == close(price * (1 + change / before))
                assert float(row[f"constant_currency{end}"]) == close(max(0, price + change))


def test_three_events_as_one_case(few, events, market, window):
    for row in few.rows("combined_events.csv", window):
        days = [market.window(event.date, *window) for event in events.values()]
        days.sort(key=lambda one: one.start)
        if any(second.start < first.stop for first, second in zip(days, days[1:])):
            assert row["p_value"] == "" and "the windows of these share days" in row["reason"]
            continue
        if row["test"] in ("car_permutation", "sq_garch"):
            continue
        p = []
        for event in events.values():
            car = event.window(window).sum()
            if row["test"] == "car_t":
                t = car / event.error(window)
                p.append((stats.t.sf(t, event.freedom), stats.t.cdf(t, event.freedom)))
            elif row["test"] == "sq":
                p.append(tails(event.sums(window[1] - window[0] + 1), car)[:2])
            elif row["test"] in ("sq_parkinson", "sq_garman_klass"):
                p.append(by_ranges(event, market, window, row["test"])[:2])
            else:
                p.append(ranked(event, window, moving)[:2])
        if row["combination"] == "fisher":
            expected = [stats.combine_pvalues(side, "fisher").pvalue for side in zip(*p)]
        else:
            # Each event by the smaller of its tails, and nothing of one that leans to neither side.
            scores = [
                (1 if rise <= fall else -1) * stats.norm.isf(min(rise, fall, 0.5))
                for rise, fall in p
            ]
            z = sum(scores) / np.sqrt(len(scores))
            expected = [stats.norm.sf(z), stats.norm.cdf(z)]
        assert float(row["p_rise"]) == close(expected[0])
        assert float(row["p_fall"]) == close(expected[1])
        assert float(row["p_value"]) == close(min(1, 2 * min(expected)))


def test_every_table_has_its_rows(few):
    tests = ["car_t", "sq", "car_permutation", "sq_ewma", "sq_garch", "sq_parkinson", "sq_garman_klass"]
    rows = few.table("single_event_tests.csv")
    expected = set(itertools.product(NAMES, tests))
    found = {(f"{row['window_start']}..{row['window_end']}", row["test"]) for row in rows}
    assert found == expected and len(rows) == 3 * len(expected)
