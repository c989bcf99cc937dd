"""One place where a text names somebody."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.lexicon.scan import rule
from briefgen.model import Span

_AND = rule(r",?\s+and\s+(?:the\s+)?")


@dataclass(slots=True)
class PersonMention:
    """One place where a text names somebody. `name` is "" where only a title stands; `side` is "" where the words do not tell."""

    span: Span
    name: str
    title: str
    side: str
    basis: str
    counterpart: bool = False
    plural: bool = False


def joined(text: str, first: PersonMention, second: PersonMention) -> bool:
    """ "Minister A and Minister B", "A, and the B": nothing but "and" stands between the two."""
    return bool(_AND.fullmatch(text, first.span.end, second.span.start))
