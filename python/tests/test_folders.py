"""A server reads only what lies inside its folders, however a path is written."""

import os

import pytest

from leyline import InputError
from leyline._folders import Folders


@pytest.fixture
def place(tmp_path):
    """Two folders of a server, and one beside them."""
    for name in ("inside/below", "other", "outside"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("inside/prices.csv", "inside/below/more.csv", "other/events.csv", "outside/secret.csv"):
        (tmp_path / name).write_text("x\n")
    return tmp_path


@pytest.fixture
def folders(place):
    return Folders([str(place / "inside"), str(place / "other")])


def test_what_is_inside_is_found(place, folders):
    assert folders.input("prices.csv") == str(place / "inside" / "prices.csv")
    assert folders.input("events.csv") == str(place / "other" / "events.csv")
    assert folders.input("below/../prices.csv") == str(place / "inside" / "prices.csv")
    assert folders.input(str(place / "inside" / "below")) == str(place / "inside" / "below")
    assert folders.input("../other/events.csv") == str(place / "other" / "events.csv")
    (place / "inside" / "again.csv").symlink_to("prices.csv")
    assert folders.input("again.csv") == str(place / "inside" / "again.csv")


REFUSED = {
    "/etc/passwd": "lies outside",
    "../outside/secret.csv": "lies outside",
    "below/../../outside/secret.csv": "lies outside",
    "../inside-too": "lies outside",
    "*.csv": "is a pattern",
    "below/[m]ore.csv": "is a pattern",
    "prices.cs?": "is a pattern",
    "-": "no file is named",
    "": "no file is named",
    "none.csv": "list_files tells",
    "prices\0.csv": "zero byte",
    "~/secret.csv": "list_files tells",
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_outside_is_refused(path, folders):
    with pytest.raises(InputError, match=REFUSED[path]) as error:
        folders.input(path)
    assert "secret" not in str(error.value).replace(path, "")


def test_links_that_lead_outside_are_refused(place, folders):
    (place / "inside" / "link.csv").symlink_to(place / "outside" / "secret.csv")
    with pytest.raises(InputError, match="lies outside"):
        folders.input("link.csv")
    # A folder whose files are read is refused for what lies in it, however deep.
    with pytest.raises(InputError, match="holds a link that leads outside"):
        folders.input(".")
    (place / "other" / "deep").mkdir()
    (place / "other" / "deep" / "folder").symlink_to(place / "outside")
    for path in ("deep/folder/secret.csv", "deep/folder", "deep/folder/../outside/secret.csv"):
        with pytest.raises(InputError, match="lies outside"):
            folders.input(path)
    with pytest.raises(InputError, match="holds a link that leads outside"):
        folders.input(str(place / "other"))


def test_a_link_before_dots_is_seen_as_it_is_written_and_as_the_system_follows_it(place, folders):
    (place / "inside" / "far" / "below").mkdir(parents=True)
    (place / "inside" / "short").symlink_to(place / "inside" / "far" / "below")
    # By the system inside/far/outside; by those who take `short/..` out, outside.
    with pytest.raises(InputError, match="lies outside"):
        folders.check("short/../../outside/secret.csv", str(place / "inside"))


def test_links_in_a_circle_end(place, folders):
    (place / "inside" / "below" / "up").symlink_to(place / "inside")
    assert folders.input("below") == str(place / "inside" / "below")


@pytest.mark.parametrize(
    "settings",
    [
        {"prices": {"files": ["/etc/passwd"]}},
        {"prices": {"files": ["../outside/*.csv"]}},
        {"prices": {"files": ["*/../../outside/secret.csv"]}},
        {"prices": {"files": ["..\\/outside/*.csv"]}},
        {"market": {"file": "../outside/secret.csv"}},
        {"events": {"announcements": ["../../"]}},
        {"alignment": {"calendar": "../outside/secret.csv"}},
        {"sensitivity": {"other_markets": ["x.csv", "../outside/secret.csv"]}},
        {"anything": {"new": {"deep": ["../outside/secret.csv"]}}},
        {"prices": {"files": ["-"]}},
    ],
)
def test_settings_that_name_something_outside_are_refused(settings, place, folders):
    with pytest.raises(InputError):
        folders.settings(settings, str(place / "inside"))


def test_a_pattern_in_a_study_file_is_refused_where_a_link_leads_outside(place, folders):
    folders.settings({"prices": {"files": ["*.csv", "below/*"]}}, str(place / "inside"))
    (place / "inside" / "below" / "link.csv").symlink_to(place / "outside" / "secret.csv")
    with pytest.raises(InputError, match="is a pattern beside a link"):
        folders.settings({"prices": {"files": ["below/*"]}}, str(place / "inside"))


def test_what_is_no_file_is_refused(place, folders):
    os.mkfifo(place / "inside" / "pipe.csv")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        folders.input("pipe.csv")


def test_other_settings_are_taken(place, folders):
    settings = {
        "title": "/ a title with a stroke",
        "prices": {"date_format": "dd/mm/yyyy", "columns": {"close": "P/E"}, "skip_bad_rows": True},
        "windows": {"tested": ["-1..1", "0..0"], "estimation": "-250..-11"},
        "alignment": {"calendar": "nse", "time_zone": "Asia/Kolkata"},
    }
    folders.settings(settings, str(place / "inside"))


def test_output_folders(place, folders):
    assert folders.output("out") == str(place / "inside" / "out")
    assert folders.output(str(place / "other" / "out")) == str(place / "other" / "out")
    (place / "inside" / "link").symlink_to(place / "inside" / "below")
    for path in ("../out", "/tmp/out", "none/out", "link", ".", str(place / "other"), "", "o*t"):
        with pytest.raises(InputError):
            folders.output(path)
    assert not os.path.exists(place / "inside" / "out")


def test_a_server_needs_folders(tmp_path):
    (tmp_path / "file").write_text("")
    for given in ([], [str(tmp_path / "none")], [str(tmp_path / "file")], ["/"]):
        with pytest.raises(InputError, match="start leyline-mcp with the folders"):
            Folders(given)
