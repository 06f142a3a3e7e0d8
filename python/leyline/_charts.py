"""Charts as Vega-Lite specifications, which notebooks draw."""

from __future__ import annotations




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


