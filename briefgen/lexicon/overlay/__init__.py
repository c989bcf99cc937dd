"""A desk's own additions to the tables of terms: one TOML file, laid over the tables that ship; the package stays as it is."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any

from briefgen.errors import LexiconError
from briefgen.lexicon.overlay.checks import check_meaning
from briefgen.lexicon.overlay.faults import Fault, Faults
from briefgen.lexicon.overlay.merging import Change, lay_over
from briefgen.lexicon.overlay.parsing import parse
from briefgen.lexicon.overlay.shapes import TABLES, check_shape
from briefgen.lexicon.tables import read_table

__all__ = ["Change", "Fault", "Overlay", "changes_of", "check_overlay", "read_overlay"]


@dataclass(frozen=True, eq=False)
class Overlay:
    """A sound overlay. Two are equal only if they are one: a lexicon is made, and kept, for each."""

    name: str  # the file as the user gave it
    sha256: str  # of its bytes
    tables: dict[str, dict[str, Any]]  # what it gives, by table

    def laid_over(self, table: str, shipped: dict[str, Any]) -> dict[str, Any]:
        """The shipped table with what this overlay adds or replaces; the shipped one itself where the overlay says nothing of it."""
        if table not in self.tables:
            return shipped
        return lay_over(table, shipped, self.tables[table])[0]


def check_overlay(data: bytes, name: str) -> tuple[Overlay | None, list[Fault]]:
    """The overlay in `data`, and every fault in it at once, in the order of the file's lines; None for the overlay where there are any."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Fault("this is not UTF-8 text", line=line, fix="save the file as UTF-8")]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    faults = Faults(text)
    given = parse(text, faults)
    tables = check_shape(given, faults)
    check_meaning(tables, faults)
    if faults.found:
        return None, faults.in_order()
    return Overlay(name, hashlib.sha256(data).hexdigest(), tables), []


def read_overlay(data: bytes, name: str) -> Overlay:
    """The overlay in `data`. Raises LexiconError with every fault as a note where it does not hold."""
    overlay, faults = check_overlay(data, name)
    if overlay is None:
        raise overlay_error(name, faults)
    return overlay


def overlay_error(name: str, faults: list[Fault]) -> LexiconError:
    """One error that names them all."""
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    error = LexiconError(
        f"{count} in this overlay of the lexicon", where=name, fix="mend what is named; briefgen lexicon check FILE shows it again"
    )
    for fault in faults:
        error.add_note(str(fault))
    return error


def changes_of(overlay: Overlay) -> list[Change]:
    """What the overlay changes in the tables that ship, table by table."""
    return [
        change for table in TABLES if table in overlay.tables for change in lay_over(table, read_table(table), overlay.tables[table])[1]
    ]
