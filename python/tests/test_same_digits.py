"""A study through Python is the study of the command, to the last digit, from paths and from data frames."""

import csv
import datetime
import json
import os
import subprocess

import pytest

import leyline

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

NAMES = ("events", "exclusions", "aar", "tests", "fits", "abnormal_returns", "cars", "vwap", "diagnostics")


def assert_same(left, right, without=()):
    for name in NAMES:
        columns, others = left.table(name).to_dict(), right.table(name).to_dict()
        assert list(columns) == list(others)
        for column in columns:
            if column not in without:
                assert columns[column] == others[column], f"{name}.{column}"


def assert_same_as_file(table, path):
    """Holds a table against the CSV file that the command wrote."""
    with open(path, newline="") as file:
        header, *rows = csv.reader(file)
    columns = table.to_dict()
    assert list(columns) == header
    assert len(table) == len(rows)
    for place, name in enumerate(header):
        for value, row in zip(columns[name], rows):
            text = row[place]
            if value is None or value == "":
                assert text == ""
            elif isinstance(value, float):
                assert float(text) == value
            else:
                assert str(value) == text


def test_the_sample_study_is_that_of_the_command(command, root, tmp_path):
    study = leyline.study(root / "data" / "simulated" / "study.toml")
    folder = command(tmp_path / "command", "study", "data/simulated/study.toml")
    study.save(tmp_path / "package")
    # How it was run is told by the command alone.
    found = [file for file in sorted(folder.iterdir()) if file.name != "run.json"]
    for file in found:
        ours = (tmp_path / "package" / file.name).read_bytes()
        if file.suffix in (".csv",):
            assert ours == file.read_bytes(), file.name
            assert_same_as_file(study.table(file.stem), file)
    assert {file.name for file in found} == {file.name for file in (tmp_path / "package").iterdir()}


FRAMES = {
    "pandas": lambda table: table.to_pandas(),
    "pandas with categories": lambda table: table.to_pandas().astype(
        {name: "category" for name, kind in zip(table.columns, table.to_pandas().dtypes) if kind.kind in "OU" or str(kind) == "str"}
    ),
    "polars": lambda table: table.to_polars(),
    "polars lazy": lambda table: table.to_polars().lazy(),
    "pyarrow": lambda table: table.to_arrow(),
    "chunks": lambda table: pyarrow.concat_tables(
        [table.to_arrow().slice(0, 3), table.to_arrow().slice(3, 2), table.to_arrow().slice(5)]
    ),
    "large strings": lambda table: table.to_arrow().cast(
        pyarrow.schema(
            [
                field.with_type(pyarrow.large_string()) if field.type == pyarrow.string() else field
                for field in table.to_arrow().schema
            ]
        )
    ),
    "string views": lambda table: table.to_arrow().cast(
        pyarrow.schema(
            [
                field.with_type(pyarrow.string_view()) if field.type == pyarrow.string() else field
                for field in table.to_arrow().schema
            ]
        )
    ),
    "dictionaries": lambda table: pyarrow.table(
        {
            name: column.dictionary_encode() if column.type == pyarrow.string() else column
            for name, column in zip(table.to_arrow().column_names, table.to_arrow().columns)
        }
    ),
    "duckdb": lambda table: duckdb.from_arrow(table.to_arrow()),
    "a reader": lambda table: table.to_arrow().to_reader(),
    "our own": lambda table: table,
}


@pytest.fixture(scope="module")
def from_files(market, tmp_path_factory):
    folder = tmp_path_factory.mktemp("simulated") / "market"
    market.save(folder)
    return leyline.study(
        folder / "simulated_prices.csv",
        folder / "simulated_index.csv",
        folder / "simulated_events.csv",
        calendar="nse",
        windows=[(-1, 1), "0..0"],
    )


# pyarrow of that time crashes itself when it hands over short texts that it has turned into views.
if int(pyarrow.__version__.split(".")[0]) < 20:
    del FRAMES["string views"]


@pytest.mark.parametrize("kind", FRAMES)
def test_frames_give_what_files_give(kind, market, from_files):
    frame = FRAMES[kind]
    study = leyline.study(
        {"simulated_prices": frame(market.prices)},
        {"simulated_index": frame(market.market)},
        frame(market.events),
        calendar="nse",
        windows=["-1..1", (0, 0)],
    )
    # The index of a frame is called as the frame is.
    assert_same(from_files, study, without={"market"})


def test_days_and_an_index_of_days(market, from_files):
    prices = market.prices.to_pandas()
    prices["DATE1"] = pandas.to_datetime(prices["DATE1"], format="%d-%b-%Y")
    index = market.market.to_pandas()
    for frame in (
        prices,
        prices.set_index("DATE1"),
        prices.set_index("DATE1").rename_axis(None),
        prices.assign(DATE1=prices["DATE1"].dt.tz_localize("Asia/Kolkata")),
        prices.assign(DATE1=prices["DATE1"].dt.date),
        prices.iloc[::-1],
    ):
        study = leyline.study(
            frame, index, market.events, calendar="nse", windows=["-1..1", (0, 0)], duplicates="error"
        )
        assert_same(from_files, study, without={"market"})


