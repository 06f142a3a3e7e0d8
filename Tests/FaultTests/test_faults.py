"""The old output whole or the new one whole, no litter, a sentence and a status, whatever happens."""

import contextlib
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import zipfile

import pytest
from checkout import COMMAND
from faulty_run import STATUSES, STUDY, run, state, write_inputs

INPUTS = {"prices.csv", "market.csv", "events.csv"}
# A number of moments; FAULT_KILLS asks for more.
KILLS = int(os.environ.get("FAULT_KILLS", "60"))


def names(folder):
    return {path.name for path in folder.iterdir()}


def is_whole(folder, outputs) -> str:
    """Return which output a folder holds; it must hold one of the two and nothing else."""
    held = state(folder)
    for title, whole in outputs.items():
        if held == whole:
            return title
    differing = {
        title: sorted(
            name for name in held.keys() | whole.keys() if held.get(name) != whole.get(name)
        )
        for title, whole in outputs.items()
    }
    raise AssertionError(f"neither output: {differing}")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_kill_leaves_one_output_whole(study, outputs, how):
    draw = random.Random(int(how))
    begun = time.monotonic()
    run(study, *STUDY, "--title", "old", "--output", "out")
    usual = time.monotonic() - begun
    for _ in range(KILLS // 4):
        process = subprocess.Popen(
            [COMMAND, *STUDY, "--title", "new", "--output", "out"], cwd=study,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        time.sleep(draw.uniform(0, 1.2 * usual))
        process.send_signal(how)
        process.communicate(timeout=60)
        assert process.returncode in STATUSES | {-how, 128 + how}, process.returncode
        is_whole(study / "out", outputs)
        if how != signal.SIGKILL:
            assert names(study) == INPUTS | {"out"}, "a signal leaves litter"
    # What a kill left is swept away by the next run.
    run(study, *STUDY, "--title", "new", "--output", "out")
    assert names(study) == INPUTS | {"out"}
    assert is_whole(study / "out", outputs) == "new"


def test_a_kill_leaves_the_workbook_of_a_report_whole(study):
    run(study, *STUDY, "--output", "out")
    before = state(study / "out")
    draw = random.Random(3)
    for _ in range(KILLS // 4):
        process = subprocess.Popen(
            [COMMAND, "report", "out", "--format", "xlsx"], cwd=study, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(draw.uniform(0, 0.3))
        process.kill()
        process.wait(timeout=60)
        assert {name: (study / "out" / name).read_bytes() for name in before} == before
        book = study / "out" / "tables.xlsx"
        if book.exists():
            assert zipfile.ZipFile(book).testzip() is None
    # What a kill left is swept away by the next run.
    run(study, "report", "out", "--format", "xlsx")
    assert names(study / "out") == before.keys() | {"run.json", "tables.xlsx"}


def limits(size):
    """Return what gives the child a largest size of files."""
    def apply():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return apply


@pytest.mark.parametrize("size", [0, 1, 500, 5_000, 50_000, 200_000, 1_000_000])
def test_a_file_that_cannot_grow_leaves_the_old_output(study, outputs, size):
    run(study, *STUDY, "--title", "old", "--output", "out")
    process = run(study, *STUDY, "--title", "new", "--output", "out", preexec_fn=limits(size))
    assert is_whole(study / "out", outputs) == ("old" if process.returncode else "new")
    assert names(study) == INPUTS | {"out"}


@contextlib.contextmanager
def small_disk(folder, size):
    """A disk of some kibibytes; needs root."""
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        pytest.skip("a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("spare", [0, 4, 40, 120, 400, 900])
def test_a_full_disk_leaves_the_old_output(study, outputs, spare):
    with small_disk(study / "disk", 8_000) as disk:
        run(study, *STUDY, "--title", "old", "--output", "disk/out")
        left = shutil.disk_usage(disk).free // 1024 - spare
        (disk / "fill").write_bytes(b"x" * (max(0, left) * 1024))
        process = run(study, *STUDY, "--title", "new", "--output", "disk/out")
        assert is_whole(disk / "out", outputs) == ("old" if process.returncode else "new")
        assert names(disk) == {"fill", "out"}


def test_a_full_standard_output_is_told(study):
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [COMMAND, *STUDY, "--format", "json"], cwd=study, stdout=full, stderr=subprocess.PIPE,
            timeout=60,
        )
    assert process.returncode in STATUSES - {0}
    assert process.stderr.strip()


@pytest.mark.parametrize("closed", [[0], [1], [2], [1, 2], [0, 1, 2]])
def test_closed_streams_end_nothing_badly(study, outputs, closed):
    def close():
        for number in closed:
            os.close(number)
    # Files opened meanwhile must not take the place of a closed stream and be written into.
    process = subprocess.Popen(
        [COMMAND, *STUDY, "--title", "new", "--output", "out"], cwd=study, preexec_fn=close
    )
    process.wait(timeout=60)
    assert process.returncode in STATUSES
    if (study / "out").exists():
        assert is_whole(study / "out", outputs) == "new"
    for name in INPUTS:
        assert (study / name).stat().st_size > 0


def test_a_reader_that_goes_away_ends_quietly(study):
    process = subprocess.Popen(
        [COMMAND, *STUDY, "--format", "json"], cwd=study, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(10)
    process.stdout.close()
    error = process.stderr.read()
    process.wait(timeout=60)
    assert process.returncode in STATUSES | {-signal.SIGPIPE, 128 + signal.SIGPIPE}
    assert b"Fatal" not in error


def as_nobody():
    """Return what takes root's rights from the child, which would open everything."""
    if os.getuid() == 0:
        return {"user": 65534, "group": 65534, "extra_groups": []}
    return {}


@pytest.mark.parametrize("what", ["parent", "folder", "input"])
def test_a_folder_without_rights_is_named(what, outputs):
    # The folders of the fixture are root's alone.
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        study = pathlib.Path(name) / "study"
        write_inputs(study)
        run(study, *STUDY, "--title", "old", "--output", "out")
        for path in [study, *study.rglob("*")]:
            if os.getuid() == 0:
                os.chown(path, 65534, 65534)
        match what:
            case "parent": os.chmod(study, 0o555)
            case "folder": os.chmod(study / "out", 0o000)
            case "input": os.chmod(study / "prices.csv", 0o000)
        process = run(study, *STUDY, "--title", "new", "--output", "out", **as_nobody())
        os.chmod(study / "out", 0o755)
        os.chmod(study, 0o755)
        held = is_whole(study / "out", outputs)
        assert held == ("old" if process.returncode else "new")
        assert names(study) == INPUTS | {"out"}


def test_a_folder_that_vanishes_is_told(study):
    target = study / "gone"
    for delay in (0.02, 0.1, 0.2, 0.3):
        target.mkdir(exist_ok=True)
        process = subprocess.Popen(
            [COMMAND, *STUDY, "--output", "gone/out"], cwd=study, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(delay)
        shutil.rmtree(target, ignore_errors=True)
        _, error = process.communicate(timeout=60)
        assert process.returncode in STATUSES
        if process.returncode:
            assert error.strip()
        shutil.rmtree(target, ignore_errors=True)


def test_a_current_folder_that_is_gone_is_told(study):
    here = study / "here"
    here.mkdir()
    process = subprocess.run(
        ["sh", "-c", f'rmdir "{here}"; exec "{COMMAND}" study'], cwd=here, capture_output=True,
        timeout=60,
    )
    assert process.returncode in STATUSES
    assert process.returncode == 0 or process.stderr.strip()


@pytest.mark.parametrize("option", ["--prices", "--market", "--events"])
def test_a_pipe_that_never_ends_can_be_interrupted(study, option):
    os.mkfifo(study / "pipe.csv")
    arguments = list(STUDY)
    arguments[arguments.index(option) + 1] = "pipe.csv"
    process = subprocess.Popen(
        [COMMAND, *arguments, "--output", "out"], cwd=study, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    try:
        _, error = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert process.returncode in {1, 130, -signal.SIGINT}
    assert names(study) == INPUTS | {"pipe.csv"}


def test_a_pipe_that_is_written_is_read(study, outputs):
    os.mkfifo(study / "pipe.csv")
    arguments = list(STUDY)
    arguments[arguments.index("--prices") + 1] = "pipe.csv"
    text = (study / "prices.csv").read_bytes()

    def feed():
        with open(study / "pipe.csv", "wb") as pipe:
            with contextlib.suppress(BrokenPipeError):
                pipe.write(text)

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    process = run(study, *arguments, "--output", "out")
    assert process.returncode == 0 or process.stderr.strip()


@pytest.mark.parametrize("zone", ["", "Asia/Kathmandu", "Nowhere/Land", ":/etc/passwd", "XXX-14"])
@pytest.mark.parametrize("locale", ["C", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "nonsense"])
def test_neither_zone_nor_locale_changes_a_byte(study, outputs, zone, locale):
    env = {"PATH": os.environ["PATH"], "TZ": zone, "LC_ALL": locale, "LANG": locale}
    run(study, *STUDY, "--title", "new", "--output", "out", env=env)
    assert is_whole(study / "out", outputs) == "new"


@pytest.mark.parametrize("env", [{}, {"HOME": ""}, {"HOME": "/nowhere"}, {"TMPDIR": "/nowhere"}])
def test_an_environment_without_home_is_enough(study, outputs, env):
    run(study, *STUDY, "--title", "new", "--output", "out", env=env)
    assert is_whole(study / "out", outputs) == "new"
    # The sample study is packed in the program.
    assert run(study, "study", "--output", "sample", env=env).returncode == 0


def test_two_runs_into_one_folder_leave_one_output_whole(study, outputs):
    for _ in range(4):
        processes = [
            subprocess.Popen(
                [COMMAND, *STUDY, "--title", title, "--output", "out"], cwd=study,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )
            for title in ("old", "new", "old", "new")
        ]
        for process in processes:
            _, error = process.communicate(timeout=120)
            assert process.returncode in STATUSES
            assert process.returncode == 0 or error.strip()
        is_whole(study / "out", outputs)
        assert names(study) == INPUTS | {"out"}


def test_an_input_that_shrinks_is_told_or_read_whole(tmp_path):
    write_inputs(tmp_path, securities=400, days=250)
    text = (tmp_path / "prices.csv").read_bytes()
    for delay in (0, 0.005, 0.01, 0.02, 0.04, 0.08):
        (tmp_path / "prices.csv").write_bytes(text)
        process = subprocess.Popen(
            [COMMAND, *STUDY, "--no-report", "--no-lead-lag", "--output", "out"], cwd=tmp_path,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        time.sleep(delay)
        os.truncate(tmp_path / "prices.csv", 5000)
        _, error = process.communicate(timeout=120)
        assert process.returncode in STATUSES, process.returncode
        assert process.returncode == 0 or error.strip()
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
