"""E-mails of any make (.eml, .msg): the body, parted into the messages of a forwarded chain, and the attachments as inputs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers.decode import decode, one_line, tidy
from briefgen.readers.found import Found, Member, Unread
from briefgen.readers.header import Header, parse_date, printed_day, split_header
from briefgen.readers.limits import Budget

_COVER_WORDS = 25  # "FYI, please see below": what is shorter and stands above a forwarded message is no text of its own
_PLAIN_SHARE = 0.6  # a plain body with fewer of the HTML body's words than this is a stub
_PREFIX = re.compile(r"^(?:(?:fwd?|re|tr|wg|aw|fyi)\s*(?:\[\d+\])?\s*:\s*)+", re.I)
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_DIVIDER = re.compile(
    r"^(?:-{2,}\s*(?:original|forwarded|weitergeleitete|original-?nachricht|message)[^-]*-{2,}|begin forwarded message:|_{10,}|"
    r"-+\s*message (?:d'origine|transféré)\s*-+)\s*$",
    re.I,
)
_WROTE = re.compile(r"^(?:on|le|am) .{6,200}\b(?:wrote|a écrit|schrieb)\b.{0,80}:\s*$", re.I)
_KEYS = {
    "from": "from", "de": "from", "von": "from", "date": "date", "sent": "date", "envoyé": "date", "gesendet": "date",
    "subject": "subject", "objet": "subject", "betreff": "subject", "to": "", "cc": "", "à": "", "an": "", "reply-to": "", "importance": "",
    "attachments": "", "bcc": "",
    "enviado": "date", "enviado el": "date", "enviada em": "date", "fecha": "date", "data": "date", "asunto": "subject", "assunto": "subject",
    "para": "", "da": "from", "inviato": "date", "oggetto": "subject", "a": "", "sujet": "subject", "pour": "", "copie à": "",
    "từ": "from", "đã gửi": "date", "ngày": "date", "chủ đề": "subject", "tới": "", "đến": "",
}  # fmt: skip
_FIELD = re.compile(rf"^\*?({'|'.join(sorted(_KEYS, key=len, reverse=True))})\s*:\*?\s*(.*)$", re.I)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.S)


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail before it is parted: its own fields, its body twice (either may be ""), what came with it."""

    subject: str = ""
    sender: str = ""  # as printed: "Press Office <press@mfa.example>"
    sent: date | None = None
    plain: str = ""
    html_lines: str = ""
    attached: tuple[Member | Unread, ...] = ()
    pictures: int = 0  # inside the body: logos, photos
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Message:
    subject: str
    sender: str
    sent: date | None
    text: str
    cover: str = ""


def html_body(data: bytes, charset: str, budget: Budget) -> tuple[str, tuple[str, ...]]:
    """The lines of a body in HTML, and the warnings; a body beyond the limits of a web page is no text but a warning."""
    from briefgen.readers.html import check_size, page_lines

    try:
        check_size(data, budget)
        decoded = decode(data, declared=charset)
        return page_lines(decoded.text, budget), decoded.warnings
    except ReadoutError as error:
        return "", (f"the e-mail's HTML text is not read: {error.what}; {error.fix}",)


def letter_found(letter: Letter, name: str, budget: Budget) -> Iterator[Found]:
    """The messages of the chain as documents, newest first, then the attachments. ReadoutError where there is neither."""
    plain, rich = letter.plain.strip(), letter.html_lines.strip()
    body = plain if len(plain.split()) >= _PLAIN_SHARE * len(rich.split()) else rich
    messages = _without_cover(_parted(_Message(letter.subject, letter.sender, letter.sent, _SIGNATURE.sub("", tidy(body).text))))
    documents = [document for message in messages if (document := _document(message, letter, name))]
    if not documents and not letter.attached:
        what = "; ".join(("the e-mail has no text and no attachment", *letter.warnings))
        raise ReadoutError(what, where=name, fix="save its text as a .txt file")
    for number, document in enumerate(documents, 1):
        if number > 1 and not budget.member():
            yield Unread(name, f"it forwards more than {budget.limits.members:,} messages; the rest is not read")
            break
        yield document if number == 1 else replace(document, name=f"{name}/message {number}")
    for attached in letter.attached:
        if not budget.member():
            yield Unread(name, f"it has more than {budget.limits.members:,} attachments; the rest is not read")
            return
        yield attached


