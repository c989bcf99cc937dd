"""What went in, counted in what came out: nothing that a tag printed may be lost on its way into the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from briefgen.word.xml import W_VAL, q

if TYPE_CHECKING:
    from briefgen.word.state import State

_BREAKS = re.compile("[\r\n\t]")


def missing(roots: Mapping[str, etree._Element], state: State) -> list[str]:
    """What was printed, or made a control of, and is not in the parsed parts; an empty list when all is there, in its order."""
    lost = []
    for part, texts in state.texts.items():
        if part in roots and (text := _first_lost(texts, roots[part])) is not None:
            lost.append(f"{part} lost the text “{text[:60]}”")
    wanted = Counter(state.facts)
    found = Counter(e.get(W_VAL, "") for root in roots.values() for e in root.iter(q("w:tag"))) if wanted else Counter()
    return lost + [
        f"the control of {tag} was made {times} times and is there {found[tag]} times"
        for tag, times in wanted.items()
        if found[tag] != times
    ]


def _first_lost(texts: list[str], root: etree._Element) -> str | None:
    """The first of the texts that does not come, in its turn, in what the part says. Breaks and tabs are elements there, not letters."""
    said = str(etree.tostring(root, method="text", encoding="unicode"))
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
