"""Tables of contents with their entries: those that a TOC field would list, from the headings of the filled document.

The page numbers only a program knows that draws the pages. A field that asks to be updated makes Word ask its reader on every opening; so the
entries are links without numbers, quiet, until a reader updates the field (F9) or `with_page_numbers` is told what a drawing of the
document showed. The field's switch \\n says that there are to be none at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from briefgen.word.markers import BODY, Part, is_mark
from briefgen.word.package import pack, read_parts, write_parts
from briefgen.word.place import style_of
from briefgen.word.values import escape, escape_attribute
from briefgen.word.xml import NAMESPACES, W_NAME, W_P, W_PPR, bare, own_text, parse, q, up

_TOKEN = "<w:p><w:r><w:t>briefgen-contents-{}</w:t></w:r></w:p>"
_LEVELS = re.compile(r"\\o\s+\"(\d)-(\d)\"")
_HEADING = re.compile(r"heading (\d)")
_NAME = "_Toc9{:08}"  # as Word names the bookmarks of headings
_EMPTY = "No table of contents entries found."


@dataclass(slots=True)
class Contents:
    """One table of contents of a template."""

    code: str  # the field's
    format: str  # <w:pPr> of its first paragraph, for entries whose style the template lacks

    @property
    def levels(self) -> range:
        found = _LEVELS.search(self.code)
        return range(int(found.group(1)), int(found.group(2)) + 1) if found else range(1, 4)

    @property
    def pages(self) -> bool:
        return re.search(r"\\n\b", self.code) is None


def take_contents(part: Part, styles: Mapping[str, str]) -> list[Contents]:
    """Takes the tables of contents out of a body, a token in the place of each, and marks the headings that they shall list."""
    found: list[Contents] = []
    for begin in list(part.root.iter(q("w:fldChar"))):
        field = _field(begin)
        if field is None:
            continue
        paragraphs, code = field
        found.append(Contents(code, _plain_format(paragraphs[0])))
        paragraphs[0].addprevious(part.mark(_TOKEN.format(len(found) - 1)).node)
        for paragraph in paragraphs:
            up(paragraph).remove(paragraph)
    wanted = {level for contents in found for level in contents.levels}
    for heading in list(part.root.iter(W_P)) if found else ():
        if _level(heading, styles) in wanted:
            start = 1 if len(heading) and heading[0].tag == W_PPR else 0
            heading.insert(start, part.mark("<w:bookmarkStart w:id=\"<{ _new('bookmark', 'toc') }>\" w:name=\"<{ _toc() }>\"/>").node)
            heading.append(part.mark("<w:bookmarkEnd w:id=\"<{ _last('bookmark', 'toc') }>\"/>").node)
    return found


def _field(begin: etree._Element) -> tuple[list[etree._Element], str] | None:
    """The paragraphs from a TOC field's beginning to its end, and its code; None for other fields, and where it cannot be taken whole."""
    if begin.get(q("w:fldCharType")) != "begin" or begin.getroottree() is None:
        return None
    first = next(begin.iterancestors(W_P), None)
    if first is None or first.getparent() is None:
        return None
    depth, codes, started = 0, "", False
    taken = [first]
    while True:
        for element in taken[-1].iter(q("w:fldChar"), q("w:instrText")):
            started = started or element is begin
            if not started:
                continue
            kind = element.get(q("w:fldCharType"))
            depth += (kind == "begin") - (kind == "end")
            if element.tag == q("w:instrText") and depth == 1:
                codes += element.text or ""
            if depth == 0:
                whole = re.match(r"\s*TOC\b(?!.*\\c)", codes) and not any(is_mark(e) for p in taken for e in p.iter())
                return (taken, codes.strip()) if whole else None
        following = taken[-1].getnext()
        if following is None or following.tag != W_P:
            return None
        taken.append(following)


def _plain_format(paragraph: etree._Element) -> str:
    properties = paragraph.find(W_PPR)
    return bare(properties) if properties is not None and properties.find(q("w:sectPr")) is None else ""


def _level(paragraph: etree._Element, styles: Mapping[str, str]) -> int:
    found = _HEADING.fullmatch(styles.get(style_of(paragraph), ""))
    return int(found.group(1)) if found else 0


