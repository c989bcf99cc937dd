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
            return replace(reader.read(data, name), name=name, sha256=hashlib.sha256(data).hexdigest())
    raise ReadoutError("this is not a text: it holds bytes that no text has", where=name, fix="save the readout as a .txt file")
