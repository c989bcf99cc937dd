"""One who can be the subject of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.registry import Somebody
from briefgen.model import Span


@dataclass(slots=True)
class Actor:
    """`side` is a party, BOTH, or "" where it has to be carried from before; `kind` says what was matched."""

    span: Span
    side: str
    kind: str  # person | title | joint | talks | country | pronoun | side
    person: Somebody | None = None
    word: str = ""


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether the span shares a place with one of those taken."""
    start, end = span
    for begin, stop in taken:  # noqa: SIM110 - asked ten times a sentence, and `any` takes three times as long
        if start < stop and begin < end:
            return True
    return False
