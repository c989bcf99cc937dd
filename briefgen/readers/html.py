"""Saved web pages: the article's text, and what the page says of itself.

Two extractors are asked, trafilatura and our own blocks (`blocks.py`); the text that looks more like a report wins. trafilatura is
the better one on most pages, but on some it keeps only the headlines of related news.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers.blocks import all_lines, article_blocks, is_preformatted
from briefgen.readers.decode import decode
from briefgen.readers.header import parse_date, printed_day
from briefgen.readers.layout import Piece, placed
from briefgen.readers.limits import MEGABYTE, Budget, too_much
from briefgen.readers.pagemeta import PageMeta, page_meta

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.I)
_DASH = re.compile(r"-\s+(?=\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
# The raised number of a note, where it leads to one, or stands behind the end of a sentence or of a part of it; not the 2 of m².
_NOTE_MARK = re.compile(
    r"<sup\b[^<>]{0,200}>(?:\s{0,9}<(?:a|span)\b[^<>]{0,500}>){1,3}\s{0,9}[\[(]?[\da-z*†]{1,4}[\])]?\s{0,9}(?:</(?:a|span)>\s{0,9}){1,3}</sup>"
    r"|(?<=[.,;:”\")])<sup>\s{0,9}\d{1,2}\s{0,9}</sup>"
    r"|<a\b[^<>]{0,300}href=[\"'][^\"'<>]{0,300}#_(?:ftn|edn)\d{1,3}[\"'][^<>]{0,300}>(?:<[^<>]{1,200}>){0,6}\[\d{1,3}\](?:</[^<>]{1,20}>){0,6}</a>",
    re.I,
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_REPORT_WORDS = re.compile(
    r"\b(?:met|meets|meeting|talks|dialogue|consultations|co-chaired|hosted|visit|phone|call|agreed|reaffirmed|affirmed|discussed|welcomed|"
    r"underlined|stressed|both (?:sides|countries)|two (?:sides|countries|ministers|leaders)|bilateral|delegation)\b",
    re.I,
)
# What these two log about odd pages would land on the user's terminal; what matters of it comes out as an error of ours.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)
_TAGS_AT_MOST = (
    20_000  # a page of news has some 2,000; trafilatura's time grows with their square, and beyond this ours reads the page alone
)
_ATTRIBUTES = 5000  # of a tag; one has some five
_AS_TEXT = "save its text as a .txt file"
_WORDS_AT_LEAST = 5  # fewer are a menu, not an article
_BODY_WORDS, _DATE_LINE_WORDS = 12, 8
# htmldate looks no further than today if it is not told; the clock must not decide what a page says.
_FAR = "2099-12-31"


def read_html(data: bytes, name: str, budget: Budget, *, charset: str = "") -> Document:
    """The article's paragraphs, parted by one empty line, and the page's metadata. `charset` is what stands around the page says of it.

    Raises ReadoutError for a page without text, or too large to be read.
    """
    check_size(data, budget)
    decoded = decode(data, declared=charset or _declared(data))
    page = _XML_DECLARATION.sub("", decoded.text, count=1)
    page = _NOTE_MARK.sub("", page)
    tree = _tree(page, budget)
    if tree is None:
        raise _no_text(name)
    meta = page_meta(tree)
    large = page.count("<") > _TAGS_AT_MOST
    paragraphs = article_blocks(tree) if large else _article(page, tree)
    if sum(len(paragraph.split()) for paragraph in paragraphs) < _WORDS_AT_LEAST:
        raise _no_text(name)
    if not meta.published and not large:
        meta = _dated(meta, page)
    return _document(name, paragraphs, meta, decoded.warnings)


def page_lines(page: str, budget: Budget) -> str:
    """Everything that a reader of the page sees, for e-mails; "" for nothing. Raises ReadoutError for a page too large to be read."""
    tree = _tree(_XML_DECLARATION.sub("", page, count=1), budget) if page.strip() else None
    return all_lines(tree) if tree is not None else ""


def check_size(data: bytes, budget: Budget) -> None:
    """Raises ReadoutError for a page with more bytes than are read."""
    most = budget.limits.page_mb
    if len(data) > most * MEGABYTE:
        raise too_much(f"this web page has more than {most} MB", "page_mb", _AS_TEXT)


def _tree(page: str, budget: Budget) -> lxml_html.HtmlElement | None:
    """None for a page without elements. Raises ReadoutError for one whose tags the parser would take too long for."""
    pieces = page.split("<")
    if len(pieces) > budget.limits.page_tags:
        raise too_much(f"this web page has more than {budget.limits.page_tags:,} tags", "page_tags", _AS_TEXT)
    # Each attribute is compared with all others of its tag.
    if any(
        len(piece) > 2 * _ATTRIBUTES and len(piece.partition(">")[0].split()) > _ATTRIBUTES and not piece[0].isspace()
        for piece in pieces[1:]
    ):
        raise ReadoutError(f"a tag of this web page has more than {_ATTRIBUTES:,} attributes", fix=_AS_TEXT)
    try:
        return lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(huge_tree=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def report_score(paragraphs: list[str]) -> int:
    """How many paragraphs read like a report of a meeting: whole sentences, a dozen words at least, and one of the genre's words."""
    sentences = [text for text in paragraphs if text.rstrip("\"'”’) ").endswith((".", "!", "?", ";", ":"))]
    return sum(1 for text in sentences if len(text.split()) >= 12 and _REPORT_WORDS.search(text))


