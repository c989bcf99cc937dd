"""The copies among many texts, of which most were compared in an earlier run."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from briefgen.merge.circles import Keep
from briefgen.merge.texts import Text
from briefgen.merge.wire import same_texts
from briefgen.records import pack, unpack


@dataclass(frozen=True, slots=True)
class _Compared:
    """What an earlier run found, text by text: `marks[i]` tells text i and all before it, from which alone `found[i]` follows."""

    marks: tuple[str, ...]
    found: tuple[tuple[int, float], ...]


def copies_among(texts: Sequence[Text], keep: Keep | None) -> list[tuple[int, float]]:
    """`wire.same_texts` of these texts. A text is compared with those before it: what `keep` knows of as many as are as they were is taken over,
    and of texts in order of date a new one is mostly among the last."""
    words, samples = _Words(texts), [text.gist.sample for text in texts]
    if keep is None or not all(text.key for text in texts) or not texts:
        return same_texts(words, samples)
    marks = tuple(_marks(texts))
    key = hashlib.sha256(f"copies {marks[0]}".encode()).digest()  # one entry for each desk, which its oldest text tells
    before = _before(keep.get(key))
    same = sum(1 for _ in itertools.takewhile(bool, map(str.__eq__, marks, before.marks)))
    found = same_texts(words, samples, before.found[:same])
    if marks != before.marks:
        keep.put(key, pack(_Compared(marks, tuple(found))))
    return found


def _marks(texts: Sequence[Text]) -> Iterator[str]:
    mark = b""
    for text in texts:
        mark = hashlib.sha256(mark + hashlib.sha256(text.key).digest()).digest()
        yield mark.hex()[:32]


def _before(packed: bytes | None) -> _Compared:
    """Nothing where nothing is kept, or something else."""
    try:
        before = unpack(_Compared, packed) if packed else None
    except ValueError:
        before = None
    return before if before and len(before.marks) == len(before.found) else _Compared((), ())


class _Words(Sequence[str]):
    """What the texts say, of which only likely copies are asked for it."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self._texts[at].whole().readout.text if isinstance(at, int) else [text.whole().readout.text for text in self._texts[at]]
