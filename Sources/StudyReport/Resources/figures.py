"""Draws every Vega-Lite specification of a folder: figures.py FOLDER KIND..."""

import pathlib
import sys

import vl_convert

folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.glob("*.vl.json")):
    specification = path.read_text(encoding="utf-8")
    target = folder / path.name.removesuffix(".vl.json")
    for kind in sys.argv[2:]:
        if kind == "svg":
            image = vl_convert.vegalite_to_svg(specification).encode()
        elif kind == "png":
            image = vl_convert.vegalite_to_png(specification, scale=2)
        else:
            image = vl_convert.vegalite_to_pdf(specification)
        target.with_name(f"{target.name}.{kind}").write_bytes(image)
