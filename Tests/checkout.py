"""This checkout, and the program that its suites run."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
# The program that LEYLINE_COMMAND names, or the release build.
COMMAND = ROOT / (os.environ.get("LEYLINE_COMMAND") or ".build/release/leyline")
