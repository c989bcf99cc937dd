"""Acts of all accounts of one event as rows: what two texts tell alike becomes one row with both as its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from briefgen.extract.registry import fold
from briefgen.merge.evidence import EvidenceBook
from briefgen.merge.ids import short_hash
from briefgen.model import BOTH, Account, Act, Confidence, Event, Person, Statement

ALIKE = 85.0  # of 100, token set ratio: two wordings of one sentence score above 90, different sentences of one readout below 70
_PERIOD = r"(?:(?:early|mid|late)[- ])?(?:[A-Z][a-z]+\s+)?(?:20\d\d|next year|this year|the year|the decade)"
_DUE = re.compile(
    rf"\b(?:by|before|until|no later than|not later than|in(?= (?:20\d\d|(?:early|mid|late)))|in the (?:first|second) half of|in the \w+ quarter of)\s+(?:the\s+)?(?:end of\s+)?{_PERIOD}"
    r"|\bwithin\s+(?:the next\s+)?(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:days|weeks|months|years|month|year)\b"
)


def statement_rows(event: Event, ranked: Sequence[Account], book: EvidenceBook) -> list[Statement]:
    """One row per act, those of the best account first; acts that a further account tells alike add their source to the row."""
    clusters: list[list[tuple[Account, Act]]] = []
    for account in ranked:
        earlier = list(clusters)  # an account's own acts are never put together
        for act in account.acts:
            home = next((c for c in earlier if all(a.readout != account.readout for a, _ in c) and _alike(c[0][1], act)), None)
            if home is None:
                clusters.append([(account, act)])
            else:
                home.append((account, act))
    rows: list[Statement] = []
    taken: set[str] = set()
    for cluster in clusters:
        row = _row(event, cluster, book, taken)
        taken.add(row.statement_id)
        rows.append(row)
    return rows


def _alike(a: Act, b: Act) -> bool:
    return a.side == b.side and a.stance is b.stance and token_set_ratio(fold(a.text), fold(b.text)) >= ALIKE


def _row(event: Event, cluster: list[tuple[Account, Act]], book: EvidenceBook, taken: set[str]) -> Statement:
    account, act = cluster[0]
    key = f"ST-{event.event_id.removeprefix('EV-')}-{short_hash(act.side, act.stance.value, fold(act.text))}"
    while key in taken:
        key += "b"
    evidence = tuple(dict.fromkeys(book.cite(a.readout, one.sentence, key) for a, one in cluster))
    confidence, reason = _confidence(account, act, book)
    due = _due_in(act.text, event)
    return Statement(
        statement_id=key,
        event_id=event.event_id,
        side=act.side,
        stance=act.stance,
        strength=act.strength,
        speaker=act.speaker,
        object_side=act.object_side,
        areas=act.areas,
        areas_named=act.areas_named,
        areas_text=" | ".join(act.areas_text),
        text=act.text,
        verb=act.verb,
        due_stated=due,
        attribution=act.carried,
        flags=act.flags,
        sources=tuple(dict.fromkeys(book.sources[a.readout].source_id for a, _ in cluster)),
        evidence=evidence,
        confidence=confidence,
        confidence_reason=reason,
    )


def _due_in(text: str, event: Event) -> str:
    """The first date that `text` sets for what is to come, in its own words; a year before the meeting's is no due date. "" without one."""
    for found in _DUE.finditer(text):
        year = re.search(r"20\d\d", found.group())
        if not (year and event.date_start and int(year.group()) < event.date_start.year):
            return found.group()
    return ""


def _confidence(account: Account, act: Act, book: EvidenceBook) -> tuple[Confidence, str]:
    """Low where the sentence has no subject of its own; medium where side or words were inferred."""
    reasons = [act.carried] if act.carried else []
    speaker: Person | None = next((p for p in account.people if p.name == act.speaker), None) if act.side != BOTH else None
    if speaker and speaker.side_basis == "by elimination":
        reasons.append("side by elimination")
    if book.readouts[account.readout].repairs and "glued" in book.readouts[account.readout].warnings:
        reasons.append("text repaired")
    if act.flags:
        reasons += list(act.flags)
    low = any("no subject" in r or "goes on" in r or "what is needed" in r for r in reasons)
    return (Confidence.LOW if low else Confidence.MEDIUM if reasons else Confidence.HIGH), "; ".join(reasons)
