"""Fields that a colon opens and semicolons part: "four priority areas: the rule of law; health, ports and relief; tea"."""

from __future__ import annotations

from briefgen.extract.words import GERUNDS, is_verb
from briefgen.lexicon.scan import rule

_OPENS = rule(
    r"[^;:]{0,200}?\b(?:areas|fields|sectors|spheres|domains|priorities|pillars|topics|themes|directions|goals)(?: of [^;:]{2,40})?(?:,? (?:namely|such as))?:\s+"
    r"(?=[^;:]{3,160};[^;:]{3,160};)"
)
_WHICH = rule(r",?\s+(?:which|that)\s")
_PARTS = rule(r"\s*;\s*(?:and\s+|as well as\s+)?")


def fields_in_parts(text: str, start: int, end: int) -> tuple[int, list[tuple[int, int]]] | None:
    """(where what stands before the list ends, (start, end) of each field); None where there is no such list, or where its parts are deeds."""
    if text.find(";", start, end) < 0:
        return None
    opens = _OPENS.match(text, start, end)
    if opens is None:
        return None
    parts, at = [], opens.end()
    for mark in _PARTS.finditer(text, opens.end(), end):
        parts.append((at, mark.start()))
        at = mark.end()
    parts.append((at, end))
    for a, b in parts:
        first, _, rest = text[a:b].lower().partition(" ")
        if first == "to" or (first in GERUNDS and first != "farming") or is_verb(first, rest.partition(" ")[0]):
            return None  # "in these areas: to build A and B; to open C; ..."
    before = _WHICH.search(text, start, opens.end())
    return (before.start() if before else start), parts
