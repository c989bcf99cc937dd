"""What kind of file some bytes are, by their content."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from typing import NamedTuple

_HEAD = 4096
_COMMENTS = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
_PAGE_START = re.compile(_COMMENTS + r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style)\b", re.I | re.S)
_FRAGMENT_START = re.compile(_COMMENTS + r"<(?:p|div|article|main|section|table|h[1-6]|span|ul|header)\b[^<]*>", re.I | re.S)
# An e-mail's first lines are fields, and one of them is a field that only mail programs write.
_FIELD = rb"[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_EMAIL = re.compile(rb"\A(?:" + _FIELD + rb"){0,40}(?:received|mime-version|return-path|delivered-to|message-id):", re.I)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x1a\x08")


class Refusal(NamedTuple):
    what: str
    fix: str


_AS_TEXT = "open it and save the text as a .txt file or a web page (.html)"
# First bytes of the kinds of file that are met in a desk's folder and not read.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF files are not read yet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "files of old Office programs (.doc, .xls, .msg) are not read"),
    (b"{\\rtf", "RTF files are not read yet"),
    (b"\x89PNG", "this is a picture; there is no text in it to read"),
    (b"\xff\xd8\xff", "this is a picture; there is no text in it to read"),
    (b"GIF8", "this is a picture; there is no text in it to read"),
    (b"\x1f\x8b", "compressed files are not read yet"),
    (b"7z\xbc\xaf\x27\x1c", "compressed files are not read yet"),
    (b"Rar!", "compressed files are not read yet"),
)
_ZIP_KINDS = {
    "xlsx": ("this is an Excel workbook, not a readout", "give it to `briefgen memo` or `briefgen show`, or take it out of the input"),
    "docx": ("Word documents are not read yet", _AS_TEXT),
    "": ("zip archives are not read yet", "unpack it, and give the folder"),
}


def office_kind(data: bytes) -> str:
    """ "xlsx" or "docx" for an Office package of that kind; "" for anything else."""
    if not data.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, OSError):
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    folders = {name.partition("/")[0] for name in names}
    return "xlsx" if "xl" in folders else "docx" if "word" in folders else ""


def refusal(data: bytes) -> Refusal | None:
    """Why a file of this kind is not read and what to do instead; None for a kind that is."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return Refusal(what, _AS_TEXT)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if not zipfile.is_zipfile(io.BytesIO(data)):
            return Refusal("this Office file or archive is damaged; its end is missing", "take a whole copy")
        return Refusal(*_ZIP_KINDS[office_kind(data)])
    if _EMAIL.match(data[:_HEAD].replace(b"\r\n", b"\n")):
        return Refusal("e-mails and .mht pages are not read yet", _AS_TEXT)
    if _is_json(data):
        return Refusal("this is data for programs (JSON), not a text", "take it out of the input")
    return None


def _is_json(data: bytes) -> bool:
    """A text may well begin with a bracket: only what parses as an object or a list is JSON."""
    if not data.lstrip(b"\xef\xbb\xbf\t\n\r ").startswith((b"{", b"[")):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def utf16_codec(data: bytes) -> str:
    """ "utf-16-le" or "utf-16-be" for UTF-16 without a byte order mark: text whose every other byte is mostly zero; else ""."""
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else ""


def is_text(data: bytes) -> bool:
    """True for bytes that can be a text: no zero bytes (but in UTF-16 and UTF-32) and next to no control bytes."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or utf16_codec(data):
        return True
    head = data[:65536]
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    return controls <= max(2, len(head) // 200) and head.count(0) <= max(1, len(head) // 1000)


def is_html(data: bytes) -> bool:
    """True for a web page, or a piece of one that begins with a tag and has several."""
    if not is_text(data):
        return False
    codec = utf16_codec(data) or ("utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8")
    head = data[: 4 * _HEAD].decode(codec, errors="replace").lstrip("\ufeff")
    return bool(_PAGE_START.match(head) or (_FRAGMENT_START.match(head) and head.count("</") >= 2))
