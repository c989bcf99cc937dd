"""E-mails as Outlook saves them (.msg): the properties that hold subject, sender, date, body and attachments, out of the OLE file.

Property numbers are those of [MS-OXPROPS]; the layout of the streams is [MS-OXMSG].
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import olefile

from briefgen.errors import ReadoutError
from briefgen.readers.archive import member_name
from briefgen.readers.decode import decode, one_line
from briefgen.readers.found import Found, Member, Unread
from briefgen.readers.limits import Budget
from briefgen.readers.mail import Letter, html_body, letter_found

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS, _CLASS = 0x0C1A, 0x5D01, 0x0C1F, 0x001A
_SUBMITTED, _DELIVERED, _CODEPAGE = 0x0039, 0x0E06, 0x3FFD
_LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID = 0x3707, 0x3704, 0x3701, 0x3712
_TEXT, _OLD_TEXT, _BINARY, _TIME, _NUMBER, _OBJECT = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003, 0x000D
_DEEPEST = 3  # e-mails attached to e-mails
_FAULTS = (OSError, ValueError, IndexError, struct.error, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")


def read_msg(data: bytes, name: str, budget: Budget) -> Iterator[Found]:
    """The messages of the chain, newest first, and the attachments. Raises ReadoutError where the file is damaged or has neither."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            folder = _Folder(ole, (), frozenset("/".join(entry) for entry in ole.listdir()), budget)
            kind = folder.text(_CLASS).lower()
            letter = _letter(folder, name, 0)
    except _FAULTS as error:
        raise ReadoutError(
            "this Outlook message is damaged", where=name, fix="save it again from Outlook, or save its text as a .txt file"
        ) from error
    if "smime" in kind and "multipartsigned" not in kind:
        raise ReadoutError("this e-mail is encrypted", where=name, fix="open it in Outlook, and save its text as a .txt file")
    yield from letter_found(letter, name, budget)


class _Folder:
    """One message or attachment inside the file: its properties by number."""

    def __init__(self, ole: olefile.OleFileIO[str], path: tuple[str, ...], names: frozenset[str], budget: Budget) -> None:
        self._ole, self._path, self._names, self.budget = ole, path, names, budget

    def inner(self, name: str) -> _Folder:
        return _Folder(self._ole, (*self._path, name), self._names, self.budget)

    def attachments(self) -> list[str]:
        """The folders of its attachments, in order."""
        before = "/".join((*self._path, "__attach_version1.0_"))
        depth = len(self._path)
        return sorted({name.split("/")[depth] for name in self._names if name.startswith(before)})

    def stream(self, name: str) -> bytes | None:
        whole = "/".join((*self._path, name))
        if whole not in self._names:
            return None
        self.budget.unpack(self._ole.get_size(whole))
        with self._ole.openstream(whole) as stream:
            return bytes(stream.read())

    def binary(self, number: int) -> bytes | None:
        return self.stream(f"__substg1.0_{number:04X}{_BINARY:04X}")

    def has_object(self, number: int) -> bool:
        before = "/".join((*self._path, f"__substg1.0_{number:04X}{_OBJECT:04X}", ""))
        return any(name.startswith(before) for name in self._names)

    def text(self, number: int) -> str:
        """A text property; "" where it is missing. Old messages hold it in a code page, which decoding has to guess."""
        if (data := self.stream(f"__substg1.0_{number:04X}{_TEXT:04X}")) is not None:
            return data.decode("utf-16-le", errors="replace").rstrip("\0")
        data = self.stream(f"__substg1.0_{number:04X}{_OLD_TEXT:04X}")
        return decode(data.rstrip(b"\0"), declared=self._charset()).text if data else ""

    def fixed(self, number: int, kind: int) -> int | None:
        """A number or time from the list of properties, which begins after a head of 32, 24 or 8 bytes."""
        data = self.stream("__properties_version1.0") or b""
        attachment = bool(self._path) and self._path[-1].startswith("__attach")
        for at in range(8 if attachment else 24 if self._path else 32, len(data) - 15, 16):
            tag, _, value = struct.unpack_from("<IIq", data, at)
            if tag == number << 16 | kind:
                return int(value)
        return None

    def _charset(self) -> str:
        page = self.fixed(_CODEPAGE, _NUMBER)
        return f"cp{page & 0xFFFF}" if page else ""


def _letter(folder: _Folder, name: str, depth: int) -> Letter:
    html = folder.binary(_HTML) or folder.text(_HTML).encode()
    rich, warnings = html_body(html, "", folder.budget) if html else ("", ())
    plain = folder.text(_BODY)
    if not plain and not html and folder.binary(_RTF):
        warnings = (*warnings, "the message's text is kept as RTF only, not read; save the message from Outlook as .html or .txt")
    attached: list[Member | Unread] = []
    pictures = 0
    for inner in folder.attachments():
        one = folder.inner(inner)
        if one.has_object(_DATA):
            attached += _attached_message(one.inner(f"__substg1.0_{_DATA:04X}{_OBJECT:04X}"), name, depth)
            continue
        data = one.binary(_DATA)
        file = member_name(one.text(_LONG_NAME) or one.text(_SHORT_NAME) or "attachment")
        if data is None:
            attached.append(Unread(f"{name}/{file}", "it is kept elsewhere and only linked; save it from Outlook"))
        elif data.startswith(_PICTURES) and one.text(_CONTENT_ID):
            pictures += 1
        else:
            attached.append(Member(f"{name}/{file}", data))
    address = folder.text(_SENDER_SMTP) or folder.text(_SENDER_ADDRESS)
    return Letter(
        subject=one_line(folder.text(_SUBJECT)),
        sender=one_line(f"{folder.text(_SENDER_NAME)} <{address}>" if "@" in address else folder.text(_SENDER_NAME)),
        sent=_day(folder.fixed(_SUBMITTED, _TIME) or folder.fixed(_DELIVERED, _TIME)),
        plain=plain.replace("\r\n", "\n"),
        html_lines=rich,
        attached=tuple(attached),
        pictures=pictures,
        warnings=warnings,
    )


def _attached_message(folder: _Folder, name: str, depth: int) -> list[Member | Unread]:
    """An attached message as an e-mail of its own, and its attachments; Outlook keeps it in parts, not as a file."""
    subject = one_line(folder.text(_SUBJECT))
    label = f"{name}/{member_name(subject.replace('/', '-')) if subject else 'attached e-mail'}"
    if depth >= _DEEPEST:
        return [Unread(label, "it lies too deep, in an e-mail in another; take it out, and give it by itself")]
    letter = _letter(folder, label, depth + 1)
    body = letter.plain or letter.html_lines
    fields = (
        ("From", letter.sender),
        ("Date", letter.sent.strftime("%a, %d %b %Y 00:00:00 +0000") if letter.sent else ""),
        ("Subject", subject),
    )
    head = "".join(f"{key}: {value}\r\n" for key, value in fields if value)
    text = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n{head}\r\n{body}"
    return [*([Member(label, text.encode("utf-8", "replace"))] if body.strip() else []), *letter.attached]


def _day(ticks: int | None) -> date | None:
    """The day of a time in steps of 100 nanoseconds since 1601."""
    try:
        day = (datetime(1601, 1, 1) + timedelta(microseconds=ticks // 10)).date() if ticks else None
    except OverflowError:
        return None
    return day if day and 1970 <= day.year < 2100 else None
