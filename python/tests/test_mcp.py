"""The server for agents, through the client of the official SDK over standard input and output."""

import asyncio
import csv
import json
import os
import subprocess
import sys

import pytest

import leyline

pytest.importorskip("mcp", reason="the official SDK needs Python 3.10")
from mcp import ClientSession, StdioServerParameters, stdio_client  # noqa: E402

TOOLS = {
    "list_files", "inspect_prices", "read_announcements", "run_study", "sensitivity", "vwap", "explain_test", "read_table",
}


class Answer:
    """What a call answered, in either version of the SDK."""

    def __init__(self, result):
        whole = result.model_dump(by_alias=True)
        self.is_error = whole["isError"]
        self.text = whole["content"][0]["text"] if whole["content"] else ""
        self.value = whole.get("structuredContent")
        self.size = len(self.text)


def converse(folders, *calls):
    """Starts a server on folders, calls tools in turn, and returns the answers.

    A call is a name and its arguments; where it is a function, it is given the answers before.
    """

    async def run():
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "leyline.mcp", *map(str, folders)],
            env={name: value for name, value in os.environ.items() if name.startswith(("PYTHON", "LEYLINE", "PATH"))},
        )
        answers = []
        async with stdio_client(server, errlog=open(os.devnull, "w")) as streams:
            async with ClientSession(*streams) as session:
                hello = await session.initialize()
                for call in calls:
                    name, arguments = call(answers) if callable(call) else call
                    answers.append(Answer(await session.call_tool(name, arguments)))
                tools = (await session.list_tools()).tools
        return hello, tools, answers

    return asyncio.run(asyncio.wait_for(run(), 120))


@pytest.fixture(scope="module")
def sample(root):
    return [root / "data" / "ashok-leyland", root / "seeds"]


@pytest.fixture(scope="module")
def talk(sample):
    """Each tool once, on the real sample."""
    return converse(
        sample,
        ("list_files", {"named": ".csv"}),
        ("inspect_prices", {"prices": "prices.csv", "market": "nifty_50.csv"}),
        ("read_announcements", {"paths": str(sample[1])}),
        ("run_study", {"study": "study.toml"}),
        ("sensitivity", {"study": "study.toml", "placebos": 20, "rows": 5}),
        ("vwap", {"prices": "prices.csv", "security": "ASHOKLEY", "on": "2025-09-02", "price": 145,
                  "options": {"adjustments": "adjustments.csv"}}),
        ("explain_test", {"test": "bmp_t"}),
        lambda before: ("read_table", {"result": before[3].value["result"], "table": "cars", "rows": 2, "offset": 1,
                                       "equal": {"symbol": "ASHOKLEY"}, "columns": ["window_start", "car"]}),
    )  # fmt: skip


def test_the_server_says_what_it_is_and_what_its_tools_take(talk):
    hello, tools, _ = talk
    assert hello.instructions.startswith("Leyline measures what announcements did")
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        told = tool.model_dump(by_alias=True)
        assert len(told["description"]) > 60, tool.name
        assert told["outputSchema"]["type"] == "object"
        for name, parameter in told["inputSchema"]["properties"].items():
            assert parameter.get("description"), f"{tool.name}.{name}"
        assert told["annotations"]["readOnlyHint"] == (tool.name not in ("run_study", "sensitivity", "vwap"))


def test_every_tool_answers_on_the_real_sample(talk):
    for answer in talk[2]:
        assert not answer.is_error, answer.text
        # The same in text, for clients that know no structure, and no more than an agent can read.
        assert json.loads(answer.text) == answer.value
        assert answer.size < 40_000


def test_files_are_listed(talk):
    files = talk[2][0].value
    assert files["files_total"] == 5 and all(".csv (" in path for path in files["files"])


def test_prices_are_inspected(talk):
    answer = talk[2][1].value
    assert answer["symbols"] == ["ASHOKLEY", "OLAELEC", "RAJESHEXPO", "RELIANCE"]
    assert (answer["first_date"], answer["last_date"]) == ("2024-05-13", "2025-12-31")
    assert answer["suggested_adjustments"] == ["ASHOKLEY,2025-07-16,0.5", "RELIANCE,2024-10-28,0.5"]
    assert answer["simulated"] is False


def test_announcements_are_read(talk):
    answer = talk[2][2].value
    assert answer["announcements"] == 8
    assert answer["by_status"] == {"no_date": 1, "ok": 5, "repeat": 2}
    place = answer["page"]["columns"].index("published_at")
    assert "2025-09-02T12:00+05:30" in [row[place] for row in answer["page"]["rows"]]


def test_a_study_gives_the_numbers_of_the_package(talk, sample):
    answer = talk[2][3].value
    study = leyline.study(sample[0] / "study.toml")
    assert (answer["announcements"], answer["studied"]) == (13, 4)
    assert {event["event_id"]: event["reason"] for event in answer["left_out"]} == dict(
        zip(study.exclusions["event_id"], study.exclusions["reason"])
    )
    assert answer["advice"] == study.advice and answer["verdict"] == study.verdict
    page = answer["page"]
    assert page["table"] == "tests" and page["rows_total"] == len(study.tests) == 60
    for place, row in enumerate(page["rows"]):
        assert row == [study.tests[column][place] for column in page["columns"]]
    assert answer["questions"] == [] and answer["simulated"] is False and answer["saved_to"] is None


