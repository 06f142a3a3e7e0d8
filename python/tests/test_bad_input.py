"""Wrong inputs are exceptions that say where and what to do; none ends the interpreter."""

import ctypes

import pytest

import leyline
from leyline import _library, _table

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")


def refused(market, prices, **options):
    with pytest.raises(leyline.InputError) as caught:
        leyline.study(prices, market.market, market.events, calendar="nse", **options)
    return caught.value


def with_column(market, name, values):
    prices = market.prices.to_arrow()
    return prices.set_column(prices.column_names.index(name), name, values)


def test_a_text_among_numbers(market):
    closes = [str(value) for value in market.prices["CLOSE_PRICE"]]
    closes[5] = "abc"
    error = refused(market, with_column(market, "CLOSE_PRICE", pyarrow.array(closes)))
    assert (error.file, error.line, error.column, error.value) == ("prices (data frame)", 5, "CLOSE_PRICE", "abc")
    assert error.setting == "prices.skip_bad_rows"
    assert str(error) == (
        'prices (data frame), row 5: "abc" is not a number in column "CLOSE_PRICE"; correct it, or pass '
        "skip_bad_rows to leave such rows out"
    )
    kept = leyline.study(
        with_column(market, "CLOSE_PRICE", pyarrow.array(closes)),
        market.market,
        market.events,
        calendar="nse",
        skip_bad_rows=True,
    )
    assert any("row 5" in note for note in kept.notes)


def test_a_row_with_two_values(market):
    prices = market.prices.to_pandas()
    again = prices.iloc[[3]].assign(CLOSE_PRICE=1.0)
    error = refused(market, pandas.concat([prices, again]))
    assert error.line == len(prices)
    assert "row 3;" in str(error) and 'duplicates="first"' in str(error)


def test_the_file_of_a_path_counts_lines(market, tmp_path):
    market.save(tmp_path / "market")
    path = tmp_path / "market" / "simulated_prices.csv"
    lines = path.read_text().splitlines(keepends=True)
    row = lines[6].split(",")
    row[8] = "abc"
    lines[6] = ",".join(row)
    path.write_text("".join(lines))
    error = refused(market, path)
    assert (error.file, error.line, error.column, error.value) == (str(path), 7, "CLOSE_PRICE", "abc")


@pytest.mark.parametrize(
    "values, words",
    [
        (lambda n: pyarrow.array([[1.0]] * n), "lists"),
        (lambda n: pyarrow.array([b"x"] * n), "bytes (binary)"),
        (lambda n: pyarrow.array([{"a": 1}] * n), "records (struct)"),
        (lambda n: pyarrow.array([1] * n, pyarrow.duration("s")), "durations"),
    ],
)
def test_types_that_no_table_has(market, values, words):
    error = refused(market, with_column(market, "CLOSE_PRICE", values(len(market.prices))))
    assert str(error) == (
        f'prices (data frame): column "CLOSE_PRICE" holds {words}; convert it to numbers, texts or dates, or drop it'
    )
    assert error.column == "CLOSE_PRICE"


def test_names(market):
    table = market.prices.to_arrow()
    blank = table.rename_columns(["", *table.column_names[1:]])
    assert refused(market, blank).column == 1
    twice = table.rename_columns(["SYMBOL", "SYMBOL", *table.column_names[2:]])
    assert 'two columns are called "SYMBOL"' in str(refused(market, twice))
    frame = market.prices.to_pandas()
    assert 'two columns are called "AVG_PRICE"' in str(refused(market, pandas.concat([frame, frame], axis=1)))
    assert "has no name" in str(refused(market, frame.rename(columns={"SYMBOL": None})))


def test_no_rows_and_no_columns(market):
    assert "has columns and no row" in str(refused(market, market.prices.to_pandas().iloc[:0]))
    assert "has columns and no row" in str(refused(market, market.prices.to_polars().head(0)))
    assert "has no column" in str(refused(market, pyarrow.table({})))


def test_time_zones(market):
    days = pyarrow.array([0] * len(market.prices), pyarrow.timestamp("s", "Mars/Olympus"))
    error = refused(market, with_column(market, "DATE1", days))
    assert (error.column, error.value) == ("DATE1", "Mars/Olympus")


def test_a_stream_that_breaks_off(market):
    table = market.prices.to_arrow()

    def batches():
        yield table.slice(0, 10).to_batches()[0]
        raise OSError("the disk is gone")

    reader = pyarrow.RecordBatchReader.from_batches(table.schema, batches())
    error = refused(market, reader)
    assert "the stream of the data frame broke off" in str(error) and "the disk is gone" in str(error)


