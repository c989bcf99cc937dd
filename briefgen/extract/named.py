"""Names in what was agreed: several in a row that go with one word before them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.lexicon.scan import rule

Spans = Sequence[tuple[int, int]]

_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|de|la|el|bin|al))*"
_BARE = rule(rf"\W*{_NAME}\W*")
_ENDS_IN_NAME = rule(rf"[a-z][\w-]* (?:of|at|in|between|from|near|to|through|via) {_NAME}\W*$")


def names_together(text: str, members: list[tuple[int, int]], known: Spans) -> list[tuple[int, int]]:
    """ "the border posts of Moyale, | Mandera and | Lokichar": one thing; a name that is a field or a position of its own stays apart."""
    out: list[tuple[int, int]] = []
    placed = False
    for start, end in members:
        if placed and _BARE.fullmatch(text, start, end) and not any(a < end and start < b for a, b in known):
            out[-1] = (out[-1][0], end)
            continue
        out.append((start, end))
        placed = bool(_ENDS_IN_NAME.search(text, start, end))
    return out
