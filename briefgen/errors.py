"""What can stop a run: each error says what happened, where, and how to fix it, and has an exit code of its own."""

from __future__ import annotations


class BriefgenError(Exception):
    """Stops the run. `what` happened, `where` (a file, sheet, cell or tag; may be empty) and how to `fix` it (may be empty)."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        first = f"{self.where}: {self.what}" if self.where else self.what
        return f"{first}\n  fix: {self.fix}" if self.fix else first


class UsageError(BriefgenError):
    """The command was given something that it cannot work with; the same exit code as typer's own."""

    exit_code = 2


class ReadoutError(BriefgenError):
    """No readout could be read."""

    exit_code = 3


class LexiconError(BriefgenError):
    """A table of terms does not hold."""

    exit_code = 4


class TemplateError(BriefgenError):
    """A Word template cannot be filled."""

    exit_code = 5


class WorkbookError(BriefgenError):
    """A workbook cannot be read or written as an event matrix."""

    exit_code = 6


class OutputError(BriefgenError):
    """A result cannot be put where it was asked for: folder not writable, file open elsewhere, file not ours."""

    exit_code = 7
