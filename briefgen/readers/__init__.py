"""READERS: what a file's content shows it to be, and who reads it. A new format is one module and one row here.

The content decides, never the name: pages saved as .txt and texts saved as .htm are both common.

The seam is `read_files`: the bytes of one file -> all that it holds (an archive or e-mail holds several texts). It is a pure function of
bytes, name and limits; what it takes and gives can be pickled, so that it may run in any process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers import sniff
from briefgen.readers.found import Found, Listed, Member, Reader, Reading, Unread
from briefgen.readers.limits import LIMITS, MEGABYTE, Budget, Limits, too_much

__all__ = ["LIMITS", "READERS", "Limits", "Listed", "Reading", "read_document", "read_files"]

# What a file says of itself goes into cells of the sheet Sources, which hold 32,767 characters.
VALUE_AT_MOST = 2_000
REMARKS_AT_MOST, REMARK_AT_MOST = 20, 500


def _lazy(module: str, function: str) -> Callable[[bytes, str, Budget], Iterable[Found]]:
    """A reader that is imported when there is something to read: lxml and trafilatura alone cost 0.4 s."""

    def read(data: bytes, name: str, budget: Budget) -> Iterable[Found]:
        from importlib import import_module

        found = getattr(import_module(f"briefgen.readers.{module}"), function)(data, name, budget)
        return (found,) if isinstance(found, Document) else found

    return read


# In order: the first that knows the content reads it.
READERS: tuple[Reader, ...] = (
    Reader("pdf", sniff.is_pdf, _lazy("pdf", "read_pdf")),
    Reader("docx", lambda data: sniff.office_kind(data) == "docx", _lazy("docx", "read_docx")),
    Reader("odt", lambda data: sniff.office_kind(data) == "odt" or sniff.is_flat_odt(data), _lazy("odt", "read_odt")),
    Reader("workbook", lambda data: sniff.office_kind(data) == "xlsx", _lazy("listing", "read_listing")),
    Reader("zip", sniff.is_zip, _lazy("archive", "read_zip")),
    Reader("msg", sniff.is_msg, _lazy("msg", "read_msg")),
    Reader("e-mail", sniff.is_email, _lazy("eml", "read_eml")),  # also web pages in one file (.mht)
    Reader("html", sniff.is_html, _lazy("html", "read_html")),
    Reader("markdown", sniff.is_markdown, _lazy("markdown", "read_markdown")),
    Reader("text", sniff.is_text, _lazy("text", "read_text")),  # last: any text that nobody else claims
)


def read_files(data: bytes, name: str, limits: Limits = LIMITS) -> Reading:
    """All that one file holds; `name` is the file as it shall be shown. Never raises but for bugs: what cannot be read is in `unread`."""
    documents: list[Document] = []
    unread: list[tuple[str, str]] = []
    listed: list[Listed] = []
    budget = Budget(limits)
    # A stack in place of recursion; inner files come where their outer one stands.
    waiting: list[Iterator[tuple[Found, int]]] = [iter([(Member(name, data), 0)])]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
            continue
        found, depth = item
        match found:
            case Member():
                waiting.append(_opened(found, depth, budget))
            case Document():
                documents.append(found)
            case Unread():
                unread.append((found.name, found.reason))
            case Listed():
                listed.append(found)
    return Reading(tuple(documents), tuple(unread), tuple(listed))


def read_document(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """The one text of a file; of several the first. Raises ReadoutError, naming the file, where it holds none that can be read."""
    try:
        found = next((found for found in _read(data, name, Budget(limits)) if isinstance(found, Document | Member)), None)
    except ReadoutError as error:
        raise ReadoutError(error.what, where=error.where or name, fix=error.fix) from error
    if isinstance(found, Document):
        return found
    if found is not None and (documents := read_files(data, name, limits).documents):
        return documents[0]
    raise ReadoutError("this is not one text but a holder of files", where=name, fix="unpack it, and give the files")


def _opened(member: Member, depth: int, budget: Budget) -> Iterator[tuple[Found, int]]:
    """What is in one file, each with how deep it lies; an Unread where it cannot be read."""
    try:
        if depth > budget.limits.nesting:
            raise ReadoutError("it lies too deep, in an archive or e-mail in another", fix="take it out, and give it by itself")
        for found in _read(member.data, member.name, budget):
            if isinstance(found, Listed) and depth:
                raise ReadoutError(
                    "this is an Excel workbook, not a readout", fix="give it by itself, to read again the files that it lists"
                )
            yield found, depth + 1
    except ReadoutError as error:
        yield Unread(member.name, f"{error.what}; {error.fix}" if error.fix else error.what), depth


def _read(data: bytes, name: str, budget: Budget) -> Iterator[Found]:
    if len(data) > budget.limits.file_mb * MEGABYTE:
        raise too_much(f"the file has more than {budget.limits.file_mb} MB", "file_mb", "split it")
    if not data.strip(b"\0\t\n\r\f\v "):
        raise ReadoutError("the file is empty", where=name, fix="save the readout again, or take the file out of the input")
    if refusal := sniff.refusal(data):
        raise ReadoutError(refusal.what, where=name, fix=refusal.fix)
    for reader in READERS:
        if reader.recognises(data):
            sha256 = hashlib.sha256(data).hexdigest()
            for found in _guarded(reader, data, name, budget):
                yield replace(_within_limits(found, name, budget.limits), sha256=sha256) if isinstance(found, Document) else found
            return
    raise ReadoutError("this is not a text: it holds bytes that no text has", where=name, fix="save the readout as a .txt file")


def _guarded(reader: Reader, data: bytes, name: str, budget: Budget) -> Iterator[Found]:
    """What the reader finds. A fault of a library, or of ours, on an odd file is told as such and does not end the run."""
    try:
        yield from reader.read(data, name, budget)
    except ReadoutError:
        raise
    except Exception as error:
        what = f"reading it failed ({type(error).__name__})"
        raise ReadoutError(what, where=name, fix="save its text as a .txt file, and tell the makers of briefgen") from error


def _within_limits(document: Document, name: str, limits: Limits) -> Document:
    """The document with what it says of itself cut to what a cell can show, each cut with a warning. ReadoutError for a huge text."""
    if len(document.text) > limits.text_chars:
        what = f"the text has {len(document.text):,} characters; at most {limits.text_chars:,} are read"
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
