"""What a careless or hostile client can do: it is refused with a status and a sentence, and nothing is left behind."""

import concurrent.futures
import io
import json
import os
import resource
import signal
import socket
import subprocess
import time
import zipfile

import pytest


def connected(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=60)


def exchange(server, text: bytes, seconds: float = 10) -> bytes:
    """Send bytes as they are and return what comes back until the connection ends."""
    with connected(server) as connection:
        connection.settimeout(seconds)
        connection.sendall(text)
        parts = []
        try:
            while part := connection.recv(65536):
                parts.append(part)
        except (TimeoutError, ConnectionResetError):
            pass
        return b"".join(parts)


def closes_after(connection: socket.socket, piece: bytes, most: float) -> float:
    """Send a piece now and then; return after how many seconds the server closed the connection."""
    begun = time.monotonic()
    connection.settimeout(0.5)
    while time.monotonic() - begun < most:
        try:
            connection.sendall(piece)
            if connection.recv(65536) == b"":
                break
        except TimeoutError:
            continue
        except (BrokenPipeError, ConnectionResetError):
            break
    return time.monotonic() - begun


def test_starts_and_ends(serve):
    server = serve()
    assert [path.stat().st_mode & 0o777 for path in server.folders] == [0o700]
    assert server.ask("GET", "info")[0] == 200
    assert server.end() == 0
    assert not server.folders


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ends_in_the_middle_of_a_run(serve, number):
    server = serve()
    workspace = server.workspace(sample=True)
    order = {"task": "sensitivity", "settings": {"sensitivity": {"step_down_draws": 1_000_000}}}
    server.json("POST", f"workspaces/{workspace}/runs", order)
    time.sleep(0.3)
    assert server.end(number) == 0
    assert not server.folders


def test_a_killed_server_is_cleaned_up_by_the_next(serve):
    first, second = serve(), serve()
    workspace = first.workspace(sample=True)
    assert first.json("GET", f"workspaces/{workspace}")["files"]
    left = [path for path in first.folders if (path / "workspaces" / workspace).exists()]
    first.process.kill()
    first.process.wait(10)
    assert left[0].exists()
    third = serve()
    assert not left[0].exists()
    # The one that lives keeps its own.
    second.workspace(sample=True)
    assert len(third.folders) == 2


def test_a_slow_client_is_sent_away(serve):
    server = serve()
    workspace = server.workspace()
    head, body = connected(server), connected(server)
    head.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    body.sendall(
        f"POST /api/v1/workspaces/{workspace}/files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Authorization: Bearer {server.token}\r\nContent-Type: application/octet-stream\r\n"
        "Content-Length: 1000000\r\n\r\n".encode()
    )
    with concurrent.futures.ThreadPoolExecutor() as threads:
        times = [threads.submit(closes_after, *each, 40) for each in [(head, b"X"), (body, b"1")]]
        assert server.ask("GET", "info")[0] == 200
        for each in times:
            assert each.result() < 35
    folder = server.folders[0] / "workspaces" / workspace
    assert sorted(path.name for path in folder.iterdir()) == ["files", "runs"]
    assert not list((folder / "files").iterdir())


def test_thousands_of_connections(serve):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
    server = serve()
    idle = server.memory
    connections = []
    for _ in range(2500):
        connection = socket.socket()
        connection.setblocking(False)
        connection.connect_ex(("127.0.0.1", server.port))
        connections.append(connection)
    time.sleep(1)
    assert server.process.poll() is None
    assert server.memory < idle + 200
    # The one that has rested longest makes room.
    begun = time.monotonic()
    assert server.ask("GET", "info")[0] == 200
    assert time.monotonic() - begun < 5
    for connection in connections:
        connection.close()
    time.sleep(0.5)
    assert server.ask("GET", "info")[0] == 200


def test_too_many_busy_connections_are_told_so(serve):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
    server = serve()
    workspace = server.workspace(sample=True)
    order = {"task": "sensitivity", "settings": {"sensitivity": {"step_down_draws": 1_000_000}}}
    run = server.json("POST", f"workspaces/{workspace}/runs", order)["id"]
    head = f"HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {server.token}\r\n\r\n"
    watching = [connected(server) for _ in range(1000)]
    for connection in watching:
        connection.sendall(f"GET /api/v1/runs/{run}/progress {head}".encode())
    for connection in watching:
        assert connection.recv(15) == b"HTTP/1.1 200 OK"
    for path, kind in [("/api/v1/info", b"application/json"), ("/", b"text/plain")]:
        answer = exchange(server, f"GET {path} {head}".encode(), seconds=5)
        assert answer.startswith(b"HTTP/1.1 503"), answer
        assert kind in answer and b"this server answers 1000 connections at once, and all are in use" in answer
    # Who goes on asking is told once, and holds the place no longer for it.
    with connected(server) as connection:
        connection.settimeout(5)
        begun, answer = time.monotonic(), b""
        while time.monotonic() - begun < 3:
            try:
                connection.sendall(f"GET /api/v1/info {head}".encode())
                part = connection.recv(65536)
            except OSError:
                break
            answer += part
            if not part:
                break
            connection.settimeout(0.3)
            try:
                answer += connection.recv(65536)
            except TimeoutError:
                pass
            except OSError:
                break
        assert time.monotonic() - begun < 2
        assert answer.count(b"HTTP/1.1 503") == 1
    for connection in watching[:10]:
        connection.close()
    time.sleep(0.5)
    assert server.json("DELETE", f"runs/{run}")["state"] == "cancelled"


