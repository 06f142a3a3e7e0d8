"""Many visitors at once, many studies after each other, and ten thousand connections: `make server-load`.

A visitor is a browser's requests without the browser: the page and its parts, the sample, what was understood, a study that
is followed to its end, and its result. The figures are printed, and kept in .build/server-load.json.
"""

import asyncio
import collections
import json
import random
import resource
import socket
import time

import pytest

from checkout import ROOT

VISITORS = 50
SECONDS = 60
STUDIES = 1000
CONNECTIONS = 10_000
PARTS = ["page.css", *(f"{name}.js" for name in (
    "page", "api", "files", "understood", "events", "choices", "runs", "results", "window", "comparison", "premium",
    "words", "tab", "asking", "work"))]
QUICK = {"task": "study", "settings": {"sensitivity": {"placebos": 0, "step_down_draws": 0}}}


@pytest.fixture
def measured():
    """Keep figures of a test, and print them."""
    figures = {}
    yield figures
    path = ROOT / ".build/server-load.json"
    before = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(before | figures, indent=2) + "\n")
    for name, figure in figures.items():
        print(f"{name}: {figure}")


def share(times: list[float], part: float) -> float:
    """Return a quantile, in milliseconds."""
    ordered = sorted(times)
    return round(1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))], 1)


class Visitor:
    """A connection that is kept, and what its answers took."""

    def __init__(self, server, times):
        self.server, self.times = server, times

    async def ask(self, method: str, path: str, body: dict | None = None, kind: str | None = None) -> bytes:
        data = b"" if body is None else json.dumps(body).encode()
        typed = "" if body is None else "Content-Type: application/json\r\n"
        head = (f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nAuthorization: Bearer {self.server.token}\r\n"
                f"{typed}Content-Length: {len(data)}\r\n\r\n").encode()
        begun = time.monotonic()
        self.writer.write(head + data)
        status, answer = await self.answer()
        if kind:
            self.times[kind].append(time.monotonic() - begun)
        assert status < 400, (method, path, status, answer[:300])
        return answer

    async def answer(self) -> tuple[int, bytes]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        lines = head.split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if "content-length" in fields:
            body = await self.reader.readexactly(int(fields["content-length"]))
        elif fields.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(await self.reader.readuntil(b"\r\n"), 16):
                body += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readexactly(2)
        else:
            body = b""
        return int(lines[0].split()[1]), body

    async def visit(self) -> None:
        """Look at the page, run the sample, and look at what came out."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        api = "/api/v1"
        try:
            await self.ask("GET", "/", kind="page")
            for part in PARTS:
                await self.ask("GET", f"/static/{part}", kind="part")
            await self.ask("GET", f"{api}/info", kind="info")
            place = f"{api}/workspaces/{json.loads(await self.ask('POST', f'{api}/workspaces', kind='workspace'))['id']}"
            await asyncio.sleep(random.uniform(0.5, 1.5))
            await self.ask("POST", f"{place}/sample", kind="sample")
            for what in ("settings", "inspection", "events"):
                await self.ask("GET", f"{place}/{what}", kind=what)
            await asyncio.sleep(random.uniform(0.5, 2))
            order = {"task": "study", "settings": {"sensitivity": {}}}
            run = json.loads(await self.ask("POST", f"{place}/runs", order, kind="run"))["id"]
            begun = time.monotonic()
            followed = await self.ask("GET", f"{api}/runs/{run}/progress")
            assert b'"state":"done"' in followed, followed[-500:]
            self.times["study, with its wait"].append(time.monotonic() - begun)
            for what in ("result", "grid", "files", "command", "report"):
                await self.ask("GET", f"{api}/runs/{run}/{what}", kind=what)
            await self.ask("GET", place, kind="workspace")
            await asyncio.sleep(random.uniform(0.5, 2))
            await self.ask("DELETE", place)
        finally:
            self.writer.close()


async def visits(server, seconds: float, times) -> int:
    """Let visitors come until the time is over; return how many visits there were."""
    end = time.monotonic() + seconds
    count = 0

    async def keep_visiting(number: int) -> None:
        nonlocal count
        await asyncio.sleep(number * 0.05)
        while time.monotonic() < end:
            await Visitor(server, times).visit()
            count += 1

    await asyncio.gather(*(keep_visiting(number) for number in range(VISITORS)))
    return count


def test_fifty_visitors_for_a_minute(serve, measured):
    server, times = serve(), collections.defaultdict(list)
    random.seed(1)
    count = asyncio.run(visits(server, SECONDS, times))
    pages = [each for kind in ("page", "part", "info", "workspace", "settings", "run") for each in times[kind]]
    measured["visits in a minute"] = count
    measured["pages"] = len(pages)
    measured["p50, p99 and longest of pages in ms"] = [share(pages, 0.5), share(pages, 0.99), share(pages, 1)]
    measured["p50, p99 and longest by kind in ms"] = {
        kind: [share(each, 0.5), share(each, 0.99), share(each, 1)] for kind, each in times.items()}
    measured["memory after the visitors in MB"] = round(server.memory)
    assert share(pages, 0.99) < 100, measured
    # What was there for the visitors is gone with them.
    assert not list((server.folders[0] / "workspaces").iterdir())


def test_a_thousand_studies_keep_memory_flat(serve, measured):
    server = serve()
    workspace = server.workspace(sample=True)
    # The sample's own settings ask for every window, which one study in ten does here.
    server.json("PUT", f"workspaces/{workspace}/settings", {})
    sizes, begun = [], time.monotonic()
    for number in range(STUDIES):
        assert server.finish(workspace, QUICK if number % 10 == 0 else {"task": "study"})["state"] == "done"
        if number % 100 == 99:
            sizes.append(round(server.memory))
    measured["memory after each hundred studies in MB"] = sizes
    measured["seconds of a thousand studies"] = round(time.monotonic() - begun, 1)
    # The first hundreds fill what is kept: fifty runs on the disk, eight results in memory.
    assert sizes[-1] < sizes[2] * 1.1 + 10, sizes


def test_ten_thousand_connections(serve, measured):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
    if most[1] < CONNECTIONS + 500:
        pytest.skip(f"this machine allows {most[1]} open files")
    server = serve()
    idle, peak, connections, longest = server.memory, 0, [], 0
    for number in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        connections.append(connection)
        if number % 500 == 499:
            begun = time.monotonic()
            assert server.ask("GET", "info")[0] == 200
            longest = max(longest, time.monotonic() - begun)
            peak = max(peak, server.memory)
    measured["ten thousand connections: idle and highest memory in MB, longest answer beside them in ms"] = [
        round(idle), round(peak), round(1000 * longest)]
    assert longest < 1
    assert peak < idle + 100
    for connection in connections:
        connection.close()
    assert server.ask("GET", "info")[0] == 200
