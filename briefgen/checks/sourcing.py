"""Rules on sources (SRC): what rests on nothing, on one side, or not on what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from briefgen.checks.held import Finding, Held, plain, short
from briefgen.model import Severity, Status

OLD = timedelta(days=548)  # 18 months
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,.]*(?:%| percent| per cent| million| billion| trillion)?(?![\w/-])")
_FIGURE = re.compile(r"(?:[$€£¥]|US\$|USD|EUR)\s?\d|\d[\d,.]*\s?(?:%|percent|per cent|million|billion|trillion)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\d[\d,.]*\s?(?:million|billion|trillion)\b(?!\s+(?:people|persons|tonnes|tons|doses|hectares|barrels|students|visitors|children|women|workers|trees|cubic))",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    r"[$€£¥₩₫₹]|\b(?:US\$|USD|EUR|GBP|JPY|AUD|NZD|dollars?|euros?|pounds?|yen|won|dong|rupees?|pesos?|yuan|shillings?|baht|ringgit|rupiah|rand|kroner|kronor|francs?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def uncited(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        if event.status is Status.HELD and not any(own in held.evidence for own in event.evidence):
            what = f"{event.name or event.event_id} rests on no sentence of a source."
            yield Finding(f"Events/{event.event_id}/evidence", what, "add the source and its sentence, or say in Notes where it is from")
    for row in held.matrix.statements:
        if row.text and not any(own in held.evidence for own in row.evidence):
            what = f"“{short(row.text)}” rests on no sentence of a source."
            yield Finding(f"Statements/{row.statement_id}/evidence", what, "add the source and its sentence on Evidence, or delete the row")


def loose_references(held: Held) -> Iterator[Finding]:
    """Ids that no row has; and rows of Evidence that nothing rests on."""
    used: set[str] = set()
    for sheet, rows, own in (
        ("Events", held.matrix.events, "event_id"),
        ("Participants", held.matrix.participants, "participant_id"),
        ("Statements", held.matrix.statements, "statement_id"),
        ("Mechanisms", held.matrix.mechanisms, "mechanism_id"),
    ):
        for row in rows:
            place = f"{sheet}/{getattr(row, own)}"
            used.update(row.evidence)
            for cited in row.evidence:
                if cited not in held.evidence:
                    yield Finding(
                        f"{place}/evidence", f"The evidence {cited} is not on the sheet Evidence.", "put the row back, or take the id out"
                    )
            for source in getattr(row, "sources", ()):
                if source not in held.sources:
                    yield Finding(
                        f"{place}/sources", f"The source {source} is not on the sheet Sources.", "put the row back, or take the id out"
                    )
            event_id = getattr(row, "event_id", "")
            if sheet in ("Participants", "Statements") and event_id not in held.events:
                told = f"The event {event_id} is not on the sheet Events." if event_id else "The row names no event."
                yield Finding(f"{place}/event_id", told, "type the id that stands in the first column of Events")
    used.update(cited for check in held.matrix.checks for cited in check.evidence)
    for evidence in held.matrix.evidence:
        if evidence.source not in held.sources:
            yield Finding(
                f"Evidence/{evidence.evidence_id}/source", f"The source {evidence.source} is not on the sheet Sources.", "put the row back"
            )
        if evidence.evidence_id not in used:
            yield Finding(
                f"Evidence/{evidence.evidence_id}",
                "Nothing in the workbook rests on this sentence.",
                "nothing, if rows were deleted",
                severity=Severity.INFO,
            )


def not_verbatim(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        quotes = held.quotes(row.evidence)
        if row.text and quotes and not _within(plain(row.text), quotes):
            what = f"“{short(row.text)}” is not, word for word, in the sentence that it rests on."
            yield Finding(f"Statements/{row.statement_id}/text", what, "copy the words from Evidence", row.evidence[:1])


def _within(text: str, quotes: str) -> bool:
    """Whether `text` stands in `quotes`, apart from the sign at its end, and from what "..." leaves out."""
    pieces = [piece.strip(" .,;:") for piece in re.split(r"\.{3}|…|\[[^\]]*\]", text)]
    return all(piece in quotes for piece in pieces if piece)


def others_words(held: Held) -> Iterator[Finding]:
    """A speaker's words taken from others' report, though the speaker's own side has published a text of the meeting."""
    for row in held.matrix.statements:
        event = held.event_of(row)
        if not row.speaker or not event or row.side not in held.parties:
            continue
        told_by = {held.sources[source].side for source in row.sources if source in held.sources}
        own = [
            source
            for source in event.sources
            if source in held.sources and held.sources[source].side == row.side and (held.sources[source].tier or 9) <= 2
        ]
        if own and told_by and row.side not in told_by:
            what = f"These words of {row.speaker} are from another's report; the {row.side} side's own text is {', '.join(own)}."
            yield Finding(f"Statements/{row.statement_id}/speaker", what, "see what the own text says before you quote", row.evidence[:1])


