"""A server of the Model Context Protocol: event studies for agents, on the files of some folders.

Run it with ``leyline-mcp FOLDER...`` or ``python -m leyline.mcp FOLDER...``; it needs the extra ``leyline[mcp]`` and
Python 3.10. It speaks over standard input and output, reads only files inside the folders, and writes only output
folders inside them, and those only where a call asks for one.
"""

try:
    from .serving import main, server
except ImportError as error:
    if (error.name or "").startswith("leyline"):
        raise
    raise ImportError(
        f"the official SDK is missing ({error}); pip install 'leyline[mcp]', with Python 3.10 or later"
    ) from error

__all__ = ["main", "server"]
