"""One place where a text names somebody."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Span


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
