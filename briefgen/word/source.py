"""From a part's XML to jinja source: marks become code, ids become calls for fresh ones, containers that Word wants filled are watched."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from briefgen.word.blocks import match_blocks, move_marks
from briefgen.word.faults import Fault
from briefgen.word.language import check_tag
from briefgen.word.markers import TARGET, Mark, Part, Segments, is_mark, place_marks
from briefgen.word.place import part_word
from briefgen.word.tags import CLOSERS, OPENERS
from briefgen.word.xml import W_ID, W_NAME, W_P, W_R, W_SDT, W_TBL, W_TC, W_TR, W_VAL, q, up

_TAGS_IN_ATTRIBUTES = etree.XPath("//@*[contains(., '{{') or contains(., '{%')]")

_CONTAINERS = tuple(q(f"w:{n}") for n in ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
_SPLIT = re.compile(rf"<\?{TARGET} (\d+)\?>")
NOTE_ID = "briefgen-note-id"


@dataclass(slots=True)
class Prepared:
    """A part ready to be compiled, and the names that its tags read from the data."""

    part: Part
    reads: list[tuple[str, Mark]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def prepare(part: Part, headings: frozenset[str], notes: Mapping[str, Segments]) -> Prepared:
    """Marks placed, moved and checked; ids replaced. `notes`: id of a footnote that the template holds -> its source."""
    marks, faults = place_marks(part, headings)
    blocks, unmatched = match_blocks(marks)
    reads = []
    bound: list[frozenset[str]] = [frozenset()]  # of the part, then of each loop that is open
    for mark in marks:
        assert mark.tag is not None
        fault, names, binds = check_tag(mark.tag)
        if fault:
            faults.append(Fault(fault.what, mark.place, fault.tag, fault.fix))
        reads += [(name, mark) for name in sorted(names) if not any(name in scope for scope in bound)]
        if mark.word in OPENERS:
            bound.append(binds if mark.word == "for" else frozenset())
        elif mark.word in CLOSERS and len(bound) > 1:
            bound.pop()
        elif mark.word == "set":
            bound[-1] |= binds
    faults += unmatched or move_marks(marks, blocks)
    faults += _unfilled(part)
    if not faults:
        _fresh_ids(part, notes)
        _watch(part)
    return Prepared(part, reads, faults)


def _unfilled(part: Part) -> list[Fault]:
    """Tags where they are not filled: in attributes (alternative text, names) and field codes."""
    place = part_word(part.name)
    found = list(cast("list[str]", _TAGS_IN_ATTRIBUTES(part.root)))
    found += [e.text or "" for e in part.root.iter(q("w:instrText")) if "{{" in (e.text or "") or "{%" in (e.text or "")]
    return [
        Fault("a tag in a field code, a name or an alternative text is not filled", place, text, "move it into the text") for text in found
    ]


def _fresh_ids(part: Part, notes: Mapping[str, Segments]) -> None:
    """Ids that Word wants unique become calls, so that each item of a loop gets its own."""

    def give(element: etree._Element, attribute: str, code: str) -> None:
        element.set(attribute, part.attribute([(f"<{{ {code} }}>", None)]))

    root = part.root
    for control in root.iter(q("w:sdtPr")):
        number = control.find(q("w:id"))
        if number is not None:
            give(number, W_VAL, "_new('control')")
    for drawing in root.iter(q("wp:docPr")):
        give(drawing, "id", "_new('drawing')")
    names = {}
    for start in root.iter(q("w:bookmarkStart")):
        key, name = start.get(W_ID, ""), start.get(W_NAME, "")
        names[name] = key
        give(start, W_ID, f"_new('bookmark', {key!r})")
        give(start, W_NAME, f"_name({name!r})")
    for end in root.iter(q("w:bookmarkEnd")):
        give(end, W_ID, f"_last('bookmark', {end.get(W_ID, '')!r})")
    for link in root.iter(q("w:hyperlink")):
        if link.get(q("w:anchor")) in names:
            give(link, q("w:anchor"), f"_anchor({link.get(q('w:anchor'))!r})")
    for reference in root.iter(q("w:footnoteReference")):
        source = notes.get(reference.get(W_ID, ""), [])
        reference.set(W_ID, part.attribute([("<% set _n %>", None), *source, ("<% endset %><{ _note(_n) }>", None)]))
    # A comment of the template's author can stand once only: at the first item.
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for anchor in list(root.iter(q(f"w:{tag}"))):
            unit = up(anchor) if tag == "commentReference" and up(anchor).tag == W_R else anchor
            unit.addprevious(part.mark(f"<% if _once({tag + anchor.get(W_ID, '')!r}) %>").node)
            unit.addnext(part.mark("<% endif %>").node)


def _watch(part: Part) -> None:
    """Word wants a paragraph at a cell's end, a row in a table, a cell in a row: where a loop could leave none, the result is looked at."""
    for element in list(part.root.iter(W_TR, W_TBL, *_CONTAINERS)):
        if element.tag in _CONTAINERS and any(is_mark(child) for child in element) and not _sure(part, element, W_P, last=True):
            inner = [child for child in element if not str(child.tag).endswith("Pr")]
            inner[0].addprevious(part.mark("<% set _c %>").node)
            inner[-1].addnext(part.mark("<% endset %><{ _closed(_c) }>").node)
        elif element.tag in (W_TBL, W_TR) and any(is_mark(child) for child in element):
            wanted, shown = (W_TR, "<w:tr") if element.tag == W_TBL else (W_TC, "<w:tc")
            if not _sure(part, element, wanted, last=False):
                element.addprevious(part.mark("<% set _e %>").node)
                element.addnext(part.mark(f"<% endset %><{{ _kept(_e, {shown!r}) }}>").node)


def _sure(part: Part, container: etree._Element, wanted: str, *, last: bool) -> bool:
    """Whether the container holds (or ends with) the wanted element whatever the tags decide."""
    depth, sure = 0, False
    for child in container:
        if is_mark(child):
            word = part.marks[int(child.text or "")].word
            depth += (word in OPENERS) - (word in CLOSERS)
        elif isinstance(child.tag, str) and (child.tag == wanted or last or child.tag == W_SDT):
            sure = child.tag == wanted and depth == 0 if last else sure or depth == 0
    return sure


def segments(part: Part, xml: str, printing: list[Mark], borders: Collection[Mark] = ()) -> Segments:
    """The part as XML cut at its marks and codes. The marks that print are added to `printing`; their place in it is their number.

    `borders` are marks without code that the caller wants to find again in the result."""
    found: Segments = []
    pattern = re.compile(f"{_SPLIT.pattern}|{re.escape(part.nonce)}(\\d+);")
    at = 0
    for hit in pattern.finditer(xml):
        found.append((xml[at : hit.start()], None))
        at = hit.end()
        if hit.group(2) is not None:
            found += part.attributes[int(hit.group(2))]
        else:
            mark = part.marks[int(hit.group(1))]
            found.append((_code(mark, printing), mark if mark.tag or mark in borders else None))
    found.append((xml[at:], None))
    return found


def _code(mark: Mark, printing: list[Mark]) -> str:
    """The jinja source of a mark. Its line breaks give every tag lines of its own, by which an error is traced back to it."""
    tag = mark.tag
    if tag is None:
        return mark.code
    if tag.word == "#":
        return ""
    if tag.word == "":
        printing.append(mark)
        return f"<{{\n({tag.code}\n) | _put({len(printing) - 1})\n}}>"
    tick = "<{ 0 | _tick }>" if tag.word == "for" else ""
    return f"<%\n{tag.code}\n%>{tick}"
