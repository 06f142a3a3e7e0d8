"""Sphinx's settings for the documents of Leyline: `make site`."""

project = "Leyline"
author = "the Leyline authors"
extensions = ["myst_parser"]
root_doc = "index"
source_suffix = {".md": "markdown"}
include_patterns = ["index.md", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "SKILL.md", "docs/**", "data/**/README.md", "notebooks/README.md"]
# An anchor for each heading, as on the pages of repositories.
myst_heading_anchors = 4
html_theme = "furo"
html_title = "Leyline"
html_extra_path = ["../../.build/site-source/extra"]
html_show_sphinx = False
html_copy_source = False
# Tables of figures are no language that is coloured.
suppress_warnings = ["misc.highlighting_failure"]