def _article(page: str, tree: lxml_html.HtmlElement) -> list[str]:
    """The paragraphs of the better extractor. Ours must find clearly more, as it keeps more furniture."""
    ours = article_blocks(tree)
    if is_preformatted(tree):
        return ours  # its line ends are the text's own; theirs are not kept apart from empty lines
    theirs = _by_trafilatura(page)
    score = report_score(theirs)
    lines = [line for block in ours for line in block.split("\n")]
    if not theirs or report_score(lines) > 1.4 * score + 1 or (score == 0 and report_score(lines) > 0):
        return ours
    return _with_date_lines(theirs, lines)


def _with_date_lines(theirs: list[str], ours: list[str]) -> list[str]:
    """Their paragraphs with a short line that prints the day, if they left it out: one between the headline and the first paragraph, else the
    one right above the headline, else the one right below the last paragraph. "Today" is counted from it."""
    kept = {" ".join(paragraph.split()): place for place, paragraph in enumerate(theirs)}
    known = [place for place, block in enumerate(ours) if block in kept]
    body = next((place for place in known if len(ours[place].split()) >= _BODY_WORDS), None)
    if body is None or any(_is_date_line(paragraph) for paragraph in theirs):
        return theirs
    around = [*range(known[0] + 1, body), known[0] - 1, known[-1] + 1]
    place = next((place for place in around if 0 <= place < len(ours) and _is_date_line(ours[place])), None)
    if place is None:
        return theirs
    at = len(theirs) if place > known[-1] else kept[ours[body]]
    return [*theirs[:at], ours[place], *theirs[at:]]


def _is_date_line(text: str) -> bool:
    return len(text.split()) <= _DATE_LINE_WORDS and parse_date(printed_day(text)) is not None


def _by_trafilatura(page: str) -> list[str]:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=False, include_formatting=False)
    text = (found.text if found else "") or ""
    # It sets a dash before each item of a list, also before one that has its own number.
    lines = (_DASH.sub("", line.strip()) for line in text.split("\n"))
    return [line for line in lines if line]


def _dated(meta: PageMeta, page: str) -> PageMeta:
    from htmldate import find_date

    try:
        found = find_date(page, extensive_search=False, original_date=True, max_date=_FAR)
    except (ValueError, TypeError, AttributeError):  # what it raises on odd pages; a page without a date is not an error
        found = None
    day = parse_date(found) if found else None
    return meta.with_date(day, "text of the page") if day else meta


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _document(name: str, paragraphs: list[str], meta: PageMeta, warnings: tuple[str, ...]) -> Document:
    text, blocks = placed([Piece("paragraph", paragraph) for paragraph in paragraphs])
    return Document(
        name=name,
        sha256="",
        text=text,
        title=meta.title,
        publisher=meta.publisher,
        published=meta.published,
        published_method=meta.published_method,
        url=meta.url,
        language=meta.language,
        remarks=meta.remarks,
        warnings=warnings + meta.warnings,
        blocks=blocks,
    )


def _no_text(name: str) -> ReadoutError:
    return ReadoutError(
        "no article text was found in this page", where=name, fix="open it in a browser, copy the article and save it as a .txt file"
    )
