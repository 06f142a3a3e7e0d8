"""What agents read is what the help and the documents say."""

import re
import subprocess
import sys
from pathlib import Path

import leyline


def test_they_are_up_to_date(root):
    program = root / "scripts" / "agent-documents"
    found = subprocess.run([sys.executable, str(program), "--check"], capture_output=True, text=True)
    assert found.returncode == 0, found.stderr


def test_the_skill_names_every_test_and_every_model(root):
    text = (root / "SKILL.md").read_text(encoding="utf-8")
    head = re.match(r"---\nname: leyline\ndescription: >-\n((?:  .*\n)+)---\n", text)
    assert head and len(head.group(1)) < 1024
    for method in leyline.methods():
        if method["kind"] != "group_test":
            assert f"`{method['id']}`" in text, method["id"]


def test_every_link_leads_to_a_file(root):
    docs = root / "docs"
    links = re.findall(r"\]\(([^)#]+)\)", (docs / "llms.txt").read_text(encoding="utf-8"))
    assert len(links) > 50
    assert [link for link in links if not (docs / link).exists()] == []


def test_the_wheel_brings_them(root):
    package = Path(leyline.__file__).parent
    if not (package / "_native").exists() or (root / "python") in package.parents:
        return
    assert (package / "SKILL.md").read_bytes() == (root / "SKILL.md").read_bytes()
    assert (package / "_docs" / "llms.txt").read_bytes() == (root / "docs" / "llms.txt").read_bytes()
    for folder in ("tests", "models"):
        ours = {path.name for path in (package / "_docs" / folder).iterdir()}
        assert ours == {path.name for path in (root / "docs" / folder).iterdir()}
