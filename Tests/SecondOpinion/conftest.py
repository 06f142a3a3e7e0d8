"""The program, and one study of the sample data by it."""

import subprocess

import pytest
from checkout import COMMAND
from sample_study import DATA, ESTIMATION, WINDOWS, Market, Study


@pytest.fixture(scope="session")
def program():
    if not COMMAND.exists():
        pytest.skip(f"there is no program at {COMMAND}: run make build, or set LEYLINE_COMMAND")
    return COMMAND


@pytest.fixture(scope="session")
def study(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("study")
    command = [program, "study", "--no-report", "--output", folder]
    command += ["--prices", DATA / "simulated_prices.csv"]
    command += ["--market", DATA / "simulated_index.csv"]
    command += ["--adjustments", DATA / "simulated_adjustments.csv"]
    command += ["--events", DATA / "simulated_events.csv", "--calendar", "nse"]
    command += ["--model", "market", "--test", "all"]
    command += [f"--estimation={ESTIMATION[0]}..{ESTIMATION[1]}", "--event-window=-10..10"]
    for start, end in WINDOWS:
        command += [f"--window={start}..{end}"]
    command += ["--regress", "deal_value_crore", "--correlate", "deal_value_crore"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return Study(folder)


@pytest.fixture(scope="session")
def market():
    return Market()


@pytest.fixture(params=WINDOWS, ids=[f"{start}..{end}" for start, end in WINDOWS])
def window(request):
    return request.param
