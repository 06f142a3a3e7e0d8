"""Builds the programs that are timed."""

import pathlib
import subprocess

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
REPOSITORY = BENCHMARKS.parent
LEYLINE = REPOSITORY / ".build" / "release" / "leyline"


def program(name):
    """The path of a program of the benchmark package."""
    return BENCHMARKS / ".build" / "release" / name


def build(*names):
    """Builds the command, as `make build` does, and programs of the benchmark package."""
    subprocess.run(["make", "--silent", "build"], cwd=REPOSITORY, check=True)
    for name in names:
        subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", BENCHMARKS, "--product", name],
            check=True,
        )
