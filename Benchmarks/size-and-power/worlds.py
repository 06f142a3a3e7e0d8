"""The ten worlds of docs/which-test-to-trust.md in NumPy: other code and other random numbers than `leyline simulate`.

A study has events on blocks of days: of its own each, or of a date that several share. A block has a market and
securities beside the events' own, of which donors and peers are made.
"""

import dataclasses

import numpy as np

ESTIMATION, BEFORE, AFTER = 250, 10, 10
DAYS = ESTIMATION + BEFORE + 1 + AFTER
DAY_0 = ESTIMATION + BEFORE
REGIME = ESTIMATION - 30
CORRELATION, PER_DATE = 0.05, 5

WORLDS = {
    "no_event": "no event",
    "doubled_variance": "doubled variance",
    "one_date": "one date",
    "few_dates": "few dates",
    "heavy_tails": "heavy tails",
    "skewed": "skewed",
    "stale_prices": "stale prices",
    "missing_days": "missing days",
    "garch": "waves of variance",
    "regime_change": "regime change",
}
OWN_DATES = [world for world in WORLDS if world not in ("one_date", "few_dates")]


@dataclasses.dataclass
class Block:
    """Days of one date: returns by day, events' own securities and others; NaN where there is none."""

    market: np.ndarray
    events: np.ndarray
    others: np.ndarray
    # What a day's shock of each event's security is multiplied by, in the unit of returns; for ranges of prices.
    scale: np.ndarray
    # On which days the events' securities trade.
    traded: np.ndarray


def _shocks(world, rng, count):
    """Shocks of mean 0 and variance 1 and the deviation of each day's normal movement."""
    normal = rng.standard_normal((DAYS, count))
    scale = np.ones((DAYS, count))
    if world == "heavy_tails":
        scale = np.sqrt(1 / rng.chisquare(3, (DAYS, count)))
        return normal * scale, scale
    if world == "skewed":
        spread = 0.4
        mean = np.exp(spread**2 / 2)
        return (np.exp(spread * normal) - mean) / (mean * np.sqrt(np.exp(spread**2) - 1)), scale
    if world == "garch":
        variance = np.ones(count)
        for day in range(DAYS):
            scale[day] = np.sqrt(variance)
            normal[day] *= scale[day]
            variance = 0.02 + 0.10 * normal[day] ** 2 + 0.88 * variance
    return normal, scale


def _stale(returns, traded):
    """A day without a trade repeats the last price; the next trade makes up for it."""
    observed, waiting = np.zeros_like(returns), np.ones(returns.shape[1])
    for day in range(len(returns)):
        waiting *= 1 + returns[day]
        observed[day] = np.where(traded[day], waiting - 1, 0)
        waiting[traded[day]] = 1
    return observed


def block(world, rng, events, others, loadings):
    """One block; events of it share a market, and in the worlds of shared dates a shock."""
    market = 0.01 * rng.standard_normal(DAYS)
    count = events + others
    shocks, scale = _shocks(world, rng, count)
    if world in ("one_date", "few_dates"):
        common = rng.standard_normal(DAYS)
        shocks[:, :events] *= np.sqrt(1 - CORRELATION)
        shocks[:, :events] += np.sqrt(CORRELATION) * np.outer(common, loadings)
    # What is told of the event is of its own security alone.
    if world == "regime_change":
        shocks[REGIME:, :events] *= np.sqrt(2)
        scale[REGIME:, :events] *= np.sqrt(2)
    if world == "doubled_variance":
        shocks[DAY_0, :events] *= np.sqrt(2)
        scale[DAY_0, :events] *= np.sqrt(2)
    beta, volatility = rng.uniform(0.4, 1.8, count), rng.uniform(0.01, 0.03, count)
    returns = np.maximum(-0.99, beta * market[:, None] + volatility * shocks)
    traded = np.ones((DAYS, count), bool)
    if world in ("stale_prices", "missing_days"):
        traded = rng.random((DAYS, count)) >= 0.2
    if world == "missing_days":
        traded[DAY_0 - 1 : DAY_0 + 1] = True
        # Donors and peers need a return on each day.
        traded[:, events:] = True
        before = np.vstack([np.ones(count, bool), traded[:-1]])
        returns = np.where(traded & before, returns, np.nan)
    if world == "stale_prices":
        returns = _stale(returns, traded)
    movement = np.sqrt((beta * 0.01) ** 2 + (volatility * scale) ** 2)
    return Block(market, returns[:, :events], returns[:, events:], movement[:, :events], traded[:, :events])


def study(world, rng, events, others=0, loadings=None):
    """The blocks of a study, and of each event its block and its column there.

    `loadings` is how much the shocks of each event follow the common one of its date; 1 where absent.
    """
    loadings = np.ones(events) if loadings is None else loadings
    on_a_date = {"one_date": events, "few_dates": PER_DATE}.get(world, 1)
    blocks, places = [], []
    for first in range(0, events, on_a_date):
        part = loadings[first : first + on_a_date]
        blocks.append(block(world, rng, len(part), others, part))
        places += [(len(blocks) - 1, column) for column in range(len(part))]
    return blocks, places
