"""Our own way from a page to its paragraphs: blocks of text in the order of the page, without those that are plainly not the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

_SKIPPED = re.compile(
    "script|style|noscript|template|nav|aside|footer|button|select|option|textarea|iframe|svg|figure|figcaption|head|object",
)
_UNSEEN = re.compile("script|style|template|head|object|iframe|svg")
_BREAK, _SPACES = "\r", re.compile(r"\s+")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_PREFORMATTED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_BLOCK = re.compile(
    "address|article|blockquote|body|caption|center|d[dlt]|div|fieldset|form|h[1-6r]|header|html|li|main|[ou]l|p|pre|section|table|t[dhr]|"
    "tbody|tfoot|thead",
)
# Words of class and id that page builders give to what stands around an article.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|more-news|see-more|read-more|also-read|comments?|respond|share|sharing|social|breadcrumbs?|sidebar|"
    r"footer|menu|nav|navbar|navigation|newsletter|advert\w*|cookie|popular|trending|tags|caption|byline|pagination|teasers?)(?:$|[\s_-])",
    re.I,
)
_ARTICLE_PATHS = (".//article", ".//main", ".//*[@itemprop='articleBody']", ".//*[@role='main']")
_LINKS_AT_MOST = 0.5  # a block whose letters are mostly in links is a list of other pages
_WORDS_AT_LEAST = 40


def article_blocks(tree: lxml_html.HtmlElement) -> list[str]:
    """Paragraphs in page order, white space folded, line breaks kept: of the page's one article element where it has one with text, else of all."""
    for path in _ARTICLE_PATHS:
        found = tree.findall(path)
        if len(found) == 1:
            blocks = _blocks(found[0])
            if sum(len(block.split()) for block in blocks) >= _WORDS_AT_LEAST:
                return blocks
    return _blocks(tree)


def is_preformatted(tree: lxml_html.HtmlElement) -> bool:
    """True for a page with a text in it whose line ends are its own, as in <pre>."""
    return any(_keeps_space(element) and len((element.text or "").split()) >= _WORDS_AT_LEAST for element in tree.iter(etree.Element))


def all_lines(tree: lxml_html.HtmlElement) -> str:
    """Everything that a reader of the page sees, line by line, blocks parted by empty lines: for e-mails, which are no articles."""
    blocks: list[str] = []
    parts: list[str] = []
    for text, _ in [*_pieces(tree, whole=True), (None, False)]:
        if text is not None:
            parts.append(text)
            continue
        lines = (" ".join(line.split()) for line in "".join(parts).split(_BREAK))
        if block := "\n".join(lines).strip("\n"):
            blocks.append(block)
        parts = []
    return "\n\n".join(blocks)


def _blocks(root: lxml_html.HtmlElement) -> list[str]:
    blocks: list[str] = []
    parts: list[tuple[str, bool]] = []
    for text, linked in [*_pieces(root), (None, False)]:
        if text is not None:
            parts.append((text, linked))
            continue
        lines = (" ".join(line.split()) for line in "".join(piece for piece, _ in parts).split(_BREAK))
        block = "\n".join(line for line in lines if line)
        letters = sum(len(piece.strip()) for piece, _ in parts)
        in_links = sum(len(piece.strip()) for piece, link in parts if link)
        if block and in_links <= _LINKS_AT_MOST * letters:
            blocks.append(block)
        parts = []
    return blocks


def _pieces(root: lxml_html.HtmlElement, *, whole: bool = False) -> Iterator[tuple[str | None, bool]]:
    """Pieces of text, each with whether it is a link's; None is a break between blocks, a carriage return one between lines. A stack, as
    pages can nest deeper than Python.

    `whole` is all text, also what stands around an article.
    """
    stack: list[tuple[lxml_html.HtmlElement, bool, bool, bool]] = [(root, False, _keeps_space(root), False)]
    while stack:
        element, linked, preformatted, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if _BLOCK.fullmatch(tag):
                yield None, False
        elif tag and not _skipped(element, tag, whole=whole or element is root):
            inside = linked or tag == "a"
            kept = preformatted or _keeps_space(element)
            if _BLOCK.fullmatch(tag) or (tag == "br" and _is_paragraph_break(element)):
                yield None, False
            elif tag == "br":
                yield _BREAK, linked
            for piece in _written(element.text, kept):
                yield piece, inside
            stack.append((element, linked, preformatted, True))
            stack.extend((child, inside, kept, False) for child in reversed(element))
            continue
        if element is not root:
            for piece in _written(element.tail, preformatted):
                yield piece, linked


def _keeps_space(element: lxml_html.HtmlElement) -> bool:
    return element.tag in ("pre", "listing", "xmp") or bool(_PREFORMATTED.search(element.get("style") or ""))


def _written(text: str | None, preformatted: bool) -> Iterator[str | None]:
    """The text with its white space folded; where it is kept, with its line ends as breaks, and with None for empty lines."""
    if text and not preformatted:
        yield _SPACES.sub(" ", text)
    elif text:
        for number, block in enumerate(_EMPTY_LINE.split(text.replace("\r\n", "\n"))):
            if number:
                yield None
            yield block.replace("\n", _BREAK)


def _skipped(element: lxml_html.HtmlElement, tag: str, *, whole: bool) -> bool:
    if whole:
        return bool(_UNSEEN.fullmatch(tag))
    return bool(_SKIPPED.fullmatch(tag)) or _is_around(element, tag)


def _is_around(element: lxml_html.HtmlElement, tag: str) -> bool:
    if tag in ("html", "body", "article", "main"):
        return False
    return "hidden" in element.attrib or bool(_AROUND.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _is_paragraph_break(element: lxml_html.HtmlElement) -> bool:
    """True for either of two <br> in a row, with which old pages part their paragraphs."""
    following, before = element.getnext(), element.getprevious()
    if following is not None and following.tag == "br" and not (element.tail or "").strip():
        return True
    return before is not None and before.tag == "br" and not (before.tail or "").strip()
