"""Tags that stand in attributes: alternative texts, titles of controls, addresses of links. Elsewhere in an attribute a tag is a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from urllib.parse import unquote

from lxml import etree

from briefgen.word.faults import Fault
from briefgen.word.frames import picture_mark
from briefgen.word.markers import Mark, Part
from briefgen.word.package import Relationship
from briefgen.word.place import part_word
from briefgen.word.tags import Tag, find_tags
from briefgen.word.xml import R_ID, W_P, W_T, parse, q

_TAGGED = etree.XPath("//*[@*[contains(., '{{') or contains(., '{%')]]")
# Element and attribute -> how long the value may be in Word.
_FILLED = {
    (q("wp:docPr"), "descr"): 5_000, (q("pic:cNvPr"), "descr"): 5_000, (q("pic:cNvPr"), "title"): 1_000, (q("pic:cNvPr"), "name"): 250, (q("wp:docPr"), "title"): 1_000, (q("wp:docPr"), "name"): 250, (q("w:alias"), q("w:val")): 64,
    (q("w:tag"), q("w:val")): 64, (q("w:tblCaption"), q("w:val")): 1_000, (q("w:tblDescription"), q("w:val")): 5_000,
    (q("w:hyperlink"), q("w:tooltip")): 250,
}  # fmt: skip
_EQUATION, _EQUATION_TEXT = (f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMath", "t"))
_DRAWN = {"word/charts/": "chart", "word/diagrams/": "diagram"}
Marked = dict[etree._Element, list[Mark]]


def attribute_marks(part: Part, relationships: list[Relationship]) -> tuple[Marked, list[Fault]]:
    """The marks of the tags in attributes, by element; their code already stands in the element."""
    marked: Marked = {}
    faults: list[Fault] = []
    for element in cast("list[etree._Element]", _TAGGED(part.root)):
        for name in list(element.attrib):
            text = str(element.get(name))  # what a picture's frame has taken is no longer there
            if "{{" not in text and "{%" not in text:
                continue
            if framed := picture_mark(part, element, str(name), text, _place(part, element)):
                marked.setdefault(element, []).append(framed)
                continue
            longest = _FILLED.get((str(element.tag), str(name)))
            if longest is None:
                faults.append(Fault("a tag in a name is not filled", _place(part, element), text[:80], "move it into the text"))
                continue
            marks, wrong = _pieces(part, element, str(name), text, longest)
            marked.setdefault(element, []).extend(marks)
            faults += wrong
    addresses = {rel.id: unquote(rel.target) for rel in relationships if rel.external and rel.kind == "hyperlink"}
    for link in part.root.iter(q("w:hyperlink")):
        address = addresses.get(link.get(R_ID, ""), "")
        if "{{" in address or "{%" in address:
            mark, wrong = _address(part, link, address)
            marked.setdefault(link, []).extend(mark)
            faults += wrong
    return marked, faults + _unfilled(part)


def _unfilled(part: Part) -> list[Fault]:
    """Tags where Word has letters that are no text of a paragraph: in the codes of fields, in equations."""
    faults = []
    for code in part.root.iter(q("w:instrText")):
        if _tagged(code.text):
            fix = "for a link, use {{ text | link(address) }}"
            faults.append(Fault("a tag in a field code is not filled", _place(part, code), (code.text or "").strip()[:80], fix))
    for equation in part.root.iter(_EQUATION):
        text = "".join(piece.text or "" for piece in equation.iter(_EQUATION_TEXT))
        if _tagged(text):
            faults.append(
                Fault("a tag in an equation is not filled", _place(part, equation), text.strip()[:80], "put it beside the equation")
            )
    for ruby in part.root.iter(q("w:ruby")):
        text = "".join(piece.text or "" for piece in ruby.iter(W_T))
        if _tagged(text):
            faults.append(
                Fault("a tag in a phonetic guide is not filled", _place(part, ruby), text.strip()[:80], "put it beside the guide")
            )
    return faults


def drawn_tags(parts: Mapping[str, bytes]) -> list[Fault]:
    """Tags in charts and diagrams, whose parts are copied as they are."""
    faults = []
    for name, data in parts.items():
        kind = next((kind for folder, kind in _DRAWN.items() if name.startswith(folder) and name.endswith(".xml")), "")
        if not kind or b"{" not in data:
            continue
        for paragraph in parse(data).iter(q("a:p")):
            text = "".join(piece.text or "" for piece in paragraph.iter(q("a:t")))
            if _tagged(text):
                faults.append(Fault(f"a tag in a {kind} is not filled", part_word(name), text.strip()[:80], "put it into the text beside"))
    return faults


def _tagged(text: str | None) -> bool:
    return text is not None and ("{{" in text or "{%" in text)


def _pieces(part: Part, element: etree._Element, name: str, text: str, longest: int) -> tuple[list[Mark], list[Fault]]:
    """Sets the attribute to a mix of text and code."""
    tags, faults = find_tags(text)
    place = _place(part, element)
    value, at, marks = "", 0, []
    for tag in tags:
        if tag.control:
            faults.append(Fault("only a field can stand in an attribute", tag=tag.source))
            continue
        mark = part.detached(tag, place)
        mark.attribute = longest
        marks.append(mark)
        value += text[at : tag.start] + part.attribute([("", mark)])
        at = tag.end
    element.set(name, value + text[at:])
    return marks, [Fault(f.what, place, f.tag, f.fix) for f in faults]


def _address(part: Part, link: etree._Element, address: str) -> tuple[list[Mark], list[Fault]]:
    """The address as one expression: what stands before a tag is text. Word itself may have put http:// before it."""
    tags, faults = find_tags(address)
    place = _place(part, link)
    faults = [Fault(f.what, place, f.tag, f.fix) for f in faults]
    if any(tag.control for tag in tags):
        return [], [*faults, Fault("only a field can stand in an address", place, address[:80])]
    pieces, at = [], 0
    for tag in tags:
        if text := address[at : tag.start]:
            pieces.append(repr(text))
        pieces.append(f"({tag.code})")
        at = tag.end
    if address[at:]:
        pieces.append(repr(address[at:]))
    mark = part.detached(Tag(0, len(address), address, " ~ ".join(pieces)), place)
    mark.address = True
    link.set(R_ID, part.attribute([("", mark)]))
    return [mark], faults


def _place(part: Part, element: etree._Element) -> str:
    """The place of the paragraph around, or of the first one inside."""
    paragraph = next(element.iterancestors(W_P), None)
    if paragraph is None and element.getparent() is not None:
        paragraph = next((p for a in element.iterancestors() if (p := next(a.iter(W_P), None)) is not None), None)
    return part.places.get(paragraph, part_word(part.name)) if paragraph is not None else part_word(part.name)
