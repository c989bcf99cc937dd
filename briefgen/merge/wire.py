"""Which texts are copies of one another: a wire text that two papers print counts as one source."""

from __future__ import annotations

import functools
import itertools
import math
import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

_GRAM = 9  # letters and digits without spaces: glued words and line breaks change nothing
_SAMPLE = 16  # one gram in so many is looked up to find candidates; containment survives such sampling
_COMMON = 200  # a gram that so many different texts hold is a phrase of the genre and tells nothing
_RAREST, _LIKELY = 64, 8  # so many grams of a text are looked up, and so many texts that hold them are compared in full
SAME_TEXT = 0.6  # measured: 0.955 for two prints of one wire text, at most 0.24 for different reports of one desk
_NOT_LETTERS = re.compile(r"[\W_]+")


@functools.lru_cache(maxsize=8)
def grams(text: str) -> frozenset[str]:
    """All runs of nine letters."""
    solid = _solid(text)
    return frozenset([solid[i : i + _GRAM] for i in range(len(solid) - _GRAM + 1)])


def _solid(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def _hashes(text: str) -> Iterator[int]:
    """Hashes of the same, which are the same on every machine."""
    solid = _solid(text)
    places = range(max(len(solid) - _GRAM + 1, 0))
    if solid.isascii():
        data = solid.encode()
        return (zlib.crc32(data[i : i + _GRAM]) for i in places)
    return (zlib.crc32(solid[i : i + _GRAM].encode()) for i in places)


def sample_of(text: str) -> array[int]:
    """One in sixteen of a text's grams, sorted, each once: enough to find its likely copies among thousands."""
    return array("I", sorted({gram for gram in _hashes(text) if gram % _SAMPLE == 0}))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the shorter text stands in the longer one, 0..1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return len(small & large) / len(small) if small else 0.0


def containment_of(text: str, own: frozenset[str], least: float) -> float:
    """`containment(grams(text), own)` where it is `least` or more, else 0. What shares little is known by its beginning."""
    solid = _solid(text)
    places = max(len(solid) - _GRAM + 1, 0)
    if places <= len(own):  # so that it is the shorter one, of which nearly all must be found
        few, missing = (1 - least) * places + 1, set[str]()
        for start in range(places):
            if (gram := solid[start : start + _GRAM]) not in own:
                missing.add(gram)
                if len(missing) > few:
                    return 0.0
    share = containment(frozenset([solid[start : start + _GRAM] for start in range(places)]), own)
    return share if share >= least else 0.0


def same_texts(
    texts: Sequence[str], samples: Sequence[array[int]] | None = None, known: Sequence[tuple[int, float]] = ()
) -> list[tuple[int, float]]:
    """For each text the index of the first one that it is a copy of, and how close; (own index, 1.0) for an original.

    `samples[i]` is `sample_of(texts[i])`, where it is known already; `known` is the answer for the first texts, which follows from them alone.
    """
    samples = samples if samples is not None else [sample_of(text) for text in texts]
    telling = set(itertools.chain.from_iterable(samples[len(known) :])) if known else _held_twice(samples)
    holders: dict[int, list[int]] = defaultdict(list)  # of originals only: copies, however many, never crowd them out
    for number, (original, _) in enumerate(known):
        if original == number:
            for gram in telling.intersection(samples[number]):
                holders[gram].append(number)
    first = list(known)
    for number, sample in enumerate(samples[len(known) :], start=len(known)):
        own = [gram for gram in sample if gram in telling]
        best, closeness = number, 1.0
        own_set = set(sample)
        for other in _likely(own, holders):
            if _may_be_same(own_set, samples[other]):
                value = containment(grams(texts[number]), grams(texts[other]))
                if value >= SAME_TEXT and (best == number or value > closeness):
                    best, closeness = other, value
        if best == number:
            for gram in own:
                holders[gram].append(number)
        first.append((best, round(closeness, 2)))
    return first


def _held_twice(samples: Sequence[array[int]]) -> set[int]:
    """Grams that more than one text holds. Sorted part by part: of ten thousand texts all at once would take hundreds of megabytes."""
    parts = [array("I") for _ in range(64)]
    for sample in samples:
        for gram in sample:
            parts[gram // _SAMPLE % 64].append(gram)
    return {a for part in parts for a, b in itertools.pairwise(sorted(part)) if a == b}


def _likely(own: Sequence[int], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The earlier texts that may be the original, in their order: those that hold most of the rarest grams."""
    held = sorted((row for gram in own if 0 < len(row := holders.get(gram, ())) < _COMMON), key=len)
    shared = Counter(itertools.chain.from_iterable(held[:_RAREST]))
    return sorted(number for number, count in shared.most_common(_LIKELY) if count >= 2)


def _may_be_same(a: set[int], b: array[int]) -> bool:
    """Whether the samples leave it open that one text stands in the other: their share is less than five standard deviations below what
    makes two texts the same."""
    few = min(len(a), len(b))
    share = len(a.intersection(b)) / max(few, 1)
    return share >= SAME_TEXT - 5 * math.sqrt(SAME_TEXT * (1 - SAME_TEXT) / max(few, 1))
