"""The footnotes part: the template's own, or one made for it, and what a footnote looks like there."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from briefgen.word.package import add_relationship
from briefgen.word.xml import CONTENT_TYPES, NAMESPACES, W_ID, parse, q

PART = "word/footnotes.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
EMPTY = (
    f'<w:footnotes xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


@dataclass(frozen=True, slots=True)
class NoteStyles:
    paragraph: str  # <w:pPr> of a footnote
    reference: str  # <w:rPr> of its number


def note_styles(names: dict[str, str]) -> NoteStyles:
    """How footnotes look in a template with these styles (id -> name in lower case); plain superscript where it has none for them."""
    ids = {name: style for style, name in names.items()}
    text, reference = ids.get("footnote text"), ids.get("footnote reference")
    return NoteStyles(
        f'<w:pPr><w:pStyle w:val="{text}"/></w:pPr>' if text else "",
        f'<w:rPr><w:rStyle w:val="{reference}"/></w:rPr>' if reference else '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    )


def add_part(parts: dict[str, bytes]) -> None:
    """Gives the package a footnotes part with Word's two separators, declared and related."""
    parts[PART] = EMPTY.encode()
    types = parse(parts["[Content_Types].xml"])
    types.append(etree.Element(f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{PART}", "ContentType": _TYPE}))
    parts["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    add_relationship(parts, "word/document.xml", "footnotes", "footnotes.xml")


def is_separator(note: etree._Element) -> bool:
    return note.get(q("w:type"), "normal") != "normal"


def first_free(root: etree._Element) -> int:
    """The first id after the separators'."""
    return max((int(note.get(W_ID, "0")) for note in root if is_separator(note)), default=0) + 1
