"""Any file of ours as plain text, for goldens and `briefgen show`: what a person would look at, in an order that does not change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.model import Document, Readout
from briefgen.readers import read_document
from briefgen.readers.sniff import office_kind

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon


def dump(data: bytes, name: str, lexicon: Lexicon | None = None) -> str:
    """A workbook cell by cell, a memo paragraph by paragraph, or a readout as it is read. Raises the error of the part that reads it."""
    kind = office_kind(data)
    if kind == "xlsx":
        from briefgen.workbook.dump import dump_workbook

        return dump_workbook(data, name)
    if kind == "docx":
        from briefgen.word.dump import dump_document

        return dump_document(data, name)
    from briefgen.prepare import prepare

    document = read_document(data, name)
    return dump_readout(document, prepare(document, lexicon))


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
