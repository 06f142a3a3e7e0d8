"""The command `leyline`, which the wheel brings: this process becomes it."""

import os
import sys


def main() -> None:
    command = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_native", "leyline")
    try:
        os.execv(command, ["leyline", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"leyline: {command} cannot be run: {error}; reinstall leyline with pip")


if __name__ == "__main__":
    main()
