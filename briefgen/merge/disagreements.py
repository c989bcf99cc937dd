"""What a person should look at: inferred years, accounts that disagree, attributions carried over, one-sided sourcing."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefgen.checks.finding import make_check
from briefgen.extract.registry import name_tokens, office_words
from briefgen.model import BOTH, Account, Check, Confidence, Event, Matrix, Modality, Severity, Statement, Status, YearBasis
from briefgen.model.compared import told_values

if TYPE_CHECKING:
    from briefgen.merge.matrix import EvidenceBook


def event_checks(event: Event, ranked: Sequence[Account], acts: Sequence[Statement], book: EvidenceBook) -> list[Check]:
    place = f"Events/{event.event_id}"
    found: list[Check] = []
    if event.year_basis is YearBasis.INFERRED and event.date_start:
        others = f" It could also be {', '.join(event.date_alternatives)}." if event.date_alternatives else ""
        found.append(
            make_check(
                "DAT3",
                Severity.WARNING,
                f"{place}/date_start",
                f"The year of {event.date_start.isoformat()} is inferred: {event.date_reason}.{others}",
                "find a dated source, then set Year basis to “stated”",
                event.evidence[:1],
            )
        )
    elif "but" in event.date_reason and "the text says" in event.date_reason:
        found.append(
            make_check(
                "DAT2",
                Severity.ERROR,
                f"{place}/date_start",
                f"{event.date_reason}.",
                "look the day up and correct the date",
                event.evidence[:1],
            )
        )
    if event.date_start is None and event.status is Status.HELD:
        found.append(
            make_check(
                "DAT0",
                Severity.WARNING,
                f"{place}/date_start",
                f"No full date: {event.date_reason or 'the texts give none'}.",
                "find the date and type it in",
                event.evidence[:1],
            )
        )
    found += _conflicts(event, ranked, book)
    found += _leads_missing(event)
    return found + [check for act in acts for check in _act_checks(act)]


def _act_checks(act: Statement) -> list[Check]:
    found: list[Check] = []
    if act.confidence is Confidence.LOW:
        found.append(
            make_check(
                "MOD3",
                Severity.WARNING,
                f"Statements/{act.statement_id}/side",
                f"Who says this is carried over ({act.attribution}): “{_short(act.text)}”",
                "read the sentence before it and correct the side if need be",
                act.evidence,
            )
        )
    if act.modality is Modality.UA:
        found.append(
            make_check(
                "MOD1",
                Severity.WARNING,
                f"Statements/{act.statement_id}/stance",
                f"One side alone is said to have agreed: “{_short(act.text)}”",
                "do not write that both agreed unless another source has it",
                act.evidence,
            )
        )
    return found


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + " …"


def _conflicts(event: Event, ranked: Sequence[Account], book: EvidenceBook) -> list[Check]:
    """Date, round, place and titles on which the accounts differ; all are kept in words."""
    told_by = [(account, book.sources[account.readout].source_id) for account in ranked]
    days = {a.when.start.isoformat(): source for a, source in told_by if a.when.start and a.when.year_basis is not YearBasis.INFERRED}
    rounds = {a.round_no: source for a, source in told_by if a.round_no is not None}
    cities = {a.where.city: source for a, source in told_by if a.where.city}
    found = [
        *_conflict(event, "DAT1", "date_start", "dates", days),
        *_conflict(event, "DAT10", "round_no", "round numbers", rounds),
        *_conflict(event, "PLC4", "city", "places", cities),
    ]
    place = f"Events/{event.event_id}"
    seen: dict[frozenset[str], dict[str, str]] = {}
    for account in ranked:
        for person in account.people:
            if person.role == "lead" and person.name and person.title:
                key = next((k for k in seen if k & name_tokens(person.name)), name_tokens(person.name))
                seen.setdefault(key, {}).setdefault(person.title, book.sources[account.readout].source_id)
    for titles in seen.values():
        plain = sorted({office_words(title) for title in titles}, key=len)
        if not all(
            shorter <= longer for shorter, longer in itertools.pairwise(plain)
        ):  # "General Secretary" is a short form, no other title
            told = told_values((f"“{title}”", source) for title, source in sorted(titles.items()))
            found.append(
                make_check(
                    "NAM6",
                    Severity.WARNING,
                    f"{place}/lead_a_title",
                    f"One person, different titles: {told}.",
                    "settle which is right",
                    event.evidence[:2],
                )
            )
    return found


def _conflict(event: Event, rule: str, field: str, kind: str, told: Mapping[str, str] | Mapping[int, str]) -> list[Check]:
    """The check on a field of which the sources tell different values; `told` maps each value to the source that has it."""
    if len(told) < 2:
        return []
    what = f"The sources give different {kind}: {told_values(sorted(told.items()))}."
    place = f"Events/{event.event_id}/{field}"
    return [make_check(rule, Severity.ERROR, place, what, "settle which is right and type it in", event.evidence[:2])]


def _leads_missing(event: Event) -> list[Check]:
    if event.status is not Status.HELD or (event.lead_a and event.lead_b):
        return []
    missing = [code for code, lead in zip(event.parties, (event.lead_a, event.lead_b), strict=False) if not lead]
    if not missing:
        return []
    return [
        make_check(
            "NAM0",
            Severity.WARNING,
            f"Events/{event.event_id}/lead_{'a' if not event.lead_a else 'b'}",
            f"No lead is named for {', '.join(missing)}.",
            "type the name in, or leave it",
            event.evidence[:1],
        )
    ]


def matrix_checks(matrix: Matrix) -> list[Check]:
    """Checks over all texts together: one-sided sourcing, texts that were not read or hold no report."""
    found = []
    held = [event for event in matrix.events if event.status is Status.HELD]
    for pair in sorted({tuple(sorted(event.parties)) for event in held}):
        ours = {source for event in held if tuple(sorted(event.parties)) == pair for source in event.sources}
        sides = {row.side for row in matrix.sources if row.source_id in ours and row.side in pair}
        joint = any(row.tier == 1 for row in matrix.sources if row.source_id in ours)
        silent = [] if joint else [code for code in pair if code not in sides]
        if ours and silent:
            names = {party.code: party.name for party in matrix.parties}
            told = " and ".join(names.get(code, code) for code in silent)
            found.append(
                make_check(
                    "SRC6",
                    Severity.WARNING,
                    f"Sources/{sorted(ours)[0]}/side",
                    f"No text published by {told} is held for {'–'.join(pair)}.",
                    "add that side's own account if there is one",
                )
            )
    for row in matrix.sources:
        if row.status == "not a readout":
            found.append(
                make_check(
                    "SRC0",
                    Severity.INFO,
                    f"Sources/{row.source_id}/status",
                    f"No report of a meeting was found in {row.file}.",
                    "nothing, if that is right; else add the meeting by hand",
                )
            )
        elif row.status == "not read":
            found.append(
                make_check(
                    "SRC0",
                    Severity.WARNING,
                    f"Sources/{row.source_id}/status",
                    f"{row.file} was not read: {row.remarks or 'unknown reason'}.",
                    "save it as plain text or HTML, in English, and run again",
                )
            )
    for statement in matrix.statements:
        if statement.side != BOTH and statement.side not in {party.code for party in matrix.parties}:
            found.append(
                make_check(
                    "MOD3",
                    Severity.WARNING,
                    f"Statements/{statement.statement_id}/side",
                    f"The side {statement.side} is no party of any event.",
                    "correct the side",
                )
            )
    return found
