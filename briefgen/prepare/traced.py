"""Text that remembers where each of its code points came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.lexicon.scan import rule
from briefgen.model.offsets import Offsets

# What a page leaves in a text that nobody sees: soft hyphen, zero-width signs, byte-order mark, direction marks.
UNSEEN = rule("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_ODD_SPACE = str.maketrans(dict.fromkeys((9, 11, 12, 160, 5760, *range(8192, 8203), 8239, 8287, 12288), " ") | {0x2028: "\n", 0x2029: "\n"})
_ODD = rule(f"[{''.join(map(chr, _ODD_SPACE))}]")
_CLUSTER = rule(r"[^\u0300-\u036f\s][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")


@dataclass(frozen=True, slots=True)
class Traced:
    """`offsets[i]` is where `text[i]` stands in the source; `end` is where the last code point's source ends."""

    text: str
    offsets: Offsets
    end: int

    @classmethod
    def of(cls, text: str) -> Traced:
        return cls(text, Offsets([(0, len(text))]), len(text))

    def part(self, start: int, end: int) -> Traced:
        """The stretch from `start` to `end`."""
        stop = self.offsets[end] if end < len(self.text) else self.end
        return Traced(self.text[start:end], Offsets(self.offsets.runs(start, end)), stop)

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Traced:
        """With each (start, end, new text) carried out; new text is traced to where the old one began. Edits in order, not overlapping."""
        texts: list[str] = []
        runs: list[tuple[int, int]] = []
        done = 0
        for start, end, new in edits:
            texts += [self.text[done:start], new]
            runs += self.offsets.runs(done, start)
            runs += [(self.offsets[start] if start < len(self.offsets) else self.end, 1)] * len(new)
            done = end
        texts.append(self.text[done:])
        runs += self.offsets.runs(done)
        return Traced("".join(texts), Offsets(runs), self.end)

    def stripped(self) -> Traced:
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))


def joined(parts: Iterable[Traced], glue: str, end: int) -> Traced:
    """`parts` with `glue` between them, traced to where the part before it ends."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    last = 0
    for number, part in enumerate(parts):
        if number:
            texts.append(glue)
            runs += [(last, 1)] * len(glue)
        texts.append(part.text)
        runs += part.offsets.runs()
        last = part.end
    return Traced("".join(texts), Offsets(runs), end)


def clean_characters(text: str) -> Traced:
    """NFC, plain spaces, nothing unseen; traced to `text`."""
    spaced = text.translate(_ODD_SPACE) if _ODD.search(text) else text
    traced = Traced.of(spaced)
    if UNSEEN.search(spaced):
        traced = traced.edited((m.start(), m.end(), "") for m in UNSEEN.finditer(spaced))
    if not unicodedata.is_normalized("NFC", traced.text):
        found = ((m.start(), m.end(), unicodedata.normalize("NFC", m.group())) for m in _CLUSTER.finditer(traced.text))
        traced = traced.edited(found)
        if not unicodedata.is_normalized("NFC", traced.text):  # other scripts, where single code points change
            whole = (
                (i, i + 1, unicodedata.normalize("NFC", c)) for i, c in enumerate(traced.text) if not unicodedata.is_normalized("NFC", c)
            )
            traced = traced.edited(whole)
    return traced
