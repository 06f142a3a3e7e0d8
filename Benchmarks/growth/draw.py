"""Draws rows of numbers with a Vega-Lite specification as SVG.

Usage: draw.py SPECIFICATION ROWS.json PICTURE.svg
"""

import json
import pathlib
import sys

import vl_convert

if len(sys.argv) != 4:
    sys.exit(__doc__)
specification, rows, picture = map(pathlib.Path, sys.argv[1:])
specification = json.loads(specification.read_text())
specification["data"] = {"values": json.loads(rows.read_text())}
picture.write_text(vl_convert.vegalite_to_svg(specification) + "\n")
