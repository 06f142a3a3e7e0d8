"""Puts tables into a page of the documentation, between comments that name them."""

import re
import sys


def table(header, rows):
    """A Markdown table whose columns are right-aligned but for the first."""
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def replace(path, parts):
    """Replaces the named parts of a page; the rest stays as it is."""
    with open(path, encoding="utf-8") as file:
        page = file.read()
    for name, text in parts.items():
        mark = f"<!-- table: {name} -->"
        page, count = re.subn(
            re.escape(mark) + r".*?<!-- end -->",
            lambda _, mark=mark, text=text: f"{mark}\n{text}\n<!-- end -->",
            page,
            flags=re.DOTALL,
        )
        if count != 1:
            sys.exit(f"{path} needs {mark} ... <!-- end --> exactly once, has it {count} times")
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
