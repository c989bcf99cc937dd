"""Any file of ours as plain text, for goldens and `briefgen show`: what a person would look at, in an order that does not change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.errors import ReadoutError
from briefgen.model import Document, Readout
from briefgen.readers import LIMITS, Limits, Reading, read_files
from briefgen.readers.sniff import is_ours, office_kind

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon


def dump(data: bytes, name: str, lexicon: Lexicon | None = None, limits: Limits = LIMITS) -> str:
    """A workbook cell by cell, a memo paragraph by paragraph, or each text of a file as it is read. Raises the error of the part that reads it."""
    kind = office_kind(data)
    if kind == "xlsx":
        from briefgen.workbook.dump import dump_workbook

        return dump_workbook(data, name)
    if kind == "docx" and is_ours(data):
        from briefgen.word.dump import dump_document

        return dump_document(data, name)
    from briefgen.prepare import prepare

    reading = read_files(data, name, limits)
    if not reading.documents:
        raise _unread(reading, name)
    texts = [dump_readout(document, prepare(document, lexicon)) for document in reading.documents]
    texts += [f"not read: {inner}: {reason}\n" for inner, reason in reading.unread]
    return "\n".join(texts)


def _unread(reading: Reading, name: str) -> ReadoutError:
    """Why nothing in a file could be read: the reason of the file itself, or of each file in it."""
    if len(reading.unread) == 1:
        inner, reason = reading.unread[0]
        what, _, fix = reason.partition("; ")
        return ReadoutError(what, where=inner, fix=fix)
    error = ReadoutError("none of the files in it could be read", where=name)
    for inner, reason in reading.unread:
        error.add_note(f"{inner}: {reason}")
    return error


def dump_readout(document: Document, readout: Readout) -> str:
    """What the file says of itself, the text that was read, and each stretch that was cut, with its reason."""
    lines = [*_said(document, readout), "", readout.text.rstrip(), "", f"cut: {len(readout.cuts)}"]
    for cut in readout.cuts:
        lines.append(f"  line {cut.line}, {cut.reason}: {' '.join(cut.text.split())}")
    return "\n".join(lines) + "\n"


def _said(document: Document, readout: Readout) -> Iterator[str]:
    published = f"{readout.published.isoformat()} ({readout.published_method})" if readout.published else ""
    rows = (
        ("file", readout.name),
        ("sha256", readout.sha256),
        ("title", readout.title),
        ("publisher", readout.publisher),
        ("side", readout.side),
        ("tier", str(readout.tier or "")),
        ("published", published),
        ("url", readout.url),
        ("language", readout.language),
        ("repairs", str(readout.repairs or "")),
    )
    yield from (f"{label}: {value}" for label, value in rows if value)
    yield from (f"remark: {remark}" for remark in document.remarks)
    yield from (f"warning: {warning}" for warning in dict.fromkeys((*document.warnings, *readout.warnings)))
