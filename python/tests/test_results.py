"""What results give besides tables, and that every option of the library can be written."""

import json
import shutil
import sqlite3
import subprocess

import pytest

import leyline


@pytest.fixture(scope="module")
def study(market):
    return leyline.study(
        market.prices, market.market, market.events, calendar="nse", simulated=True, windows=["-1..1", "0..1"]
    )


def test_texts(study, tmp_path):
    assert study.advice and all(isinstance(sentence, str) for sentence in study.advice)
    assert study.verdict == []
    page = study.report(tmp_path / "report.html")
    assert page.startswith("<!DOCTYPE html>") and (tmp_path / "report.html").read_text() == page
    assert "imulated" in page
    study.save(tmp_path / "out")
    assert (tmp_path / "out" / "study.json").exists()
    with pytest.raises(leyline.InputError, match="which leyline did not write"):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "thesis.txt").write_text("mine")
        study.save(tmp_path / "mine")


def test_forms(study, tmp_path):
    study.save(tmp_path / "out", formats=["latex", "xlsx", "sqlite"], json="lines")
    files = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"tables.tex", "tables.xlsx", "tables.sqlite", "events.jsonl", "windows.csv"} <= files
    assert "tables.md" not in files
    assert study.to_latex() == (tmp_path / "out" / "tables.tex").read_text()
    assert "SIMULATED PRICES" in study.to_markdown()
    study.save(tmp_path / "out", formats="markdown")
    assert (tmp_path / "out" / "tables.md").read_text() == study.to_markdown()
    with pytest.raises(leyline.InputError, match='there is no form "pdf"; known are latex, markdown, docx, xlsx'):
        study.save(tmp_path / "other", formats=["pdf"])
    assert not (tmp_path / "other").exists()


def test_a_database_and_a_workbook_have_the_numbers_of_the_tables(study, tmp_path):
    study.save(tmp_path / "out", formats=["xlsx", "sqlite"])
    with sqlite3.connect(tmp_path / "out" / "tables.sqlite") as database:
        rows = database.execute("SELECT car FROM cars").fetchall()
        assert [row[0] for row in rows] == study.cars["car"]
        joined = database.execute("SELECT count(*) FROM event_cars WHERE symbol IS NOT NULL").fetchone()
        assert joined == (len(study.cars),)
        assert database.execute("SELECT caar FROM windows").fetchall() == [(x,) for x in study.windows["caar"]]
    openpyxl = pytest.importorskip("openpyxl")
    sheets = openpyxl.load_workbook(tmp_path / "out" / "tables.xlsx")
    assert sheets.sheetnames[0] == "About" and sheets["cars"].freeze_panes == "A2"
    place = study.cars.columns.index("car")
    found = [row[place] for row in sheets["cars"].iter_rows(min_row=2, values_only=True)]
    assert found == pytest.approx(study.cars["car"], rel=1e-15)
    assert sheets["fits"]["K2"].is_date


def test_charts(study):
    assert list(study.charts)[:2] == ["path-market", "days-market"]
    for name, specification in study.charts.items():
        assert specification["description"] and specification["config"]["background"] == "#ffffff", name
    from leyline._charts import Chart

    chart = Chart(study.charts["path-market"])
    bundle = chart._repr_mimebundle_()
    assert bundle["application/vnd.vegalite.v5+json"]["datasets"]["days"]
    assert json.dumps(study.chart("days-market")) if isinstance(study.chart(), dict) else study.chart()
    with pytest.raises(KeyError, match="the charts are"):
        study.chart("none")


def test_figures(study, tmp_path):
    pytest.importorskip("vl_convert")
    paths = study.figures(tmp_path / "figures", formats=("svg", "pdf"))
    assert len(paths) == 2 * len(study.charts)
    assert (tmp_path / "figures" / "path-market.pdf").read_bytes().startswith(b"%PDF")
    svg = (tmp_path / "figures" / "path-market.svg").read_text()
    assert "SIMULATED PRICES" in svg and "undefined" not in svg
    with pytest.raises(leyline.InputError, match="svg, png and pdf"):
        study.figures(tmp_path / "figures", formats="bmp")


def test_notebooks(study):
    text = study._repr_html_()
    assert "Event study: 8 of 8 events" in text and "<table>" in text
    assert "<table>" in study.cars._repr_html_()
    assert repr(study.cars).startswith("cars: 16 rows")


def test_sensitivity(market):
    result = leyline.sensitivity(market.prices, market.market, market.events, calendar="nse", placebos=10)
    assert result.verdict[0]
    assert len(result.sensitivity) > 100
    assert result.report().startswith("<!DOCTYPE html>")
    inside = leyline.study(
        market.prices, market.market, market.events, calendar="nse", placebos=10, sensitivity=True
    )
    # Beside a study it is about the window of the study's answer, the first tested one.
    about = leyline.sensitivity(
        market.prices, market.market, market.events, calendar="nse", placebos=10, headline="0..0"
    )
    assert inside.verdict == about.verdict


