"""What a person sees while a command works, and what a program gets from `--json`."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import Any, TextIO

from briefgen.errors import BriefgenError, OutputError

_PATIENCE = 1.0  # seconds before a progress bar appears
_BAR = 30


class Console:
    """Plain words on stdout, warnings on stderr. `quiet`: warnings only; `as_json`: one object on stdout and nothing else."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, as_json: bool = False) -> None:
        self.quiet = quiet or as_json
        self.verbose = verbose and not as_json
        self.as_json = as_json
        self.progress = Progress(sys.stderr, shown=not self.quiet)

    def say(self, text: str) -> None:
        self.progress.clear()
        if not self.quiet:
            put(text)

    def detail(self, text: str) -> None:
        """Said with `-v` only."""
        if self.verbose:
            self.progress.clear()
            put(text)

    def warn(self, text: str) -> None:
        """On stderr even with `-q`: what could not be read is never skipped in silence. With `--json` it stands in the object."""
        self.progress.clear()
        if not self.as_json:
            complain(f"warning: {text}")

    def result(self, values: dict[str, Any], *, ok: bool = True) -> None:
        if self.as_json:
            print_json({"ok": ok, **values})


class Progress:
    """A bar on a terminal, for work that takes longer than a second; nothing in a pipe. Call it with how much is done, of how much."""

    def __init__(self, stream: TextIO | None, *, shown: bool = True) -> None:
        self._stream = stream if shown and stream and stream.isatty() else None
        self._began = time.monotonic()
        self._last = 0.0
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self._stream or total <= 0 or now - self._began < _PATIENCE or (now - self._last < 0.1 and done < total):
            return
        self._last = now
        filled = _BAR * min(done, total) // total
        self._stream.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {100 * min(done, total) // total} %")
        self._stream.flush()
        self._drawn = True

    def clear(self) -> None:
        """Takes the bar off the terminal, so that what is printed next stands on a clean line."""
        if self._stream and self._drawn:
            self._stream.write("\r" + " " * (_BAR + 40) + "\r")
            self._stream.flush()
            self._drawn = False


def print_error(error: BriefgenError, *, as_json: bool) -> None:
    """What, where and how to fix: on stderr for people, as an object on stdout for programs."""
    details = list(getattr(error, "__notes__", ()))
    if as_json:
        fault = {"what": error.what, "where": error.where, "fix": error.fix, "details": details, "exit_code": error.exit_code}
        print_json({"ok": False, "error": fault})
        return
    first, _, fix = str(error).partition("\n")
    complain("\n".join([f"error: {first}", *(f"  {line}" for line in details), *([fix] if fix else [])]))


def print_json(values: dict[str, Any]) -> None:
    put(json.dumps(values, ensure_ascii=False, indent=2))


def put(text: str) -> None:
    """`text` on stdout. Raises OutputError where it cannot be written, as into a file on a full disk."""
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader has had enough, as `head` has: typer ends the program
        raise
    except OSError as error:
        sys.stdout = None  # else Python tries again at the end, and complains
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"cannot be written ({reason})", where="standard output", fix="send it to another place") from error


def complain(text: str) -> None:
    """`text` on stderr, if there is one that takes it."""
    with suppress(OSError):
        print(text, file=sys.stderr)


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 text", "5 texts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
