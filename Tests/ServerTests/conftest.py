"""A server of the program itself, on this machine alone.

Nothing here sends anything but to 127.0.0.1, and
every loop is bounded.
"""

import json
import os
import pathlib
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from checkout import COMMAND



class Server:
    """A running server, and a client that knows its token."""

    def __init__(self, temporary: pathlib.Path, *arguments: str):
        self.temporary = temporary
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [COMMAND, "serve", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"TMPDIR": str(temporary)},
            text=True,
        )
        line = self.process.stdout.readline()
        self.seconds = time.monotonic() - begun
        assert line.startswith("Leyline is at http://"), self.process.stderr.read()
        self.url = line.split()[3]
        self.base, self.token = self.url.split("/?token=")
        self.port = int(self.base.rsplit(":", 1)[1])

    def ask(self, method: str, path: str, body=None, kind="application/octet-stream", **headers):
        """Return the status and the bytes of an answer."""
        if isinstance(body, dict):
            body, kind = json.dumps(body).encode(), "application/json"
        headers = {"Authorization": f"Bearer {self.token}"} | headers
        if body is not None:
            headers["Content-Type"] = kind
        request = urllib.request.Request(f"{self.base}/api/v1/{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except (urllib.error.URLError, ConnectionError) as error:
            raise AssertionError(f"{method} {path}: {error}") from error

    def json(self, method: str, path: str, body=None) -> dict:
        """Return an answer in JSON, which is no failure."""
        status, data = self.ask(method, path, body)
        assert status < 300, data
        return json.loads(data)

    def workspace(self, *, sample: bool = False) -> str:
        """Begin a workspace."""
        name = self.json("POST", "workspaces")["id"]
        if sample:
            self.json("POST", f"workspaces/{name}/sample")
        return name

    def finish(self, workspace: str, order: dict) -> dict:
        """Run something to its end."""
        run = self.json("POST", f"workspaces/{workspace}/runs", order)["id"]
        assert self.ask("GET", f"runs/{run}/progress")[0] == 200
        return self.json("GET", f"runs/{run}")

    @property
    def folders(self) -> list[pathlib.Path]:
        """What the server keeps its files in."""
        return [path for path in self.temporary.iterdir() if "leyline-serve" in path.name]

    @property
    def memory(self) -> float:
        """The memory of the server in megabytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def end(self, number: int = signal.SIGINT) -> int:
        """End the server as a person does."""
        self.process.send_signal(number)
        return self.process.wait(10)


@pytest.fixture
def serve(tmp_path):
    """Start servers that end with the test."""
    servers = []

    def start(*arguments: str, temporary: pathlib.Path = tmp_path) -> Server:
        servers.append(Server(temporary, *arguments))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait(10)
