"""Python environments for the programs that Leyline is compared with."""

import pathlib
import subprocess
import sys


def prepare(folder, packages):
    """Makes an environment with packages once and returns its interpreter, or nothing when out of reach."""
    folder = pathlib.Path(folder)
    python = folder / "bin" / "python"
    done = folder / ".packages"
    wanted = " ".join(sorted(packages))
    if done.exists() and done.read_text() == wanted:
        return python
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    result = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages],
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        print(f"cannot install {wanted}: {result.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    done.write_text(wanted)
    return python


def versions(python, packages):
    """The versions of packages as `name 1.2.3`, in the order given."""
    code = (
        "import importlib.metadata as m, sys\n"
        "print(', '.join(f'{p} {m.version(p)}' for p in sys.argv[1:]))"
    )
    result = subprocess.run([python, "-c", code, *packages], capture_output=True, text=True)
    return result.stdout.strip()
