"""A long life: no leaks, many threads, copies of the process, Ctrl-C, and a quick start."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import leyline

#: How many calls are made in the search for leaks; LEYLINE_CALLS for another number.
CALLS = int(os.environ.get("LEYLINE_CALLS", "10000"))


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def small(market):
    return leyline.study(
        market.prices, market.market, market.events, calendar="nse", windows="-1..1", tests="bmp_t", threads=1
    )


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
@pytest.mark.skipif(sys.version_info < (3, 11), reason="the library's own reader of TOML keeps what it has read")
def test_no_leaks(tmp_path):
    """Ten thousand calls of every kind leave the memory of the process where it was."""
    pyarrow = pytest.importorskip("pyarrow")
    market = leyline.simulate(seed=3, companies=1, events_per_company=1)
    prices, index, events = (table.to_arrow() for table in (market.prices, market.market, market.events))
    # Seventy days around the event, so that a study takes milliseconds.
    days = [str(day) for day in index[index.column_names[0]].to_pylist()]
    first = next(place for place, day in enumerate(days) if day >= market.events["announced_at"][0][:10]) - 60
    tables = [prices.slice(first, 72), index.slice(first, 72), events]
    windows = dict(windows="-1..1", tests="bmp_t", estimation="-50..-11", event_window="-5..5")
    (tmp_path / "events.csv").write_text("symbol,date\nA,2025-09-02\n")
    (tmp_path / "study.toml").write_text(
        '[prices]\nfiles = ["none.csv"]\n[events]\nfiles = ["events.csv"]\n[methods]\nmodels = ["raw"]\n'
    )

    def study():
        found = leyline.study(*tables, calendar="nse", threads=1, **windows)
        found.cars.to_dict()
        pyarrow.table(found.abnormal_returns)
        found.abnormal_returns.__arrow_c_stream__()

    def refused():
        with pytest.raises(leyline.InputError, match="none.csv"):
            leyline.study(tmp_path / "study.toml")

    def misspelled():
        with pytest.raises(leyline.InputError):
            leyline.study(*tables, model="none")

    calls = [study, refused, misspelled, lambda: leyline.align(events, calendar="nse").events.to_dict(), leyline.methods]

    def all_of_them(rounds):
        for _ in range(rounds):
            for call in calls:
                call()

    all_of_them(CALLS // 50)
    before = resident()
    all_of_them(CALLS // len(calls))
    grown = resident() - before
    assert grown < 4 << 20, f"{CALLS} calls left {grown / 1e6:.1f} MB behind"


def test_many_threads(market):
    expected = small(market).cars.to_dict()
    results, failures = [], []

    def run():
        try:
            for _ in range(5):
                results.append(small(market).cars.to_dict())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(results) == 40 and all(result == expected for result in results)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_copy_of_the_process(market):
    """A worker that fork made has none of the threads of its parent, and works without them."""
    study = leyline.study(market.prices, market.market, market.events, calendar="nse", threads=2)
    expected = study.cars.to_dict()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        try:
            own = leyline.study(market.prices, market.market, market.events, calendar="nse", threads=2)
            os.write(writing, b"same" if own.cars.to_dict() == expected else b"other")
        except BaseException as error:
            os.write(writing, repr(error).encode()[:4000])
        os._exit(0)
    os.close(writing)
    assert os.read(reading, 4096) == b"same"
    os.waitpid(child, 0)


def script(text, **environment):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(text)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


#: Runs that take many seconds in one loop: studies of random days, and draws of a test.
LONG = {
    "placebos": "leyline.sensitivity(*market, calendar='nse', placebos=20_000",
    "draws": "leyline.study(*market, calendar='nse', tests=['wild_bootstrap', 'sign_flip'], draws=10_000_000",
}


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("kind", LONG)
def test_ctrl_c_ends_a_long_run(kind, threads):
    process = script(
        f"""
        import leyline, signal, time
        # A shell starts what runs in its background with the signal ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        found = leyline.simulate(seed=1, companies=40)
        market = found.prices, found.market, found.events
        print("ready", flush=True)
        try:
            {LONG[kind]}, threads={threads})
            print("done", 0)
        except KeyboardInterrupt:
            print("interrupted", time.monotonic())
        """
    )
    assert process.stdout.readline() == "ready\n"
    time.sleep(1.5)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    word, end = output.split()
    assert word == "interrupted", errors
    # A fifth of a second on a machine with nothing else to do.
    assert float(end) - begin < 2
    assert process.returncode == 0, errors


def test_an_interpreter_that_ends_meanwhile():
    """Handed-out streams and running sessions do not crash an interpreter that ends."""
    process = script(
        """
        import leyline, threading
        market = leyline.simulate(seed=1, companies=4)
        capsule = market.prices.__arrow_c_stream__()
        thread = threading.Thread(
            target=lambda: leyline.sensitivity(
                market.prices, market.market, market.events, calendar="nse", placebos=2000
            ),
            daemon=True,
        )
        thread.start()
        thread.join(0.3)
        """
    )
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors


def test_the_import_is_quick():
    times = []
    for _ in range(5):
        code = "import time; t = time.perf_counter(); import leyline; print(time.perf_counter() - t)"
        times.append(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout))
    assert min(times) < 0.060
    code = "import leyline, sys; print(sorted({'pyarrow', 'pandas', 'polars', 'numpy', 'ctypes'} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert loaded == "[]\n"


def test_progress_is_shown_where_it_is_wanted(market, capsys):
    leyline.sensitivity(
        market.prices, market.market, market.events, calendar="nse", placebos=6000, threads=1, progress=True
    )
    assert "\r" in capsys.readouterr().err
    small(market)
    assert capsys.readouterr().err == ""