def one_text_twice(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        rows = [held.sources[source] for source in event.sources if source in held.sources]
        groups = {row.same_text_as or row.source_id for row in rows}
        if len(rows) > 1 and len(groups) == 1 and event.status is Status.HELD:
            what = f"{len(rows)} sources ({', '.join(row.source_id for row in rows)}) are one text: they confirm nothing."
            yield Finding(f"Events/{event.event_id}/sources", what, "look for an independent account", event.evidence[:1])


def one_sided(held: Held) -> Iterator[Finding]:
    names = {party.code: party.name for party in held.matrix.parties}
    texts: dict[tuple[str, ...], set[str]] = {}  # of the meetings of each pair
    for event in held.matrix.events:
        if event.status is Status.HELD and len(event.parties) > 1:
            texts.setdefault(tuple(sorted(event.parties)), set()).update(event.sources)
    for pair, ours in sorted(texts.items()):
        rows = [held.sources[source] for source in ours if source in held.sources]
        sides = {row.side for row in rows}
        silent = [] if any(row.tier == 1 for row in rows) else [code for code in pair if code not in sides]
        if ours and silent:
            told = " and ".join(names.get(code) or code for code in silent)
            what = f"No text published by {told} is held for {'–'.join(pair)}."
            yield Finding(f"Sources/{sorted(ours)[0]}/side", what, "add that side's own account if there is one")


def numbers(held: Held) -> Iterator[Finding]:
    """Figures that no cited sentence has, and sums without a currency."""
    for row in held.matrix.statements:
        quotes = held.quotes(row.evidence)
        for field in ("text", "due_stated"):
            text = getattr(row, field)
            loose = [found[0].rstrip(".,") for found in _NUMBER.finditer(text) if plain(found[0]).rstrip(".,") not in quotes]
            if quotes and loose:
                what = f"{', '.join(loose)}: not in the sentence that this rests on."
                yield Finding(
                    f"Statements/{row.statement_id}/{field}", what, "correct the figure, or cite the sentence that has it", row.evidence[:1]
                )
        if (sum_ := _MONEY.search(row.text)) and not _CURRENCY.search(row.text) and _looks_like_money(row.text):
            what = f"“{sum_[0]}” of which currency?"
            yield Finding(
                f"Statements/{row.statement_id}/text", what, "look it up in the source before you use the figure", row.evidence[:1]
            )


def _looks_like_money(text: str) -> bool:
    return (
        re.search(r"\b(?:trade|worth|fund\w*|grant|loan|aid|invest\w*|budget|turnover|exports?|imports?|financ\w*)\b", text, re.IGNORECASE)
        is not None
    )


def old_figures(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        event = held.event_of(row)
        found = _FIGURE.search(row.text) if not _YEAR.search(row.text) else None
        if found and held.as_of and event and event.date_start and held.as_of - event.date_start > OLD:
            figure = short(row.text[found.start() : found.start() + 40])
            what = f"The figure “{figure}” is of {event.date_start:%B %Y}, and names no year."
            yield Finding(
                f"Statements/{row.statement_id}/text", what, f"say “in {event.date_start.year}” where you use it", row.evidence[:1]
            )
