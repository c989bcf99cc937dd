"""Plain text files."""

from __future__ import annotations

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers.decode import decode
from briefgen.readers.header import Header, split_header
from briefgen.readers.limits import Budget


def read_text(data: bytes, name: str, budget: Budget) -> Document:
    """The text as it stands, without the file's own header, and what that header says. Raises ReadoutError where nothing is left."""
    decoded = decode(data)
    header, text = split_header(decoded.text)
    start = decoded.text.rfind(text) if text else 0
    start += len(text) - len(text.lstrip("\n\ufeff"))
    text = text.strip("\n\ufeff")
    if not text.strip():
        raise ReadoutError("the file holds a header and no text", where=name, fix="paste the readout's text below the header")
    header = header or Header()
    return Document(
        name=name,
        sha256="",
        text=text,
        title=header.title,
        publisher=header.publisher,
        published=header.published,
        published_method="file header" if header.published else "",
        url=header.url,
        language=header.language,
        remarks=header.remarks,
        warnings=decoded.warnings + header.warnings,
        text_start=max(start, 0),
    )