def _document(message: _Message, letter: Letter, name: str) -> Document | None:
    """The message as a text; None for one without words. A header at its beginning ("Publisher: ...") goes before the e-mail's fields."""
    tidied = tidy(message.text)
    found, text = split_header(tidied.text.strip())
    header = found or Header()
    if not text.strip():
        return None
    address = _ADDRESS.search(message.sender)
    fields = (("Cover note", message.cover), ("E-mail from", message.sender), ("Sent", message.sent.isoformat() if message.sent else ""))
    pictures = (f"{letter.pictures} of the e-mail's pictures not read",) if letter.pictures else ()
    return Document(
        name=name,
        sha256="",
        text=text.strip("\n"),
        title=header.title or _PREFIX.sub("", one_line(message.subject)),
        publisher=header.publisher,
        published=header.published,
        published_method="file header" if header.published else "",
        url=header.url,
        language=header.language,
        remarks=header.remarks + tuple(f"{label}: {one_line(value)}" for label, value in fields if value) + pictures,
        warnings=letter.warnings + header.warnings + tidied.warnings,
        sender=address[0].lower() if address else "",
        sent=message.sent,
    )


def _without_cover(messages: Sequence[_Message]) -> list[_Message]:
    """A short note above a forwarded message is told with that message and is no text of its own."""
    first, *rest = messages
    if rest and len(first.text.split()) < _COVER_WORDS:
        return [replace(rest[0], cover=" ".join(first.text.split())), *rest[1:]]
    return [first, *rest]


def _parted(message: _Message) -> list[_Message]:
    """The message and those that it forwards or answers, in the order in which they stand."""
    lines = message.text.split("\n")
    parts: list[tuple[dict[str, str], list[str]]] = [({}, [])]
    at = 0
    while at < len(lines):
        fields, after = _opening(lines, at)
        if after > at:
            parts.append((fields, []))
            at = after
        else:
            parts[-1][1].append(lines[at])
            at += 1
    messages = [replace(message, text=_unquoted(parts[0][1]))]
    for fields, own in parts[1:]:
        date_line = fields.get("date", "")
        sent = parse_date(printed_day(date_line) or date_line)
        messages.append(_Message(fields.get("subject", "") or message.subject, fields.get("from", ""), sent, _unquoted(own)))
    return [messages[0], *(one for one in messages[1:] if one.text.strip())]


def _opening(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """The fields of a message that begins at line `at`, and the line after them; `at` itself where none begins."""
    line = _QUOTED.sub("", lines[at]).strip()
    start = at
    if _DIVIDER.match(line):
        start = _next_text(lines, at + 1)
    fields, after = _fields(lines, start)
    if {"from", "subject"} <= fields.keys() or ("from" in fields and "date" in fields):
        return fields, after
    if start > at and not line.startswith("_"):
        return {}, at + 1
    if _WROTE.match(line) and (following := _next_text(lines, at + 1)) < len(lines) and lines[following].lstrip().startswith(">"):
        return {"date": line, "from": line}, at + 1
    return {}, at


def _next_text(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not _QUOTED.sub("", lines[at]).strip():
        at += 1
    return at


def _fields(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """Fields from line `at` on, and the first line after them. A long list of addresses may go on in lines of its own."""
    fields: dict[str, str] = {}
    loose = 0
    while at < len(lines):
        line = _QUOTED.sub("", lines[at]).strip()
        if found := _FIELD.match(line):
            fields.setdefault(_KEYS[found[1].lower()], found[2].strip(" *"))
            loose = 0
        elif fields and line and loose < 3 and "@" in line:
            loose += 1
        else:
            break
        at += 1
    return fields, at


def _unquoted(lines: Sequence[str]) -> str:
    """The lines without quotation marks at their beginning, where most have one."""
    written = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in written)
    if written and quoted >= 0.8 * len(written):
        lines = [_QUOTED.sub("", line.lstrip()) for line in lines]
    return "\n".join(lines).strip("\n")
