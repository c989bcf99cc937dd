"""READERS: what a file's content shows it to be, and who reads it. A new format is one module and one row here.

The content decides, never the name: pages saved as .txt and texts saved as .htm are both common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers import sniff


class Reader(NamedTuple):
    kind: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str], Document]


def _read_html(data: bytes, name: str) -> Document:
    from briefgen.readers.html import read_html  # lxml and trafilatura cost 0.4 s: only where there is a page to read

    return read_html(data, name)


def _read_text(data: bytes, name: str) -> Document:
    from briefgen.readers.text import read_text

    return read_text(data, name)


TEXT_AT_MOST = 6_000_000  # characters; a readout has some 5,000, and reading takes time that grows with the length
# What a file says of itself goes into cells of the sheet Sources, which hold 32,767 characters.
VALUE_AT_MOST = 2_000
REMARKS_AT_MOST, REMARK_AT_MOST = 20, 500


READERS: tuple[Reader, ...] = (
    Reader("html", sniff.is_html, _read_html),
    Reader("text", sniff.is_text, _read_text),  # last: any text that nobody else claims
)


def read_document(data: bytes, name: str) -> Document:
    """The text of one file and what the file says of itself; `name` is the file as it shall be shown.

    Raises ReadoutError, naming the file, where it is empty, of a kind that is not read, or holds no text.
    """
    if not data.strip(b"\0\t\n\r\f\v "):
        raise ReadoutError("the file is empty", where=name, fix="save the readout again, or take the file out of the input")
    if refusal := sniff.refusal(data):
        raise ReadoutError(refusal.what, where=name, fix=refusal.fix)
    for reader in READERS:
        if reader.recognises(data):
            document = _within_limits(reader.read(data, name), name)
            return replace(document, name=name, sha256=hashlib.sha256(data).hexdigest())
    raise ReadoutError("this is not a text: it holds bytes that no text has", where=name, fix="save the readout as a .txt file")


def _within_limits(document: Document, name: str) -> Document:
    """The document with what it says of itself cut to what a cell can show, each cut with a warning. ReadoutError for a huge text."""
    if len(document.text) > TEXT_AT_MOST:
        what = f"the text has {len(document.text):,} characters; at most {TEXT_AT_MOST:,} are read"
        raise ReadoutError(what, where=name, fix="split it into one file for each readout")
    warnings = [warning[:REMARK_AT_MOST] for warning in document.warnings[:REMARKS_AT_MOST]]

    def cut(label: str, value: str, most: int = VALUE_AT_MOST) -> str:
        if len(value) > most:
            warnings.append(f"the {label} has {len(value):,} characters; the first {most:,} are kept")
        return value[:most]

    if len(document.remarks) > REMARKS_AT_MOST:
        warnings.append(f"the file says {len(document.remarks)} things of itself; the first {REMARKS_AT_MOST} are kept")
    return replace(
        document,
        title=cut("title", document.title),
        publisher=cut("publisher", document.publisher),
        url=document.url if len(document.url) <= VALUE_AT_MOST else "",  # half an address leads astray
        language=cut("language", document.language, 50),
        remarks=tuple(cut("remark", remark, REMARK_AT_MOST) for remark in document.remarks[:REMARKS_AT_MOST]),
        warnings=tuple(warnings),
    )
