"""The study that faults befall."""

import pytest
from faulty_run import STUDY, run, state, write_inputs


@pytest.fixture
def study(tmp_path):
    """A folder with the inputs of a small study."""
    write_inputs(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def outputs(tmp_path_factory):
    """The output of the study with one seed and with another, by title."""
    folder = tmp_path_factory.mktemp("outputs")
    write_inputs(folder)
    whole = {}
    for title in ("old", "new"):
        run(folder, *STUDY, "--title", title, "--output", title)
        whole[title] = state(folder / title)
    return whole
