#!/usr/bin/env python3
"""Write the JavaScript that draws the charts of a report.

The bundle holds Vega, Vega-Lite and Vega-Embed, so that a report needs no network. It comes out of
the Python package vl-convert-python, whose version decides the versions of the three libraries:

    python3 -m pip install vl-convert-python
    python3 scripts/vega-bundle.py
"""

import argparse
import os
import pathlib
import sys

DEFAULT_TARGET = (
    pathlib.Path(__file__).resolve().parent.parent
    / "Sources/StudyReport/Resources/vega-bundle.js"
)
# The report embeds charts and needs nothing else of the libraries.
SNIPPET = "window.vegaEmbed = vegaEmbed;"


def bundle() -> str:
    """Return the bundle as one script that leaves only `vegaEmbed` on the window."""
    import vl_convert

    script = vl_convert.javascript_bundle(SNIPPET)
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the bundle would end the script element it is embedded in")
    # The bundle declares its names at the top level; a function keeps them off the page.
    return f"(function () {{\n{script}\n}})();\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", nargs="?", type=pathlib.Path, default=DEFAULT_TARGET)
    target = parser.parse_args().target
    try:
        script = bundle()
    except ImportError:
        print("vl_convert is missing: python3 -m pip install vl-convert-python", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    # A build that runs meanwhile sees the old file or the new one, never a part.
    part = target.with_suffix(".part")
    part.write_text(script, encoding="utf-8")
    os.replace(part, target)
    print(f"{target}: {len(script.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
