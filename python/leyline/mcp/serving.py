"""The server: the tools over standard input and output."""

import argparse
import functools
import os
import sys
from typing import Any, List, Optional

import anyio
from mcp.types import ToolAnnotations

import leyline
from leyline._errors import LeylineError
from leyline._folders import Folders

from .tools import Workbench

try:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
except ImportError:
    # The SDK before its second version.
    from mcp.server.fastmcp import FastMCP as MCPServer
    from mcp.server.fastmcp.exceptions import ToolError

INSTRUCTIONS = """\
Leyline measures what announcements did to stock prices: event studies, volume-weighted average prices, sensitivity.
Begin with list_files and inspect_prices, read_announcements where there are documents, then run_study, and sensitivity
before anything is claimed. explain_test says what a test assumes.
Returns are fractions (0.01 is one percent), days are trading days relative to day 0, windows are written "-1..1".
Report exclusions, notes, questions and the advice with every number; a p-value of a test that the advice doubts is no
evidence. Say when prices are simulated. No table is cut in silence: rows_total says how many rows there are, and
read_table gives the others.
"""


def server(folders: List[str]) -> MCPServer:
    """The server of some folders, not yet running."""
    bench = Workbench(Folders(folders))
    made = MCPServer("leyline", instructions=INSTRUCTIONS)
    for tool, writes in (
        (bench.list_files, False),
        (bench.inspect_prices, False),
        (bench.read_announcements, False),
        (bench.run_study, True),
        (bench.sensitivity, True),
        (bench.vwap, True),
        (bench.explain_test, False),
        (bench.read_table, False),
    ):
        annotations = ToolAnnotations(readOnlyHint=not writes, destructiveHint=False, openWorldHint=False)
        made.add_tool(_told(tool), name=tool.__name__, annotations=annotations)
    return made


def _told(tool: Any) -> Any:
    """A tool on a thread of its own, whose errors are the sentences of the library."""

    @functools.wraps(tool)
    async def run(*positional: Any, **named: Any) -> Any:
        try:
            return await anyio.to_thread.run_sync(functools.partial(tool, *positional, **named))
        except LeylineError as error:
            raise ToolError(str(error)) from error

    return run


def main(arguments: Optional[List[str]] = None) -> None:
    """Runs the server over standard input and output."""
    parser = argparse.ArgumentParser(
        prog="leyline-mcp",
        description="Event studies for agents over the Model Context Protocol: reads only files inside the folders, and "
        "writes only output folders inside them, where a call asks for one.",
    )
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="a folder whose files may be read")
    parser.add_argument("--version", action="version", version=f"leyline {leyline.__version__}")
    given = parser.parse_args(arguments)
    try:
        made = server(given.folders)
    except LeylineError as error:
        sys.exit(f"leyline-mcp: {error}")
    # Relative paths in options are relative to the first folder.
    os.chdir(Folders(given.folders).roots[0])
    made.run(transport="stdio")
