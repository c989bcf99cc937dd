"""What of a text was not read, and what was read otherwise than it stands: cut stretches with their reason, repaired words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from briefgen.evidence.marks import Mark, Sort
from briefgen.model import Cut, Readout

_LINE = re.compile("[^\n\u2028\u2029]+")  # the line ends by which cuts count their lines
_WORD = re.compile(r"\S+")
UNKNOWN = "not part of the text that was read"


def cut_marks(readout: Readout) -> list[Mark]:
    """Every stretch of the text as it came that no character of the read text comes from, line by line, with the reason."""
    kept = bytearray(len(readout.raw))
    for place, char in zip(readout.offsets, readout.text, strict=False):
        if not char.isspace() and 0 <= place < len(kept):
            kept[place] = 1
    numbers = [cut.line for cut in readout.cuts]
    marks = []
    done = 0
    number = 1
    for line in _LINE.finditer(readout.raw):
        number += sum(readout.raw.count(end, done, line.start()) for end in "\n\u2028\u2029")
        done = line.start()
        for start, end in _holes(readout.raw, kept, line.start(), line.end()):
            reason = _reason(readout.cuts, bisect_right(numbers, number), readout.raw[start:end])
            marks.append(Mark(start, end, Sort.CUT, reason, facts=(("Not read", reason), ("Line", str(number)))))
    return marks


def _holes(raw: str, kept: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of a line without a kept character; a hole without a character that anybody can see is none."""
    at = start
    while at < end:
        if kept[at]:
            at += 1
            continue
        stop = kept.find(1, at, end)
        stop = end if stop < 0 else stop
        if any(_seen(char) for char in raw[at:stop]):
            yield at, stop
        at = stop


def _seen(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Mn", "Mc", "Me", "Cf", "Cc"}


def _reason(cuts: tuple[Cut, ...], count: int, text: str) -> str:
    """Of the cuts that begin on this line or above it (the first `count`), the last, or the one on its line that holds this text."""
    if not count:
        return UNKNOWN
    last = cuts[count - 1]
    solid = _solid(text)
    same_line = [cut for cut in cuts[max(count - 5, 0) : count] if cut.line == last.line]
    return next((cut.reason for cut in same_line if solid in _solid(cut.text)), last.reason)


def _solid(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def repair_marks(readout: Readout) -> list[Mark]:
    """Words that were read otherwise than they stand: glued ones parted, letters in two parts joined, unseen characters left out."""
    marks: list[Mark] = []
    text, raw, offsets = readout.text, readout.raw, readout.offsets
    first: int | None = None  # where a run of glued words began
    for word in _WORD.finditer(text):
        start = word.start() if first is None else first
        after = offsets[word.end()] if word.end() < len(offsets) else len(raw)
        glued = word.end() + 1 < len(text) and text[word.end()] == " " and offsets[word.end()] == offsets[word.end() + 1]
        if glued and not raw[after : after + 1].isspace():
            first = start
            continue
        first = None
        low, high = offsets[start], offsets[word.end() - 1] + 1
        while high < len(raw) and unicodedata.combining(raw[high]):
            high += 1
        read = text[start : word.end()]
        if raw[low:high] != read:
            marks.append(Mark(low, high, Sort.REPAIRED, read, facts=(("Read as", read), ("Why", _why(raw[low:high], read)))))
    return marks


def _why(stands: str, read: str) -> str:
    if " " in read and not any(char.isspace() for char in stands):
        return "words had run together"
    if unicodedata.normalize("NFC", stands) == read:
        return "letters and accents stood apart"
    return "characters that nobody sees were left out"
