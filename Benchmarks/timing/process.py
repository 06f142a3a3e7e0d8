"""Runs a command as a process of its own and measures what it used."""

import dataclasses
import json
import os
import subprocess
import tempfile
import time


@dataclasses.dataclass(frozen=True)
class Run:
    """What one process used: seconds from start to exit, seconds of processor, peak memory in MB."""

    wall: float
    cpu: float
    peak: float
    output: str

    @property
    def report(self):
        """The JSON of the last line that the process printed."""
        return json.loads(self.output.strip().splitlines()[-1])


class CommandFailed(Exception):
    """A command that did not end well, with what it said."""


def run(command, folder=None, environment=None):
    """Runs a command and waits for it.

    Peak memory is what the kernel keeps for exactly this process, not for all children so far.
    """
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=folder,
            env={**os.environ, **(environment or {})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text = output.read()
        if process.returncode != 0:
            said = (errors.read() or text).strip()[-2000:]
            raise CommandFailed(f"{' '.join(map(str, command))}\nended with {process.returncode}: {said}")
    return Run(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss / 1024,
        output=text,
    )