def test_wide_prices(market):
    prices = market.prices.to_pandas()
    prices["DATE1"] = pandas.to_datetime(prices["DATE1"], format="%d-%b-%Y")
    long = prices[["SYMBOL", "DATE1", "CLOSE_PRICE"]]
    wide = long.pivot(index="DATE1", columns="SYMBOL", values="CLOSE_PRICE")
    left = leyline.study(long, market.market, market.events, calendar="nse", windows="-1..1")
    right = leyline.study(wide, market.market, market.events, calendar="nse", windows="-1..1")
    assert left.cars.to_dict() == right.cars.to_dict()


def test_numbers_keep_their_bits(market):
    """Decimals that look like thousands, tiny and huge numbers, float32 and decimals of a database."""
    import decimal

    index = market.market.to_arrow()
    index = index.select([0, next(i for i, name in enumerate(index.column_names) if "close" in name.lower())])
    name, place = index.column_names[1], 1
    levels = [float(value) for value in index.column(place).to_pylist()]
    odd = [1.234 + value / 1e5 for value in levels]
    odd[3] = 1.234
    odd[4] = 1.2300000000000002
    plain = leyline.study(market.prices, index.set_column(place, name, pyarrow.array(odd)), market.events, calendar="nse")
    texts = leyline.study(
        market.prices, index.set_column(place, name, pyarrow.array([repr(v) + "0" for v in odd])), market.events, calendar="nse"
    )
    assert plain.cars.to_dict() == texts.cars.to_dict()
    thousandths = [decimal.Decimal(str(round(value, 3))) for value in odd]
    exact = leyline.study(
        market.prices,
        index.set_column(place, name, pyarrow.array(thousandths, pyarrow.decimal128(18, 3))),
        market.events,
        calendar="nse",
    )
    rounded = leyline.study(
        market.prices,
        index.set_column(place, name, pyarrow.array([float(v) for v in thousandths])),
        market.events,
        calendar="nse",
    )
    assert exact.cars.to_dict() == rounded.cars.to_dict()


def test_threads_change_no_bit(market):
    studies = [
        leyline.study(market.prices, market.market, market.events, calendar="nse", threads=threads)
        for threads in (1, 2, 7)
    ]
    for study in studies[1:]:
        assert_same(studies[0], study)


def test_tables_go_to_every_library(market, from_files):
    cars = from_files.cars
    columns = cars.to_dict()
    arrow = pyarrow.table(cars)
    assert arrow.to_pydict() == columns
    assert polars.DataFrame(cars).to_dict(as_series=False) == columns
    frame = cars.to_pandas()
    assert frame["car"].tolist() == columns["car"]
    assert len(duckdb.from_arrow(arrow).fetchall()) == len(cars)
    days = from_files.abnormal_returns.to_pandas()["date"]
    assert days.dtype.kind == "M"
    assert from_files.to_pandas("tests").shape == from_files.to_pandas()["tests"].shape
    assert from_files.to_polars("tests").shape == (len(from_files.tests), len(from_files.tests.columns))


def test_the_json_is_that_of_the_study(from_files):
    document = from_files.to_dict()
    assert document["configuration"]["windows"]["tested"] == ["-1..1", "0..0"]
    assert json.dumps(document)


@pytest.fixture
def json_of(root):
    """What the command prints with --format json, run where the real sample lies."""
    program = os.environ.get("LEYLINE_COMMAND")
    if not program:
        pytest.skip("LEYLINE_COMMAND names no command")

    def run(*arguments):
        found = subprocess.run(
            [program, *map(str, arguments), "--format", "json"], capture_output=True, cwd=root / "data" / "ashok-leyland"
        )
        assert found.returncode == 0, found.stderr
        return without_versions(json.loads(found.stdout))

    return run


def without_versions(document):
    document.pop("versions", None)
    return document


