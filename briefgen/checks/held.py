"""What the rules look things up in: a matrix with its rows by id, and the texts that people wrote in columns of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefgen.extract.registry import fold
from briefgen.model import Event, Evidence, Matrix, Severity, Source, Statement

_QUOTED = re.compile('“[^”]*”|"[^"]*"|‘[^’]*’|«[^»]*»')
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


class Finding(NamedTuple):
    """One thing to look at: where ("Events/EV-1/city"), what, and how to fix it; `severity` where it is not the rule's own."""

    where: str
    what: str
    fix: str
    evidence: tuple[str, ...] = ()
    severity: Severity | None = None


class Human(NamedTuple):
    """A text that people wrote in a column of their own, outside quotation marks, and the row that it stands in."""

    where: str
    text: str
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """A matrix with look-ups. `today` is the day as of which it is checked: the one asked for, else the matrix's own; never the clock."""

    matrix: Matrix
    today: date | None = None

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.event_id: event for event in self.matrix.events}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.source_id: source for source in self.matrix.sources}

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        return {row.evidence_id: row for row in self.matrix.evidence}

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(party.code for party in self.matrix.parties)

    @cached_property
    def as_of(self) -> date | None:
        return self.today or self.matrix.as_of

    def quotes(self, ids: Iterable[str]) -> str:
        """The sentences that a row rests on, ready to be compared with `plain`."""
        return " ".join(plain(self.evidence[own].quote) for own in ids if own in self.evidence)

    def event_of(self, statement: Statement) -> Event | None:
        return self.events.get(statement.event_id)

    @cached_property
    def human(self) -> tuple[Human, ...]:
        return tuple(self._human())

    def _human(self) -> Iterator[Human]:
        for event in self.matrix.events:
            yield from _written(f"Events/{event.event_id}/notes", event.notes, event.parties)
        for row in self.matrix.statements:
            held = self.event_of(row)
            for field in ("next_step", "follow_up_evidence"):
                yield from _written(f"Statements/{row.statement_id}/{field}", getattr(row, field), held.parties if held else ())
        for mechanism in self.matrix.mechanisms:
            yield from _written(f"Mechanisms/{mechanism.mechanism_id}/notes", mechanism.notes, mechanism.parties)
        for name in self.matrix.names:
            yield from _written(f"Names/{name.name_id}/note", name.note)


def _written(where: str, text: str, parties: tuple[str, ...] = ()) -> Iterator[Human]:
    if bare := _QUOTED.sub(" ", text).strip():
        yield Human(where, bare, parties)


def plain(text: str) -> str:
    """A text as it is compared with another: marks composed, quotation marks and dashes of one kind, single spaces, small letters."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split()).lower()


def key(name: str) -> str:
    """A name as names are compared: small letters without marks."""
    return " ".join(fold(name).replace(".", " ").split())


def short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words, the longest first, in any letter case."""
    forms = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w)", re.IGNORECASE)
