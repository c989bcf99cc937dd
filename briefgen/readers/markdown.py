"""Markdown: the text without its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefgen.model import Document
from briefgen.readers.decode import decode
from briefgen.readers.header import split_header
from briefgen.readers.layout import Piece, placed
from briefgen.readers.limits import Budget
from briefgen.readers.text import read_text

_LONGEST = 100_000  # characters; what is longer is read with its marks: the time for brackets grows with the square of their number
_CONTAINERS = {"blockquote_open", "bullet_list_open", "ordered_list_open"}


def read_markdown(data: bytes, name: str, budget: Budget) -> Document:
    """The text as a browser would show it, and the file's own header. Pictures go; links keep their words."""
    plain = read_text(data, name, budget)
    if len(plain.text) > _LONGEST:
        return plain
    _, body = split_header(decode(data).text)
    pieces = [piece for piece in _pieces(MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(body)) if piece.text]
    if not pieces:
        return plain
    text, blocks = placed(pieces)
    return replace(plain, text=text, blocks=blocks, text_start=0)


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    kind, cells, items = "paragraph", None, [0]
    row: list[str] = []
    for token in tokens:
        match token.type:
            case "heading_open":
                kind = "heading"
            case "list_item_open":
                items.append(1)
            case "list_item_close":
                items.pop()
            case "tr_open":
                cells = row = []
            case "tr_close":
                yield Piece("table row", " | ".join(row))
                cells = None
            case "inline":
                text = _inline(token)
                if cells is not None:
                    row.append(text)
                elif items[-1] and text:
                    yield Piece("list item", f"• {text}")
                    items[-1] = 0  # the paragraphs that follow in the same item have no mark of their own
                else:
                    yield Piece(kind, text)
                kind = "paragraph"
            case "code_block" | "fence":
                yield Piece("paragraph", token.content.strip())


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "\n".join(line.strip() for line in "".join(parts).split("\n")).strip()
