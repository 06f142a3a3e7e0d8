"""The notebooks run from start to end with the installed package, and say what the engine says."""

import json
from pathlib import Path

import pytest

import leyline

nbformat = pytest.importorskip("nbformat", reason="the environment with older libraries has no notebooks")
pytest.importorskip("matplotlib")
nbclient = pytest.importorskip("nbclient")

NAMES = ("1-ashok-leyland-calb", "2-which-test-when", "3-bring-your-own-prices")


def read(root, name):
    return nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=4)


def execute(root, name, probe):
    """Runs a notebook and a last cell that prints JSON; returns its cells and what that cell printed."""
    notebook = read(root, name)
    notebook.cells.append(nbformat.v4.new_code_cell(f"import json\nprint(json.dumps({probe}))"))
    resources = {"metadata": {"path": str(root / "notebooks")}}
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    *cells, last = notebook.cells
    return cells, json.loads(last.outputs[-1].text)


def printed(cells):
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(output.get("text", "") for output in outputs if output.output_type == "stream")


def pictures(cells):
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return sum("image/png" in output.get("data", {}) for output in outputs)


@pytest.mark.parametrize("name", [*NAMES, "output-folder"])
def test_are_kept_without_outputs(name, root):
    notebook = read(root, name)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_announcement_of_ashok_leyland(root):
    probe = """{
        "documents": documents.status.value_counts().to_dict(),
        "days": [str(day) for day in placed["event_date"]],
        "cars": {"|".join(key): [row.car, row.t, row.p_value] for key, row in result.iterrows()},
        "vwap": around.set_index("relative_day").vwap.to_dict(),
        "verdict": sensitivity.verdict,
        "significant": len(significant),
    }"""
    cells, said = execute(root, "1-ashok-leyland-calb", probe)
    assert said["documents"] == {"ok": 5, "repeat": 2, "no_date": 1}
    assert sorted(said["days"]) == ["2025-09-01", "2025-09-02"]
    # The table of data/ashok-leyland/README.md.
    for key, car, t, p in (
        ("document|NIFTY 50|0..0", 0.0205, 1.43, 0.15),
        ("document|NIFTY AUTO|0..0", 0.0210, 1.44, 0.15),
        ("document|NIFTY 50|-1..0", 0.0177, 0.87, 0.38),
        ("document|NIFTY AUTO|-1..0", 0.0026, 0.13, 0.90),
        ("press report|NIFTY 50|0..0", -0.0025, -0.17, 0.86),
        ("press report|NIFTY AUTO|0..0", -0.0182, -1.24, 0.22),
    ):
        found = said["cars"][key]
        assert (round(found[0], 4), round(found[1], 2), round(found[2], 2)) == (car, t, p), key
    # The engine's own answer to the sample study has the same event and the same digits.
    sample = leyline.study(root / "data" / "ashok-leyland" / "study.toml").cars
    own = next(
        car
        for event, start, end, car in zip(
            sample["event_id"], sample["window_start"], sample["window_end"], sample["car"]
        )
        if event == "ASHOKLEY-2025-09-02" and (start, end) == (0, 0)
    )
    assert said["cars"]["document|NIFTY 50|0..0"][0] == own
    assert (said["vwap"]["-1"], said["vwap"]["0"]) == (127.30, 130.95)
    assert said["verdict"][0].startswith("No window stands out beyond chance")
    assert said["significant"] == 0 and "0 of 4 are more than the share's ordinary noise" in printed(cells)
    assert pictures(cells) == 2


def test_which_test_when(root):
    if not (Path(leyline.__file__).parent / "_native" / "leyline").exists():
        pytest.skip("the package is not that of a wheel, which brings the command")
    probe = """{
        "rates": rates.to_dict(),
        "power": power[power.effect == 0.01].set_index(["scenario", "test"]).rate.unstack(0).to_dict(),
        "advice": study.advice,
        "simulated": study.to_dict()["simulated"],
    }"""
    cells, said = execute(root, "2-which-test-when", probe)
    rates = said["rates"]
    # What the text says of the picture.
    assert all(rate < 0.08 for rate in rates["no_event"].values())
    assert rates["doubled_variance"]["patell_z"] > 0.15 and rates["doubled_variance"]["corrado_rank_z"] > 0.08
    assert max(rates["doubled_variance"]["bmp_t"], rates["doubled_variance"]["cross_sectional_t"]) < 0.08
    assert min(rates["one_date"][test] for test in ("patell_z", "bmp_t", "cross_sectional_t")) > 0.2
    assert max(rates["one_date"]["kp_bmp_t"], rates["one_date"]["corrado_sign_z"]) < 0.08
    normal, heavy = said["power"]["no_event"], said["power"]["heavy_tails"]
    assert heavy["corrado_rank_z"] > max(heavy["bmp_t"], heavy["cross_sectional_t"]) + 0.1
    assert min(normal["bmp_t"], normal["corrado_rank_z"]) > max(normal["cross_sectional_t"], normal["corrado_sign_z"])
    assert said["simulated"] and said["advice"]
    assert pictures(cells) == 2 and "SIMULATED" in printed(cells)


def test_bring_your_own_prices(root):
    probe = """{
        "nse": study.cars["car"], "yahoo": from_yahoo.cars["car"], "wide": len(wide.cars), "page": len(page),
        "files": len(list((own / "out").iterdir())),
    }"""
    cells, said = execute(root, "3-bring-your-own-prices", probe)
    assert round(said["nse"][0], 4) == 0.0205
    assert said["yahoo"] == pytest.approx(said["nse"], abs=1e-12)
    assert said["wide"] == 4 and said["page"] > 10_000 and said["files"] > 8
    text = printed(cells)
    assert "looks like a split or bonus issue (1:2)" in text
    assert '"n/a?" is not a number in column "Close"' in text
    assert 'pass date_format="dd/mm/yyyy"' in text


def test_the_three_lines_of_each_downloader_are_python(root):
    blocks = [
        block.split("```")[0]
        for cell in read(root, "3-bring-your-own-prices").cells
        if cell.cell_type == "markdown"
        for block in cell.source.split("```python\n")[1:]
    ]
    assert len(blocks) == 5
    for block in blocks:
        compile(block, "notebook", "exec")
    for package in ("jugaad_data", "nselib", "yfinance", "stooq", "famafrench"):
        assert any(package in block for block in blocks), package
