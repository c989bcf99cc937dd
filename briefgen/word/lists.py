"""Numbered lists begin anew where a loop begins them anew; a table that grows from data repeats its first row on each page.

A numbered list restarts with each item of a loop that holds it, unless the list counts the items of that loop: then its paragraph is the
first of the loop, or stands in a row that repeats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.word.markers import Mark, Part, is_mark
from briefgen.word.place import style_of
from briefgen.word.xml import W_P, W_PPR, W_TBL, W_TR, W_VAL, parse, q

_BEFORE_NUMBERS = tuple(q(f"w:{n}") for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))


@dataclass(slots=True)
class Numbering:
    """The numbered (not bulleted) lists of a template."""

    lists: dict[str, etree._Element] = field(default_factory=dict)  # numId -> its definition
    by_style: dict[str, str] = field(default_factory=dict)  # id of a paragraph style -> numId
    last: int = 0  # the highest numId


def numbering_of(numbering: bytes | None, styles: etree._Element | None, headings: frozenset[str]) -> Numbering:
    """What the parts say of lists; headings that are numbered are no lists."""
    found = Numbering()
    if numbering is None:
        return found
    root = parse(numbering, small=True)
    abstract = {e.get(q("w:abstractNumId"), ""): e for e in root.iter(q("w:abstractNum"))}
    for num in root.iter(q("w:num")):
        key = num.get(q("w:numId"), "")
        found.last = max(found.last, int(key) if key.isdecimal() else 0)
        reference = num.find(q("w:abstractNumId"))
        definition = abstract.get(reference.get(W_VAL, "") if reference is not None else "")
        if definition is not None and any(e.get(W_VAL) not in ("bullet", "none") for e in definition.iter(q("w:numFmt"))):
            found.lists[key] = definition
    for style in styles.iter(q("w:style")) if styles is not None else ():
        key = _number_of(style.find(W_PPR))
        if key in found.lists and style.get(q("w:styleId"), "") not in headings:
            found.by_style[style.get(q("w:styleId"), "")] = key
    for heading in headings:
        found.by_style[heading] = ""
    return found


def _number_of(properties: etree._Element | None) -> str:
    number = properties.find(f"{q('w:numPr')}/{q('w:numId')}") if properties is not None else None
    return number.get(W_VAL, "") if number is not None else ""


@dataclass(slots=True, eq=False)
class _Loop:
    mark: Mark
    rows: bool  # repeats rows of a table
    first: str | None = None  # the list of its first paragraph; "" for a paragraph of no list
    restarts: set[str] = field(default_factory=set)


def restart_lists(part: Part, numbering: Numbering) -> None:
    """Puts the restarts into the loops, and into the paragraphs of those lists calls for their number. After the marks were moved."""
    if not numbering.lists:
        return
    loops, open_ = [], []
    numbered: dict[str, list[etree._Element]] = {}
    for node in part.root.iter(W_P, etree.PI):
        if is_mark(node):
            mark = part.marks[int(node.text or "")]
            if mark.word == "for":
                parent = node.getparent()
                open_.append(_Loop(mark, rows=parent is not None and parent.tag == W_TBL))
                loops.append(open_[-1])
            elif mark.word == "endfor" and open_:
                open_.pop()
            continue
        key = _list_of(node, numbering)
        if key:
            numbered.setdefault(key, []).append(node)
        for depth, loop in enumerate(open_):
            if loop.first is None:
                loop.first = key
            if key and loop.first != key and (not loop.rows or depth < len(open_) - 1):
                loop.restarts.add(key)
    again = {key for loop in loops for key in loop.restarts}
    for loop in loops:
        for key in sorted(loop.restarts):
            loop.mark.node.addnext(part.mark(f"<{{ _restart({key!r}) }}>").node)
    for key in again:
        for paragraph in numbered[key]:
            _number(part, paragraph, key)


def _list_of(paragraph: etree._Element, numbering: Numbering) -> str:
    own = _number_of(paragraph.find(W_PPR))
    if own:
        return own if own in numbering.lists and numbering.by_style.get(style_of(paragraph)) != "" else ""
    return numbering.by_style.get(style_of(paragraph), "")


def _number(part: Part, paragraph: etree._Element, key: str) -> None:
    code = part.attribute([(f"<{{ _list({key!r}) }}>", None)])
    properties = paragraph.find(W_PPR)
    if properties is None:
        properties = etree.Element(W_PPR)
        paragraph.insert(0, properties)
    number = properties.find(f"{q('w:numPr')}/{q('w:numId')}")
    if number is None:
        numbers = etree.Element(q("w:numPr"))
        number = etree.SubElement(numbers, q("w:numId"))
        at = max((place for place, child in enumerate(properties, 1) if child.tag in _BEFORE_NUMBERS), default=0)
        properties.insert(at, numbers)
    number.set(W_VAL, code)


class Lists:
    """The numbers that the lists of one document get."""

    def __init__(self, numbering: Numbering) -> None:
        self._last = numbering.last
        self._current: dict[str, str] = {}
        self._used: set[str] = set()
        self.made: dict[str, str] = {}  # new numId -> the one in the template

    def restart(self, key: str) -> str:
        """From here on the list counts from its beginning."""
        if key in self._used:
            self._current.pop(key, None)
        return ""

    def number(self, key: str) -> str:
        if key not in self._current:
            if key in self._used:
                self._last += 1
                self.made[str(self._last)] = key
                self._current[key] = str(self._last)
            else:
                self._used.add(key)
                self._current[key] = key
        return self._current[key]


def with_lists(data: bytes, made: Mapping[str, str], numbering: Numbering) -> bytes:
    """The numbering part with the lists that were begun anew."""
    root = parse(data)
    after = [e for e in root if e.tag == q("w:num")][-1]
    for number, key in made.items():
        definition = numbering.lists[key]
        num = etree.Element(q("w:num"), {q("w:numId"): number})
        etree.SubElement(num, q("w:abstractNumId"), {W_VAL: definition.get(q("w:abstractNumId"), "")})
        for level in definition.iter(q("w:lvl")):
            start = level.find(q("w:start"))
            override = etree.SubElement(num, q("w:lvlOverride"), {q("w:ilvl"): level.get(q("w:ilvl"), "0")})
            etree.SubElement(override, q("w:startOverride"), {W_VAL: start.get(W_VAL, "1") if start is not None else "1"})
        after.addnext(num)
        after = num
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def repeat_header_rows(part: Part) -> None:
    """The first row of a table in which rows repeat is shown again on each page, unless the template itself says which rows are."""
    for table in part.root.iter(W_TBL):
        children = [child for child in table if is_mark(child) or child.tag == W_TR]
        loops = [at for at, child in enumerate(children) if is_mark(child) and part.marks[int(child.text or "")].word == "for"]
        if not loops or is_mark(children[0]) or next(table.iter(q("w:tblHeader")), None) is not None:
            continue
        row = children[0]
        properties = row.find(q("w:trPr"))
        if properties is None:
            properties = etree.Element(q("w:trPr"))
            row.insert(1 if len(row) and row[0].tag == q("w:tblPrEx") else 0, properties)
        properties.append(etree.Element(q("w:tblHeader")))
