"""The notebook runs from start to end on an output folder and tells what the folder holds.

The folder is that of LEYLINE_OUTPUT; without it, the release build runs the sample study.
"""

import csv
import json
import math
import os
import pathlib
import statistics
import subprocess

import nbformat
import pytest
from checkout import COMMAND, ROOT
from nbclient import NotebookClient

NOTEBOOK = ROOT / "notebooks" / "output-folder.ipynb"

# Runs behind the last cell and prints what the assertions look at.
PROBE = """
print(json.dumps({
    "summary": {name: float(value) for name, value in summary.items()},
    "stamp": stamp,
    "included": int((events.status == "included").sum()),
    "excluded": len(exclusions),
    "window": list(first),
    "windows": order,
    "tests": list(p_values.index),
    "days": days.relative_day.tolist(),
}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    given = os.environ.get("LEYLINE_OUTPUT")
    if given:
        return pathlib.Path(given).resolve()
    assert COMMAND.exists(), f"{COMMAND} is missing: run `make build`, or set LEYLINE_OUTPUT"
    target = tmp_path_factory.mktemp("study") / "out"
    subprocess.run(
        [COMMAND, "study", "data/simulated/study.toml", "--output", target],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return target


@pytest.fixture(scope="module")
def executed(folder):
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(PROBE))
    before = os.environ.get("LEYLINE_OUTPUT")
    os.environ["LEYLINE_OUTPUT"] = str(folder)
    try:
        client = NotebookClient(
            notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}
        )
        return client.execute()
    finally:
        if before is None:
            del os.environ["LEYLINE_OUTPUT"]
        else:
            os.environ["LEYLINE_OUTPUT"] = before


@pytest.fixture(scope="module")
def probe(executed):
    return json.loads(executed.cells[-1].outputs[0].text)


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_is_committed_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_counts_events_as_the_tables_do(folder, probe):
    events = rows(folder, "events.csv")
    assert probe["included"] == sum(event["status"] == "included" for event in events)
    assert probe["excluded"] == len(rows(folder, "exclusions.csv"))
    assert probe["included"] > 0


def test_stamps_simulated_data(folder, probe):
    study = json.loads((folder / "study.json").read_text(encoding="utf-8"))
    assert ("SIMULATED" in probe["stamp"]) == study["simulated"]


def test_computes_the_average_that_the_study_reports(folder, probe):
    study = json.loads((folder / "study.json").read_text(encoding="utf-8"))
    window = study["models"][0]["windows"][0]
    assert probe["window"] == [window["window_start"], window["window_end"]]
    assert probe["summary"]["events"] == window["n_events"]
    assert math.isclose(probe["summary"]["caar"], window["caar"], rel_tol=1e-12)


def test_computes_the_t_test_that_the_study_reports(folder, probe):
    model = rows(folder, "cars.csv")[0]["model"]
    start, end = probe["window"]
    cars = [
        float(row["car"])
        for row in rows(folder, "cars.csv")
        if row["model"] == model
        and (int(row["window_start"]), int(row["window_end"])) == (start, end)
    ]
    if len(cars) < 2:
        pytest.skip("one event has no spread between events")
    expected = statistics.fmean(cars) / (statistics.stdev(cars) / math.sqrt(len(cars)))
    assert math.isclose(probe["summary"]["t_recomputed"], expected, rel_tol=1e-9)
    assert math.isclose(probe["summary"]["t_reported"], expected, rel_tol=1e-9)


def test_shows_every_window_test_and_day(folder, probe):
    tests = rows(folder, "tests.csv")
    assert set(probe["tests"]) == {row["test"] for row in tests}
    assert set(probe["windows"]) == {f"{r['window_start']}..{r['window_end']}" for r in tests}
    model = rows(folder, "aar.csv")[0]["model"]
    assert probe["days"] == [
        int(row["relative_day"]) for row in rows(folder, "aar.csv") if row["model"] == model
    ]


def test_draws_its_charts(executed):
    charts = [
        output
        for cell in executed.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    assert len(charts) == 3
