"""Rules on what was said and how it may be told (MOD)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefgen.checks.held import Finding, Held, plain, short
from briefgen.checks.words import table, words
from briefgen.model import BOTH, Confidence, FollowUp, Modality, Severity, Stance, Statement

LONG = 160  # signs of a quotation that a person must read to decide


def agreed_without_agreeing(held: Held) -> Iterator[Finding]:
    """One side alone that "agreed", and an agreement whose sentence has no word of agreeing in it."""
    for row in held.matrix.statements:
        where = f"Statements/{row.statement_id}/stance"
        yield from agreed_alone(row)
        if row.modality is Modality.AG:
            said = " ".join((row.text, row.verb, held.quotes(row.evidence)))
            if row.text and not words("agreeing").search(said):
                what = f"Coded as agreed, but no word of agreeing is in the sentence: “{short(row.text)}”"
                yield Finding(where, what, "set the stance that the verb has", row.evidence[:1])


def agreed_alone(row: Statement) -> Iterator[Finding]:
    """One side alone that "agreed"."""
    if row.modality is Modality.UA:
        what = f"One side alone is said to have agreed: “{short(row.text, LONG)}”"
        fix = "do not write that both agreed unless another source has it"
        yield Finding(f"Statements/{row.statement_id}/stance", what, fix, row.evidence, Severity.WARNING)


def proposal_as_promise(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        if row.stance in (Stance.AGREED, Stance.COMMITTED) and words("proposing").fullmatch(row.verb.strip()):
            what = f"The verb is “{row.verb}”, a proposal, but the stance is {row.stance.value}: “{short(row.text)}”"
            yield Finding(f"Statements/{row.statement_id}/stance", what, "set the stance to proposed", row.evidence[:1])


def side_uncertain(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        where = f"Statements/{row.statement_id}/side"
        if found := (*carried_over(row), *of_no_party(row, held.parties)):
            yield found[0]
        elif (event := held.event_of(row)) and row.side != BOTH and event.parties and row.side not in event.parties:
            what = f"{row.side} is no party of this meeting ({'; '.join(event.parties)})."
            yield Finding(where, what, "correct the side, or the parties of the meeting", row.evidence[:1])


def carried_over(row: Statement) -> Iterator[Finding]:
    """Words that were given to a side because of the sentence before them."""
    if row.confidence is Confidence.LOW and row.attribution:
        what = f"Who says this is carried over ({row.attribution}): “{short(row.text, LONG)}”"
        fix = "read the sentence before it and correct the side if need be"
        yield Finding(f"Statements/{row.statement_id}/side", what, fix, row.evidence)


def of_no_party(row: Statement, parties: Collection[str]) -> Iterator[Finding]:
    """A side that is none of the parties."""
    if row.side != BOTH and parties and row.side not in parties:
        told = f"The side {row.side} is no party of any event." if row.side else "The row names no side."
        yield Finding(f"Statements/{row.statement_id}/side", told, "correct the side", row.evidence[:1])


def signed_what(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        event = held.event_of(row)
        if event and not event.outcome_doc and words("closing").fullmatch(row.verb.strip()):
            what = f"“{row.verb}”, but the meeting has no outcome document: “{short(row.text)}”"
            yield Finding(f"Events/{event.event_id}/outcome_doc", what, "name the document, or leave it", row.evidence[:1])


def first_ever(held: Held) -> Iterator[Finding]:
    for human in held.human:
        if (found := words("firsts").search(human.text)) and "in the texts held" not in human.text:
            yield Finding(human.where, f"“{found[0]}”: says who?", "add “in the texts held”, or the source that says so in quotation marks")


def wrong_framework(held: Held) -> Iterator[Finding]:
    for event in held.matrix.events:
        where, text = f"Events/{event.event_id}/framework", plain(event.framework)
        if not text:
            continue
        if re.search(r"\basean\b", text) and len(event.parties) == 2 and "ASEAN" not in event.parties:
            what = f"“{event.framework}” is ASEAN's, not that of {' and '.join(event.parties)}."
            yield Finding(where, what, "name the two parties' own framework, or leave the cell empty", event.evidence[:1])
        for known in table("frameworks"):
            if (
                set(known["pair"]) == set(event.parties)
                and plain(known["name"]) in text
                and event.date_start
                and event.date_start < known["since"]
            ):
                what = f"The {known['name']} of {' and '.join(event.parties)} dates from {known['since']:%d %b %Y}; the meeting was before."
                yield Finding(where, what, "see which framework the text means", event.evidence[:1])


def status_without_evidence(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        if row.follow_up is not FollowUp.UNKNOWN and not row.follow_up_evidence.strip():
            what = f"Follow-up is “{row.follow_up.value}”, and nothing says on what evidence."
            yield Finding(f"Statements/{row.statement_id}/follow_up_evidence", what, "name the source, or set Follow-up to Unknown")


def verdicts(held: Held) -> Iterator[Finding]:
    """Words of judgement in the names that the tool and the memo repeat, where no cited sentence has them."""
    rows = [
        (f"Events/{event.event_id}/{field}", getattr(event, field), event.evidence)
        for event in held.matrix.events
        for field in ("name", "part_of", "outcome_doc")
    ]
    rows += [(f"Mechanisms/{row.mechanism_id}/name", row.name, row.evidence) for row in held.matrix.mechanisms]
    for where, text, evidence in rows:
        found = words("verdicts").search(text)
        if found and found[0].lower() not in held.quotes(evidence):
            yield Finding(where, f"“{found[0]}” is a judgement, and no cited sentence has it.", "take the word out", evidence[:1])


def dropped(held: Held) -> Iterator[Finding]:
    for row in held.matrix.statements:
        where = f"Statements/{row.statement_id}/next_step"
        found = words("dropped").search(row.next_step)
        if found and not row.follow_up_evidence.strip():
            what = f"“{found[0]}”: that a thing is not mentioned does not say that it was given up."
            yield Finding(where, what, "write “not mentioned in the texts held”, or name the source")
    for event in held.matrix.events:
        if found := words("dropped").search(event.notes):
            what = f"“{found[0]}”: that a thing is not mentioned does not say that it was given up."
            yield Finding(
                f"Events/{event.event_id}/notes", what, "write “not mentioned in the texts held”, or name the source in quotation marks"
            )