def test_cut_uploads_leave_nothing(serve):
    server = serve("--max-upload", "10MB")
    workspace = server.workspace()
    for sent in [0, 1, 70_000, 3_000_000]:
        with connected(server) as connection:
            connection.sendall(
                f"POST /api/v1/workspaces/{workspace}/files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                f"Authorization: Bearer {server.token}\r\nContent-Type: application/octet-stream\r\n"
                "Content-Length: 5000000\r\n\r\n".encode()
                + b"1" * sent
            )
            time.sleep(0.2)
    time.sleep(0.5)
    folder = server.folders[0] / "workspaces" / workspace
    assert sorted(path.name for path in folder.iterdir()) == ["files", "runs"]
    # The room of what was cut off is free again: four of these fit and a fifth does not.
    statuses = [
        server.ask("POST", f"workspaces/{workspace}/files?role=prices&name={number}.csv", b"1" * (10 << 20))[0]
        for number in range(5)
    ]
    assert statuses == [201] * 4 + [507]


def test_oversize_is_refused_before_it_is_sent(serve):
    server = serve("--max-upload", "1MB")
    workspace = server.workspace()
    answer = exchange(
        server,
        f"POST /api/v1/workspaces/{workspace}/files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Authorization: Bearer {server.token}\r\nContent-Type: application/octet-stream\r\n"
        "Content-Length: 100000000000\r\n\r\n".encode(),
        seconds=20,
    )
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"the file has more than 1048576 bytes" in answer


def test_what_is_no_request(serve):
    server = serve()
    host = f"Host: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {server.token}\r\n".encode()
    cases = {
        b"\x16\x03\x01\x02\x00": None,
        b"GET\r\n\r\n": b"400",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n": b"421",
        b"GET / HTTP/1.1\r\n\r\n": b"4",
        b"GET /api/v1/info HTTP/1.1\r\n" + host + b"X: " + b"a" * 100_000 + b"\r\n\r\n": None,
        b"POST /api/v1/workspaces HTTP/1.1\r\n" + host + b"Origin: http://evil.example\r\nContent-Length: 0\r\n\r\n": b"403",
        b"GET /static/../../etc/passwd HTTP/1.1\r\n" + host + b"\r\n": b"404",
        b"GET //etc/passwd HTTP/1.1\r\n" + host + b"\r\n": b"404",
        b"POST /api/v1/workspaces HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzzz": None,
    }
    for text, status in cases.items():
        answer = exchange(server, text, seconds=2)
        if status:
            assert answer.startswith(b"HTTP/1.1 " + status), (text[:60], answer[:200])
    assert server.ask("GET", "info")[0] == 200
    workspace = server.workspace()
    chunked = exchange(
        server,
        f"POST /api/v1/workspaces/{workspace}/files?name=a.csv HTTP/1.1\r\n".encode()
        + host
        + b"Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        seconds=3,
    )
    assert chunked.startswith(b"HTTP/1.1 411")


def test_archives_that_expand_without_end(serve):
    server = serve()
    workspace = server.workspace()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("prices.csv", "w", force_zip64=True) as member:
            for _ in range(600):
                member.write(b"0" * (1 << 20))
    gzipped = subprocess.run(
        "head -c 1300000000 /dev/zero | gzip -1", shell=True, capture_output=True, check=True
    ).stdout
    for name, data in [("bomb.zip", packed.getvalue()), ("bomb.csv.gz", gzipped)]:
        status, answer = server.ask("POST", f"workspaces/{workspace}/files?role=prices&name={name}", data)
        assert status == 201
        inspection = server.json("GET", f"workspaces/{workspace}/inspection")
        found = next(file for file in inspection["files"] if file["name"] == name)
        assert "expands to more than a file of prices has" in found["error"]["message"], found
        server.ask("DELETE", f"workspaces/{workspace}/files/{json.loads(answer)['id']}")
    assert server.ask("GET", "info")[0] == 200


