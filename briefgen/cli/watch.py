"""`briefgen watch`: a workbook that follows a folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.cli.console import Console
from briefgen.cli.inputs import find_files, is_folder, shown
from briefgen.errors import BriefgenError, OutputError, UsageError, WorkbookError

Snapshot = frozenset[tuple[str, int, int]]  # path, size, time of the last change
_GONE = "the folder is not there; the workbook stays as it is\n  fix: put the folder back, or end with Ctrl-C"
_RESULTS = (".xlsx", ".xlsm")  # the workbook itself may lie in the folder, with its backups


def watch(folder: Path, update: Callable[[], None], every: float, console: Console) -> None:
    """Runs `update` when files have come, changed or gone, until Ctrl-C. What stops an update is told, and the watch goes on.

    A folder that changed is left alone until it has been the same for `every` seconds: somebody may still be copying.
    """
    if not is_folder(folder):
        raise UsageError("this is not a folder", where=shown(str(folder)), fix="name the folder into which readouts come")
    console.say(f"Watching {folder}. Ctrl-C ends it.")
    before: Snapshot | None = None
    done: Snapshot = frozenset()
    told = ""
    try:
        while True:
            now = snapshot(folder)
            if not is_folder(folder):  # moved away, or on a drive that is not there now
                told = _told_once(_GONE, told, console)
            elif now == before and now != done:
                again, fault = _tried(update)
                told = _told_once(fault, told, console)
                done = done if again else now
            before = now
            time.sleep(every)
    except KeyboardInterrupt:
        console.say("Stopped.")


def _told_once(fault: str, told: str, console: Console) -> str:
    """`fault`, after it was told, if it was not the last thing told."""
    if fault and fault != told:
        console.warn(fault)
    return fault


def _tried(update: Callable[[], None]) -> tuple[bool, str]:
    """(whether it is worth trying again with the same files, what stopped the update; "" where nothing did)."""
    try:
        update()
    except (OutputError, WorkbookError) as error:  # open elsewhere, for one: that ends without a change in the folder
        return True, _whole(error)
    except BriefgenError as error:
        return False, _whole(error)
    return False, ""


def _whole(error: BriefgenError) -> str:
    """The error with what it says of single files."""
    what, _, fix = str(error).partition("\n")
    return "\n".join([what, *(f"  {note}" for note in getattr(error, "__notes__", ())), *([fix] if fix else [])])


def snapshot(folder: Path) -> Snapshot:
    """The files that may be readouts, as they are now; one that goes away meanwhile is left out."""
    held = set()
    for file in find_files([str(folder)])[0]:
        if file.path is None or file.path.suffix.lower() in _RESULTS:
            continue
        try:
            status = os.stat(file.path)  # noqa: PTH116 - of a link what it leads to
        except OSError:
            continue
        held.add((str(file.path), status.st_size, status.st_mtime_ns))
    return frozenset(held)
