"""Data for every test: a simulated market, the sample study, and the command where there is one."""

import os
import subprocess
from pathlib import Path

import pytest

import leyline

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def market():
    """A small simulated market."""
    return leyline.simulate(seed=7, companies=4)


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def command():
    """Runs the command and returns the folder that it wrote."""
    program = os.environ.get("LEYLINE_COMMAND")
    if not program:
        pytest.skip("LEYLINE_COMMAND names no command")

    def run(folder, *arguments):
        subprocess.run(
            [program, *map(str, arguments), "--output", str(folder)], check=True, capture_output=True, cwd=ROOT
        )
        return Path(folder)

    return run
