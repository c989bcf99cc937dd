"""Where a file was fetched from. In a text or web page that stands at its head; beside any other file lies a note, `FILE.source.txt`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.model import Document
from briefgen.readers import sniff
from briefgen.readers.decode import decode
from briefgen.readers.header import split_header

NOTE = ".source.txt"


def with_note(document: Document, note: bytes) -> Document:
    """The document with what a note beside its file says of it, where the file itself says nothing. Note: "URL: ...", "Retrieved: ..."."""
    header, _ = split_header(decode(note).text)
    if header is None:
        return document
    return replace(
        document,
        title=document.title or header.title,
        publisher=document.publisher or header.publisher,
        published=document.published or header.published,
        published_method=document.published_method or ("note beside the file" if header.published else ""),
        url=document.url or header.url,
        remarks=document.remarks + header.remarks,
    )


def headed(data: bytes, fields: Sequence[tuple[str, str]], charset: str) -> bytes | None:
    """The file with the fields at its head, so that its reader finds them there; None where it has no place for them.

    `charset` is what the server says of a web page; it is written down where the page itself does not say it.
    """
    lines = "".join(f"{key}: {value}\n" for key, value in fields)
    if (
        sniff.refusal(data)
        or sniff.is_zip(data)
        or sniff.is_pdf(data)
        or sniff.is_msg(data)
        or sniff.is_email(data)
        or not sniff.is_text(data)
    ):
        return None
    if sniff.utf16_codec(data) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    if sniff.is_html(data):
        said = b"charset" in data[:4096].lower()
        declared = f'<meta charset="{charset}">\n' if charset and not said else ""
        return f"<!--\n{lines}-->\n{declared}".encode("ascii", "replace") + data.removeprefix(b"\xef\xbb\xbf")
    text = data.removeprefix(b"\xef\xbb\xbf")
    own, _ = split_header(decode(text).text)
    return lines.encode("ascii", "replace") + (b"" if own else b"\n") + text
