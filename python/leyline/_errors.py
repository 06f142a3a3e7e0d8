"""What goes wrong, with the place where it does."""

from __future__ import annotations


class LeylineError(Exception):
    """Something went wrong.

    Attributes:
        setting: The setting that is wrong or that helps, such as ``prices.duplicates``.
        file: The file or the data frame.
        line: The line of the file, counted from 1, or the row of the data frame, counted from 0.
        column: The name of the column, or its number counted from 1.
        value: The text that is wrong.
    """

    def __init__(
        self,
        message: str,
        *,
        setting: str | None = None,
        file: str | None = None,
        line: int | None = None,
        column: str | int | None = None,
        value: str | None = None,
    ) -> None:
        super().__init__(message)
        self.setting = setting
        self.file = file
        self.line = line
        self.column = column
        self.value = value


class InputError(LeylineError, ValueError):
    """An input or an option is wrong; the message says what to do."""


class InternalError(LeylineError, RuntimeError):
    """Leyline itself failed; please report it."""


class LibraryError(LeylineError, ImportError):
    """The C library is missing, or of another version."""
