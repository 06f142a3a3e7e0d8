"""Which files may be read: those inside some folders, however a path is written."""

from __future__ import annotations

import os

from ._errors import InputError

#: How many entries of a folder are looked at in the search for links that lead out of it.
_MOST_ENTRIES = 200_000
_PATTERN = frozenset("*?[")


class Folders:
    """The folders that a server was started with.

    A path is inside when it is so as it is written (``a/../b`` is ``b``) and as the system follows its links. A
    folder or a pattern is inside when every link below it stays inside as well.
    """

    def __init__(self, folders: list[str]) -> None:
        self.roots: list[str] = []
        for folder in folders:
            root = os.path.realpath(folder)
            if not os.path.isdir(root):
                raise InputError(f"{folder} is no folder; start leyline-mcp with the folders that it may read")
            if root == os.sep:
                raise InputError("/ is every file of this machine; start leyline-mcp with the folders that it may read")
            if root not in self.roots:
                self.roots.append(root)
        if not self.roots:
            raise InputError("no folder is named; start leyline-mcp with the folders that it may read")

    # What is inside

    def _holds(self, real: str) -> bool:
        return any(real == root or real.startswith(root + os.sep) for root in self.roots)

    def _refused(self, given: str, reason: str) -> InputError:
        return InputError(
            f"{given} {reason} the folders of this server ({', '.join(self.roots)}); name a file inside them, or ask "
            "the user to start leyline-mcp with its folder too",
            value=given,
        )

    def check(self, given: str, base: str) -> str:
        """Refuses a path, a folder or a pattern that leads outside; returns its absolute form.

        Relative paths are relative to `base`. What does not exist is not refused, so that the reader says it.
        """
        if "\0" in given:
            raise InputError("a path holds a zero byte; correct it")
        path = os.path.join(base, given)
        parts = path.split(os.sep)
        fixed = next((place for place, part in enumerate(parts) if _PATTERN & set(part)), None)
        if fixed is None:
            below, is_pattern = path, False
        else:
            if ".." in parts[fixed:] or "\\" in given:
                raise self._refused(given, 'has ".." behind a pattern, or a backslash in it, and may leave')
            below, is_pattern = os.sep.join(parts[:fixed]) or os.sep, True
        # Readers take `link/..` either as it is written or as the system follows it; both have to be inside.
        for real in {os.path.realpath(below), os.path.realpath(os.path.normpath(below))}:
            if not self._holds(real):
                raise self._refused(given, "lies outside")
            if os.path.isdir(real):
                self._check_below(given, real, is_pattern)
        return os.path.normpath(path)

    def _check_below(self, given: str, folder: str, is_pattern: bool) -> None:
        seen: set[str] = set()
        count = 0
        waiting = [folder]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            try:
                entries = list(os.scandir(current))
            except OSError:
                continue
            count += len(entries)
            if count > _MOST_ENTRIES:
                raise InputError(f"{given} holds more than {_MOST_ENTRIES} files; name a folder with fewer, or files")
            for entry in entries:
                if entry.is_symlink():
                    real = os.path.realpath(entry.path)
                    if not self._holds(real):
                        what = "is a pattern beside" if is_pattern else "holds"
                        raise InputError(
                            f"{given} {what} a link that leads outside the folders of this server: {entry.path}; "
                            "name single files, or ask the user to take the link away",
                            value=given,
                        )
                    if os.path.isdir(real):
                        waiting.append(real)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)

    # What is read and written

    def input(self, given: str) -> str:
        """The absolute path of a file or folder to read, relative to the first folder in which it exists."""
        if not given or given == "-":
            raise InputError("no file is named; give the path of a file or a folder")
        if _PATTERN & set(given):
            raise InputError(f"{given} is a pattern, which is not taken here; name the files, or their folder")
        bases = [root for root in self.roots if os.path.lexists(os.path.join(root, given))] or self.roots
        path = self.check(given, bases[0])
        if not os.path.exists(path):
            raise InputError(
                f"{given} is not in the folders of this server ({', '.join(self.roots)}); list_files tells what is there",
                file=given,
            )
        if not os.path.isfile(path) and not os.path.isdir(path):
            raise InputError(f"{given} is neither a file nor a folder; name one of them", file=given)
        return path

    def output(self, given: str) -> str:
        """The absolute path of a folder to write, whose parent exists inside."""
        if not given or _PATTERN & set(given):
            raise InputError(f"{given or 'nothing'} is no name of an output folder; give one such as out")
        path = self.check(given, self.roots[0])
        if os.path.islink(path):
            raise InputError(f"{given} is a link; name a folder of its own for the output")
        if path in self.roots:
            raise InputError(f"{given} is a folder of this server itself; name a folder inside it for the output")
        if not os.path.isdir(os.path.dirname(path)):
            raise InputError(f"{given} has no folder above it; name an output folder in one that exists")
        return path

    def settings(self, value, base: str, name: str = "") -> None:
        """Refuses settings of which a text, taken as a path, leads outside.

        Every text is looked at, whatever its setting, so that no setting can be forgotten here.
        """
        if isinstance(value, str):
            if value and name != "title":
                if value == "-":
                    raise InputError(f'{name} names the standard input "-", which is not taken here; name a file')
                self.check(value, base)
        elif isinstance(value, dict):
            for key, part in value.items():
                self.settings(part, base, str(key))
        elif isinstance(value, (list, tuple)):
            for part in value:
                self.settings(part, base, name)
