"""What kind of file some bytes are, by their content."""

from __future__ import annotations

import codecs
import json
import re
import struct
import zipfile
import zlib
from typing import NamedTuple

from briefgen.errors import ReadoutError
from briefgen.readers.ziplist import open_zip

_HEAD = 4096
_COMMENTS = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
_PAGE_START = re.compile(_COMMENTS + r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style)\b", re.I | re.S)
_FRAGMENT_START = re.compile(_COMMENTS + r"<(?:p|div|article|main|section|table|h[1-6]|span|ul|header)\b[^<]*>", re.I | re.S)
# An e-mail's first lines are fields, and one of them is a field that only mail programs write.
_FIELD = rb"[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_FIELDS = re.compile(rb"(?:" + _FIELD + rb"){2,40}")
_EMAIL = re.compile(
    rb"\A(?:" + _FIELD + rb"){0,40}(?:received|mime-version|content-transfer-encoding|x-mailer|return-path|delivered-to|message-id):", re.I
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x1a\x08")


class Refusal(NamedTuple):
    what: str
    fix: str


_AS_TEXT = "open it and save the text as a .txt file or a web page (.html)"
_PICTURE = "this is a picture; there is no text in it to read"
_PACKED = "archives of this kind are not read; only .zip is"
# First bytes of the kinds of file that are met in a desk's folder and not read.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF files are not read", "open it in Word, and save it as a Word Document (.docx)"),
    (b"\x89PNG", _PICTURE, _AS_TEXT),
    (b"\xff\xd8\xff", _PICTURE, _AS_TEXT),
    (b"GIF8", _PICTURE, _AS_TEXT),
    (b"II*\0", _PICTURE, _AS_TEXT),
    (b"MM\0*", _PICTURE, _AS_TEXT),
    (b"\x1f\x8b", _PACKED, "unpack it, and give the folder"),
    (b"7z\xbc\xaf\x27\x1c", _PACKED, "unpack it, and give the folder"),
    (b"Rar!", _PACKED, "unpack it, and give the folder"),
    (
        b"\x78\x9f\x3e\x22",
        "this attachment is in a form of Outlook alone (winmail.dat)",
        "ask the sender for it again, or save it from Outlook",
    ),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = {
    "pptx": ("PowerPoint presentations are not read", _AS_TEXT),
    "ods": ("spreadsheets are not read", _AS_TEXT),
    "odp": ("presentations are not read", _AS_TEXT),
    "": None,
}
_ODF = {"opendocument.text": "odt", "opendocument.spreadsheet": "ods", "opendocument.presentation": "odp"}
_FLAT_ODT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>\s*)?<office:document\b[^>]*opendocument\.text", re.S)
# Streams of old Office files and of what Office keeps behind a password.
_OLE_KINDS: tuple[tuple[str, str, str], ...] = (
    ("EncryptedPackage", "this Office file is protected by a password", "open it with the password, and save it without one"),
    ("WordDocument", "files of old Word versions (.doc) are not read", "open it in Word, and save it as a Word Document (.docx)"),
    ("Workbook", "files of old Excel versions (.xls) are not read", _AS_TEXT),
    ("Book", "files of old Excel versions (.xls) are not read", _AS_TEXT),
    ("PowerPoint Document", "files of old PowerPoint versions (.ppt) are not read", _AS_TEXT),
)
_PROPERTIES = ("docProps/custom.xml", "docProps/app.xml", "docProps/core.xml")
_PROPERTIES_AT_MOST = 256 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, KeyError, IndexError, struct.error, OverflowError)


def office_kind(data: bytes) -> str:
    """ "xlsx", "docx", "pptx", "odt", "ods" or "odp" for a package of that kind; "" for anything else."""
    if not data.startswith(_ZIP):
        return ""
    try:
        with open_zip(data) as package:
            names = set(package.namelist())
            if "mimetype" in names:
                with package.open("mimetype") as part:
                    kind = part.read(100).decode("latin-1").strip()
                return _ODF.get(kind.removeprefix("application/vnd.oasis.").removesuffix("-template"), "")
    except (ReadoutError, NotImplementedError, *_DAMAGED):
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    folders = {name.partition("/")[0] for name in names}
    return next((kind for folder, kind in (("xl", "xlsx"), ("word", "docx"), ("ppt", "pptx")) if folder in folders), "")


def is_ours(data: bytes) -> bool:
    """True for a workbook or memo that names briefgen in its document properties, where all that we write is marked."""
    try:
        with open_zip(data) as package:
            return any(b"briefgen" in _beginning(package, name) for name in _PROPERTIES if name in package.NameToInfo)
    except (ReadoutError, NotImplementedError, *_DAMAGED):
        return False


def _beginning(package: zipfile.ZipFile, name: str) -> bytes:
    """Document properties are short; what unpacks to more than this was made to fill the memory."""
    with package.open(name) as part:
        return part.read(_PROPERTIES_AT_MOST)


def is_zip(data: bytes) -> bool:
    return data.startswith(_ZIP)


def is_pdf(data: bytes) -> bool:
    """True where the mark stands in the first kilobyte: some programs write a line of their own before it."""
    return b"%PDF-" in data[:1024]


def is_email(data: bytes) -> bool:
    """True for an e-mail or saved page (.eml, .mht): its first lines are fields, as mail programs write them."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    if _EMAIL.match(head):
        return True
    fields = _FIELDS.match(head)
    keys = {line.partition(b":")[0].lower() for line in fields[0].split(b"\n")} if fields else set()
    return {b"from", b"subject"} <= keys and bool(keys & {b"to", b"date", b"sent"})


def is_msg(data: bytes) -> bool:
    return data.startswith(_OLE) and _named(data, "__properties_version1.0")


def is_flat_odt(data: bytes) -> bool:
    return bool(_FLAT_ODT.match(data[:_HEAD]))


def _named(data: bytes, stream: str) -> bool:
    """True where an OLE file's list of streams has this name."""
    return stream.encode("utf-16-le") in data


def refusal(data: bytes) -> Refusal | None:
    """Why a file of this kind is not read and what to do instead; None for a kind that is."""
    for magic, what, fix in _MAGIC:
        if data.startswith(magic):
            return Refusal(what, fix)
    if data.startswith(_OLE) and not is_msg(data):
        found = next(((what, fix) for stream, what, fix in _OLE_KINDS if _named(data, stream)), None)
        return Refusal(*(found or ("files of old Office programs are not read", _AS_TEXT)))
    if is_zip(data):
        return Refusal(*found) if (found := _OFFICE.get(office_kind(data))) else None
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


# What people write in Markdown and next to nobody in a press release.
_MARKDOWN = (
    re.compile(r"^#{1,6} [^#\s].*$", re.M),
    re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)"),
    re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ :|-]*$", re.M),
    re.compile(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])|(?<![_\w])__[^\s_][^_\n]{0,200}__(?![_\w])"),
)


def is_markdown(data: bytes) -> bool:
    """True for a text with two or more headings, links, tables or words in bold as Markdown writes them."""
    if not is_text(data):
        return False
    head = data[: 16 * _HEAD].decode("utf-8", errors="replace")
    return sum(len(pattern.findall(head)) for pattern in _MARKDOWN) >= 2
