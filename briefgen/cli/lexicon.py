"""The desk's own terms: the file that `--lexicon` names, and `briefgen lexicon check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.console import Console, complain, counted
from briefgen.cli.inputs import STDIN, Found, read_bytes, shown
from briefgen.errors import LexiconError, ReadoutError

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon


def read_lexicon(file: str | None) -> Lexicon:
    """The lexicon with the overlay in `file` on it; the one that ships for None. LexiconError, naming every fault, where it does not hold."""
    from briefgen.lexicon import load_lexicon

    if not file:
        return load_lexicon()
    from briefgen.lexicon.overlay import read_overlay

    data, name = read_overlay_file(file)
    return load_lexicon(read_overlay(data, name))


def read_overlay_file(file: str) -> tuple[bytes, str]:
    """An overlay's bytes and the name that it goes by, which is no more of the way to it than the file's own name. Raises LexiconError."""
    found = Found(None, "standard input") if file == STDIN else Found(Path(file), shown(Path(file).name))
    try:
        return read_bytes(found), found.name
    except ReadoutError as error:
        raise LexiconError(error.what, where=error.where, fix=error.fix or "give a TOML file") from error


def check(file: str, console: Console) -> int:
    """Prints every fault of an overlay, or what it changes; the exit code."""
    from briefgen.lexicon.overlay import changes_of, check_overlay

    data, name = read_overlay_file(file)
    overlay, faults = check_overlay(data, name)
    listed = [
        {"file": name, "table": fault.table, "key": fault.key, "line": fault.line, "what": fault.what, "fix": fault.fix} for fault in faults
    ]
    if overlay is None:
        for fault in faults:
            place = f"{name}:{fault.line}" if fault.line else name
            key = f" {key}:" if (key := ".".join(part for part in (fault.table, fault.key) if part)) else ""
            if not console.as_json:
                complain(f"{place}:{key} {fault.what}" + (f"\n  fix: {fault.fix}" if fault.fix else ""))
        if not console.as_json:
            complain(f"{counted(len(faults), 'fault')} in {name}.")
        console.result({"ok": False, "command": "lexicon check", "file": name, "faults": listed})
        return LexiconError.exit_code
    changes = changes_of(overlay)
    effective = [change for change in changes if change.how != "already there"]
    lines = [str(change) for change in changes]
    console.say("\n".join([f"{name} is sound: {counted(len(effective), 'change')} to the tables that ship.", *lines]))
    values = [{"table": change.table, "key": change.key, "how": change.how, "what": change.what} for change in changes]
    console.result({"command": "lexicon check", "file": name, "sha256": overlay.sha256, "faults": [], "changes": values})
    return 0
