"""The frames of the kept downloaders go in as they come: their shapes with the real prices of the sample.

Nothing is downloaded here; what the packages give is built by hand.
"""

import pytest

import leyline

pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def real(root):
    folder = root / "data" / "ashok-leyland"
    prices = pandas.read_csv(folder / "prices.csv", parse_dates=["date"])
    market = pandas.read_csv(folder / "nifty_50.csv", parse_dates=["date"])
    return prices[prices.symbol == "ASHOKLEY"].reset_index(drop=True), market


@pytest.fixture(scope="module")
def events():
    return pandas.DataFrame({"symbol": ["ASHOKLEY"], "published_at": ["2025-09-02T12:00+05:30"]})


ADJUSTMENTS = {"symbol": ["ASHOKLEY"], "ex_date": ["2025-07-16"], "factor": [0.5]}


def car(prices, market, events, **options):
    if not options.pop("is_adjusted", False):
        options["adjustments"] = pandas.DataFrame(ADJUSTMENTS)
    study = leyline.study(prices, market, events, calendar="nse", windows="0..0", **options)
    (value,) = study.cars["car"]
    return value


@pytest.fixture(scope="module")
def expected(root, events):
    folder = root / "data" / "ashok-leyland"
    return car(folder / "prices.csv", folder / "nifty_50.csv", events)


def test_jugaad_data(real, events, expected):
    share, market = real
    prices = pandas.DataFrame(
        {
            "DATE": share.date, "SERIES": share.series, "OPEN": share.open, "HIGH": share.high, "LOW": share.low,
            "PREV. CLOSE": share.close.shift(1), "LTP": share.close, "CLOSE": share.close, "VWAP": share.vwap,
            "52W H": share.high, "52W L": share.low, "VOLUME": share.volume, "VALUE": share.turnover,
            "NO OF TRADES": share.volume // 100, "SYMBOL": share.symbol,
        }
    ).iloc[::-1]  # fmt: skip
    index = pandas.DataFrame(
        {"INDEX_NAME": "NIFTY 50", "HistoricalDate": market.date, "OPEN": market.open, "HIGH": market.high,
         "LOW": market.low, "CLOSE": market.close}
    )  # fmt: skip
    assert car(prices, index, events) == pytest.approx(expected, abs=1e-15)


def test_nselib(real, events, expected):
    share, market = real
    prices = pandas.DataFrame(
        {
            "Symbol": share.symbol, "Series": share.series, "Date": share.date.dt.strftime("%d-%b-%Y"),
            "PrevClose": share.close.shift(1), "OpenPrice": share.open.map("{:,.2f}".format),
            "HighPrice": share.high.map("{:,.2f}".format), "LowPrice": share.low.map("{:,.2f}".format),
            "LastPrice": share.close.map("{:,.2f}".format), "ClosePrice": share.close.map("{:,.2f}".format),
            "AveragePrice": share.vwap.map("{:,.2f}".format), "TotalTradedQuantity": share.volume.map("{:,}".format),
            "TurnoverInRs": share.turnover.map("{:,.2f}".format), "No.ofTrades": "1,000",
        }
    )  # fmt: skip
    assert car(prices, market, events) == pytest.approx(expected, abs=1e-15)


def yahoo(share):
    """As Yahoo gives them: divided by a bonus issue before its day, days with the zone of the exchange."""
    close = share.close.where(share.date >= "2025-07-16", share.close / 2)
    days = pandas.DatetimeIndex(share.date, name="Date")
    return close, days


def test_yfinance_of_several(real, events, expected):
    share, market = real
    close, days = yahoo(share)
    columns = pandas.Index(["ASHOKLEY.NS"], name="Ticker")
    prices = pandas.DataFrame(close.to_numpy()[:, None], index=days, columns=columns)
    index = pandas.DataFrame(market.close.to_numpy()[:, None], pandas.DatetimeIndex(market.date, name="Date"),
                             pandas.Index(["^NSEI"], name="Ticker"))  # fmt: skip
    yahoos = events.assign(symbol="ASHOKLEY.NS")
    assert car(prices, index, yahoos, is_adjusted=True) == pytest.approx(expected, abs=1e-15)


def test_a_history_of_yfinance(real, events, expected):
    share, market = real
    close, days = yahoo(share)
    prices = pandas.DataFrame(
        {"Open": close, "High": close, "Low": close, "Close": close, "Volume": share.volume, "Dividends": 0.0,
         "Stock Splits": 0.0}
    )  # fmt: skip
    prices.index = days.tz_localize("Asia/Kolkata")
    assert car({"ASHOKLEY": prices}, market, events, is_adjusted=True) == pytest.approx(expected, abs=1e-15)


def test_stooq_by_pandas_datareader(real, events, expected):
    share, market = real
    prices = share.set_index(share.date.rename("Date"))[["open", "high", "low", "close", "volume"]]
    prices.columns = [name.capitalize() for name in prices.columns]
    index = market.set_index(market.date.rename("Date"))[["open", "high", "low", "close"]]
    index.columns = [name.capitalize() for name in index.columns]
    newest_first = prices.iloc[::-1].assign(symbol="ASHOKLEY")
    assert car(newest_first, index.iloc[::-1], events) == pytest.approx(expected, abs=1e-15)


def test_factors_of_french_by_pandas_datareader(real, events):
    share, market = real
    factors = pandas.DataFrame({"Mkt-RF": 100 * market.close.pct_change() - 0.02, "SMB": 0.1, "HML": -0.1, "RF": 0.02})
    factors["SMB"] += 0.3 * (market.index % 7 - 3)
    factors["HML"] += 0.2 * (market.index % 5 - 2)
    factors.index = pandas.DatetimeIndex(market.date, name="Date")
    found = car(share, None, events, factors=factors.iloc[1:], factor_values="percent", model="ff3")
    assert abs(found) < 0.1
    # The unit is no guess: the same in fractions gives the same.
    fractions = factors.iloc[1:] / 100
    assert car(share, None, events, factors=fractions, factor_values="fractions", model="ff3") == pytest.approx(found)
