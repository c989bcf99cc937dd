"""What went in, counted in what came out: nothing that a tag printed may be lost on its way into the file."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.word.xml import W_VAL, q

if TYPE_CHECKING:
    from briefgen.word.check import Parsed
    from briefgen.word.state import State

_BREAKS = re.compile("[\r\n\t]")


def missing(read: Parsed, state: State) -> list[str]:
    """What was printed, or made a control of, and is not in the parsed parts; an empty list when all is there, in its order."""
    lost = []
    for part, texts in state.texts.items():
        said = read.texts.get(part)
        if said is None and part in read.roots:
            said = str(etree.tostring(read.roots[part], method="text", encoding="unicode"))
        if said is not None and (text := _first_lost(texts, said)) is not None:
            lost.append(f"{part} lost the text “{text[:60]}”")
    wanted = Counter(state.facts)
    found = Counter(e.get(W_VAL, "") for root in read.roots.values() for e in root.iter(q("w:tag"))) if wanted else Counter()
    return lost + [
        f"the control of {tag} was made {times} times and is there {found[tag]} times"
        for tag, times in wanted.items()
        if found[tag] != times
    ]


def _first_lost(texts: list[str], said: str) -> str | None:
    """The first of the texts that does not come, in its turn, in what the part says. Breaks and tabs are elements there, not letters."""
    find, at = said.find, 0
    for text in texts:
        found = find(text, at)
        if found >= 0:
            at = found + len(text)
            continue
        for piece in _BREAKS.split(text):
            found = find(piece, at)
            if found < 0:
                return text
            at = found + len(piece)
    return None
