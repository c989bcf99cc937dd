"""From the blocks that a file's form marks off to a document: text with one empty line between blocks, and where each block stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefgen.errors import ReadoutError
from briefgen.model import Block, Cut, Document
from briefgen.readers.decode import one_line, tidy
from briefgen.readers.header import Header, split_header

_HEADER_BLOCKS = 12  # no file says more of itself before its text


class Piece(NamedTuple):
    """One block before it has a place: its kind as in `Block`, its text, its page."""

    kind: str
    text: str
    page: int = 0


class Said(NamedTuple):
    """What a file's form says of it, apart from its text."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()


def document_of(name: str, pieces: Sequence[Piece], said: Said, fix: str) -> Document:
    """The document of `pieces`. A header at their beginning ("Publisher: ...") is metadata, and goes before what the form says.

    Raises ReadoutError, with what to do in `fix`, where there is no text.
    """
    tidied = [(piece, tidy(piece.text)) for piece in pieces]
    kept = [Piece(piece.kind, clean.text.strip(), piece.page) for piece, clean in tidied if clean.text.strip()]
    header, kept = _header(kept)
    if not kept:
        raise ReadoutError("there is no text in this file", where=name, fix=fix)
    text, blocks = placed(kept)
    warnings = dict.fromkeys([*said.warnings, *header.warnings, *(warning for _, clean in tidied for warning in clean.warnings)])
    return Document(
        name=name,
        sha256="",
        text=text,
        title=header.title or one_line(said.title),
        publisher=header.publisher or one_line(said.publisher),
        published=header.published,
        published_method="file header" if header.published else "",
        url=header.url or one_line(said.url),
        language=header.language or one_line(said.language),
        remarks=(*header.remarks, *map(one_line, said.remarks)),
        warnings=tuple(warnings),
        blocks=blocks,
        cuts=said.cuts,
    )


def _header(pieces: list[Piece]) -> tuple[Header, list[Piece]]:
    """The header that the first blocks make, line by line, and the blocks after it; an empty one where they make none."""
    lines = [line for piece in pieces[:_HEADER_BLOCKS] for line in piece.text.split("\n")]
    for count in range(len(lines), 1, -1):
        header, rest = split_header("\n".join(lines[:count]))
        if header and not rest.strip():
            after, left = [], count
            for piece in pieces:
                own = piece.text.split("\n")
                after += [piece._replace(text="\n".join(own[left:]))] if left < len(own) else []
                left = max(0, left - len(own))
            return header, after
    return Header(), pieces


def placed(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text that the pieces make, and where each stands in it."""
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        blocks.append(Block(piece.kind, at, at + len(piece.text), piece.page))
        at += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)