#: Each question about prices before a day: the options of the command, and the keywords.
ASKED = {
    "premium": ("--price 145 --on 2025-09-02", dict(price=145, on="2025-09-02")),
    "the day itself": ("--price 145 --on 2025-09-02 --include-day", dict(price=145, on="2025-09-02", include_day=True)),
    "moved and confirmed": (
        "--rule unaffected --on 2025-09-08 --moved 2025-09-01 --confirmed 2025-09-02",
        dict(rule="unaffected", on="2025-09-08", moved="2025-09-01", confirmed=datetime.date(2025, 9, 2)),
    ),
    "band days": (
        "--rule unaffected --on 2025-09-08 --moved 2025-09-01 --confirmed 2025-09-02 --band-days 2025-09-03",
        dict(rule="unaffected", on="2025-09-08", moved=["2025-09-01"], confirmed=["2025-09-02"], band_days=["2025-09-03"]),
    ),
    "valid days": (
        "--rule unaffected --on 2025-09-08 --moved 2025-09-01 --confirmed 2025-09-02 --valid-days 180",
        dict(rule="unaffected", on="2025-09-08", moved="2025-09-01", confirmed="2025-09-02", valid_days=180),
    ),
    "rumours added up": (
        "--rule unaffected --on 2025-09-16 --moved 2025-09-01 2025-09-08 --confirmed 2025-09-02 2025-09-09 --add-rumours",
        dict(rule="unaffected", on="2025-09-16", moved=["2025-09-01", "2025-09-08"],
             confirmed=["2025-09-02", "2025-09-09"], add_rumours=True),
    ),
    "a given price": ("--rule sast --on 2025-09-08 --given paid-52-weeks=140.5",
                      dict(rule="sast", on="2025-09-08", given={"paid-52-weeks": 140.5})),
    "shares": ("--rule sast --on 2025-09-08 --shares 5872000000", dict(rule="sast", on="2025-09-08", shares=5872000000)),
    "more shares later": (
        "--rule sast --on 2025-09-08 --shares 2936000000 2025-07-16=5872000000",
        dict(rule="sast", on="2025-09-08", shares=[2936000000, "2025-07-16=5872000000"]),
    ),
    "another exchange": ("--rule sast --on 2025-09-08 --other-exchange prices.csv",
                         dict(rule="sast", on="2025-09-08", other_exchange="prices.csv")),
}  # fmt: skip


def test_prices_before_a_day_are_those_of_the_command(json_of, root, monkeypatch):
    monkeypatch.chdir(root / "data" / "ashok-leyland")
    answers = []
    for options, keywords in ASKED.values():
        expected = json_of("vwap", "--prices", "prices.csv", "--adjustments", "adjustments.csv", "--security", "ASHOKLEY",
                           *options.split())  # fmt: skip
        found = leyline.vwap("prices.csv", adjustments="adjustments.csv", security="ASHOKLEY", **keywords)
        assert without_versions(found.to_dict()) == expected, options
        answers.append(json.dumps(expected))
    # Each of them changes the answer.
    assert len(set(answers)) == len(answers)
    rumours = {name: value for name, value in ASKED["rumours added up"][1].items() if name != "add_rumours"}
    with pytest.raises(leyline.InputError, match="pass add_rumours"):
        leyline.vwap("prices.csv", adjustments="adjustments.csv", security="ASHOKLEY", **rumours)
    with pytest.raises(leyline.InputError, match="takes 60 or 180, not 90"):
        leyline.vwap("prices.csv", security="ASHOKLEY", price=145, on="2025-09-02", valid_days=90)


def test_days_of_trades_are_those_of_the_command(json_of, tmp_path):
    trades = tmp_path / "trades.csv"
    trades.write_text(
        "symbol,time,price,volume\n"
        + "".join(f"A,2025-09-0{day} 10:0{minute}:00,{100 + minute},{10 + day}\n" for day in (1, 2) for minute in range(5))
    )
    expected = json_of("vwap", "--trades", trades)
    assert without_versions(leyline.vwap(trades=trades).to_dict()) == expected
    with pytest.raises(leyline.InputError, match="go without prices"):
        leyline.vwap(trades, trades=trades)


@pytest.mark.parametrize("options", [{}, {"max_lag": 3}, {"min_announcements": 1}, {"seed": 2}])
def test_correlations_at_leads_and_lags_are_those_of_the_command(options, json_of, root, monkeypatch):
    monkeypatch.chdir(root / "data" / "ashok-leyland")
    named = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
    expected = json_of("correlate", "study.toml", "--draws", 99, *named)
    found = leyline.correlate("study.toml", draws=99, **options)
    assert without_versions(found.to_dict()) == expected
    assert found.findings[0].startswith("No leads and lags" if options.get("min_announcements") is None else "")
    assert "<!DOCTYPE html>" in found.report()
    rows = [(entry["selection"], lag["lag"]) for entry in expected["correlations"] for lag in entry["lags"]]
    assert list(zip(found.lead_lag["selection"], found.lead_lag["lag"])) == rows
    assert found._session.json("charts")["lead-lag"]["$schema"].startswith("https://vega.github.io/schema/vega-lite")


def test_a_study_file_means_the_same_to_a_sensitivity(json_of, root, monkeypatch, tmp_path):
    monkeypatch.chdir(root / "data" / "ashok-leyland")
    for options, keywords in (([], {}), (["--window", "-1..1"], {"windows": "-1..1"})):
        found = leyline.sensitivity("study.toml", **keywords)
        assert without_versions(found.to_dict()) == json_of(
            "sensitivity", "study.toml", "--output", tmp_path / "out", *options
        )


def test_methods_have_their_words():
    methods = {method["id"]: method for method in leyline.methods()}
    assert methods["bmp_t"]["formula"] == "t = √N · mean(SCAR) / s(SCAR)"
    assert methods["bmp_t"]["violated_by"] == ["events that share dates"]
    assert methods["market"]["kind"] == "model"
