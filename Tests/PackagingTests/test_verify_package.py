"""scripts/verify-package, with keys that are made here and thrown away."""

import hashlib
import pathlib
import shutil
import subprocess

import pytest
from checkout import ROOT

signing = pytest.mark.skipif(not shutil.which("minisign"), reason="minisign is not installed")


def verify(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([ROOT / "scripts/verify-package", *arguments], capture_output=True, text=True)


def key(folder: pathlib.Path, name: str) -> tuple[pathlib.Path, pathlib.Path]:
    """Make a pair of keys without a password, and return the secret one and the public one."""
    public, secret = folder / f"{name}.pub", folder / f"{name}.key"
    subprocess.run(["minisign", "-G", "-W", "-p", public, "-s", secret], check=True, capture_output=True)
    return secret, public


def sums(folder: pathlib.Path) -> None:
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())
        if not path.name.startswith("SHA256SUMS")]
    (folder / "SHA256SUMS").write_text("".join(lines))


def sign(folder: pathlib.Path, secret: pathlib.Path) -> None:
    subprocess.run(
        ["minisign", "-S", "-s", secret, "-t", "leyline 9.9", "-m", folder / "SHA256SUMS"], check=True, capture_output=True)


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "a release"
    folder.mkdir()
    (folder / "leyline_1_amd64.deb").write_bytes(b"package")
    (folder / "leyline-1.tar.xz").write_bytes(b"archive")
    sums(folder)
    return folder


def test_unsigned(release):
    done = verify(release)
    assert done.returncode == 0, done.stderr
    assert "Not signed" in done.stdout and "2 files" in done.stdout
    done = verify("--signed", release)
    assert done.returncode == 1 and "no SHA256SUMS.minisig" in done.stderr


@pytest.mark.parametrize(
    ("harm", "said"), [
        (lambda folder: (folder / "leyline-1.tar.xz").write_bytes(b"archivf"), "damaged"),
        (lambda folder: (folder / "leyline-1.tar.xz").unlink(), "damaged"),
        (lambda folder: (folder / "leyline_1").write_bytes(b""), "leyline_1 has no digest"),
        (lambda folder: (folder / "SHA256SUMS").write_text(""), "empty"),
        (lambda folder: (folder / "SHA256SUMS").unlink(), "no SHA256SUMS"),
        (lambda folder: (folder / "SHA256SUMS").write_text(f"{'0' * 64}  ../elsewhere\n"), "no digest of a file"),
        (lambda folder: (folder / "SHA256SUMS.minisig").write_text("x"), "no public key")])
def test_harm(release, tmp_path, harm, said):
    harm(release)
    done = verify(release, tmp_path / "no.pub")
    assert done.returncode == 1 and said in done.stderr, done.stderr


@signing
def test_signed(release, tmp_path):
    secret, public = key(tmp_path, "ours")
    sign(release, secret)
    done = verify("--signed", release, public)
    assert done.returncode == 0, done.stderr
    assert "Signed: leyline 9.9" in done.stdout
    # Another's key, and new digests under an old signature.
    _, others = key(tmp_path, "others")
    assert "not signed with this key" in verify(release, others).stderr
    (release / "leyline-1.tar.xz").write_bytes(b"another archive")
    sums(release)
    done = verify(release, public)
    assert done.returncode == 1 and "not signed with this key" in done.stderr


@signing
def test_what_installing_says(release, tmp_path):
    """The commands of docs/installing.md."""
    secret, public = key(tmp_path, "leyline")
    sign(release, secret)
    shutil.copy(public, release / "leyline.pub")
    page = (ROOT / "docs/installing.md").read_text()
    for command in ["minisign -V -p leyline.pub -m SHA256SUMS", "sha256sum --check --ignore-missing SHA256SUMS"]:
        assert command in page
        done = subprocess.run(command.split(), cwd=release, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
