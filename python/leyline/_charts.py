"""Charts as Vega-Lite specifications, which notebooks draw."""

from __future__ import annotations

import json
import os

from ._errors import InputError


class Chart(dict):
    """A Vega-Lite specification that a notebook draws: a dictionary.

    Without a notebook, ``json.dump(chart, file)`` makes a file for any Vega-Lite editor.
    """

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {
            "application/vnd.vegalite.v5+json": dict(self),
            "text/plain": f"a chart of Vega-Lite: {self.get('description', '')}",
        }

    def to_altair(self):
        """The chart as one of Altair, which has to be installed."""
        import altair

        return altair.Chart.from_dict(dict(self))


def chart(specification: dict):
    """A chart of Altair where it is installed, else one that draws itself."""
    own = Chart(specification)
    try:
        return own.to_altair()
    except Exception:  # Altair is absent, or of a version that knows another Vega-Lite.
        return own


def figures(charts: dict[str, dict], folder, formats: list[str]) -> list[str]:
    """Writes charts as files of several forms; a chart is named as it is in the report."""
    unknown = [form for form in formats if form not in ("svg", "png", "pdf")]
    if unknown:
        raise InputError(f"{unknown[0]!r} is no form of a figure; they are svg, png and pdf")
    try:
        import vl_convert
    except ImportError:
        raise InputError("figures need the package vl-convert: pip install 'leyline[figures]'") from None
    draw = {
        "svg": lambda text: vl_convert.vegalite_to_svg(text).encode(),
        "png": lambda text: vl_convert.vegalite_to_png(text, scale=2),
        "pdf": vl_convert.vegalite_to_pdf,
    }
    drawn = [
        (os.path.join(os.fspath(folder), f"{name}.{form}"), draw[form](json.dumps(specification)))
        for name, specification in charts.items()
        for form in formats
    ]
    try:
        os.makedirs(folder, exist_ok=True)
        for path, image in drawn:
            with open(path, "wb") as file:
                file.write(image)
    except OSError as error:
        raise InputError(f"the figures cannot be written: {error}", file=os.fspath(folder)) from error
    return [path for path, _ in drawn]