def test_further_rows_are_read(talk, sample):
    page = talk[2][7].value
    assert page["columns"] == ["window_start", "car"] and page["rows_total"] == 6 and page["offset"] == 1
    cars = leyline.study(sample[0] / "study.toml").cars
    expected = [
        [start, car]
        for start, car, symbol in zip(cars["window_start"], cars["car"], cars["symbol"])
        if symbol == "ASHOKLEY"
    ]
    assert page["rows"] == expected[1:3]


def test_a_sensitivity_has_its_verdict(talk):
    answer = talk[2][4].value
    assert answer["verdict"][0].startswith("No window stands out beyond chance")
    assert len(answer["page"]["rows"]) == 5 < answer["page"]["rows_total"]


def test_average_prices_have_their_figures(talk):
    figures = talk[2][5].value["figures"]
    assert figures["last_close"] == 128.03 and figures["last_session"] == "2025-09-01"
    assert figures["premium"]["rows"][0]["premium"] == 145 / 128.03 - 1
    assert talk[2][5].value["page"]["rows_total"] > 200


def test_a_test_is_explained_in_the_words_of_the_engine(talk, root):
    (answer,) = talk[2][6].value["methods"]
    (method,) = [method for method in leyline.methods() if method["id"] == "bmp_t"]
    page = answer.pop("page")
    assert answer == {name: method[name] for name in answer}
    assert page in (None, (root / "docs" / "tests" / "bmp_t.md").read_text(encoding="utf-8"))


# What is refused

OUTSIDE = {
    "another folder": ("inspect_prices", {"prices": "../simulated/simulated_prices.csv"}),
    "an absolute path": ("inspect_prices", {"prices": "/etc/passwd"}),
    "a pattern": ("inspect_prices", {"prices": "../*/*.csv"}),
    "one of several": ("inspect_prices", {"prices": ["prices.csv", "/etc/passwd"]}),
    "a market": ("inspect_prices", {"prices": "prices.csv", "market": "/etc/hosts"}),
    "documents": ("read_announcements", {"paths": ["/etc"]}),
    "companies": ("read_announcements", {"paths": ".", "companies": "../companies.csv"}),
    "an option": ("run_study", {"prices": "prices.csv", "options": {"adjustments": "/etc/passwd"}}),
    "a calendar": ("run_study", {"prices": "prices.csv", "options": {"calendar": "/etc/passwd"}}),
    "settings": ("run_study", {"prices": "prices.csv", "options": {"settings": {"market": {"factors": "/etc/passwd"}}}}),
    "a study file": ("run_study", {"study": "../simulated/study.toml"}),
    "another exchange": ("vwap", {"prices": "prices.csv", "on": "2025-09-02", "options": {"other_exchange": ["/etc/passwd"]}}),
    "rules": ("vwap", {"prices": "prices.csv", "on": "2025-09-02", "options": {"rule_file": "../pricing_rules.toml"}}),
    "output": ("run_study", {"study": "study.toml", "output": "/tmp/leyline-out"}),
    "output beside": ("vwap", {"prices": "prices.csv", "on": "2025-09-02", "security": "ASHOKLEY", "price": 1, "output": "../out"}),
    "standard input": ("inspect_prices", {"prices": "-"}),
    "a cache": ("run_study", {"study": "study.toml", "options": {"cache": True}}),
    "prices among the options": ("run_study", {"study": "study.toml", "options": {"prices": "/etc/passwd"}}),
    "files": ("list_files", {"folder": ".."}),
}  # fmt: skip


def test_what_lies_outside_is_refused_with_what_to_do(sample):
    _, _, answers = converse(sample, *OUTSIDE.values())
    for what, answer in zip(OUTSIDE, answers):
        assert answer.is_error, what
        assert any(
            advice in answer.text
            for advice in ("name a file inside them", "name the files", "give the path", "leave it out")
        ), f"{what}: {answer.text}"
        assert "root:" not in answer.text
    assert not os.path.exists("/tmp/leyline-out")


@pytest.fixture
def workplace(tmp_path, root):
    """A copy of the sample beside a secret."""
    inside = tmp_path / "inside"
    inside.mkdir()
    for name in ("prices.csv", "nifty_50.csv", "events.csv", "adjustments.csv"):
        (inside / name).write_bytes((root / "data" / "ashok-leyland" / name).read_bytes())
    (tmp_path / "secret.csv").write_text("date,symbol,close\n2025-01-01,SECRET,1\n")
    return inside


