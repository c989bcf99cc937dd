"""E-mails as mail programs save them (.eml), and web pages that a browser saved in one file (.mht, .mhtml), which are e-mails in form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from briefgen.errors import ReadoutError
from briefgen.readers.archive import member_name
from briefgen.readers.decode import decode, one_line
from briefgen.readers.found import Found, Member, Unread
from briefgen.readers.limits import Budget
from briefgen.readers.mail import Letter, html_body, letter_found

_SAVED_PAGE = re.compile(r"<?saved by|microsoft internet explorer|blink", re.I)
_ENCRYPTED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted", "application/pgp-encrypted"))
_SEALS = frozenset(("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"))
_DEEPEST = 30  # parts in parts; mail programs make three or four


def read_eml(data: bytes, name: str, budget: Budget) -> Iterator[Found]:
    """The messages of an e-mail, newest first, and its attachments; of a saved page its one document. Raises ReadoutError."""
    try:
        message: Message = BytesParser(policy=policy.compat32).parsebytes(data)
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise ReadoutError("this e-mail is damaged", where=name, fix="save its text as a .txt file") from error
    parts = list(_parts(message, name))
    if page := _saved_page(message, parts):
        yield from _read_page(message, page, name, budget)
        return
    yield from letter_found(_letter(message, parts, name, budget), name, budget)


def _parts(message: Message, name: str) -> Iterator[Message]:
    """All parts that hold something, in order: not what only holds other parts, and not what is inside an attached e-mail."""
    stack: list[tuple[Message, int]] = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            if depth > _DEEPEST:
                raise ReadoutError(
                    "this e-mail is damaged: its parts lie one in another without end", where=name, fix="save its text as a .txt file"
                )
            stack.extend((one, depth + 1) for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _letter(message: Message, parts: list[Message], name: str, budget: Budget) -> Letter:
    letters = {"text/plain": "", "text/html": ""}
    attached: list[Member | Unread] = []
    warnings: list[str] = []
    pictures = 0
    for part in parts:
        kind, file = part.get_content_type().lower(), _file_name(part)
        if kind in _ENCRYPTED:
            raise ReadoutError("this e-mail is encrypted", where=name, fix="open it in your mail program, and save its text as a .txt file")
        if kind in _SEALS:
            continue
        if kind in letters and not file and "attachment" not in str(part.get("content-disposition", "")).lower():
            text, found = _text(part, kind, budget)
            letters[kind] += ("\n\n" if letters[kind] else "") + text
            warnings += found
        elif kind.startswith("image/"):
            pictures += 1
        elif part.get_content_maintype() == "message":
            attached.append(_attached_message(part, name))
        else:
            attached.append(Member(f"{name}/{file or 'attachment'}", _payload(part)))
    return Letter(
        subject=_field(message, "subject"),
        sender=_field(message, "from"),
        sent=_day(message),
        plain=letters["text/plain"],
        html_lines=letters["text/html"],
        attached=tuple(attached),
        pictures=pictures,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _attached_message(part: Message, name: str) -> Member | Unread:
    inner = part.get_payload() if part.is_multipart() else None
    try:
        one = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(one, Message):
            subject = _field(one, "subject")
            return Member(f"{name}/{member_name(subject.replace('/', '-')) if subject else 'attached e-mail'}", one.as_bytes())
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError, RecursionError, MessageError):
        pass  # what the standard library raises where a damaged message is written out again
    return Unread(f"{name}/attached e-mail", "it is damaged; save its text as a .txt file")


def _text(part: Message, kind: str, budget: Budget) -> tuple[str, tuple[str, ...]]:
    if kind == "text/html":
        return html_body(_payload(part), _charset(part), budget)
    decoded = decode(_payload(part), declared=_charset(part))
    text = decoded.text
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?m)(?<!^--) \n(?!>|\n)", " ", text)
    return text, decoded.warnings


def _charset(part: Message) -> str:
    said = part.get_param("charset", "")
    said = said[2] if isinstance(said, tuple) else said
    return said if isinstance(said, str) and said.isascii() and "\0" not in said else ""


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    return data if isinstance(data, bytes) else b""


def _field(message: Message, key: str) -> str:
    """A field as people see it, on one line; "" where it is missing."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == key), "")
    try:
        if "=?" in raw and raw.isascii():
            return one_line(str(make_header(decode_header(raw))))
    except (HeaderParseError, ValueError, LookupError, TypeError):
        pass  # shown as it stands
    return one_line(decode(raw.encode("utf-8", "surrogateescape")).text)


def _file_name(part: Message) -> str:
    try:
        said = part.get_filename()
        if said and "=?" in said:
            said = str(make_header(decode_header(said)))
    except (HeaderParseError, ValueError, LookupError, TypeError, IndexError, AttributeError):
        said = ""
    return member_name(said) if said else ""


def _day(message: Message) -> date | None:
    try:
        day = parsedate_to_datetime(_field(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if 1970 <= day.year < 2100 else None


def _saved_page(message: Message, parts: list[Message]) -> Message | None:
    """The page inside an .mht file: its first HTML part; None for an e-mail."""
    is_page = _field(message, "snapshot-content-location") or (_SAVED_PAGE.search(_field(message, "from")) and not _field(message, "to"))
    return next((part for part in parts if part.get_content_type().lower() == "text/html"), None) if is_page else None


def _read_page(message: Message, page: Message, name: str, budget: Budget) -> Iterator[Found]:
    from dataclasses import replace

    from briefgen.readers.html import read_html

    address = _field(message, "snapshot-content-location") or _field(page, "content-location")
    document = read_html(_payload(page), name, budget, charset=_charset(page))
    web = urlsplit(address).scheme in ("http", "https") if address.isascii() else False
    yield replace(document, url=document.url or (address if web else ""))
