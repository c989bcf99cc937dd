"""Is a text English? By its small words; no model."""

from __future__ import annotations

from briefgen.lexicon.keys import Known
from briefgen.lexicon.scan import rule

_WORD = rule(r"[^\W\d_]+")
_SMALL = frozenset(("the of and to in a on for with that by as at from is was were be has have their its this which between will").split())
ENOUGH = 0.09  # English prose has about 0.35, a note full of names and titles 0.1; other European languages stay under 0.06


def is_english(text: str) -> bool:
    """True for English and for texts too short to tell (under 12 words)."""
    counts = [_COUNTS[stretch] for stretch in text[:20_000].lower().split()]
    words = sum(count for count, _ in counts)
    return words < 12 or sum(small for _, small in counts) >= ENOUGH * words


def _counted(stretch: str) -> tuple[int, int]:
    """(words, small words of English) in a stretch without spaces."""
    words = _WORD.findall(stretch)
    return len(words), sum(map(_SMALL.__contains__, words))


_COUNTS = Known(_counted)
