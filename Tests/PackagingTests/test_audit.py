"""The answers that `make audit` reads, in the forms that their sources give them, shortened."""

import json
import os
import subprocess

import pytest
from checkout import ROOT

PIP_AUDIT = {
    "dependencies": [
        {"name": "jinja2", "version": "2.4.1", "vulns": [
            {"id": "PYSEC-2014-8", "fix_versions": ["2.7.2", "2.7.3"], "aliases": ["CVE-2014-1402"], "description": "A cache.\nMore."},
            {"id": "PYSEC-0000-1", "fix_versions": [], "aliases": [], "description": "\x1b[31mred"}]},
        {"name": "pytest", "version": "8.0", "vulns": []},
        {"name": "unheard", "skip_reason": "Dependency not found on PyPI and could not be audited: unheard (1)"},
    ],
    "fixes": [],
}
TRACKER = {
    "expat": {
        "CVE-2023-52425": {"description": "slow", "releases": {"bookworm": {
            "status": "resolved", "fixed_version": "2.5.0-1+deb12u2", "urgency": "not yet assigned"}}},
        "CVE-2000-0001": {"releases": {"bookworm": {"status": "resolved", "fixed_version": "2.4.0-1", "urgency": "low"}}},
        "CVE-2000-0002": {"releases": {"bookworm": {"status": "resolved", "fixed_version": "0", "urgency": "low"}}},
        "CVE-2000-0003": {"releases": {"bookworm": {"status": "open", "urgency": "low", "nodsa": "Minor issue"}}},
        "CVE-2000-0004": {"releases": {"bookworm": {"status": "open", "urgency": "unimportant"}}},
        "CVE-2000-0005": {"releases": {"trixie": {"status": "open", "urgency": "high"}}},
        "CVE-2000-0006": {"releases": {"bookworm": {"status": "undetermined", "urgency": "low"}}},
    },
    "unused": {"CVE-2000-0007": {"releases": {"bookworm": {"status": "open", "urgency": "high"}}}},
}
INSTALLED = {
    "libexpat1-dev": ("expat", "2.5.0-1+deb12u1", "2.5.0-1+deb12u1"),
    "libexpat1": ("expat", "2.5.0-1+deb12u1", "2.5.0-1+deb12u1"),
    "libcsv3": ("libcsv", "3.0.3+dfsg-6", "3.0.3+dfsg-6"),
    "zlib1g": ("zlib", "1:1.2.13.dfsg-1", "1:1.2.13.dfsg-1"),
}
OSV = {"results": [
    {},
    {"vulns": [{"id": "GHSA-x", "summary": "a head\tof a request", "affected": [
        {"package": {"ecosystem": "SwiftURL", "name": "github.com/apple/swift-nio"},
         "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "2.39.1"}]}]},
        {"package": {"ecosystem": "SwiftURL", "name": "github.com/apple/other"}, "ranges": [{"events": [{"fixed": "9"}]}]}]}]},
]}
QUESTIONS = ["pkg:npm/vega@6.2.0", "pkg:swift/github.com/apple/swift-nio@2.30.0"]
POLICY = """libexpat1-dev:
  Installed: 2.5.0-1+deb12u1
  Candidate: 2.5.0-1+deb12u5
  Version table:
     2.5.0-1+deb12u5 500
        500 http://example.org/debian-security bookworm-security/main amd64 Packages
     2.5.0-1+deb12u2 500
        500 http://example.org/debian bookworm/main amd64 Packages
 *** 2.5.0-1+deb12u1 100
        100 /var/lib/dpkg/status
libcsv3:
  Installed: 3.0.3+dfsg-6
  Candidate: 3.0.3+dfsg-6
  Version table:
 *** 3.0.3+dfsg-6 500
        500 http://example.org/debian bookworm/main amd64 Packages
zlib1g:
  Installed: 1:1.2.13.dfsg-1
  Candidate: 1:1.2.13.dfsg-2
  Version table:
     1:1.2.13.dfsg-2 500
        500 http://example.org/debian bookworm/main amd64 Packages
 *** 1:1.2.13.dfsg-1 500
        500 http://example.org/debian-security bookworm-security/main amd64 Packages
"""


def test_python(program):
    found, skipped = program("audit").python_findings(PIP_AUDIT)
    assert [(each.name, each.mended, each.words) for each in found] == [
        ("PYSEC-2014-8", "2.7.3", "A cache. More."), ("PYSEC-0000-1", "", " [31mred")]
    assert skipped == ["unheard"], "what pip-audit skips was not asked"


def test_debian(program):
    audit = program("audit")
    found = audit.debian_findings(TRACKER, INSTALLED, "bookworm", audit.is_older)
    assert [(each.part, each.name, each.mended) for each in found] == [
        ("expat", "CVE-2000-0003", ""), ("expat", "CVE-2023-52425", "2.5.0-1+deb12u2")]


def test_osv(program):
    [found] = program("audit").osv_findings(QUESTIONS, OSV)
    assert found == ("github.com/apple/swift-nio", "2.30.0", "GHSA-x", "2.39.1", "a head of a request")
    with pytest.raises(ValueError):
        program("audit").osv_findings(QUESTIONS[:1], OSV)


def test_newer(program):
    found = program("audit").newer_findings(INSTALLED, POLICY)
    assert [(each.part, each.mended, each.words) for each in found] == [
        ("libexpat1-dev", "2.5.0-1+deb12u5", "a security update of Debian"), ("zlib1g", "1:1.2.13.dfsg-2", "a newer version of Debian")]


@pytest.mark.parametrize(
    ("mended", "not_asked", "strict", "everything", "status"), [
        (None, False, False, False, 0), ("1", False, False, False, 1), ("", False, False, False, 0), ("", False, True, False, 1),
        (None, True, False, False, 0), (None, True, False, True, 3), (None, False, False, True, 0), ("1", True, False, True, 1)])
def test_status(program, mended, not_asked, strict, everything, status):
    audit = program("audit")
    findings = [] if mended is None else [audit.Finding("a", "1", "X", mended, "")]
    assert audit.status(findings, [audit.NotAsked("b", "away")] if not_asked else [], strict, everything) == status


def test_whole(program, tmp_path):
    """A run over files: what is asked is what the list has."""
    spdx = program("spdx.py")
    own = spdx.part("own", "1", "MIT", "DESCRIBES")["package"]
    parts = [
        spdx.part("vega", "6.2.0", "BSD-3-Clause", "CONTAINS", QUESTIONS[0]),
        spdx.part("swift-nio", "2.30.0", "Apache-2.0", "STATIC_LINK", QUESTIONS[1])]
    # Debian's own package of dpkg is on every Debian, and in the tracker below.
    parts.append(spdx.part("dpkg", "0", "MIT", "CONTAINS", "pkg:deb/debian/dpkg@0"))
    tracker = {"dpkg": {"CVE-1": {"releases": {program("audit").release(): {
        "status": "resolved", "fixed_version": "99:1", "urgency": "high"}}}}}
    for name, value in [("list", spdx.document("own", "2026-01-01", own, parts)), ("osv", OSV), ("debian", tracker)]:
        (tmp_path / name).write_text(json.dumps(value))
    # What stands in for pip-audit writes its answer where it is told to.
    (tmp_path / "pip-audit").write_text(
        f"#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\ncat >\"$2\" <<'END'\n{json.dumps(PIP_AUDIT)}\nEND\nexit 1\n")
    os.chmod(tmp_path / "pip-audit", 0o755)
    done = subprocess.run(
        [ROOT / "packaging/audit", tmp_path / "list", "--osv", tmp_path / "osv", "--debian", tmp_path / "debian",
         "--environment", tmp_path, "--pip-audit", tmp_path / "pip-audit"], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    for word in ["GHSA-x", "PYSEC-2014-8", "CVE-1", "Not asked"]:
        assert word in done.stdout, done.stdout
    assert "\x1b" not in done.stdout