def test_options_change_results(market):
    def cars(**options):
        return leyline.study(market.prices, market.market, market.events, calendar="nse", **options).cars.to_dict()

    usual = cars()
    assert cars(returns="log") != usual
    assert cars(model=["market", "mean_adjusted"]) != usual
    assert cars(estimation=(-120, -11)) != usual
    assert cars(settings={"windows": {"estimation": "-120..-11"}}) == cars(estimation="-120..-11")
    assert cars(windows=range(-1, 2)) == cars(tested="-1..1")


def test_average_prices(market):
    around = leyline.vwap(market.prices, market.events, calendar="nse", event_window=(-2, 2))
    assert len(around.vwap) == 8 * 5
    first = market.prices["SYMBOL"][0]
    before = leyline.vwap(market.prices, security=first, price=700, on="2024-06-03", calendar="nse")
    assert before.to_dict()["symbol"] == first
    assert before.report().startswith("<!DOCTYPE html>")


def test_alignment_and_inspection(market):
    listing = leyline.align(market.events)
    assert listing.events["status"] == ["included"] * 8
    assert leyline.align(market.events, calendar="nyse").events["event_date"] != listing.events["event_date"]
    inspection = leyline.inspect(market.prices)
    assert inspection.files["n_rows"] == [len(market.prices)]
    assert "close" in inspection.columns["role"]


def test_extremes(market):
    of_index = leyline.extremes(market.prices, market.market, tail="5%")
    assert set(of_index.extremes["series"]) == set(of_index.series["series"])
    symbols = set(market.prices["SYMBOL"])
    assert len(of_index.events) == len(of_index.extremes) * len(symbols) - len(symbols) * sum(
        tail is None for tail in of_index.extremes["tail"]
    )
    assert leyline.extremes(market.prices, market.market, tail=0.05).events["event_id"] == of_index.events["event_id"]
    fewer = leyline.extremes(market.prices, market.market, tail="5%", clusters="omit")
    assert len(fewer.events) < len(of_index.events)
    own = leyline.extremes(market.prices, market.market, of="own", fall="3%")
    assert set(own.extremes["tail"]) <= {"fall", None} and any("own security" in note for note in own.notes)
    study = leyline.study(market.prices, market.market, of_index.events, windows=["0..0"], tests=["kp_bmp_t"], calendar="nse")
    assert len(study.events) == len(of_index.events)
    with pytest.raises(leyline.InputError, match="one or the other"):
        leyline.extremes(market.prices, market.market, tail=0.05, fall=0.05)


def test_announcements(root):
    found = leyline.announcements(root / "seeds")
    assert len(found.announcements) > 0 and "published_at" in found.announcements.columns
    only = leyline.announcements(root / "seeds", companies=root / "data" / "companies.csv", companies_only=True)
    assert only.announcements.columns[0] == "event_id"
    with pytest.raises(leyline.InputError, match="give paths"):
        leyline.announcements(5)


def test_simulation(tmp_path):
    one, two = leyline.simulate(seed=5, companies=2), leyline.simulate(seed=5, companies=2)
    assert one.prices.to_dict() == two.prices.to_dict()
    assert leyline.simulate(seed=6, companies=2).prices.to_dict() != one.prices.to_dict()
    assert set(one.prices["SIMULATED"]) == {"yes"}
    flat = leyline.simulate(seed=5, companies=2, no_effect=True)
    assert flat.prices.to_dict() != one.prices.to_dict()
    with pytest.raises(leyline.InputError):
        leyline.simulate(companies=0)


def test_every_option_is_typed():
    from leyline._functions import _PRICING
    from leyline._options import Options
    from leyline._settings import names

    own = {*_PRICING, "settings", "sensitivity"}
    positional = {"prices", "market", "events", "file", "output"}
    assert own <= set(Options.__annotations__)
    # Two names are of both: what a price or a number of shares is for depends on the function.
    assert set(Options.__annotations__) - own | {"price", "shares"} == set(names()) - positional


def test_types_are_checked(tmp_path):
    if not shutil.which("mypy"):
        pytest.importorskip("mypy")
    import sys

    (tmp_path / "use.py").write_text(
        "import leyline\n"
        "study = leyline.study('a.csv', 'b.csv', 'c.csv', windows=[(-1, 1)], returns='log')\n"
        "reveal_type(study.cars.to_dict())\n"
    )
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(tmp_path / "use.py")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert "dict[str, list[Any]]" in found.stdout.replace("builtins.", ""), found.stdout + found.stderr