def bookmark_name(number: int) -> str:
    return _NAME.format(number)


def with_contents(xml: str, contents: list[Contents], styles: Mapping[str, str]) -> str:
    """The filled body with the entries in their places."""
    root = parse(xml.encode())
    headings = []
    for start in root.iter(q("w:bookmarkStart")):
        paragraph = next(start.iterancestors(W_P), None)
        if start.get(W_NAME, "").startswith("_Toc9") and paragraph is not None and own_text(paragraph).strip():
            headings.append((_level(paragraph, styles), " ".join(own_text(paragraph).split()), start.get(W_NAME, "")))
    width = _text_width(root)
    for number, one in enumerate(contents):
        xml = xml.replace(_TOKEN.format(number), _entries(one, [h for h in headings if h[0] in one.levels], styles, width), 1)
    return xml


def _entries(contents: Contents, headings: list[tuple[int, str, str]], styles: Mapping[str, str], width: int) -> str:
    ids = {name: style for style, name in styles.items()}
    before = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(contents.code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    after = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    if not headings:
        return f"<w:p>{contents.format}{before}<w:r><w:t>{_EMPTY}</w:t></w:r>{after}</w:p>"
    out = []
    for at, (level, text, bookmark) in enumerate(headings):
        style = ids.get(f"toc {level}")
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>' if contents.pages else ""
        look = (
            f'<w:pPr><w:pStyle w:val="{style}"/>{tabs}</w:pPr>' if style else f'<w:pPr>{tabs}<w:ind w:left="{240 * (level - 1)}"/></w:pPr>'
        )
        entry = f'<w:hyperlink w:anchor="{escape_attribute(bookmark)}" w:history="1"><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:hyperlink>'
        out.append(f"<w:p>{look}{before if at == 0 else ''}{entry}{after if at == len(headings) - 1 else ''}</w:p>")
    return "".join(out)


def with_page_numbers(document: bytes, outline: Sequence[tuple[str, int]]) -> bytes | None:
    """A filled document with the numbers of the pages in its tables of contents; None where there is nothing to number.

    `outline`: the text and page of every heading in a drawing of it, in order. Nothing is written where the two do not tell the same."""
    parts = read_parts(document, "document")
    if b"TOC " not in parts[BODY]:
        return None
    root = parse(parts[BODY])
    entries = [
        link for link in root.iter(q("w:hyperlink")) if link.get(q("w:anchor"), "").startswith("_Toc9") and _numbered(up(link))
    ]  # fmt: skip
    pages = _pages(root, outline)
    if not entries or any(link.get(q("w:anchor"), "") not in pages for link in entries):
        return None
    for link in entries:
        anchor = link.get(q("w:anchor"), "")
        link.extend(parse(f'<w:p xmlns:w="{NAMESPACES["w"]}">{_page(anchor, pages[anchor])}</w:p>'.encode()))
    parts[BODY] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_parts((name, pack(data)) for name, data in parts.items())


def _numbered(entry: etree._Element) -> bool:
    """Whether an entry has the tab that its number stands at: those without a page have none."""
    return entry.find(f"{W_PPR}/{q('w:tabs')}") is not None


def _pages(root: etree._Element, outline: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The page of each listed heading, by its bookmark; those that the outline does not have in this order are left out."""
    pages, at = {}, 0
    for start in root.iter(q("w:bookmarkStart")):
        paragraph = next(start.iterancestors(W_P), None)
        if paragraph is None or not start.get(W_NAME, "").startswith("_Toc9"):
            continue
        text = " ".join(own_text(paragraph).split())
        found = next((n for n in range(at, len(outline)) if " ".join(outline[n][0].split()) == text), None)
        if found is not None:
            pages[start.get(W_NAME, "")], at = outline[found][1], found + 1
    return pages


def _page(bookmark: str, number: int) -> str:
    return (
        f'<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{number}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _text_width(root: etree._Element) -> int:
    """Of the first section, in twentieths of a point."""
    size, margins = next(root.iter(q("w:pgSz")), None), next(root.iter(q("w:pgMar")), None)
    if size is None or margins is None:
        return 9_000
    return int(size.get(q("w:w"), "11906")) - int(margins.get(q("w:left"), "1440")) - int(margins.get(q("w:right"), "1440"))
