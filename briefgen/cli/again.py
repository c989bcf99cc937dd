"""A run with nothing new: the texts, the rules and the program are those of the run that wrote the workbook which still stands there, so that it
would only write the same bytes again. What that run told at its end is kept, and told once more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli import report
from briefgen.cli.inputs import Inputs
from briefgen.cli.program import hash_of_program
from briefgen.lexicon import Lexicon
from briefgen.model import Matrix
from briefgen.records import pack, unpack

if TYPE_CHECKING:
    from briefgen.cli.store import Store

_PARTS = ("",)  # the whole program


@dataclass(frozen=True, slots=True)
class Closing:
    """What a run tells at its end of the matrix that it wrote: to people, and as JSON to programs. `workbook` is the SHA-256 of what it wrote."""

    workbook: str
    summary: str
    as_json: str

    @property
    def values(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.as_json)
        return told


def state_of(path: Path, read: Inputs, as_of: date | None, terms: Lexicon) -> bytes:
    """A hash of all that the workbook at `path` follows from; b"" where a text is not known by what is kept of it."""
    if not all(text.key for text in read.texts):
        return b""
    overlay = terms.overlay and (terms.overlay.name, terms.overlay.sha256)
    held = ("closing", str(path.resolve()), hash_of_program(_PARTS), overlay, as_of, [text.key for text in read.texts], read.unread)
    return hashlib.sha256(repr(held).encode("utf-8", "surrogatepass")).digest()


def closing_of(store: Store, state: bytes, workbook: str) -> Closing | None:
    """What was told by the run that wrote the workbook with this SHA-256 from the same; None where there was none."""
    packed = store.get(state) if state else None
    try:
        told = unpack(Closing, packed) if packed else None
    except ValueError:
        return None
    return told if told and told.workbook == workbook else None


def keep_closing(store: Store, state: bytes, workbook: str, matrix: Matrix, unread: Sequence[tuple[str, str]]) -> None:
    """Keeps what this run is going to tell of the workbook with this SHA-256; `unread` are the files that could not be read, with the reasons."""
    if state:
        closing = Closing(workbook, report.summary(matrix, unread, ()), json.dumps(report.values(matrix)))
        store.put(state, pack(closing))
