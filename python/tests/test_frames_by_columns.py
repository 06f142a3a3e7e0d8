"""Large frames of prices are read by their columns: with what their text gives, for every kind of column."""

import datetime

import pytest

import leyline

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

DAYS, SYMBOLS = 700, ["ALPHA", "BETA", "GAMMA", "DELTA", "Größe", "R&S", "SIX", "a,b", "NINE", "TEN", "ELEVEN", "TWELVE",
                     "THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN"]  # fmt: skip


def prices(symbols=None):
    """More rows than are read as text, some without a price or a volume."""
    first = datetime.date(2020, 1, 1)
    names = [symbol for symbol in symbols or SYMBOLS for _ in range(DAYS)]
    rows = range(len(names))
    return pyarrow.table(
        {
            "Date": pyarrow.array([first + datetime.timedelta(row % DAYS) for row in rows]),
            "Symbol": pyarrow.array(names),
            "Close": pyarrow.array([None if row % 97 == 5 else 100 + row * 7919 % 1009 / 16 for row in rows]),
            "Volume": pyarrow.array([None if row % 31 == 2 else row * 13 % 9973 for row in rows]),
        }
    )


def cast(table, name, kind):
    place = table.column_names.index(name)
    return table.set_column(place, name, table.column(name).cast(kind))


def with_value(table, name, row, value):
    column = table.column(name).to_pylist()
    column[row] = value
    place = table.column_names.index(name)
    return table.set_column(place, name, pyarrow.array(column, table.schema.field(name).type))


def dictionary(table, holes=False):
    names = table.column("Symbol").to_pylist()
    if holes:
        names[5_000] = None
    return table.set_column(1, "Symbol", pyarrow.array(names).dictionary_encode())


FRAMES = {
    "pyarrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(),
    "days of pandas": lambda table: table.to_pandas().assign(Date=lambda frame: pandas.to_datetime(frame["Date"])),
    "an index of days": lambda table: table.to_pandas()
    .assign(Date=lambda frame: pandas.to_datetime(frame["Date"]))
    .set_index("Date"),
    "polars": lambda table: polars.from_arrow(table),
    "chunks": lambda table: pyarrow.concat_tables(
        [table.slice(0, 1), table.slice(1, 9_000), table.slice(9_001, 0), table.slice(9_001)]
    ),
    "a slice": lambda table: table.slice(77, 10_500),
    "a slice of chunks": lambda table: pyarrow.concat_tables([table.slice(3, 5_000), table.slice(5_003)]).slice(13),
    "categories": dictionary,
    "categories of pandas": lambda table: table.to_pandas().astype({"Symbol": "category"}),
    "large strings": lambda table: cast(table, "Symbol", pyarrow.large_string()),
    "date64": lambda table: cast(table, "Date", pyarrow.date64()),
    "seconds": lambda table: cast(table, "Date", pyarrow.timestamp("s")),
    "nanoseconds of UTC": lambda table: cast(table, "Date", pyarrow.timestamp("ns", "UTC")),
    "a zone": lambda table: table.to_pandas().assign(
        Date=lambda frame: pandas.to_datetime(frame["Date"]).dt.tz_localize("Asia/Kolkata")
    ),
    "texts of days": lambda table: cast(table, "Date", pyarrow.string()),
    "float32": lambda table: cast(table, "Close", pyarrow.float32()),
    "whole prices": lambda table: table.set_column(
        2, "Close", pyarrow.array([None if value is None else int(value) for value in table.column("Close").to_pylist()])
    ),
    "whole numbers of 16 bits": lambda table: cast(table, "Volume", pyarrow.int16()),
    "decimals": lambda table: table.set_column(
        2, "Close", pyarrow.compute.round(table.column("Close"), 2).cast(pyarrow.decimal128(12, 2))
    ),
    "numbers for symbols": lambda table: table.set_column(
        1, "Symbol", pyarrow.array([10_000 + place // DAYS for place in range(len(table))])
    ),
    "a wide table": lambda table: table.to_pandas().pivot(index="Date", columns="Symbol", values="Close"),
    "what is no number": lambda table: with_value(table, "Close", 5_000, float("nan")),
    "an infinity": lambda table: with_value(table, "Close", 5_000, float("inf")),
    "a price of zero": lambda table: with_value(table, "Close", 5_000, 0.0),
    "a price below zero": lambda table: with_value(table, "Close", 5_000, -5.5),
    "no day": lambda table: with_value(table, "Date", 5_000, None),
    "no symbol": lambda table: with_value(table, "Symbol", 5_000, None),
    "no symbol among categories": lambda table: dictionary(table, holes=True),
    "a blank symbol": lambda table: with_value(table, "Symbol", 5_000, "  "),
    "two prices of a day": lambda table: pyarrow.concat_tables([table, table.slice(5_000, 1), with_value(table, "Close", 5_000, 1.0).slice(5_000, 1)]),
    "no day in the last row": lambda table: with_value(table, "Date", len(table) - 1, None),
    "more columns": lambda table: table.append_column("note", pyarrow.array(['a "b", c\n'] * len(table))),
    "the same name twice": lambda table: table.append_column("close", table.column("Close")),
}


def outcome(frame, **options):
    """What is said of prices, or the error."""
    try:
        found = leyline.inspect(frame, **options)
    except leyline.InputError as error:
        return str(error).replace(', or pass decimal="comma"', ""), error.line, error.column, error.value
    return found.to_dict(), found.tables["files"].to_dict(), found.tables["columns"].to_dict(), found.notes


@pytest.mark.parametrize("options", [{}, {"skip_bad_rows": True, "duplicates": "last"}, {"values": "returns"}], ids=str)
@pytest.mark.parametrize("kind", FRAMES)
def test_columns_say_what_the_text_says(kind, options):
    frame = FRAMES[kind](prices())
    # A decimal mark is a question of texts, so a frame is read as one.
    assert outcome(frame, **options) == outcome(frame, decimal="point", **options)


def study(frame, **options):
    market = prices(["INDEX"]).select(["Date", "Close"])
    events = pyarrow.table(
        {"symbol": ["ALPHA", "BETA", "TEN"], "date": [datetime.date(2021, 6, day) for day in (1, 2, 3)]}
    )
    found = leyline.study(frame, {"index": market}, events, calendar="data", **options)
    document = found.to_dict()
    del document["versions"]
    document["configuration"]["prices"].pop("decimal", None)
    return document


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("kind", ["pyarrow", "polars", "chunks", "days of pandas", "categories"])
def test_a_study_is_the_same_byte_for_byte(kind, threads):
    table = prices().filter(pyarrow.compute.is_valid(prices().column("Close")))
    frame = FRAMES[kind](table)
    by_columns, as_text = (study(frame, threads=threads, **options) for options in ({}, {"decimal": "point"}))
    for document in (by_columns, as_text):
        document["configuration"].pop("run", None)
    assert by_columns == as_text
    # The digest is of the values, whatever library they come from.
    assert by_columns["inputs"] == study(table, threads=1)["inputs"]


def test_memory_goes_back_before_the_call_returns():
    import gc
    import weakref

    import numpy

    values = numpy.full(DAYS * len(SYMBOLS), 100.0)
    held = weakref.ref(values)
    table = prices()
    table = table.set_column(2, "Close", pyarrow.array(values))
    found = leyline.inspect(table)
    del table, values
    gc.collect()
    assert held() is None and len(found.tables["files"]) == 1
