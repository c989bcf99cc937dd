"""WordprocessingML's names, and the only way that XML is parsed here: strictly, without entities or network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 cannot hold at all; tab, line feed and carriage return are not among them.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def q(name: str) -> str:
    """lxml's name of a prefixed one: "w:p" -> "{http://...}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


W_P, W_R, W_T, W_RPR, W_PPR = q("w:p"), q("w:r"), q("w:t"), q("w:rPr"), q("w:pPr")
W_TBL, W_TR, W_TC = q("w:tbl"), q("w:tr"), q("w:tc")
W_SDT, W_SDT_CONTENT = q("w:sdt"), q("w:sdtContent")
W_VAL, W_ID, W_NAME = q("w:val"), q("w:id"), q("w:name")
R_ID = q("r:id")

# Elements that stand around runs inside a paragraph; their text belongs to the paragraph's.
INLINE_WRAPPERS = frozenset(
    q(f"w:{name}") for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)
# What stands for a character of text in a run.
TEXT_MARKS = {q("w:tab"): "\t", q("w:br"): "\n", q("w:cr"): "\n", q("w:noBreakHyphen"): "-"}


class NotXml(ValueError):
    """The part is no well-formed XML, or holds what no Word file needs."""


def parse(data: bytes, *, comments: bool = False, small: bool = False) -> etree._Element:
    """The root of a well-formed part. Raises NotXml, also for a document type, the door to entity tricks.

    `small`: with libxml2's own bounds on depth and length, for what comes from strangers.
    """
    if not data.isascii() or b"encoding" in data[:200]:
        data = _as_utf8(data)
    if b"<!DOCTYPE" in data:
        raise NotXml("a document type is not allowed")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=not comments,
        remove_pis=True,
        strip_cdata=True,
        huge_tree=not small,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotXml(str(error.msg)) from error


def _as_utf8(data: bytes) -> bytes:
    """The part in UTF-8. UTF-16 is the other encoding that the standard allows; what hides behind any third cannot be seen through."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise NotXml("its encoding is broken") from error
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode("utf-8", "surrogatepass")
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']", data)
    if declared and declared.group(1).upper() not in (b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"):
        raise NotXml(f"its encoding is {declared.group(1)[:20].decode('ascii', 'replace')}, not UTF-8")
    if b"\0" in data[:64]:
        raise NotXml("its encoding is not UTF-8")
    return data


def own_pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements that make the paragraph's own text (not that of a text box inside it), in order, each with what it stands for."""
    for child in paragraph:
        if child.tag == W_R:
            for mark in child:
                if mark.tag == W_T:
                    yield mark, mark.text or ""
                elif mark.tag in TEXT_MARKS:
                    yield mark, TEXT_MARKS[mark.tag]
        elif child.tag in INLINE_WRAPPERS:
            yield from own_pieces(child)


def own_text(paragraph: etree._Element) -> str:
    """The paragraph's text as a reader sees it, runs joined."""
    return "".join(text for _, text in own_pieces(paragraph))


def bare(element: etree._Element) -> str:
    """The element as XML without the namespace declarations, for use where its prefixes are already bound."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns(?::\w+)?="[^"]*"', "", text)


def local_name(element: etree._Element) -> str:
    """The name without its namespace for Word's own elements; with it for others, which Word's cannot be mistaken for."""
    name = str(element.tag)
    return name.rpartition("}")[2] if name.startswith(f"{{{NAMESPACES['w']}}}") else name


def up(element: etree._Element) -> etree._Element:
    """The parent of an element that has one."""
    parent = element.getparent()
    assert parent is not None
    return parent
