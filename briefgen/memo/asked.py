"""What is asked of one document: about what, how much of it, and the brief's rows cut to that measure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from briefgen.brief.view import Row
from briefgen.memo.limits import Limits
from briefgen.word.widths import is_plain, text_width

_LONG = ("quote", "what", "text")  # the keys of reported words and of points to verify; all other texts are names
_PILED = re.compile(r"([\u0300-\u036f]{4})[\u0300-\u036f]+")
_PLAIN_NOTES = 60  # with less room than this a footnote has no address and no title after the first time


@dataclass(frozen=True, slots=True)
class Asked:
    brief: Mapping[str, Any]  # brief.Brief: its tables by name
    limits: Limits = field(default_factory=Limits)
    generated: str = ""  # how the document was made
    details: str = ""  # who meets, when and where, as the desk says
    areas: tuple[str, ...] = ()  # what the desk wants to speak about
    remarks: Mapping[str, str] = field(default_factory=dict)  # id of a row -> what is to be verified about it, for a comment

    def rows(self, table: str, most: int | None) -> list[Row]:
        """The first rows of a table, cut to measure."""
        rows: list[Row] = self.cut(self.brief[table][:most])
        return rows

    def left(self, table: str, most: int | None) -> int:
        """How many rows of a table are left out."""
        return max(0, len(self.brief[table]) - most) if most is not None else 0

    def cut(self, value: Any, key: str = "") -> Any:
        """The value with its texts cut to measure, whatever it is built of; as it is where there is no measure."""
        limits = self.limits
        if limits.name is None:
            return value
        if isinstance(value, str):
            return shortened(" ".join(value.split()), limits.quote if key in _LONG else limits.name)
        if isinstance(value, Mapping):
            return {name: self._notes(item) if name == "notes" else self.cut(item, name) for name, item in value.items()}
        return [self.cut(item, key) for item in value] if isinstance(value, list) else value

    def _notes(self, notes: Sequence[Row]) -> list[Row]:
        most = self.limits.note or 0
        tight = most < _PLAIN_NOTES
        made = []
        for note in notes[: 1 if tight else None]:
            publisher, title = shortened(note["publisher"], most), shortened(note["title"], most)
            ends = [note["published"], note["where"]]
            named = title if title.startswith("file ") else f"“{title}”"
            # Where publisher and day are those of another text too, its number in the list of sources tells which is meant.
            again = [] if note["alone"] else [f"text {note['number']}" if tight and note["number"] else named]
            full, short = [publisher, named, *ends], [publisher, *again, *ends]
            if note["url"] and len(note["url"]) <= most and not tight:
                full.append(note["url"])
            made.append({"key": note["key"], "full": ", ".join(filter(None, full)), "short": ", ".join(filter(None, short))})
        return made


def shortened(text: str, most: int | None) -> str:
    """The beginning of a text that is longer than `most` letters, whole words where it has any, with an ellipsis.

    Letters of scripts that stand wide count for more, and marks above and below a letter are four at most."""
    if most is None or (len(text) <= most and is_plain(text)):
        return text
    text = _PILED.sub(r"\1", text)
    if is_plain(text):
        head = text[:most]
    else:
        reach = accumulate(text_width(char, 2) for char in text)  # in letters: one is half a size wide
        head = text[: sum(wide <= most for wide in reach)]
    if len(head) == len(text):
        return text
    cut = head.rpartition(" ")[0] if " " in head[len(head) // 2 :] else head
    return f"{cut.rstrip(',;:. ')} …"
