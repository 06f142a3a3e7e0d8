"""The list of parts, and what it is held against."""

import email

import pytest


def listed(spdx, licence: str, link: str) -> dict:
    own = spdx.part("own", "1", "MIT", "DESCRIBES")["package"]
    return spdx.document("own", "2026-01-01", own, [spdx.part("one", "2", licence, link)])


@pytest.mark.parametrize(
    ("licence", "link", "allowed"), [
        ("MIT", "STATIC_LINK", True), ("LGPL-2.1-or-later", "DYNAMIC_LINK", True), ("LGPL-2.1-or-later", "STATIC_LINK", False),
        ("GPL-3.0-or-later", "DYNAMIC_LINK", False), ("GPL-3.0-or-later OR MIT", "STATIC_LINK", True),
        ("GPL-3.0-or-later AND MIT", "STATIC_LINK", False), ("GPL-3.0-or-later AND MIT", "DEV_TOOL_OF", True),
        ("NOASSERTION", "DEV_TOOL_OF", False), ("Proprietary", "TEST_DEPENDENCY_OF", False), ("MIT", "SOMEHOW", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "HAS_PREREQUISITE", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "STATIC_LINK", False)])
def test_licences(program, licence, link, allowed):
    faults = program("check-parts").licence_faults(listed(program("spdx.py"), licence, link))
    assert (faults == []) == allowed, faults


def test_missing(program):
    check = program("check-parts")
    document = listed(program("spdx.py"), "MIT", "STATIC_LINK")
    assert check.missing({"one"}, document) == []
    assert check.missing({"one", "two"}, document) == ["two is part of the program and not in the list"]


@pytest.mark.parametrize(
    ("metadata", "licence"), [
        ("License-Expression: MIT AND PSF-2.0", "MIT AND PSF-2.0"), ("License: Apache 2.0", "Apache-2.0"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: ISC License (ISCL)", "ISC"),
        ("Classifier: License :: OSI Approved :: BSD License\nClassifier: License :: OSI Approved :: MIT License", "BSD-3-Clause AND MIT"),
        ("License: Ours alone", "Ours alone"), ("Classifier: Topic :: Text", "NOASSERTION")])
def test_what_packages_say(program, metadata, licence):
    assert program("tools").licence(email.message_from_string(f"Name: some\n{metadata}\n\n")) == licence


def test_the_list_is_whole(program):
    """Every resolved Swift package is either linked or not, with a licence for each."""
    parts = program("parts")
    names = {pin["identity"] for pin in parts.pins()}
    assert names == set(parts.SWIFT_PACKAGES) | set(parts.NOT_LINKED)
    assert not set(parts.SWIFT_PACKAGES) & set(parts.NOT_LINKED)
    assert {owner for owner, _ in parts.INSIDE.values()} <= names
