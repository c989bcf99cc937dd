"""Which texts are copies of one another: a wire text that two papers print counts as one source."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

_GRAM = 9  # letters and digits without spaces: glued words and line breaks change nothing
_SAMPLE = 16  # one gram in so many is looked up to find candidates; containment survives such sampling
_COMMON = 200  # a gram that so many different texts hold is a phrase of the genre and tells nothing
SAME_TEXT = 0.6  # measured: 0.955 for two prints of one wire text, at most 0.24 for different reports of one desk
_NOT_LETTERS = re.compile(r"[\W_]+")


def grams(text: str) -> frozenset[int]:
    """Hashes of all runs of nine letters, the same on every machine."""
    solid = _NOT_LETTERS.sub("", text).lower()
    return frozenset(zlib.crc32(solid[i : i + _GRAM].encode()) for i in range(max(len(solid) - _GRAM + 1, 0)))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, 0..1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return len(small & large) / len(small) if small else 0.0


def same_texts(texts: Sequence[str]) -> list[tuple[int, float]]:
    """For each text the index of the first one that it is a copy of, and how close; (own index, 1.0) for an original."""
    sets = [grams(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)  # of originals only: copies, however many, never crowd them out
    first: list[tuple[int, float]] = []
    for number, own in enumerate(sets):
        sample = [gram for gram in own if gram % _SAMPLE == 0]
        shared: Counter[int] = Counter()
        for gram in sample:
            if len(holders[gram]) < _COMMON:
                shared.update(holders[gram])
        best, closeness = number, 1.0
        for other in sorted(shared):
            value = containment(own, sets[other]) if shared[other] >= 2 else 0.0
            if value >= SAME_TEXT and (best == number or value > closeness):
                best, closeness = other, value
        if best == number:
            for gram in sample:
                holders[gram].append(number)
        first.append((best, round(closeness, 2)))
    return first