def test_an_archive_that_is_unpacked_leaves_its_folder_in_peace(serve, tmp_path):
    server = serve()
    workspace = server.workspace()
    events = "event_id,symbol,date\nE1,AAA,2025-02-10\n"

    def send(*members: tuple[str, str | int]) -> tuple[int, dict]:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members:
                with archive.open(name, "w", force_zip64=True) as member:
                    for block in [text.encode()] if isinstance(text, str) else (b"0" * (1 << 20) for _ in range(text)):
                        member.write(block)
        status, answer = server.ask("POST", f"workspaces/{workspace}/files?name=pack.zip&replace=true", packed.getvalue())
        return status, json.loads(answer)

    before = server.memory
    status, answer = send(("events.csv", events), ("bomb.csv", 100))
    assert status == 422 and "pack.zip [bomb.csv]" in answer["message"], answer
    assert "expands" in answer["message"] and str(tmp_path) not in answer["message"]
    assert server.memory < before + 60
    for name in ("../../../../escaped.csv", "/escaped.csv", "..\\escaped.csv", "a\0b.csv", "-rf.csv"):
        status, answer = send((name, events), ("nested/e.csv", events))
        assert status in (201, 400), answer
    names = {file["name"] for file in server.json("GET", f"workspaces/{workspace}")["files"]}
    assert all("/" not in name and "\\" not in name and "\0" not in name for name in names), names
    folder = server.folders[0]
    assert not [path for path in folder.rglob("*") if path.name.startswith("incoming-")]
    kept = {path.name for path in (folder / "workspaces" / workspace / "files").iterdir()}
    assert kept == names
    assert [path.parent.name for path in tmp_path.rglob("escaped.csv")] == ["files"]


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk takes root")
def test_a_full_disk(serve, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], check=True)
    try:
        server = serve(temporary=disk)
        workspace = server.workspace(sample=True)
        status, answer = server.ask("POST", f"workspaces/{workspace}/files?name=a.csv", b"1" * (20 << 20))
        assert status == 507, answer
        assert "the disk of this machine is full" in json.loads(answer)["message"]
        status, _ = server.ask("POST", f"workspaces/{workspace}/files?role=result&name=b.json", b"1" * (10 << 20))
        assert status == 201
        run = server.finish(workspace, {"task": "study", "settings": {"sensitivity": {"placebos": 0}}})
        assert run["state"] == "failed"
        assert run["error"]["message"]
        assert server.ask("GET", f"workspaces/{workspace}")[0] == 200
        server.end()
        assert not server.folders
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_many_studies_keep_memory_flat(serve):
    server = serve()
    workspace = server.workspace(sample=True)
    order = {"task": "study", "settings": {"sensitivity": {"placebos": 0, "step_down_draws": 0}}}
    sizes = []
    for _ in range(4):
        for _ in range(8):
            assert server.finish(workspace, order)["state"] == "done"
        sizes.append(server.memory)
    assert sizes[-1] < sizes[1] * 1.5 + 30, sizes


def test_cancelling_answers_at_once(serve):
    server = serve()
    workspace = server.workspace(sample=True)
    order = {"task": "sensitivity", "settings": {"sensitivity": {"step_down_draws": 1000000}}}
    run = server.json("POST", f"workspaces/{workspace}/runs", order)["id"]
    time.sleep(1)
    begun = time.monotonic()
    assert server.json("DELETE", f"runs/{run}")["state"] == "cancelled"
    assert time.monotonic() - begun < 0.2


def test_names_with_script_stay_text(serve):
    server = serve()
    workspace = server.workspace()
    name = "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    status, answer = server.ask("POST", f"workspaces/{workspace}/files?name={name}", b"date,close\n2025-01-06,1\n")
    assert status == 400 and "holds a slash" in json.loads(answer)["message"]
    shown = exchange(
        server,
        f"GET /%3Cscript%3Ealert(1)%3C/script%3E HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Authorization: Bearer {server.token}\r\nConnection: close\r\n\r\n".encode(),
        seconds=3,
    )
    assert shown.startswith(b"HTTP/1.1 404") and b"<script>alert" not in shown


def test_measures(serve, record_property):
    """Start, idle memory and the first study: printed, with generous bounds."""
    server = serve()
    time.sleep(0.3)
    idle = server.memory
    workspace = server.workspace(sample=True)
    begun = time.monotonic()
    assert server.finish(workspace, {"task": "study"})["state"] == "done"
    first = time.monotonic() - begun
    print(f"start {server.seconds * 1000:.0f} ms, idle {idle:.0f} MB, first study {first:.2f} s")
    assert server.seconds < 2 and idle < 150 and first < 30
