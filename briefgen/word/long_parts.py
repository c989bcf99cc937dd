"""Long parts that hold nothing but text: strictly parsed without a tree, which takes three times as long to make and to free."""

from __future__ import annotations

import re
from xml.parsers import expat

from briefgen.word.xml import NAMESPACES, NotXml

LONG = 200_000  # bytes; below that a tree costs nothing to speak of
_RELATION = re.compile(rb' r:(?:id|embed|link|pict)="([^"]*)"')
# Bookmarks, drawings, controls, notes, comments: what has an id; and a document type. Letters cannot hide any, as they hold no markup.
_MORE_THAN_TEXT = (b"<w:bookmark", b":docPr", b"<w:sdt", b"noteReference", b"<w:comment", b"<w:footnote ", b"<w:endnote ", b"<!DOCTYPE")
# The end of a cell, a row or a table before which something else stands than where all is well.
UNUSUAL_END = re.compile(rb"</w:t(?:c>(?<!</w:p></w:tc>)(?<!<w:p/></w:tc>)|r>(?<!</w:tc></w:tr>)|bl>(?<!</w:tr></w:tbl>))")


def is_text_only(data: bytes) -> bool:
    """Whether a part is long, names Word's elements and relationships as usual, and holds nothing that must be looked at one by one."""
    return (
        len(data) >= LONG
        and all(_bound_once(data, prefix) for prefix in ("w", "r"))
        and not any(mark in data for mark in _MORE_THAN_TEXT)
        and UNUSUAL_END.search(data) is None
    )


def _bound_once(data: bytes, prefix: str) -> bool:
    space = NAMESPACES[prefix].encode()
    bound = data.find(f'xmlns:{prefix}="'.encode() + space + b'"')
    return 0 <= bound < data.find(b">", data.find(b"<w:")) and data.find(space, bound + len(prefix) + 10) < 0


def strict_text(data: bytes) -> str:
    """The letters of the part. Raises NotXml where it is not well-formed, or a prefix is not bound."""
    parser = expat.ParserCreate("utf-8", " ")
    said: list[str] = []
    parser.buffer_text = True
    parser.CharacterDataHandler = said.append
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotXml(str(error)) from error
    return "".join(said)


def relations_in(data: bytes) -> set[str]:
    """The ids of the relationships that the part names."""
    return {found.decode() for found in _RELATION.findall(data)}
