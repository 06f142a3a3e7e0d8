"""The commands of the wheel: `leyline`, which this process becomes, and `leyline-mcp`."""

import os
import sys


def main() -> None:
    command = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_native", "leyline")
    try:
        os.execv(command, ["leyline", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"leyline: {command} cannot be run: {error}; reinstall leyline with pip")


def serve() -> None:
    """Runs the server for agents."""
    try:
        from .mcp import main as run
    except ImportError as error:
        sys.exit(f"leyline-mcp: {error}")
    run()


if __name__ == "__main__":
    main()
