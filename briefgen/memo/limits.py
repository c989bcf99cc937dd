"""How much a document of few pages may say: how many rows, how many letters of each. What is left out is counted, and stands in the workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each thing; None is as many as there are."""

    meetings: int | None = 6
    agreed: int | None = 5
    by_side: int | None = 4  # undertakings, and proposals: of both sides together
    points: int | None = 5
    areas: int | None = 5  # in a row of what changed
    changes: int | None = 2
    mechanisms: int | None = 8
    referred: int | None = 4
    sources: int | None = 12
    topics: int | None = 12  # rows of a comparison
    asks: int | None = 6  # of each side, and undertakings
    last: int | None = 3  # of a one-page paper: what was agreed, asked
    skeleton: int | None = 5
    quote: int | None = 320  # letters of reported words
    name: int | None = 120  # letters of a name, a title, a place
    note: int | None = 160  # letters of a footnote's title
    wordings: int | None = 6  # of what changed since the last round
    wording: int | None = 140  # letters of each


WHOLE = Limits(*[None] * len(Limits.__slots__))

# From roomy to tight: how many rows, and how many letters of each, go with one another.
_STEPS = (
    Limits(agreed=6, by_side=8, points=6),
    Limits(),
    Limits(5, 5, 4, 4, 5, 2, 6, 3, 10, 12, 6, 3, 5, quote=240, name=100, note=100, wordings=6, wording=120),
    Limits(5, 4, 4, 4, 4, 1, 6, 2, 8, 10, 5, 3, 5, quote=200, name=100, note=90, wordings=5, wording=110),
    Limits(4, 4, 4, 4, 4, 1, 5, 2, 6, 9, 5, 3, 5, quote=160, name=100, note=80, wordings=5, wording=100),
    Limits(4, 4, 4, 3, 3, 1, 4, 1, 8, 9, 5, 3, 5, quote=160, name=100, note=80, wordings=4, wording=100),
    Limits(4, 4, 2, 3, 3, 1, 4, 1, 6, 8, 4, 2, 4, quote=140, name=90, note=70, wordings=3, wording=90),
    Limits(4, 3, 2, 3, 3, 1, 4, 1, 5, 7, 3, 2, 4, quote=120, name=90, note=60, wordings=3, wording=80),
    Limits(3, 3, 2, 3, 3, 1, 4, 1, 4, 6, 3, 2, 3, quote=110, name=60, note=50, wordings=2, wording=80),
    Limits(3, 2, 2, 2, 3, 1, 3, 1, 4, 5, 2, 1, 3, quote=90, name=40, note=30, wordings=2, wording=60),
    Limits(2, 2, 2, 2, 2, 1, 2, 1, 3, 4, 2, 1, 2, quote=70, name=30, note=24, wordings=1, wording=60),
    Limits(2, 1, 2, 1, 2, 1, 1, 1, 2, 3, 1, 1, 1, quote=48, name=20, note=16, wordings=1, wording=48),
)


_NAMES = ("name", "note")  # the letters of names, and of titles in footnotes
_QUOTES = ("quote", "wording")
_WHOLE_NAMES = 4  # the last step that leaves nearly all names and titles whole


def roomiest(fits: Callable[[Limits], bool]) -> Limits:
    """The limits with which a document `fits` its pages: as many rows as go in with whole names, then quotations, then names as long as go in
    with these.

    A name that is cut looks like a mistake, a row that is left out is counted below: so names are cut only where no row could be left out
    instead. The tightest limits are taken even where they do not fit."""
    names, last = _WHOLE_NAMES, len(_STEPS)
    rows = _first(lambda step: fits(_mixed(step, names, step)), last)
    if not fits(_mixed(rows, names, rows)):
        rows = names = _first(lambda step: fits(_STEPS[step]), last)
    quotes = _first(lambda step: fits(_mixed(rows, names, step)), rows + 1)
    return _mixed(rows, _first(lambda step: fits(_mixed(rows, step, quotes)), names + 1), quotes)


def _mixed(rows: int, names: int, quotes: int) -> Limits:
    """The limits with the rows of one step, the letters of names of another, and those of quotations of a third."""
    letters = {name: getattr(_STEPS[names], name) for name in _NAMES} | {name: getattr(_STEPS[quotes], name) for name in _QUOTES}
    return replace(_STEPS[rows], **letters)


def _first(fits: Callable[[int], bool], steps: int) -> int:
    """The first step that fits, by halving; the last where none does."""
    low, high = 0, steps - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low