@pytest.mark.parametrize(
    "line",
    ['files = ["../secret.csv"]', 'files = ["../*.csv"]', 'adjustments = "../secret.csv"', 'files = ["link.csv"]'],
)
def test_a_study_file_that_names_a_file_outside_is_refused(line, workplace):
    (workplace / "link.csv").symlink_to("../secret.csv")
    (workplace / "study.toml").write_text(f"[prices]\n{line}\n[events]\nfiles = [\"events.csv\"]\n")
    _, _, (answer,) = converse([workplace], ("run_study", {"study": "study.toml"}))
    assert answer.is_error and "lies outside the folders of this server" in answer.text
    assert "SECRET" not in answer.text


def test_errors_are_the_sentences_of_the_library(workplace):
    (workplace / "bad.csv").write_text("date,symbol,close\n2025-01-01,A,1\n2025-01-02,A,x\n")
    (workplace / "bad.toml").write_text('[prices]\nfles = ["prices.csv"]\n')
    (workplace / "broken.toml").write_text("[prices\n")
    _, _, answers = converse(
        [workplace],
        ("inspect_prices", {"prices": "bad.csv"}),
        ("run_study", {"study": "bad.toml"}),
        ("run_study", {"study": "broken.toml"}),
        ("run_study", {"prices": "prices.csv", "events": "events.csv", "tests": "bmp"}),
        ("explain_test", {"test": "bmp"}),
        ("read_table", {"result": "study-9", "table": "cars"}),
        ("run_study", {}),
        ("run_study", {"prices": "none.csv"}),
    )
    expected = [
        'bad.csv:3:3: "x" is not a number in column "close"; correct it, or pass skip_bad_rows',
        'did you mean "prices.files"?',
        "broken.toml: cannot be read as TOML",
        'did you mean "bmp_t"?',
        "did you mean bmp_t? known are cross_sectional_t,",
        "there is no result study-9 any more; kept are none; run it again",
        "neither a study file nor prices are named; list_files tells",
        "none.csv is not in the folders of this server",
    ]
    for words, answer in zip(expected, answers):
        assert answer.is_error and words in answer.text, answer.text
        assert "Traceback" not in answer.text


def test_no_cache_is_left_beside_the_prices(workplace):
    (workplace / "study.toml").write_text(
        '[prices]\nfiles = ["prices.csv"]\nadjustments = "adjustments.csv"\n[events]\nfiles = ["own.csv"]\n'
        '[methods]\nmodels = ["mean_adjusted"]\n[run]\ncache = true\n'
    )
    (workplace / "own.csv").write_text("symbol,date\nASHOKLEY,2025-09-02\n")
    before = sorted(workplace.iterdir())
    _, _, answers = converse(
        [workplace],
        ("run_study", {"study": "study.toml"}),
        ("run_study", {"study": "study.toml", "options": {"settings": {"run": {"cache": True}}}}),
    )
    assert not any(answer.is_error for answer in answers), [answer.text for answer in answers]
    assert sorted(workplace.iterdir()) == before


def test_output_is_written_where_it_is_asked_for(workplace):
    before = {path.name for path in workplace.iterdir()}
    study = {"prices": "prices.csv", "market": "nifty_50.csv", "events": "own.csv", "tests": "bmp_t", "windows": "0..0",
             "model": "market", "options": {"adjustments": "adjustments.csv"}}  # fmt: skip
    (workplace / "own.csv").write_text("symbol,date\nASHOKLEY,2025-09-02\nRELIANCE,2025-06-18\n")
    (workplace / "mine").mkdir()
    (workplace / "mine" / "notes.txt").write_text("keep")
    _, _, (silent, loud, again, foreign) = converse(
        [workplace],
        ("run_study", study),
        ("run_study", {**study, "output": "out"}),
        ("run_study", {**study, "output": "out"}),
        ("run_study", {**study, "output": "mine"}),
    )
    assert not silent.is_error and silent.value["saved_to"] is None
    assert loud.value["saved_to"] == str(workplace / "out") and not again.is_error, again.text
    with open(workplace / "out" / "tests.csv", newline="") as file:
        (row,) = csv.DictReader(file)
    columns = loud.value["page"]["columns"]
    assert float(row["p_value"]) == loud.value["page"]["rows"][0][columns.index("p_value")]
    # A folder with other things in it is left as it is.
    assert foreign.is_error and (workplace / "mine" / "notes.txt").read_text() == "keep"
    assert {path.name for path in workplace.iterdir()} == before | {"own.csv", "mine", "out"}


def test_the_command_of_the_wheel_is_the_module():
    command = os.path.join(os.path.dirname(sys.executable), "leyline-mcp")
    if not os.path.exists(command):
        pytest.skip("the package is not installed from a wheel")
    found = subprocess.run([sys.executable, command, "--version"], capture_output=True, text=True)
    assert found.stdout == f"leyline {leyline.__version__}\n", found.stderr


def test_a_server_without_a_folder_says_what_to_do(tmp_path):
    for arguments, words in (([], "FOLDER"), ([str(tmp_path / "none")], "start leyline-mcp with the folders")):
        found = subprocess.run(
            [sys.executable, "-m", "leyline.mcp", *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        assert found.returncode != 0 and words in found.stderr and "Traceback" not in found.stderr