def test_a_stream_that_was_read(market):
    reader = market.prices.to_arrow().to_reader()
    leyline.study(reader, market.market, market.events, calendar="nse")
    assert refused(market, reader)


def test_what_is_no_data(market):
    for value in (5, [1, 2], object(), pyarrow.chunked_array([[1.0]])):
        assert refused(market, value)
    assert "give either paths or frames" in str(refused(market, ["a.csv", market.prices]))
    with pytest.raises(leyline.InputError, match="factors: takes one file"):
        leyline.study(market.prices, market.market, market.events, factors=["a.csv", "b.csv"])


def test_a_capsule_that_raises(market):
    class Broken:
        def __arrow_c_stream__(self, requested_schema=None):
            raise RuntimeError("out of order")

    assert "out of order" in str(refused(market, Broken()))

    class NoCapsule:
        def __arrow_c_stream__(self, requested_schema=None):
            return 5

    assert "cannot be handed over" in str(refused(market, NoCapsule()))


def test_options(market):
    error = refused(market, market.prices, calender="nse")
    assert str(error) == "there is no option calender; did you mean calendar?"
    assert '"markt" is not a model; did you mean "market"?' in str(refused(market, market.prices, model="markt"))
    assert "is not a window" in str(refused(market, market.prices, windows="-1.."))
    assert refused(market, market.prices, threads=0)
    assert refused(market, market.prices, title=object())


def test_missing_inputs(market):
    with pytest.raises(leyline.InputError, match="no price file is named"):
        leyline.study()
    with pytest.raises(leyline.InputError, match="nofile.csv") as caught:
        leyline.study("nofile.csv", market.market, market.events)
    assert caught.value.file == "nofile.csv"
    with pytest.raises(leyline.InputError, match="nofile.toml"):
        leyline.study("nofile.toml")


def test_an_event_without_a_company(market):
    events = market.events.to_pandas()
    events.loc[2, "symbol"] = None
    with pytest.raises(leyline.InputError) as caught:
        leyline.study(market.prices, market.market, events, calendar="nse")
    assert (caught.value.file, caught.value.line, caught.value.column) == ("events (data frame)", 2, "symbol")


def test_a_library_of_another_version(tmp_path):
    source = tmp_path / "other.c"
    source.write_text("unsigned leyline_abi_version(void) { return 99; }\n")
    other = tmp_path / "libleyline.so"
    import shutil
    import subprocess

    compiler = shutil.which("cc")
    if not compiler:
        pytest.skip("there is no C compiler")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", other, source], check=True)
    with pytest.raises(leyline.LibraryError, match="has version 99 of the interface and this package needs 1"):
        _library.load(other)
    with pytest.raises(leyline.LibraryError, match="is missing"):
        _library.load(tmp_path / "none.so")
    text = tmp_path / "text.so"
    text.write_text("no library")
    with pytest.raises(leyline.LibraryError, match="cannot be loaded"):
        _library.load(text)


def test_calls_out_of_order():
    from leyline._session import Session

    session = Session("study")
    with pytest.raises(leyline.InternalError, match="has not run yet"):
        session.text("json")
    assert session.tables == []
    with pytest.raises(leyline.InputError, match="no task"):
        Session("nothing")
    with pytest.raises(leyline.InputError, match="no role"):
        session.add_text("nothing", "x", b"a,b\n1,2\n")
    with pytest.raises(leyline.InternalError, match="there is no session"):
        _library.call("leyline_run", None, None, None)


def test_a_table_twice_and_a_capsule_that_nobody_reads(market):
    capsule = market.prices.__arrow_c_stream__()
    held = len(_table._handed_out)
    del capsule
    assert len(_table._handed_out) == held - 1
    assert market.prices.to_arrow().equals(market.prices.to_arrow())


def test_a_callback_that_stops(market):
    """The progress function of C ends a run by an answer other than 0."""
    from leyline._session import Session

    session = Session("study")
    seen = []

    @ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_char_p)
    def progress(context, stage):
        seen.append(stage)
        return 1

    session.set("[prices]\nfiles = [\"a.csv\"]\n[events]\nfiles = [\"b.csv\"]\n[methods]\nmodels = [\"raw\"]\n")
    with pytest.raises(KeyboardInterrupt):
        _library.call("leyline_run", session._handle, ctypes.cast(progress, ctypes.c_void_p), None)
    assert len(seen) == 1
