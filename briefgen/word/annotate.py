"""A copy of a template with a Word comment at the place of each fault."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from briefgen.errors import TemplateError
from briefgen.word import notes
from briefgen.word.additions import Additions
from briefgen.word.faults import Fault
from briefgen.word.markers import BODY
from briefgen.word.package import pack, read_parts, relationships, write_parts
from briefgen.word.place import Place
from briefgen.word.values import escape, escape_attribute
from briefgen.word.xml import W_ID, W_P, W_PPR, own_text, parse, q

AUTHOR = "briefgen check"


def annotated(data: bytes, name: str, faults: Sequence[Fault]) -> bytes:
    """The template as it is, and one comment for each fault: around the paragraph that it is about, or, where Word allows no comments
    (headers, footnotes, properties), at the beginning, with the place in words."""
    parts = read_parts(data, name)
    body = parse(parts[BODY])
    paragraphs = list(body.iter(W_P))
    if not paragraphs:
        return data
    target = next((r.target for r in relationships(parts, BODY) if r.kind == "comments" and r.target in parts), "")
    root = parse(parts[target] if target else "".join(notes.empty_part("comments")).encode())
    first = max((int(comment.get(W_ID, "0")) for comment in root), default=-1) + 1
    for number, fault in enumerate(faults, first):
        paragraph = _paragraph(paragraphs, fault)
        said = (
            fault.line()
            if paragraph is None
            else f"{fault.what}{f' in {fault.tag}' if fault.tag else ''}{f' ({fault.fix})' if fault.fix else ''}"
        )
        _anchor(paragraph if paragraph is not None else paragraphs[0], number)
        root.append(_comment(said, number))
    additions = Additions(parts)
    changed = {BODY: etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)}
    comments = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if target:
        changed[target] = comments
    else:
        additions.part("word/comments.xml", "comments", comments, notes.KINDS["comments"].content_type)
    parts |= changed | additions.parts()
    return write_parts((part, pack(content)) for part, content in parts.items())


def is_annotated(data: bytes) -> bool:
    """Whether a file holds comments of ours."""
    try:
        parts = read_parts(data, "")
    except TemplateError:
        return False
    return any(f'"{AUTHOR}"'.encode() in content for name, content in parts.items() if name.endswith("comments.xml"))


def _paragraph(paragraphs: list[etree._Element], fault: Fault) -> etree._Element | None:
    """The body's paragraph that the fault is about; for one in a text box, the paragraph that the box hangs on."""
    if not isinstance(fault.place, Place) or fault.place.part != BODY:
        return None
    number = fault.place.number
    if number >= len(paragraphs) or (fault.tag and fault.tag[:20] not in own_text(paragraphs[number])):
        found = next((p for p in paragraphs if fault.tag and fault.tag in own_text(p)), None)
    else:
        found = paragraphs[number]
    while found is not None and next(found.iterancestors(q("w:txbxContent")), None) is not None:
        found = next(found.iterancestors(W_P))
    return found


def _anchor(paragraph: etree._Element, number: int) -> None:
    start, end = etree.Element(q("w:commentRangeStart"), {W_ID: str(number)}), etree.Element(q("w:commentRangeEnd"), {W_ID: str(number)})
    run = etree.Element(q("w:r"))
    etree.SubElement(run, q("w:commentReference"), {W_ID: str(number)})
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == W_PPR else 0, start)
    paragraph.extend((end, run))


def _comment(text: str, number: int) -> etree._Element:
    styles = notes.NoteStyles("", "", "", "")
    xml = styles.remark(escape(_printable(text)), escape_attribute(AUTHOR)).replace(notes.NOTE_ID, str(number))
    return parse(xml.replace("<w:comment ", f'<w:comment xmlns:w="{_W}" ', 1).encode())


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)


_W = q("w:p")[1:].partition("}")[0]
