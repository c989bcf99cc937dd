"""Where something stands in a document, in the words of a person who looks at the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from briefgen.word.xml import W_P, W_TBL, W_TC, W_TR, W_VAL, own_text, q

_BOX = q("w:txbxContent")
_PARTS = (
    (re.compile(r"header\d*\.xml$"), "header"),
    (re.compile(r"footer\d*\.xml$"), "footer"),
    (re.compile(r"footnotes\.xml$"), "footnote"),
    (re.compile(r"endnotes\.xml$"), "endnote"),
    (re.compile(r"comments\.xml$"), "comment"),
    (re.compile(r"^docProps/"), "document properties"),
)


def part_word(part: str) -> str:
    """ "header", "footer", ...; "" for the body."""
    return next((word for pattern, word in _PARTS if pattern.search(part)), "")


class Place(str):
    """A place in words; beside them the part, and which of its paragraphs it is (0 for the first)."""

    part: str
    number: int

    def __new__(cls, words: str, part: str, number: int) -> Place:
        place = super().__new__(cls, words)
        place.part, place.number = part, number
        return place


class Places:
    """Walks one part in document order; `at` tells where the paragraph reached stands."""

    def __init__(self, part: str, headings: frozenset[str]) -> None:
        self._part, self._entered = part, 0
        self._word = part_word(part)
        self._headings = headings  # ids of the heading styles
        self._heading = ""
        self._since = 0
        self._tables: dict[etree._Element, int] = {}

    def enter(self, paragraph: etree._Element) -> Place:
        """The place of the next paragraph: to be called for each, in order."""
        if style_of(paragraph) in self._headings:
            self._heading, self._since = " ".join(own_text(paragraph).split()), 0
            spot = "the heading itself"
        elif next(paragraph.iterancestors(_BOX), None) is not None:  # told by the paragraph that it hangs on; Word holds its words twice
            spot = f"a text box at {self._cell(paragraph) or f'paragraph {max(self._since, 1)}'}"
        else:
            spot = self._cell(paragraph)
            if not spot:  # those in tables are told by row and column
                self._since += 1
                spot = f"paragraph {self._since}"
        parts = (self._word, f"under “{_short(self._heading)}”" if self._heading else "", spot)
        self._entered += 1
        return Place(", ".join(p for p in parts if p), self._part, self._entered - 1)

    def _cell(self, paragraph: etree._Element) -> str:
        cell = next(paragraph.iterancestors(W_TC), None)
        row = next(paragraph.iterancestors(W_TR), None)
        table = next(paragraph.iterancestors(W_TBL), None)
        if cell is None or row is None or table is None:
            return ""
        number = self._tables.setdefault(table, len(self._tables) + 1)
        rows = list(table.iter(W_TR))
        return f"table {number}, row {rows.index(row) + 1}, column {list(row.iterchildren(W_TC)).index(cell) + 1 if cell in row else 1}"


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style; "" for the default one."""
    style = paragraph.find(f"{q('w:pPr')}/{q('w:pStyle')}")
    return style.get(W_VAL, "") if style is not None else ""


def style_names(styles: etree._Element | None) -> dict[str, str]:
    """Style id -> name as Word shows it, in lower case (Word itself compares them so)."""
    if styles is None:
        return {}
    names = {}
    for style in styles.iter(q("w:style")):
        name = style.find(q("w:name"))
        if name is not None:
            names[style.get(q("w:styleId"), "")] = name.get(W_VAL, "").lower()
    return names


def character_styles(styles: etree._Element | None) -> dict[str, str]:
    """Name in lower case -> id of the styles that a run can have."""
    if styles is None:
        return {}
    found = {}
    for style in styles.iter(q("w:style")):
        name = style.find(q("w:name"))
        if style.get(q("w:type")) == "character" and name is not None:
            found[name.get(W_VAL, "").lower()] = style.get(q("w:styleId"), "")
    return found


def heading_styles(names: Mapping[str, str]) -> frozenset[str]:
    return frozenset(style for style, name in names.items() if name == "title" or name.startswith("heading "))


def paragraphs(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(W_P))


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:47] + "..."
